/** 0 the same, below 2 of one kind (a reduced vowel, a voiced plosive), 3 of different kinds. */
const SAME_KIND = 1.5;
const OTHER_KIND = 3;
const SKIP = 1;

/** Where the cheapest way to a cell comes from. */
const BOTH = 0;
const EXPECTED_ONLY = 1;
const UTTERED_ONLY = 2;

/**
 * Which phones of the utterance each word has, by the cheapest alignment with the words' own pronunciations: in
 * running speech phones are reduced, dropped or linked ("and a" → `ae n ax`).
 * @param isVowel tells the two kinds of phones apart
 * @returns for each word the half-open range of phones; never goes back; may be empty
 */
export function alignPhones(
  uttered: readonly string[],
  words: readonly (readonly string[])[],
  isVowel: (phone: string) => boolean,
): { readonly start: number; readonly end: number }[] {
  const unlikeness = (a: string, b: string): number =>
    a === b ? 0 : isVowel(a) === isVowel(b) ? SAME_KIND : OTHER_KIND;
  const expected = words.flatMap((phones, word) => phones.map((name) => ({ name, word })));
  const rows = expected.length + 1;
  const columns = uttered.length + 1;
  const moves = new Uint8Array(rows * columns);
  let above = new Float64Array(columns).map((_, column) => column * SKIP);
  moves.fill(UTTERED_ONLY, 1, columns);
  for (let row = 1; row < rows; row++) {
    const costs = new Float64Array(columns);
    costs[0] = row * SKIP;
    moves[row * columns] = EXPECTED_ONLY;
    const name = expected[row - 1]?.name ?? '';
    for (let column = 1; column < columns; column++) {
      const both = (above[column - 1] ?? 0) + unlikeness(name, uttered[column - 1] ?? '');
      const skipExpected = (above[column] ?? 0) + SKIP;
      const skipUttered = (costs[column - 1] ?? 0) + SKIP;
      const least = Math.min(both, skipExpected, skipUttered);
      costs[column] = least;
      moves[row * columns + column] =
        least === both ? BOTH : least === skipExpected ? EXPECTED_ONLY : UTTERED_ONLY;
    }
    above = costs;
  }
  const wordOf = new Int32Array(uttered.length).fill(-1);
  for (let row = rows - 1, column = columns - 1; row > 0 || column > 0;) {
    const move = moves[row * columns + column];
    if (move === BOTH) wordOf[column - 1] = expected[row - 1]?.word ?? -1;
    if (move !== UTTERED_ONLY) row--;
    if (move !== EXPECTED_ONLY) column--;
  }
  return rangesOf(wordOf, words.length);
}

/** A phone that no word claims belongs to the word before it (a linking sound), at the start to the first. */
function rangesOf(wordOf: Int32Array, words: number): { start: number; end: number }[] {
  const starts = new Int32Array(words + 1).fill(-1);
  starts[words] = wordOf.length;
  for (let phone = wordOf.length - 1; phone >= 0; phone--) {
    const word = wordOf[phone] ?? -1;
    if (word >= 0) starts[word] = phone;
  }
  for (let word = words - 1; word >= 0; word--) if (starts[word] === -1) starts[word] = starts[word + 1] ?? 0;
  starts[0] = 0;
  return Array.from({ length: words }, (_, word) => ({
    start: starts[word] ?? 0,
    end: starts[word + 1] ?? 0,
  }));
}
