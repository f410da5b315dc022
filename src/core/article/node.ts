/*
 * As much of the DOM as reading an article needs. The browser's nodes and linkedom's both fit, so that
 * `narrate` and the player read the same text from the same markup.
 */

export interface NodeLike {
  /** 1 element, 3 text; everything else is passed over. */
  readonly nodeType: number;
  // Links instead of `childNodes`: the walk over a long page takes half the time in Chromium.
  readonly firstChild: NodeLike | null;
  readonly nextSibling: NodeLike | null;
}

export interface TextLike extends NodeLike {
  readonly data: string;
}

export interface ElementLike extends NodeLike {
  readonly localName: string;
  hasAttributes(): boolean;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
}

export function isElement(node: NodeLike): node is ElementLike {
  return node.nodeType === 1;
}

export function isText(node: NodeLike): node is TextLike {
  return node.nodeType === 3;
}
