import { adoptSheet } from '../adopt-sheet.js';
import { rectsOf } from '../rects.js';
import { viewOf } from '../view-of.js';
import type { Look } from '../settings.js';

/*
 * A reading ruler: one element over the page, hidden from assistive technology, moved by `transform`. It lies at the
 * line that is being read and lets every click through.
 */

export interface Ruler {
  /** Of this word; undefined: it is nowhere. */
  moveTo(word: Range | undefined): void;
  release(): void;
}

/** Room above and below the letters, in parts of their height. */
const AIR = 0.2;

const looks: Readonly<Record<Exclude<Look['ruler'], 'none'>, string>> = {
  underline: '.ruler{border-block-end:3px solid}',
  bar: '.ruler{border-block:2px solid;background:rgb(128 128 128/15%)}',
  // The player is not to be dimmed with the text.
  box: '.ruler{outline:2px solid;box-shadow:0 0 0 200vmax rgb(0 0 0/60%)}.player{position:relative;z-index:11}',
};

export function layRuler(root: ShadowRoot, article: Element, ruler: Exclude<Look['ruler'], 'none'>): Ruler {
  const element = article.ownerDocument.createElement('div');
  element.className = 'ruler';
  element.ariaHidden = 'true';
  const { sheet, release } = adoptSheet(
    root,
    `.ruler{}.ruler{position:fixed;inset:0 auto auto 0;z-index:10;box-sizing:border-box;pointer-events:none;border:0 solid #6b6e78;outline-color:#6b6e78}${looks[ruler]}@media print{.ruler{display:none!important}}`,
  );
  // A rule of its own: a strict page allows no style attributes.
  const { style } = sheet.cssRules[0] as CSSStyleRule;
  style.display = 'none';
  root.append(element);

  let word: Range | undefined;
  const place = (): void => {
    const line = word && rectsOf(word)[0];
    style.display = line ? 'block' : 'none';
    if (!line) return;
    const { left, width } = article.getBoundingClientRect();
    style.width = `${width}px`;
    style.height = `${line.height * (1 + 2 * AIR)}px`;
    style.transform = `translate(${left}px,${line.top - line.height * AIR}px)`;
  };
  const ended = new AbortController();
  const { signal } = ended;
  viewOf(article).addEventListener('scroll', place, { signal, capture: true, passive: true });
  const sizes = new ResizeObserver(place);
  sizes.observe(article);
  return {
    moveTo(to) {
      word = to;
      place();
    },
    release() {
      ended.abort();
      sizes.disconnect();
      element.remove();
      release();
    },
  };
}
