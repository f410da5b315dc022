/**
 * How far the words around a word speak for it. A few words that were heard amid many that were not are more likely
 * music or other speech that sounds alike: a run of `n` heard words beside `m` unheard ones has n / m, at most 1.
 *
 * @param heard of each word of the text, in order
 * @returns 0..1 for each word, 0 for what was not heard
 */
export function supportOf(heard: readonly boolean[]): number[] {
  const runs: { readonly heard: boolean; length: number }[] = [];
  for (const one of heard) {
    const last = runs.at(-1);
    if (last?.heard === one) last.length++;
    else runs.push({ heard: one, length: 1 });
  }
  return runs.flatMap((run, i) => {
    const unheard = (runs[i - 1]?.length ?? 0) + (runs[i + 1]?.length ?? 0);
    const support = run.heard ? Math.min(1, run.length / Math.max(1, unheard)) : 0;
    return Array.from({ length: run.length }, () => support);
  });
}
