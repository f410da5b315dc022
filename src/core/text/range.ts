/** A half-open range `[start, end)` in UTF-16 code units of a block's text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}
