import { durationOf } from '../core/duration.js';
import { adoptSheet } from './adopt-sheet.js';
import { afterFrame } from './after-frame.js';
import { asTimePasses, type Cause, expose } from './exposed.js';
import type { Inside } from './inside.js';
import { durationIn } from './store.js';
import { styles } from './styles.js';

/** The position as it stands in one shadow root: what is seen of it moves with time, what is heard of it does not. */
export interface ShownPosition {
  readonly root: ShadowRoot;
  /** What is seen. At most once a second, whatever the words do: a style and a layout for two small boxes. */
  readonly paint: () => void;
  /** What is heard: written on the listener's own actions, on pause, end and error only. */
  readonly expose: (cause: Cause) => void;
  /** Both, in answer to the listener. */
  readonly show: () => void;
  /** Both: what it stands in was rendered. */
  readonly rendered: () => void;
}

const written = new WeakMap<HTMLInputElement, number>();

/** The range's value as it was written last. */
export const writtenIn = (range: HTMLInputElement): number => written.get(range) ?? 0;

/** Shows it until `signal` aborts. The rail moves by the `--progress` of a stylesheet of its own. */
export function showPosition(root: ShadowRoot, inside: Inside, signal: AbortSignal): ShownPosition {
  const { media, store, positions } = inside;
  // A root in another document needs the looks anew. Apart from them: what changes every second is read anew as a whole.
  const { sheet, release } = adoptSheet(root, '.position{--progress:0}');
  const looks = adoptSheet(root, styles);
  let shown = '';

  const position: ShownPosition = {
    root,
    paint() {
      const { currentTime } = media;
      const elapsed = root.querySelector('.elapsed');
      const { spoken } = store.state;
      const now = `${Math.floor(currentTime)} ${spoken?.lang}`;
      if (!elapsed || !spoken || (now === shown && elapsed.textContent)) return;
      shown = now;
      const { text } = durationOf(currentTime * 1000, spoken.lang);
      // The same text node: nothing is made every second and thrown away.
      if (elapsed.firstChild) elapsed.firstChild.nodeValue = text;
      else elapsed.textContent = text;
      const rule = sheet.cssRules[0] as CSSStyleRule;
      rule.style.setProperty('--progress', (currentTime / (durationIn(store.state) || Infinity)).toFixed(4));
    },
    show() {
      position.paint();
      position.expose('action');
    },
    rendered() {
      const isFirst = !shown;
      position.paint();
      const expose = (): void => position.expose('load');
      // The first words for a time take the browser longer than all the rest of the player takes to be there.
      if (isFirst) afterFrame(expose);
      else expose();
    },
    expose(cause) {
      const range = root.querySelector('input');
      const { spoken } = store.state;
      if (!range || !spoken) return;
      const phrase = (seconds: number): string => durationOf(seconds * 1000, spoken.lang).phrase;
      expose(cause, () => {
        range.value = String(Math.round(media.currentTime));
        written.set(range, Number(range.value));
        const text = spoken.strings.positionOf(phrase(media.currentTime), phrase(durationIn(store.state)));
        // What is written once more would be told once more.
        if (range.ariaValueText !== text) range.ariaValueText = text;
      });
    },
  };
  positions.add(position);
  // Later on it is painted with the words.
  const timePassed = (): void => {
    if (!inside.session?.listening) asTimePasses(position.paint);
  };
  media.addEventListener('timeupdate', timePassed, { signal });
  signal.addEventListener('abort', () => {
    positions.delete(position);
    release();
    looks.release();
  });
  return position;
}
