import { audioMs } from '../core/narration/audio-length.js';
import type { Narration } from '../core/narration/schema.js';
import { SKIP } from './requests.js';

/** What the lock screen, headset keys and media keys may ask for. Seconds, as everywhere at this border. */
export interface SessionRequests {
  readonly play: () => void;
  readonly pause: () => void;
  readonly seekTo: (seconds: number) => void;
  readonly seekBy: (seconds: number) => void;
}

/**
 * The two keys of a steering wheel or a headset go sentence by sentence: who has missed something hears it again, and
 * whatever a key does the other one takes back. Headings are minutes apart, and many articles have none.
 */
export interface SessionSentences {
  readonly previous: () => void;
  readonly next: () => unknown;
}

/** The system has one session for a page; whoever began last has it. */
let owner: HTMLMediaElement | undefined;

/** Tells the system what is playing from the first `play` until the end, or until it is told to stop. */
export function joinMediaSession(
  media: HTMLMediaElement,
  { title, byline, audio }: Narration,
  requests: SessionRequests,
  sentences: SessionSentences,
  signal: AbortSignal,
): void {
  const { mediaSession: session } = navigator as { readonly mediaSession?: MediaSession };
  if (!session) return;
  const handlers: Partial<Record<MediaSessionAction, MediaSessionActionHandler>> = {
    play: requests.play,
    pause: requests.pause,
    stop() {
      requests.pause();
      leave();
    },
    seekbackward: ({ seekOffset }) => requests.seekBy(-(seekOffset || SKIP)),
    seekforward: ({ seekOffset }) => requests.seekBy(seekOffset || SKIP),
    seekto: ({ seekTime }) => seekTime !== undefined && requests.seekTo(seekTime),
    previoustrack: () => sentences.previous(),
    nexttrack: () => void sentences.next(),
  };
  const setHandlers = (handlerOf: (action: MediaSessionAction) => MediaSessionActionHandler | null): void => {
    for (const action of Object.keys(handlers) as MediaSessionAction[])
      try {
        session.setActionHandler(action, handlerOf(action));
      } catch {
        // An action that this browser does not know.
      }
  };

  const tell = (): void => {
    if (owner !== media) return;
    session.playbackState = media.paused ? 'paused' : 'playing';
    const duration = audioMs({ audio }) / 1000;
    // It refuses a rate of 0.
    if (!(media.playbackRate > 0)) return;
    session.setPositionState({
      duration,
      playbackRate: media.playbackRate,
      position: Math.min(media.currentTime, duration),
    });
  };
  const join = (): void => {
    owner = media;
    session.metadata = new MediaMetadata({ title, artist: byline ?? '', ...ofThePage() });
    setHandlers((action) => handlers[action] ?? null);
    tell();
  };
  const leave = (): void => {
    if (owner !== media) return;
    owner = undefined;
    session.metadata = null;
    session.playbackState = 'none';
    session.setPositionState();
    setHandlers(() => null);
  };

  media.addEventListener('play', join, { signal });
  if (!media.paused) join();
  for (const event of ['pause', 'seeked', 'ratechange', 'waiting', 'playing'])
    media.addEventListener(event, tell, { signal });
  media.addEventListener('ended', leave, { signal });
  signal.addEventListener('abort', leave);
}

/** What the page says of itself to those who link to it: the site's name and a picture (Open Graph). */
function ofThePage(): Pick<MediaMetadataInit, 'album' | 'artwork'> {
  const said = (property: string): string | undefined =>
    document.querySelector<HTMLMetaElement>(`meta[property="${property}"]`)?.content.trim();
  const image = said('og:image') ?? '';
  const url = URL.canParse(image, document.baseURI) ? new URL(image, document.baseURI) : undefined;
  return {
    album: said('og:site_name') || location.hostname,
    artwork: image && url && /^https?:$/.test(url.protocol) ? [{ src: url.href }] : [],
  };
}
