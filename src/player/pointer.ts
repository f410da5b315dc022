import { isTextSelected } from './selection.js';

/** When a text was selected as the pointer came down: the click then only takes the selection back. */
let selectedAt = -Infinity;
/** Longer than a click takes. */
const CLICK_MS = 1000;

const isSelected = (article: Element): boolean =>
  article.ownerDocument.getSelection()?.isCollapsed === false || isTextSelected(article);

export function notePointer(article: Element): void {
  if (isSelected(article)) selectedAt = performance.now();
}

/** Whether a click is about a selection: there is one, or there was one until the pointer came down. */
export const isAboutSelection = (article: Element): boolean =>
  isSelected(article) || performance.now() - selectedAt < CLICK_MS;
