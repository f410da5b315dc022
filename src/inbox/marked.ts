/** A piece of a sentence: the word that is spoken of, or what stands around it. */
export interface Piece {
  readonly text: string;
  readonly isWord: boolean;
}

/** @param words where the word stands, UTF-16 units of the text; what makes no sense is left unmarked */
export function markedPieces(text: string, words: readonly (readonly [number, number])[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [start, end] of [...words].sort(([a], [b]) => a - b)) {
    if (start < at || end <= start || end > text.length) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), isWord: false });
    pieces.push({ text: text.slice(start, end), isWord: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isWord: false });
  return pieces;
}
