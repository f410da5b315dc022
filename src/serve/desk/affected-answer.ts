import type { Affected, AffectedRequest, SentencePlace } from '../../core/inbox.js';
import type { LexiconEntry } from '../../core/lexicon/rule.js';
import { lookThrough, type AffectedSentence } from '../lexicon/affected.js';
import { holdingRules } from '../lexicon/store.js';
import { tidyRule } from '../lexicon/rule.js';
import { changeBy } from './decide.js';
import type { Desk } from './desk.js';
import type { Places } from './places.js';

const MOST_SHOWN = 200;
/** An editor waits for the answer; a word that stands in every sentence of ten thousand articles is not counted to the end. */
const TIME_LIMIT_MS = 8000;

/** @returns undefined where the rule that is to be replaced or withdrawn does not hold */
export async function affectedBy(
  desk: Desk,
  request: AffectedRequest,
  places: Places,
): Promise<Affected | undefined> {
  const edit =
    'rule' in request
      ? ({ kind: 'put', rules: [request.rule], replaces: request.replaces } as const)
      : ({ kind: 'end', id: request.withdraw } as const);
  const change = changeBy(edit, await holdingRules(desk.pool), await desk.lexiconFiles());
  if (!change) return undefined;
  const began = performance.now();
  const shown: AffectedSentence[] = [];
  const articles = new Set<string>();
  const overruling: LexiconEntry[] = [];
  const counted = { total: 0, complete: true };
  await lookThrough(desk.pool, change, desk.readingOf, {
    onAffected(found) {
      counted.total++;
      articles.add(found.article);
      if (shown.length < MOST_SHOWN) shown.push(found);
      return true;
    },
    onOverruled({ entry }) {
      if (overruling.length === 0) overruling.push(entry);
    },
    goOn: () => (counted.complete &&= performance.now() - began < TIME_LIMIT_MS),
  });
  const sentences: SentencePlace[] = [];
  for (const found of shown) {
    const place = await places.placeOf(found);
    if (place) sentences.push(place);
  }
  return {
    ...{ sentences, total: counted.total, articles: articles.size },
    ...(!counted.complete && { atLeast: true as const }),
    ...(overruling[0] && { overruledBy: namedRule(overruling[0]) }),
  };
}

const namedRule = ({
  rule,
  ...entry
}: LexiconEntry & { id?: string; file?: string }): NonNullable<Affected['overruledBy']> => ({
  rule: tidyRule(rule),
  ...(entry.id !== undefined && { id: entry.id }),
  ...(entry.file !== undefined && { file: entry.file }),
});
