import { adoptSheet } from '../adopt-sheet.js';
import { viewOf } from '../view-of.js';
import type { Highlight } from './highlight.js';

/*
 * For browsers without the CSS Custom Highlight API: boxes laid over the text, in the player's own shadow root. The
 * article stays as it is here as well: never a span around a word. Loaded only where it is needed.
 */

/** More lines than a sentence has on a phone. */
const MOST_BOXES = 24;

const look = `
@media print{.overlay{display:none}}.overlay{position:absolute;inset:0 auto auto 0;inline-size:0;block-size:0;pointer-events:none;forced-color-adjust:none}
.overlay i{position:absolute;display:none;box-sizing:border-box;border:0 solid #8a5a00;border-color:light-dark(#8a5a00,#b98a1d);border-block-end-width:2px}
.overlay .word{border:2px solid #17407f;border-color:light-dark(#17407f,#ffd257);border-block-end-width:4px;border-radius:3px}
@media(forced-colors:active){.overlay i{border-color:CanvasText}.overlay .word{border-color:Highlight}}`;

export function overlayHighlight(root: ShadowRoot, article: Element, signal: AbortSignal): Highlight {
  const layer = document.createElement('div');
  layer.className = 'overlay';
  layer.ariaHidden = 'true';
  const { sheet, release } = adoptSheet(root, look);
  // One rule per box: a strict page allows no style attributes.
  const boxes = Array.from({ length: MOST_BOXES + 1 }, (_, i) => {
    const box = document.createElement('i');
    box.className = i === 0 ? 'word' : 'sentence';
    layer.append(box);
    const rule = sheet.cssRules[sheet.insertRule(`.overlay i:nth-child(${i + 1}){}`, sheet.cssRules.length)];
    return (rule as CSSStyleRule).style;
  });
  root.append(layer);

  let ranges: readonly [Range | undefined, Range | undefined] = [undefined, undefined];

  const place = (): void => {
    const origin = layer.getBoundingClientRect();
    const [word, sentence] = ranges;
    const rects = [word?.getClientRects()[0], ...(sentence?.getClientRects() ?? [])];
    boxes.forEach((style, i) => {
      const rect = rects[i];
      style.display = rect ? 'block' : 'none';
      if (!rect) return;
      style.transform = `translate(${rect.left - origin.left}px,${rect.top - origin.top}px)`;
      style.width = `${rect.width}px`;
      style.height = `${rect.height}px`;
    });
  };

  // Whatever moves text while no word begins: other windows, inner scrollers, late images.
  const view = viewOf(article);
  view.addEventListener('resize', place, { signal });
  view.addEventListener('scroll', place, { signal, capture: true, passive: true });
  const sizes = new ResizeObserver(place);
  sizes.observe(article);
  signal.addEventListener('abort', () => sizes.disconnect());
  return {
    show(word, sentence) {
      ranges = [word, sentence];
      place();
    },
    clear() {
      layer.remove();
      release();
    },
  };
}
