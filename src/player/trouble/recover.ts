import { durationIn } from '../store.js';
import type { Inside } from '../inside.js';
import { isInPlayer } from '../inside-player.js';
import type { Narrated } from '../narration-source.js';
import { loadTexts } from '../texts.js';
import { diagnose, passes, type Trouble } from './diagnose.js';
import { troubleStrings } from './strings.js';
import { showWaiting } from './waiting-shown.js';

/*
 * No sound comes though somebody wants to listen. What may pass is waited for and tried again, from the same place, for
 * as long as they want to: then nobody hears of it, neither the page nor assistive technology. It is said to the eyes
 * after a second, and in words when it lasts or when somebody does something in the player. Everything else is an error
 * and said at once.
 */

const SHOWN_AFTER_MS = 1000;
const TOLD_AFTER_MS = 10_000;
/** So long no byte comes before it is asked for again. A slow network that brings something is left alone. */
const STALLED_MS = 8000;
/** After each failure, the last one again and again. */
const BACKOFF_MS = [500, 1000, 2000, 4000, 8000, 15_000, 30_000];
/** Seconds of the audio. */
const GOES_ON_S = 0.5;
/** Seconds, and of the whole: a browser may only guess how long a file without an index is. */
const MISFIT = { seconds: 2, share: 0.02 };

const anchors =
  'play playing pause waiting stalled seeking seeked canplay timeupdate progress ended emptied'.split(' ');

