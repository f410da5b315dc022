import { distance } from 'fastest-levenshtein';

/**
 * ` Did you mean “…”?` if one of the names is a slip of the keys away, else nothing.
 * @param before what stands before each name: `--`
 */
export function didYouMean(written: string, names: readonly string[], before = ''): string {
  const near = names
    .map((name) => ({ name, edits: distance(written.toLowerCase(), name) }))
    // Two letters that changed places are two edits; in a short word so many would leave nothing of it.
    .filter(({ name, edits }) => edits <= (name.length >= 4 ? 2 : 1))
    .sort((a, b) => a.edits - b.edits)[0];
  return near ? ` Did you mean “${before}${near.name}”?` : '';
}
