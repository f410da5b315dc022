import { type AdoptedSheet, adoptSheet, treeOf } from './adopt-sheet.js';
import { selectorOf } from './highlight/rules.js';

/* The reading position of assistive technology goes to the text: only ever because the reader asks for it. */

const ring = (article: string): string => `${article} :focus{
outline:3px solid #1a1b1f!important;outline-color:light-dark(#1a1b1f,#f1f2f5)!important;outline-offset:2px!important;
box-shadow:0 0 0 2px #fff,0 0 0 7px #fff!important;box-shadow:0 0 0 2px light-dark(#fff,#17191e),0 0 0 7px light-dark(#fff,#17191e)!important}
@media(forced-colors:active){${article} :focus{outline-color:Highlight!important}}`;

/**
 * Moves the focus to a paragraph, with a ring that is seen on any page. The article is as it was again as soon as the
 * focus goes on.
 */
export function focusText(element: HTMLElement, article: Element): void {
  const isStop = element.hasAttribute('tabindex') || element.tabIndex >= 0;
  const shown: AdoptedSheet = adoptSheet(treeOf(article), ring(selectorOf(article)));
  if (!isStop) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  const leave = (): void => {
    // Another window has the focus: here it is where it was.
    if (treeOf(element).activeElement === element) return;
    element.removeEventListener('blur', leave);
    shown.release();
    if (!isStop) element.removeAttribute('tabindex');
  };
  element.addEventListener('blur', leave);
  leave();
}

/** Whether the reader has just acted and the focus is the player's, the article's or nobody's: else it stays. */
export function mayMoveFocus(player: Element, article: Element): boolean {
  const { ownerDocument: document, shadowRoot } = player;
  // Old browsers do not tell.
  const hasActed = (navigator as Partial<Navigator>).userActivation?.isActive ?? true;
  if (!hasActed || !document.hasFocus() || shadowRoot?.querySelector('dialog[open]')) return false;
  const { activeElement } = document;
  const isNobodys = activeElement === null || activeElement === document.body;
  return (
    isNobodys || treeOf(player).activeElement === player || article.contains(treeOf(article).activeElement)
  );
}
