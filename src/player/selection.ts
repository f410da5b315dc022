import { treeOf } from './adopt-sheet.js';

/** Where the reader's selection, or their caret, begins. */
export interface SelectedPoint {
  readonly node: Node;
  readonly offset: number;
  /** A caret: nothing is selected. */
  readonly isCaret: boolean;
}

/** The shadow trees that an article is in, innermost first: a selection tells what lies in them only if asked. */
function treesOf(article: Element): ShadowRoot[] {
  const trees: ShadowRoot[] = [];
  for (let root = treeOf(article); 'host' in root; root = treeOf(root.host)) trees.push(root);
  return trees;
}

/** Safari 17 takes the trees one by one. */
type Composed = (...trees: (ShadowRoot | { shadowRoots: ShadowRoot[] })[]) => AbstractRange[];

function rangeOf(selection: Selection, shadowRoots: ShadowRoot[]): AbstractRange | undefined {
  const { getComposedRanges } = selection as { getComposedRanges?: Composed };
  if (!getComposedRanges) return selection.rangeCount ? selection.getRangeAt(0) : undefined;
  try {
    return getComposedRanges.call(selection, { shadowRoots })[0];
  } catch {
    return getComposedRanges.call(selection, ...shadowRoots)[0];
  }
}

/** Undefined while the selection is elsewhere on the page. */
export function selectionIn(article: Element): SelectedPoint | undefined {
  const selection = article.ownerDocument.getSelection();
  const range = selection && rangeOf(selection, treesOf(article));
  if (!range) return undefined;
  const { startContainer, startOffset, collapsed } = range;
  if (article.contains(startContainer))
    return { node: startContainer, offset: startOffset, isCaret: collapsed };
  // It was drawn from above the article into it.
  if (!collapsed && range.endContainer !== article && article.contains(range.endContainer))
    return { node: article, offset: 0, isCaret: false };
  return undefined;
}

export const isTextSelected = (article: Element): boolean => selectionIn(article)?.isCaret === false;
