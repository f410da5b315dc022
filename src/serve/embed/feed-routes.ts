import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Narration } from '../../core/narration/schema.js';
import type { App } from '../app.js';
import { etagOf } from '../narrations/publish.js';
import { audioAddress } from '../pages/places.js';
import { problem, sendProblem } from '../problem.js';
import { addressesOf, baseOf, canonicalOf } from './addresses.js';
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
/** A feed is made of all its narrations: not again for each who asks. */
const KEPT_MS = 60_000;

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
  async function make(here: string): Promise<string> {
    const episodes: Episode[] = [];
    for (const name of await newest(MOST_EPISODES)) {
      // One that cannot be read does not keep the others from their listeners.
      const narration = await narrationOf(name).catch(() => undefined);
      const source = narration && audioOf(narration);
      if (!narration || !source) continue;
      const to = (path: string): string => `${here}${path.replace('*', encodeURIComponent(name))}`;
      episodes.push({
        narration,
        link: canonicalOf(narration, addressesOf(name, here)),
        audio: new URL(audioAddress(source, to('/transcripts/*.json')), here).href,
        captions: to('/transcripts/*.vtt'),
        transcript: to('/podcast/*.transcript.json'),
        chapters: to('/podcast/*.chapters.json'),
      });
    }
    return writeFeed(episodes, { feed: `${here}/feed.xml`, settings: await settings() });
  }

  let kept: { readonly here: string; readonly at: number; readonly text: Promise<string> } | undefined;
  app.get('/feed.xml', async (request, reply) => {
    const here = baseOf(request, base);
    const now = performance.now();
    if (kept?.here !== here || now - kept.at > KEPT_MS) {
      const made = { here, at: now, text: make(here) };
      kept = made;
      made.text.catch(() => {
        if (kept === made) kept = undefined;
      });
    }
    return send(request, reply, 'application/rss+xml; charset=utf-8', await kept.text);
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
