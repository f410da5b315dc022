import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Narration } from '../../core/narration/schema.js';
import type { App } from '../app.js';
import { contentPolicy } from '../content-policy.js';
import { articlePage } from '../pages/article-page.js';
import { html } from '../pages/html.js';
import type { TimeTokens } from '../feedback/time-token.js';
import { placesAt, type Places } from '../pages/places.js';
import { problem, sendProblem } from '../problem.js';
import { addressesOf, baseOf, canonicalOf, type Addresses } from './addresses.js';
import { embedPage } from './embed-page.js';
import { discoveryLinks, frameSize, oembedOf, oembedXml } from './oembed.js';
import type { SiteSettings } from './settings.js';
import { sharePage } from './share-page.js';

export interface EmbedOptions {
  /** The whole address of the server, if the operator has given it. */
  readonly base: string | undefined;
  /** Who may put articles into a frame, as CSP's frame-ancestors says it. */
  readonly frameAncestors: readonly string[];
  /** Where published audio lies, besides here. */
  readonly mediaOrigins: readonly string[];
  readonly narrationOf: (name: string) => Promise<Narration | undefined>;
  /** Say when a page was made; without them it is not said. */
  readonly tokens?: TimeTokens;
  /** The narration of a publisher's page. */
  readonly nameOfPage: (url: string) => Promise<string | undefined>;
  readonly settings: () => Promise<SiteSettings>;
}

type Named = { Params: { name: string }; Querystring: Record<string, string | undefined> };

/**
 * Of the page in a frame. Any site, one that is isolated (COEP require-corp), too, may show it; where audio comes from
 * another server that knows nothing of CORP, only browsers that know `credentialless` have it on isolated sites.
 */
const frameHeaders = ({ frameAncestors, mediaOrigins }: EmbedOptions) => ({
  frameguard: false,
  crossOriginResourcePolicy: { policy: 'cross-origin' as const },
  crossOriginEmbedderPolicy: {
    policy: mediaOrigins.length === 0 ? ('require-corp' as const) : ('credentialless' as const),
  },
  contentSecurityPolicy: contentPolicy(mediaOrigins, frameAncestors),
});

/** The pages of an article by its name, and what tells other sites how to embed it. */
export function embedRoutes(app: App, options: EmbedOptions): void {
  const { base, narrationOf } = options;
  const addresses = (request: FastifyRequest, name: string): Addresses =>
    addressesOf(name, baseOf(request, base));
  const places = (name: string): Places => ({
    ...placesAt(name),
    statistics: '/api/listening',
    ...(options.tokens && { token: options.tokens.issue() }),
  });

  /** A page of the narration that the address names. */
  const shown =
    (
      page: (
        narration: Narration,
        at: Places,
        to: Addresses,
        request: FastifyRequest<Named>,
      ) => string | Promise<string>,
    ) =>
    async (request: FastifyRequest<Named>, reply: FastifyReply): Promise<FastifyReply> => {
      const { name } = request.params;
      const narration = await narrationOf(name);
      if (!narration) return sendProblem(reply, problem(404));
      const made = await page(narration, places(name), addresses(request, name), request);
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(made);
    };

  app.get<Named>(
    '/articles/:name',
    shown((narration, at, to) => {
      const more = html`<link rel="canonical" href="${canonicalOf(narration, to)}">
${discoveryLinks(narration, to)}`;
      return articlePage(narration, at, more, to.base);
    }),
  );

  app.get<Named>(
    '/embed/:name',
    { helmet: frameHeaders(options) },
    shown((narration, at, to, { query }) => embedPage(narration, at, to, { open: 'article' in query })),
  );

  app.get<Named>(
    '/share/:name',
    shown(async (narration, at, to) => sharePage(narration, at, to, (await options.settings()).image)),
  );

  app.get<{ Querystring: Record<string, string | string[] | undefined> }>(
    '/oembed',
    async (request, reply) => {
      const { url, format = 'json', maxwidth, maxheight } = request.query;
      const [width, height] = [maxwidth, maxheight].map(pixels);
      if (typeof url !== 'string' || width === 'wrong' || height === 'wrong')
        return sendProblem(
          reply,
          problem(400, { detail: 'Give url, the address of an article; maxwidth and maxheight in pixels.' }),
        );
      if (format !== 'json' && format !== 'xml') return sendProblem(reply, problem(501));
      const here = baseOf(request, base);
      const asked = named(url, here);
      if (asked === 'private') return sendProblem(reply, problem(401));
      const name = asked?.name ?? (await options.nameOfPage(url));
      const narration = name === undefined ? undefined : await narrationOf(name);
      if (name === undefined || !narration) return sendProblem(reply, problem(404));
      const answer = oembedOf(narration, addressesOf(name, here), {
        size: frameSize(width, height),
        provider: (await options.settings()).title ?? new URL(here).host,
      });
      reply.headers({ 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'no-cache' });
      return format === 'xml'
        ? reply.type('text/xml; charset=utf-8').send(oembedXml(answer))
        : reply.type('application/json; charset=utf-8').send(answer);
    },
  );
}

function pixels(value: string | string[] | undefined): number | undefined | 'wrong' {
  if (value === undefined) return undefined;
  return typeof value === 'string' && /^[1-9]\d{0,4}$/.test(value) ? Number(value) : 'wrong';
}

/** The name of the article that an address of ours shows. */
function named(url: string, base: string): { readonly name: string } | 'private' | undefined {
  if (!URL.canParse(url)) return undefined;
  const [asked, ours] = [new URL(url), new URL(base)];
  const root = ours.pathname.replace(/\/$/, '');
  // Before a proxy it may be http, or https.
  if (asked.host !== ours.host || !asked.pathname.startsWith(`${root}/`)) return undefined;
  const [kind = '', name, ...rest] = asked.pathname.slice(root.length + 1).split('/');
  if (kind === 'inbox' || kind === 'api') return 'private';
  if (!['articles', 'embed', 'share'].includes(kind) || name === undefined || rest.length > 0)
    return undefined;
  try {
    return { name: decodeURIComponent(name) };
  } catch {
    return undefined;
  }
}
