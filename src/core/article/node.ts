/*
 * As much of the DOM as reading an article needs. The browser's nodes and linkedom's both fit, so that
 * `narrate` and the player read the same text from the same markup.
 */

export interface NodeLike {
  /** 1 element, 3 text; everything else is passed over. */
  readonly nodeType: number;
  readonly childNodes: Iterable<NodeLike> & { readonly length: number };
}

export interface TextLike extends NodeLike {
  readonly data: string;
}

export interface ElementLike extends NodeLike {
  readonly localName: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
}
