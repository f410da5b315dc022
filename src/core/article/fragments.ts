/*
 * A text cut into pieces of about a sentence, by its punctuation alone. Cheap and blind to abbreviations: it serves to
 * find again what two versions of a text share, and cuts the same words in the same way wherever they stand.
 */

/** A half-open range of the text, in UTF-16 code units. */
export interface Fragment {
  readonly start: number;
  readonly end: number;
}

/**
 * Behind what ends a sentence before a space, behind the full stops of Chinese and Japanese, and at the spaces of Thai,
 * Lao, Khmer and Burmese, which have no full stop.
 */
const ends =
  /[.!?…؟۔।॥]+[\p{Pe}\p{Pf}"'’”]*(?=\s)|[。！？｡]+[\p{Pe}\p{Pf}]*|(?<=[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}])(?=\s)/gu;

/** @param text whitespace collapsed to single spaces, trimmed */
export function fragmentsOf(text: string): Fragment[] {
  const fragments: Fragment[] = [];
  let start = 0;
  const add = (end: number): void => {
    if (end > start) fragments.push({ start, end });
    start = text[end] === ' ' ? end + 1 : end;
  };
  for (const match of text.matchAll(ends)) add(match.index + match[0].length);
  add(text.length);
  return fragments;
}
