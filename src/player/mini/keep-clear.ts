/* Whether the bar lies over what has the focus. */

import { viewOf } from '../view-of.js';

/** Through open shadow roots; undefined where nothing in particular has it. */
export function focusedElement(document: Document): Element | undefined {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused && focused !== document.body && focused !== document.documentElement ? focused : undefined;
}

/** The ring around it is to be seen, too. */
const RING = 6;

export function isCovered(focused: Element, bar: Element): boolean {
  const { top, bottom, left, right, width, height } = focused.getBoundingClientRect();
  const over = bar.getBoundingClientRect();
  // What is higher than the rest of the view cannot be seen as a whole in any case.
  if (width === 0 || height === 0 || height + 2 * RING > viewOf(bar).innerHeight - over.height) return false;
  return (
    top - RING < over.bottom &&
    bottom + RING > over.top &&
    left - RING < over.right &&
    right + RING > over.left
  );
}

/** Scrolls the page as far as is needed, and as far as it goes. */
export function scrollClear(focused: Element, bar: Element): void {
  const by = focused.getBoundingClientRect().bottom + RING - bar.getBoundingClientRect().top;
  bar.ownerDocument.scrollingElement?.scrollBy({ top: Math.ceil(by), behavior: 'instant' });
}
