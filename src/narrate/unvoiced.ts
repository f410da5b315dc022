import type { Cast } from './cast.js';
import type { NarrationPlan } from './plan.js';
import { voiceRemedy } from './voice/voices.js';

/** A language of which the article has passages and no voice is here: the article's voice reads them as its own. */
export interface Unvoiced {
  /** BCP 47, as the article or the rule of a lexicon writes it. */
  readonly lang: string;
  /** Blocks, passages in blocks, and words that a rule has read in the language. */
  readonly passages: number;
  /** What would give it a voice. */
  readonly remedy: string;
}

/** In the order of their first words. */
export async function unvoicedOf(plan: NarrationPlan, cast: Cast): Promise<Unvoiced[]> {
  const found = plan.blocks.flatMap(({ lang, passages = [], sentences }) => [
    ...(lang === undefined ? [] : [lang]),
    ...passages.map((passage) => passage.lang).filter((other) => other !== lang),
    ...sentences
      .flatMap(({ tokens }) => tokens.flatMap((token) => token.lang ?? []))
      .filter((other) => other !== lang),
  ]);
  const counts = new Map<string, number>();
  for (const lang of found) if (cast.lacks(lang)) counts.set(lang, (counts.get(lang) ?? 0) + 1);
  return Promise.all(
    Array.from(counts, async ([lang, passages]) => ({ lang, passages, remedy: await voiceRemedy(lang) })),
  );
}
