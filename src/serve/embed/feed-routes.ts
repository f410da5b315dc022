import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Narration } from '../../core/narration/schema.js';
import type { App } from '../app.js';
import { etagOf } from '../narrations/publish.js';
import { audioAddress } from '../pages/places.js';
import { problem, sendProblem } from '../problem.js';
import { addressesOf, baseOf, canonicalOf, podcastAddressesOf } from './addresses.js';
import { audioOf, writeChapters, writeFeed, writeTranscript, type Episode } from './feed.js';
import type { SiteSettings } from './settings.js';

export interface FeedOptions {
  /** See EmbedOptions. */
  readonly base: string | undefined;
  readonly narrationOf: (name: string) => Promise<Narration | undefined>;
  /** The newest so many narrations. */
  readonly newest: (most: number) => Promise<readonly string[]>;
  readonly settings: () => Promise<SiteSettings>;
}

/** Of one feed: directories keep older episodes. */
const MOST_EPISODES = 100;
const KEPT_MS = 60_000;
/** Narrations that are read side by side; they may lie in a bucket. */
const AT_ONCE = 10;

interface Recent {
  readonly name: string;
  readonly narration: Narration;
}

/** What a feed tells of a narration; a hundred whole ones are a hundred megabytes. */
const shortened = (narration: Narration): Narration => ({
  ...narration,
  blocks: narration.blocks.filter(({ kind }) => kind === 'paragraph').slice(0, 1),
});

/** All are read for a feed: not again for each who asks. */
function recentEpisodes({ narrationOf, newest }: Pick<FeedOptions, 'narrationOf' | 'newest'>) {
  let kept: { readonly at: number; readonly read: Promise<readonly Recent[]> } | undefined;
  async function read(): Promise<readonly Recent[]> {
    const names = await newest(MOST_EPISODES);
    const found: Recent[] = [];
    for (let i = 0; i < names.length; i += AT_ONCE)
      found.push(
        ...(
          await Promise.all(
            names.slice(i, i + AT_ONCE).map(async (name) => {
              // One that cannot be read does not keep the others from their listeners.
              const narration = await narrationOf(name).catch(() => undefined);
              return narration && audioOf(narration) ? [{ name, narration: shortened(narration) }] : [];
            }),
          )
        ).flat(),
      );
    return found;
  }
  return (): Promise<readonly Recent[]> => {
    const now = performance.now();
    if (kept && now - kept.at < KEPT_MS) return kept.read;
    const made = { at: now, read: read() };
    kept = made;
    made.read.catch(() => {
      if (kept === made) kept = undefined;
    });
    return made.read;
  };
}

function placed({ name, narration }: Recent, here: string): Episode {
  const transcripts = `${here}/transcripts/${encodeURIComponent(name)}`;
  return {
    narration,
    link: canonicalOf(narration, addressesOf(name, here)),
    audio: audioAddress(audioOf(narration) ?? { src: '' }, `${transcripts}.json`),
    captions: `${transcripts}.vtt`,
    ...podcastAddressesOf(name, here),
  };
}

/** Others may read it, and ask again only for what has changed. */
function send(request: FastifyRequest, reply: FastifyReply, type: string, text: string): FastifyReply {
  const body = Buffer.from(text);
  const etag = etagOf(body);
  reply.headers({ etag, 'cache-control': 'no-cache', 'cross-origin-resource-policy': 'cross-origin' });
  if (request.headers['if-none-match']?.split(/,\s*/).includes(etag)) return reply.code(304).send();
  return reply.type(type).send(body);
}

/** The podcast, and what its episodes name besides the audio. */
export function feedRoutes(app: App, { base, narrationOf, newest, settings }: FeedOptions): void {
  const episodes = recentEpisodes({ narrationOf, newest });

  app.get('/feed.xml', async (request, reply) => {
    const here = baseOf(request, base);
    const xml = writeFeed(
      (await episodes()).map((episode) => placed(episode, here)),
      { feed: `${here}/feed.xml`, settings: await settings() },
    );
    return send(request, reply, 'application/rss+xml; charset=utf-8', xml);
  });

  app.get<{ Params: { file: string } }>('/podcast/:file', async (request, reply) => {
    const [, name = '', what] = /^(.+)\.(chapters|transcript)\.json$/.exec(request.params.file) ?? [];
    const narration = what === undefined ? undefined : await narrationOf(name);
    if (!narration) return sendProblem(reply, problem(404));
    return what === 'chapters'
      ? send(request, reply, 'application/json+chapters; charset=utf-8', writeChapters(narration))
      : send(request, reply, 'application/json; charset=utf-8', writeTranscript(narration));
  });
}