/** @param view the window that the player is in */
export function recover(
  inside: Inside,
  view: Window,
  { narration, url }: Narrated,
  signal: AbortSignal,
): void {
  const { media, store } = inside;
  /** Of the narration's audio, what this browser plays and has not yet failed at. */
  const sources = narration.audio
    .filter(({ type }) => media.canPlayType(type))
    .map(({ src }) => new URL(src, url).href);
  const native = HTMLMediaElement.prototype;
  const strings = () => troubleStrings(store.state.spoken?.lang ?? 'en');
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Since when no sound comes; undefined: all is well. */
  let since: number | undefined;
  /** Where it stopped: seconds of the audio. */
  let stoppedAt = 0;
  let retryAt = Infinity;
  let attempts = 0;
  let last: Trouble | undefined;
  let isTold = false;
  let isReloading = false;
  /** It has said that it plays again, and not shown it yet. */
  let hasPromised = false;
  let wasThere = false;
  /** Since the listener has asked for it. */
  let isHeard = false;
  let hide: (() => void) | undefined;

  // A start that is held counts as playing, and needs no data yet.
  const isWanted = (): boolean =>
    !Reflect.get<HTMLMediaElement, 'paused'>(native, 'paused', media) && !media.ended && !signal.aborted;
  const isStarving = (): boolean =>
    isWanted() && (Boolean(media.error) || media.readyState < media.HAVE_FUTURE_DATA);
  const backoff = (): number => BACKOFF_MS[Math.min(attempts, BACKOFF_MS.length - 1)] ?? 0;

  const tell = (trouble: Trouble): void => {
    isTold = true;
    const text = trouble === 'unknown' ? undefined : strings().is[trouble];
    store.set('error', { problem: 'audio', trouble: text });
  };

  const calm = (): void => {
    clearTimeout(timer);
    hide?.();
    hide = since = last = undefined;
    retryAt = Infinity;
    isTold = false;
    if (store.state.status === strings().waiting) store.set('action', { status: '' });
  };

  /** The element keeps its place, its rate and that it plays; it asks for the bytes from there anew. */
  const reload = (other?: string): void => {
    attempts++;
    retryAt = performance.now() + Math.max(STALLED_MS, backoff());
    isReloading = true;
    const { currentTime } = media;
    if (other === undefined) media.load();
    else media.src = other;
    media.currentTime = currentTime;
    void native.play.call(media).catch((error: unknown) => {
      // Anything else comes as an error of the element.
      if (error instanceof DOMException && error.name === 'NotAllowedError' && !signal.aborted) {
        media.dispatchEvent(new Event('pause'));
        store.set('error', { problem: 'refused' });
      }
    });
  };

  const look = (): void => {
    clearTimeout(timer);
    if (!isStarving()) {
      const goesOn = isWanted() && media.readyState >= media.HAVE_FUTURE_DATA;
      // Asked anew, a browser may play the rest of what it has, and stop again.
      if (goesOn && attempts && Math.abs(media.currentTime - stoppedAt) < GOES_ON_S) return;
      calm();
      if (!goesOn) return;
      attempts = 0;
      wasThere = isHeard = true;
      // When they are needed, they could not be had.
      void loadTexts(store.state.spoken?.lang ?? 'en');
      if (hasPromised) media.dispatchEvent(new Event('playing'));
      hasPromised = false;
      return;
    }
    const now = performance.now();
    if (since === undefined) {
      since = now;
      stoppedAt = media.currentTime;
      retryAt = now + STALLED_MS;
    }
    if (now >= since + SHOWN_AFTER_MS) hide ??= showWaiting(inside, strings().waiting);
    if (now >= since + TOLD_AFTER_MS && !isTold) tell(last ?? (navigator.onLine ? 'slow' : 'offline'));
    if (now >= retryAt) reload();
    const next = [retryAt, since + SHOWN_AFTER_MS, since + TOLD_AFTER_MS].filter((at) => at > now);
    const at = Math.min(...next);
    if (at < Infinity) timer = setTimeout(look, at - now);
  };

  const fail = async (code: number): Promise<void> => {
    retryAt = Infinity;
    look();
    const { src } = media;
    const trouble = await diagnose({ code, src, origin: url.origin, wasThere });
    if (!isWanted() || !media.error || media.src !== src) return;
    last = trouble;
    // The narration may have it in another format, too.
    const other = passes(trouble) ? undefined : otherThan(src);
    if (other !== undefined) {
      reload(other);
      look();
      return;
    }
    if (passes(trouble)) {
      retryAt = performance.now() + backoff();
      // Somebody has just pressed Play, and it does not.
      if (!isHeard && !isTold) tell(trouble);
      look();
      return;
    }
    // A media element that has failed goes on “playing”.
    media.pause();
    tell(trouble);
    media.dispatchEvent(new Event('error'));
  };

  const otherThan = (src: string): string | undefined => {
    if (sources.includes(src)) sources.splice(sources.indexOf(src), 1);
    return sources.at(0);
  };

  const now = (): void => {
    if (since === undefined || signal.aborted) return;
    if (retryAt < Infinity) retryAt = performance.now();
    look();
  };

  const compare = (): void => {
    const wanted = durationIn(store.state);
    const off = Math.abs(media.duration - wanted);
    if (Number.isFinite(off) && off > Math.max(MISFIT.seconds, MISFIT.share * wanted))
      store.set('error', { status: strings().misfit });
  };

  const firstOfAll = { capture: true, signal };
  media.addEventListener(
    'error',
    (event) => {
      if (!event.isTrusted || !media.error) return;
      event.stopImmediatePropagation();
      isReloading = false;
      if (isWanted()) void fail(media.error.code);
    },
    firstOfAll,
  );
  // To everybody else it has been playing all the time.
  for (const type of ['emptied', 'play', 'abort', 'loadstart'])
    media.addEventListener(
      type,
      (event) => {
        if (isReloading && event.isTrusted) event.stopImmediatePropagation();
      },
      firstOfAll,
    );
  media.addEventListener(
    'playing',
    (event) => {
      isReloading = false;
      if (event.isTrusted && attempts) {
        hasPromised = true;
        event.stopImmediatePropagation();
        look();
      } else keepFocus(inside);
    },
    firstOfAll,
  );
  media.addEventListener(
    'pause',
    () => {
      isReloading = isHeard = hasPromised = false;
      attempts = 0;
    },
    firstOfAll,
  );
  media.addEventListener(
    'progress',
    () => {
      if (!media.error && retryAt < Infinity) retryAt = performance.now() + STALLED_MS;
    },
    { signal },
  );
  for (const type of anchors) media.addEventListener(type, look, { signal });
  view.addEventListener('online', now, { signal });
  const { document: page } = view;
  page.addEventListener('visibilitychange', () => page.hidden || now(), { signal });
  for (const type of ['keydown', 'focusin', 'click'])
    view.addEventListener(
      type,
      (event) => {
        if (hide && !isTold && isInPlayer(event, inside)) store.set('action', { status: strings().waiting });
      },
      firstOfAll,
    );
  media.addEventListener('loadedmetadata', compare, { signal });
  signal.addEventListener('abort', calm);
  compare();
  if (media.error && isWanted()) void fail(media.error.code);
  else look();
}

/** The button that tries again goes away with the problem: whoever stands on it does not lose their place. */
function keepFocus({ positions, store }: Inside): void {
  if (store.state.problem)
    for (const { root } of positions)
      if (root.activeElement?.closest('.choices')) root.querySelector<HTMLElement>('.play')?.focus();
}
