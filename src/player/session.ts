import { AudioArticleError } from '../core/errors.js';
import { articleOf, type WithArticle } from './article-of.js';
import { positionKey, recall } from './device.js';
import type { Inside } from './inside.js';
import type { Listening } from './listening.js';
import type { Narrated } from './narration-source.js';
import type { PositionStore } from './position-store.js';
import { viewOf } from './view-of.js';

/** A narration in one place of the page, until another comes or the player is moved or removed. */
export interface Session {
  /** What is needed from the first sign of interest on, as soon as it has loaded. */
  readonly listening: Listening | undefined;
  /** Loads it; undefined if it cannot be had, and audio is all there is. */
  listen(): Promise<Listening | undefined>;
  /** The page has changed, or what it says of the article. */
  findArticle(): void;
  /** It plays: reading along begins. */
  readOn(): Promise<void>;
}

export interface SessionPlayer extends WithArticle {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly positionStore: PositionStore | undefined;
}

export function beginSession(
  player: SessionPlayer,
  inside: Inside,
  narrated: Narrated,
  signal: AbortSignal,
): Session {
  const { media, store, source, requests } = inside;
  const view = viewOf(player);
  let listening: Listening | undefined;
  let asked: Promise<Listening | undefined> | undefined;
  let article: Element | undefined;
  /** Until another article is found, or none. */
  let reading: AbortController | undefined;

  const load = async (): Promise<Listening | undefined> => {
    const { listen } = await import('./listening.js');
    if (signal.aborted) return undefined;
    listening = listen({
      player,
      root: player.renderRoot as ShadowRoot,
      media,
      inside,
      narrated,
      positionStore: player.positionStore,
      announce: inside.announce,
      requests: { ...requests, seekTo: requests.seek, seekBy: requests.skip },
      signal,
    });
    listening.readIn(article);
    listening.openLinks();
    return listening;
  };

  const listen = (): Promise<Listening | undefined> =>
    (asked ??= load().catch((error: unknown) => {
      asked = undefined; // the network may be back next time
      if (error instanceof AudioArticleError) source.fail(error);
      return undefined;
    }));

  const clicked = (event: MouseEvent): void => {
    if (listening) listening.clicked(event);
    else void listen().then((now) => now?.clicked(event));
  };

  const findArticle = (): void => {
    const found = articleOf(player);
    if (reading && found === article && !reading.signal.aborted) return;
    reading?.abort();
    const ended = (reading = new AbortController());
    signal.addEventListener('abort', () => ended.abort(), { signal: ended.signal });
    article = found;
    if (!found && player.for)
      import('./late-article.js').then(
        ({ whenThere }) => whenThere(player, () => articleOf(player), findArticle, ended.signal),
        () => ended.abort(), // looked for anew with the next occasion
      );
    store.set('load', { hasText: Boolean(found) });
    listening?.readIn(found);
    found?.addEventListener('pointerover', () => void listen(), { signal: ended.signal, once: true });
    found?.addEventListener('click', (event) => clicked(event as MouseEvent), { signal: ended.signal });
  };

  const offerResume = async (): Promise<void> => {
    const hasBegun = (): boolean => signal.aborted || !media.paused || media.currentTime > 0;
    const isKept = player.positionStore ?? (await recall(positionKey(narrated.narration.id)));
    if (!isKept || hasBegun()) return;
    const resumeMs = await (await listen())?.keptMs().catch(reportError);
    if (!hasBegun()) store.set('load', { resumeMs: resumeMs ?? undefined });
  };

  // A link that leads into the audio (links/opened-link.ts).
  const listenIfLinked = (): void => {
    if (/[#&]t=/.test(view.location.hash)) void listen();
  };

  findArticle();
  listenIfLinked();
  view.addEventListener('hashchange', listenIfLinked, { signal });
  void offerResume();
  if (player.hasAttribute('bar')) void listen();
  return {
    get listening() {
      return listening;
    },
    listen,
    findArticle,
    async readOn() {
      // The article may have come into the page, or another one in its place, since the narration was loaded.
      if (!article?.isConnected) findArticle();
      (await listen())?.followAgain();
    },
  };
}
