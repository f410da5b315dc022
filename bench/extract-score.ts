/* How well an extracted text agrees with the one that a person made. */

export interface Score {
  readonly precision: number;
  readonly recall: number;
}

/**
 * How well words agree, in runs of `run` words: 4 is the measure of the article extraction benchmark
 * (scrapinghub/article-extraction-benchmark), in which a wrong word counts four times; 1 asks for no order.
 */
export function score(expected: string, found: string, run: number): Score {
  const [gold, own] = [shingles(expected, run), shingles(found, run)];
  let shared = 0;
  for (const [words, count] of own) shared += Math.min(count, gold.get(words) ?? 0);
  const total = (of: ReadonlyMap<string, number>): number => [...of.values()].reduce((sum, n) => sum + n, 0);
  return { precision: shared / (total(own) || 1), recall: shared / (total(gold) || 1) };
}

function shingles(text: string, run: number): Map<string, number> {
  const words = text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at <= Math.max(0, words.length - run); at++) {
    const key = words.slice(at, at + run).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Of the mean precision and the mean recall, as the benchmark has it. */
export function f1(scores: readonly Score[]): number {
  const mean = (key: keyof Score): number => scores.reduce((sum, each) => sum + each[key], 0) / scores.length;
  const [precision, recall] = [mean('precision'), mean('recall')];
  return (2 * precision * recall) / (precision + recall);
}
