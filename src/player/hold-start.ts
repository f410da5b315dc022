/** What is heard, or waited for, before the voice. */
export interface Before {
  /** Whether there is anything now. */
  readonly isDue: () => boolean;
  /** Settles when the voice is to begin. Never fails. @param cancelled it is not to begin any more */
  readonly run: (cancelled: AbortSignal) => Promise<void>;
}

interface Holder {
  readonly befores: Set<Before>;
  readonly cancel: () => void;
  readonly release: () => void;
}

const holders = new WeakMap<HTMLMediaElement, Holder>();

/**
 * Until what comes before the voice is over, the media element counts as playing, as one does that waits for its data:
 * `paused` is false, `play` has been fired, and whoever pauses it takes the start back. So buttons, lock screen, other
 * players and scripts need to know nothing of it. Of several, each waits for the one that came here earlier.
 * @param signal ends it: with the last one the element is again as it was
 */
export function holdStart(media: HTMLMediaElement, before: Before, signal: AbortSignal): void {
  if (signal.aborted) return;
  const holder = holders.get(media) ?? hold(media);
  holder.befores.add(before);
  signal.addEventListener('abort', () => {
    holder.befores.delete(before);
    holder.cancel();
    if (holder.befores.size === 0) holder.release();
  });
}

function hold(media: HTMLMediaElement): Holder {
  const { preload } = media;
  const befores = new Set<Before>();
  const released = new AbortController();
  const native = HTMLMediaElement.prototype;
  const isPaused = (): boolean => Reflect.get<HTMLMediaElement, 'paused'>(native, 'paused', media);
  const tell = (type: 'play' | 'pause'): void => void media.dispatchEvent(new Event(type));
  let held: { readonly cancel: AbortController; readonly playing: Promise<void> } | undefined;
  /** `play` has been told: that of the element itself is no news. */
  let isTold = false;
  const isNews = (): boolean => !isTold;

  const start = async (cancelled: AbortSignal): Promise<void> => {
    for (const before of [...befores]) if (!cancelled.aborted && before.isDue()) await before.run(cancelled);
    if (cancelled.aborted) throw new DOMException('Paused before playing.', 'AbortError');
    held = undefined;
    isTold = true;
    try {
      await native.play.call(media);
    } catch (error) {
      // The browser refuses; what was taken back meanwhile has had its events.
      if (!isNews()) tell('pause');
      throw error;
    } finally {
      isTold = false;
    }
  };
  const cancel = (): void => {
    if (!held) return;
    held.cancel.abort();
    held = undefined;
    tell('pause');
  };

  const firstOfAll = { capture: true, signal: released.signal };
  media.addEventListener(
    'play',
    (event) => {
      if (isTold && event.isTrusted) event.stopImmediatePropagation();
      if (event.isTrusted) isTold = false;
    },
    firstOfAll,
  );
  Object.defineProperties(media, {
    paused: { configurable: true, get: () => !held && isPaused() },
    play: {
      configurable: true,
      value(): Promise<void> {
        if (held) return held.playing;
        if (!isPaused() || ![...befores].some((before) => before.isDue())) return native.play.call(media);
        const controller = new AbortController();
        held = { cancel: controller, playing: start(controller.signal) };
        tell('play');
        return held.playing;
      },
    },
    pause: {
      configurable: true,
      value(): void {
        cancel();
        native.pause.call(media);
      },
    },
  });
  const holder = {
    befores,
    cancel,
    release() {
      released.abort();
      holders.delete(media);
      // Whoever held it may have let bytes come meanwhile; those of the next narration wait for Play again.
      media.preload = preload;
      for (const name of ['paused', 'play', 'pause']) Reflect.deleteProperty(media, name);
    },
  };
  holders.set(media, holder);
  return holder;
}
