import { viewOf } from './view-of.js';

export interface AdoptedSheet {
  readonly sheet: CSSStyleSheet;
  /** Has it in another tree of the same document, too. */
  readonly shareWith: (tree: Document | ShadowRoot) => void;
  /** The trees are as they were before. */
  readonly release: () => void;
}

/** The tree that an element is in, as far as style reaches: its document or shadow root. */
export const treeOf = (element: Element): Document | ShadowRoot =>
  element.getRootNode() as Document | ShadowRoot;

/** A constructed stylesheet: what a strict page allows, and what no publisher's markup shows. */
export function adoptSheet(tree: Document | ShadowRoot, css: string): AdoptedSheet {
  // After an adoption, another document's sheet would be refused.
  const { CSSStyleSheet } = viewOf(tree);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const trees = new Set<Document | ShadowRoot>();
  const shareWith = (another: Document | ShadowRoot): void => {
    if (trees.has(another)) return;
    trees.add(another);
    another.adoptedStyleSheets = [...another.adoptedStyleSheets, sheet];
  };
  shareWith(tree);
  return {
    sheet,
    shareWith,
    release() {
      for (const each of trees)
        each.adoptedStyleSheets = each.adoptedStyleSheets.filter((other) => other !== sheet);
      trees.clear();
    },
  };
}
