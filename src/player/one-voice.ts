/*
 * One voice at a time: on a page, and in all frames and tabs of the site that this browser has open. Whoever begins last
 * is heard. What browsers keep apart, as the same site within two others, cannot hear of each other.
 */

const NAME = 'audio-article:voice';

/** Pauses it, because of another one: on this page, or in another frame or tab. */
type Silence = (begunBy: 'other-player' | 'other-tab') => void;

/** Which one has begun, and how it is made to stop. */
let speaking: { readonly media: HTMLMediaElement; readonly pause: Silence } | undefined;

/** The voice that was begun last on this page, whether or not it plays now. */
export const voiceOfThePage = (): HTMLMediaElement | undefined => speaking?.media;

/** Whoever begins to play pauses the one before. */
export function speakAlone(media: HTMLMediaElement, pause: Silence, signal: AbortSignal): void {
  const begin = (): void => {
    if (speaking?.media !== media) speaking?.pause('other-player');
    speaking = { media, pause };
    takeTheWord();
  };
  const fallSilent = (): void => {
    if (speaking?.media === media) leaveTheWord();
  };
  media.addEventListener('play', begin, { signal });
  for (const event of ['pause', 'ended']) media.addEventListener(event, fallSilent, { signal });
  if (!media.paused) begin();
  signal.addEventListener('abort', () => {
    fallSilent();
    if (speaking?.media === media) speaking = undefined;
  });
}

/** A message is heard at once, and also where there is no secure context, in which alone there are locks. */
interface Begun {
  /** ms since 1970. */
  readonly at: number;
  /** Of two that began in the same ms, one. */
  readonly by: number;
}

const me = Math.random();
let begunAt = 0;
let letGo: (() => void) | undefined;

function takeTheWord(): void {
  begunAt = Date.now();
  channel()?.postMessage({ at: begunAt, by: me } satisfies Begun);
  letGo?.();
  void holdTheLock();
}

/**
 * A page that the browser had put to sleep may have missed the message. Its lock is gone all the same, and it hears of
 * that before it does anything else.
 */
async function holdTheLock(): Promise<void> {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (!locks) return;
  const left = new AbortController();
  letGo = () => left.abort();
  const isLeft = new Promise<void>((resolve) => {
    left.signal.addEventListener('abort', () => resolve());
  });
  try {
    await locks.request(NAME, { steal: true }, () => isLeft);
  } catch (error) {
    // Another one has it; what else goes wrong, as in a frame without an origin of its own, is no reason to be silent.
    if (!left.signal.aborted && error instanceof DOMException && error.name === 'AbortError')
      speaking?.pause('other-tab');
  }
}

function leaveTheWord(): void {
  letGo?.();
  letGo = undefined;
}

let open: BroadcastChannel | undefined;

function channel(): BroadcastChannel | undefined {
  if (open || typeof BroadcastChannel !== 'function') return open;
  open = new BroadcastChannel(NAME);
  open.addEventListener('message', ({ data }: MessageEvent<Partial<Begun> | null>) => {
    const { at, by } = data ?? {};
    if (!speaking || speaking.media.paused || typeof at !== 'number' || typeof by !== 'number') return;
    if (at > begunAt || (at === begunAt && by > me)) speaking.pause('other-tab');
    // It began earlier and has heard of this one too late.
    else open?.postMessage({ at: begunAt, by: me } satisfies Begun);
  });
  // An open channel would keep the page from being kept for the way back.
  const close = (): void => {
    open?.close();
    open = undefined;
  };
  addEventListener('pagehide', close, { once: true });
  return open;
}
