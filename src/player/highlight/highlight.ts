/** Marks one word and one sentence of the page without changing the page. */
export interface Highlight {
  /** The ranges have moved. An undefined one is not shown. */
  show(word: Range | undefined, sentence: Range | undefined): void;
  /** Takes everything back. */
  clear(): void;
}
