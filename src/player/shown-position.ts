import { durationOf } from '../core/duration.js';
import { type Cause, expose } from './exposed.js';
import { durationIn, type Store } from './store.js';

/** The position as it stands in one shadow root: what is seen of it moves with time, what is heard of it does not. */
export interface ShownPosition {
  /** What is seen. Once a second, whatever the words do: a style and a layout for two small boxes. */
  paint(): void;
  /** What is heard: written on the listener's own actions, on pause, end and error only. */
  expose(cause: Cause): void;
  /** The language has changed: what is seen is written anew the next time. */
  forget(): void;
}

const written = new WeakMap<HTMLInputElement, number>();

/** The range's value as it was written last. */
export const writtenIn = (range: HTMLInputElement): number => written.get(range) ?? 0;

/** Before the root has anything in it. The rail moves by this sheet's `--progress`. */
export function showPosition(root: ShadowRoot, media: HTMLMediaElement, store: Store): ShownPosition {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.position{--progress:0}');
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  let shownSecond = -1;

  return {
    paint() {
      const { currentTime } = media;
      const second = Math.floor(currentTime);
      const elapsed = root.querySelector('.elapsed');
      if (!elapsed || (second === shownSecond && elapsed.textContent)) return;
      shownSecond = second;
      const { text } = durationOf(currentTime * 1000, store.state.spoken?.lang ?? 'en');
      // The same text node: nothing is made every second and thrown away.
      if (elapsed.firstChild) elapsed.firstChild.nodeValue = text;
      else elapsed.textContent = text;
      const rule = sheet.cssRules[0] as CSSStyleRule;
      rule.style.setProperty('--progress', (currentTime / (durationIn(store.state) || Infinity)).toFixed(4));
    },
    expose(cause) {
      const range = root.querySelector('input');
      const { spoken } = store.state;
      if (!range || !spoken) return;
      const phrase = (seconds: number): string => durationOf(seconds * 1000, spoken.lang).phrase;
      expose(cause, () => {
        range.value = String(Math.round(media.currentTime));
        written.set(range, Number(range.value));
        range.ariaValueText = spoken.strings.positionOf(
          phrase(media.currentTime),
          phrase(durationIn(store.state)),
        );
      });
    },
    forget() {
      shownSecond = -1;
    },
  };
}
