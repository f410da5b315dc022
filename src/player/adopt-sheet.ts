import { viewOf } from './view-of.js';

export interface AdoptedSheet {
  readonly sheet: CSSStyleSheet;
  /** The tree is as it was before. */
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
  tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
  return {
    sheet,
    release() {
      tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((other) => other !== sheet);
    },
  };
}
