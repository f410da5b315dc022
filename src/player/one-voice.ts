/*
 * One voice at a time in all frames and tabs of the site that this browser has open; on a page, the element itself sees to it.
 * Whoever begins last is heard. What browsers keep apart, as the same site within two others, cannot hear of each other.
 */

const NAME = 'audio-article:voice';

/** Which one has begun, and how it is made to stop. */
let speaking: { readonly media: HTMLMediaElement; readonly pause: () => void } | undefined;

/** The voice that was begun last on this page, whether or not it plays now. */
export const voiceOfThePage = (): HTMLMediaElement | undefined => speaking?.media;

/** @param pause is called when another frame or tab has begun */
export function speakAlone(media: HTMLMediaElement, pause: () => void, signal: AbortSignal): void {
  const begin = (): void => {
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

/**
 * A message is heard where there is no secure context, in which alone there are locks. Where both have them, locks alone
 * decide: the browser hands them out one after another, whatever the clocks of two pages say.
 */
interface Begun {
  /** ms since 1970. */
  readonly at: number;
  /** Of two that began in the same ms, one. */
  readonly by: number;
  readonly hasLock: boolean;
}

const me = Math.random();
let begunAt = 0;
/** As `begunAt`, by a clock that nobody sets. */
let begunTick = 0;
let letGo: (() => void) | undefined;

/** ms; of two that begin within it, the one that began later by the clock is heard. */
const AT_ONCE_MS = 1000;

const locks = (): LockManager | undefined => (navigator as { readonly locks?: LockManager }).locks;

const say = (): void =>
  channel()?.postMessage({ at: begunAt, by: me, hasLock: locks() !== undefined } satisfies Begun);

function takeTheWord(): void {
  begunAt = Date.now();
  begunTick = performance.now();
  say();
  letGo?.();
  void holdTheLock();
}

/**
 * A page that the browser had put to sleep may have missed the message. Its lock is gone all the same, and it hears of
 * that before it does anything else.
 */
async function holdTheLock(): Promise<void> {
  const manager = locks();
  if (!manager) return;
  const left = new AbortController();
  letGo = () => left.abort();
  const isLeft = new Promise<void>((resolve) => {
    left.signal.addEventListener('abort', () => resolve());
  });
  try {
    await manager.request(NAME, { steal: true }, () => isLeft);
  } catch (error) {
    // Another one has it; what else goes wrong, as in a frame without an origin of its own, is no reason to be silent.
    if (!left.signal.aborted && error instanceof DOMException && error.name === 'AbortError')
      speaking?.pause();
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
    const { at, by, hasLock } = data ?? {};
    if (!speaking || speaking.media.paused || typeof at !== 'number' || typeof by !== 'number') return;
    if (hasLock && locks()) return;
    // A clock may have been set back since this one began.
    const isLater = performance.now() - begunTick > AT_ONCE_MS || at > begunAt || (at === begunAt && by > me);
    if (isLater) speaking.pause();
    // It began earlier and has heard of this one too late.
    else say();
  });
  // An open channel would keep the page from being kept for the way back.
  const close = (): void => {
    open?.close();
    open = undefined;
  };
  addEventListener('pagehide', close, { once: true });
  return open;
}
