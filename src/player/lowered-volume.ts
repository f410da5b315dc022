/*
 * The voice is lowered for a while, by the sleep timer or while the controls are used, and nobody's volume is changed:
 * the listener's and the page's is what `volume` says and sets all the while. Several who lower it do so together.
 */

/** Lowers the voice of a media element. */
export interface Lowering {
  /** @param factor of the listener's volume, 0 to 1 */
  to(factor: number): void;
  /** Lowers it no more. */
  end(): void;
}

interface Lowered {
  readonly factors: Map<object, number>;
  readonly apply: () => void;
  readonly release: () => void;
}

const lowered = new WeakMap<HTMLMediaElement, Lowered>();

/** What is heard has changed, and nobody's volume has: told on the media element instead of `volumechange`. */
export const HEARD_VOLUME_CHANGE = 'audio-article:heardvolumechange';
const native = HTMLMediaElement.prototype;

/** What is really heard of a media element: 0 to 1. */
export const heardVolume = (media: HTMLMediaElement): number =>
  Reflect.get<HTMLMediaElement, 'volume'>(native, 'volume', media);

/** Where a page may not set the volume, as on iOS, nothing is heard of it. */
export function lower(media: HTMLMediaElement): Lowering {
  const me = {};
  return {
    to(factor) {
      const { factors, apply } = lowered.get(media) ?? hold(media);
      factors.set(me, factor);
      apply();
    },
    end() {
      const held = lowered.get(media);
      if (!held?.factors.delete(me)) return;
      if (held.factors.size) held.apply();
      else held.release();
    },
  };
}

/** A sound server has steps of its own, and the browser tells of a volume as that has rounded it. */
const STEP = 0.001;

const watched = new WeakSet<HTMLMediaElement>();

function watch(media: HTMLMediaElement): void {
  if (watched.has(media)) return;
  watched.add(media);
  let { volume, muted } = media;
  media.addEventListener(
    'volumechange',
    (event) => {
      if (Math.abs(media.volume - volume) < STEP && media.muted === muted) {
        event.stopImmediatePropagation();
        media.dispatchEvent(new Event(HEARD_VOLUME_CHANGE));
      }
      ({ volume, muted } = media);
    },
    { capture: true },
  );
}

function hold(media: HTMLMediaElement): Lowered {
  watch(media);
  const factors = new Map<object, number>();
  let own = heardVolume(media);
  const set = (volume: number): void => void Reflect.set(native, 'volume', volume, media);
  const apply = (): void => set([...factors.values()].reduce((volume, factor) => volume * factor, own));
  Object.defineProperty(media, 'volume', {
    configurable: true,
    get: () => own,
    set(volume: number) {
      // What it would not take is the element's to refuse.
      if (volume >= 0 && volume <= 1) {
        own = volume;
        apply();
      } else set(volume);
    },
  });
  const held = {
    factors,
    apply,
    release() {
      Reflect.deleteProperty(media, 'volume');
      lowered.delete(media);
      set(own);
    },
  };
  lowered.set(media, held);
  return held;
}
