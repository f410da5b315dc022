import { readFile } from 'node:fs/promises';
import type { Ensemble } from './ensemble.js';
import type { Article } from './extract/article.js';
import { planInTurns, type NarrationPlan, type PlanOptions, type PlannedBlock } from './plan.js';
import type { NarrationFiles } from './publish.js';
import { utterancesOf } from './script.js';
import type { Studio } from './studio.js';
import { localProviders } from './voice/voices.js';
import { voiceToRenew } from './younger.js';

/*
 * An article that was narrated before and is changed: its voice is loaded while it is read, what is new in it is
 * planned first, and spoken while the rest is planned. What is foretold wrongly costs time and nothing else.
 */

/** More may be spoken: then an early beginning is of no account, and their samples would be held meanwhile. */
export const MOST_AHEAD = 4;

/**
 * Begins to load the voice of an earlier narration, if something that it was made of is younger.
 * @param sources files
 * @param json the narration
 * @param foretold that voice, where it was found out before
 * @returns whether it does
 */
export async function warmUpIfYounger(
  sources: readonly string[],
  json: string,
  studio: Studio,
  foretold?: string,
): Promise<boolean> {
  const id = foretold ?? voiceToRenew(sources, json);
  if (id === undefined) return false;
  const local = (await Promise.all(localProviders.map((provider) => provider.find(id)))).find(Boolean);
  const voice = local && studio.voice(local);
  voice?.warmUp?.();
  return voice?.warmUp !== undefined;
}

/** Plans the article and has the voice begin with what it will be asked for. */
export async function planAndSpeak(
  article: Article,
  lang: string,
  options: PlanOptions,
  { json }: NarrationFiles,
  ensemble: Ensemble,
): Promise<NarrationPlan> {
  const before = await readFile(json, 'utf8').catch(() => '');
  let left = MOST_AHEAD;
  const speak = ({ lang: own, sentences }: PlannedBlock): void => {
    for (const { tokens } of sentences) {
      if (left <= 0) return;
      // Who speaks a language that only a rule brings in is not known yet.
      if (tokens.some((token) => token.lang !== undefined)) continue;
      if (ensemble.speakAhead(utterancesOf({ tokens }, own ?? lang, () => ''))) left--;
    }
  };
  return planInTurns(article, lang, options, ({ text }) => !before.includes(JSON.stringify(text)), speak);
}
