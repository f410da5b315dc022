import type { SentencePlace } from '../../core/inbox.js';
import { finderOf } from '../../core/lexicon/find.js';
import { ruleOf } from '../../core/lexicon/rule.js';
import { sentenceKey, type Surroundings } from '../../core/lexicon/scope.js';
import type { Narration } from '../../core/narration/schema.js';
import { narrationKey, type Storage } from '../storage/storage.js';
import { publishedNarration } from '../narrations/publish.js';
import { keepRecent, type Recent } from './recent.js';
import type { Db } from '../database/transaction.js';

/* Sentences as an editor sees and hears them: of the narration that listeners get. */

export interface SoughtSentence {
  readonly article: string;
  /** Where it was, or is; its text decides. */
  readonly block: number;
  readonly sentence: number;
  readonly text?: string | undefined;
  readonly words: readonly (readonly [number, number])[] | { readonly of: string };
  readonly lang?: string | undefined;
}

export interface Places {
  /** @returns undefined where there is nothing to show of it */
  placeOf(sought: SoughtSentence): Promise<SentencePlace | undefined>;
  narrationOf(article: string): Promise<Narration | undefined>;
}

interface ArticleFacts {
  readonly title: string;
  readonly lang: string;
  readonly section: string | null;
  readonly revision: string | null;
}

const MOST_NARRATIONS = 100;

/** Narrations that were read lately, by their revision. */
export const recentNarrations = (): Recent<Narration> => keepRecent(MOST_NARRATIONS);

/** For one answer: each article and narration is looked at once. */
export function placesIn(db: Db, storage: Storage, recent: Recent<Narration>): Places {
  const facts = new Map<string, Promise<ArticleFacts | undefined>>();
  const narrations = new Map<string, Promise<Narration | undefined>>();

  const factsOf = async (article: string): Promise<ArticleFacts | undefined> => {
    const { rows } = await db.query<ArticleFacts>(
      'select title, lang, section, revision from audio_article.article where name = $1',
      [article],
    );
    return rows[0];
  };
  const known = <T>(
    map: Map<string, Promise<T>>,
    key: string,
    find: (key: string) => Promise<T>,
  ): Promise<T> => {
    const found = map.get(key) ?? find(key);
    map.set(key, found);
    return found;
  };
  const narrationOf = (article: string): Promise<Narration | undefined> =>
    known(narrations, article, async () => {
      const revision = (await known(facts, article, factsOf))?.revision;
      const before = revision ? recent.get(`${article} ${revision}`) : undefined;
      const narration = before ?? (await publishedNarration(storage, article));
      if (narration) recent.set(`${article} ${narration.revision}`, narration);
      return narration;
    });

  return {
    narrationOf,
    async placeOf({ article, block, sentence, text, words, lang }) {
      const [about, narration] = await Promise.all([known(facts, article, factsOf), narrationOf(article)]);
      const found = narration && sentenceIn(narration, { block, sentence, text });
      const written = found?.text ?? text;
      if (written === undefined || !(about ?? narration)) return undefined;
      const own = found && narration.blocks[found.block]?.lang;
      return {
        article,
        title: about?.title ?? narration?.title ?? article,
        lang: own ?? lang ?? about?.lang ?? narration?.lang ?? 'und',
        ...(about?.section != null && { section: about.section }),
        block: found?.block ?? block,
        sentence: found?.sentence ?? sentence,
        text: written,
        words: 'of' in words ? placesOfWord(words.of, written) : words.map(([start, end]) => [start, end]),
        ...(found && {
          audio: {
            url: addressOf(narration),
            startMs: found.startMs,
            endMs: Math.max(found.startMs, found.endMs),
          },
        }),
      };
    },
  };
}

export interface FoundSentence {
  readonly block: number;
  readonly sentence: number;
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** The sentence with this text, at its place if it is there; without a text the one at the place. */
export function sentenceIn(
  { blocks }: Narration,
  {
    block,
    sentence,
    text,
  }: { readonly block: number; readonly sentence: number; readonly text?: string | undefined },
): FoundSentence | undefined {
  const at = (b: number, s: number): FoundSentence | undefined => {
    const range = blocks[b]?.sentences[s];
    if (!range) return undefined;
    const { start, end, startMs, endMs } = range;
    return { block: b, sentence: s, text: (blocks[b]?.text ?? '').slice(start, end), startMs, endMs };
  };
  const here = at(block, sentence);
  if (text === undefined) return here;
  const key = sentenceKey(text);
  if (here && sentenceKey(here.text) === key) return here;
  for (const [b, { sentences, text: whole }] of blocks.entries())
    for (const [s, { start, end }] of sentences.entries())
      if (sentenceKey(whole.slice(start, end)) === key) return at(b, s);
  return undefined;
}

/** As the narration names it, from the pages of the inbox. */
function addressOf({ id, audio }: Narration): string {
  const { pathname, search, origin, href } = new URL(
    audio[0]?.src ?? '',
    `http://here.invalid/${narrationKey(encodeURIComponent(id))}`,
  );
  return origin === 'http://here.invalid' ? pathname + search : href;
}

const anywhere: Surroundings = { article: '', paths: [], voice: { id: '', engine: '', phonemes: true } };

/** Where a word stands in a sentence, found as a rule finds it, in any case. */
export const placesOfWord = (word: string, text: string): [number, number][] =>
  finderOf([{ rule: ruleOf(word, { kind: 'letters' }, { letterCase: 'any' }), line: 1 }], anywhere)(
    text,
    { start: 0, end: text.length },
    () => 'und',
  ).map(({ start, end }) => [start, end]);
