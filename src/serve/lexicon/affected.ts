import { setImmediate } from 'node:timers/promises';
import type { Rule } from '../../core/inbox.js';
import { finderOf, type RuleMatch } from '../../core/lexicon/find.js';
import { foldText } from '../../core/lexicon/fold.js';
import type { LexiconEntry } from '../../core/lexicon/rule.js';
import { sayInLanguages } from '../../core/lexicon/say-in-languages.js';
import { primaryLanguage } from '../../core/text/language.js';
import type { TextRange } from '../../core/text/range.js';
import { splitSentences } from '../../core/text/sentences.js';
import { spaceless, splitWords } from '../../core/text/words.js';
import type { ArticleBlock } from '../../narrate/extract/article.js';
import { langAt } from '../../narrate/lexicon/apply.js';
import { utterancesOf } from '../../narrate/script.js';
import type { StoredArticle } from '../articles/store.js';
import type { Db } from '../database/transaction.js';
import { readArticles } from '../articles/store.js';
import { articlesWith, atomsOf } from './article-words.js';
import type { Reading, ReadingOf } from './reading.js';

/*
 * What a change of the lexicon changes, found by planning with the rules before and after, but only sentences in which a word of
 * the changed rules can stand: an inverted index gives the articles, a search the blocks and sentences. So the time goes with the
 * number of places where the words stand, not with the number of articles or rules.
 */

export interface LexiconChange {
  /** In the order in which they count: the later wins. */
  readonly before: readonly LexiconEntry[];
  readonly after: readonly LexiconEntry[];
  /** Those that only one of the two has. */
  readonly changed: readonly Rule[];
}

export interface AffectedSentence {
  readonly article: string;
  /** Indexes into the narration's blocks and the block's sentences. */
  readonly block: number;
  readonly sentence: number;
  readonly text: string;
  readonly lang: string;
  /** Where the changed rules hit: [start, end) in UTF-16 units of the sentence. */
  readonly words: readonly (readonly [number, number])[];
}

/** A sentence in which a changed rule hits nothing because another is nearer or stronger. */
export interface Overruled {
  readonly entry: LexiconEntry;
}

export interface Look {
  /** @returns whether to look on in this article */
  readonly onAffected: (sentence: AffectedSentence, stored: StoredArticle) => boolean;
  readonly onOverruled?: (overruled: Overruled) => void;
  /** Asked between articles. @returns whether to look on */
  readonly goOn?: () => boolean;
}

const AT_ONCE = 50;

/** Looks through all articles that the change can touch, those narrated last first. */
export async function lookThrough(
  db: Db,
  change: LexiconChange,
  readingOf: ReadingOf,
  look: Look,
): Promise<void> {
  const names = await articlesWith(db, change.changed);
  const prepared = prepare(change);
  for (let at = 0; at < names.length; at += AT_ONCE)
    for (const stored of await readArticles(db, names.slice(at, at + AT_ONCE))) {
      if (look.goOn?.() === false) return;
      await lookInto(stored, prepared, await readingOf(stored), look);
      // Others have their turn.
      await setImmediate();
    }
}

interface Prepared {
  readonly before: Rules;
  readonly after: Rules;
  readonly changed: ReadonlySet<string>;
  /** Whether the word of a changed rule can stand in a text. */
  readonly canHold: (text: string) => boolean;
}

/** Of more rules it is quicker to look at each word of the text. */
const FEW = 50;

/** As core/lexicon folds, for whole texts at once; it may find what is none, and misses nothing. */
const plain = (text: string): string =>
  text
    .replace(/[\u00AD\u200B\u200E\u200F\u2060\uFEFF]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ς', 'σ');

const keyOf = (rule: Rule | LexiconEntry['rule']): string => JSON.stringify(Object.entries(rule).sort());

function prepare({ before, after, changed }: LexiconChange): Prepared {
  const sought = changed.map(({ word }) => atomsOf(word).map(plain));
  const ofChanged = rulesByWord(changed.map((rule, line) => ({ rule, line })));
  return {
    before: rulesByWord(before),
    after: rulesByWord(after),
    changed: new Set(changed.map(keyOf)),
    canHold(text) {
      if (sought.length > FEW) return ofChanged(text).length > 0;
      const folded = plain(text);
      return sought.some((atoms) => atoms.every((one) => folded.includes(one)));
    },
  };
}

/** The few rules of thousands whose word can stand in a text. */
type Rules = (text: string) => LexiconEntry[];

function rulesByWord(entries: readonly LexiconEntry[]): Rules {
  const byAtom = new Map<string, number[]>();
  const anywhere: (readonly [index: number, small: string])[] = [];
  entries.forEach(({ rule }, i) => {
    const [first] = atomsOf(rule.word);
    if (first === undefined || rule.match === 'part' || spaceless.test(first))
      anywhere.push([i, foldText(rule.word).small.trim()]);
    else byAtom.set(first, [...(byAtom.get(first) ?? []), i]);
  });
  return (text) => {
    const found = new Set(atomsOf(text).flatMap((one) => byAtom.get(one) ?? []));
    const { small } = foldText(text);
    for (const [i, word] of anywhere) if (small.includes(word)) found.add(i);
    return [...found].sort((a, b) => a - b).flatMap((i) => entries[i] ?? []);
  };
}

/** Whether a block is said at all: narrate leaves out what holds no word. */
function isSpoken({ text, lang }: ArticleBlock, articleLang: string): boolean {
  if (/\p{L}{2}/u.test(text)) return true;
  const own = lang ?? articleLang;
  return splitSentences(text, own).some((range) => splitWords(text, range, own).length > 0);
}

/** The blocks of an article that its narration has, in its order. */
export const spokenBlocks = ({ article }: StoredArticle, lang: string): ArticleBlock[] =>
  article.blocks.filter((block) => isSpoken(block, lang));

async function lookInto(stored: StoredArticle, rules: Prepared, reading: Reading, look: Look): Promise<void> {
  for (const [block, written] of spokenBlocks(stored, reading.lang).entries()) {
    if (!rules.canHold(written.text)) continue;
    const lang = written.lang ?? reading.lang;
    let sentence = -1;
    for (const range of splitSentences(written.text, lang)) {
      const words = splitWords(written.text, range, lang);
      if (words.length === 0) continue;
      sentence++;
      const text = written.text.slice(range.start, range.end);
      if (!rules.canHold(text)) continue;
      const found = await compare({ block: written, range, words, lang, text }, rules, reading, look);
      if (!found) continue;
      const affected = { article: stored.name, block, sentence, text, lang, words: found };
      if (!look.onAffected(affected, stored)) return;
    }
  }
}

interface Sentence {
  readonly block: ArticleBlock;
  readonly range: TextRange;
  readonly words: readonly TextRange[];
  readonly lang: string;
  readonly text: string;
}

/** @returns where the changed rules hit, if the sentence is said otherwise */
async function compare(
  sentence: Sentence,
  { before, after, changed }: Prepared,
  reading: Reading,
  look: Look,
): Promise<[number, number][] | undefined> {
  const { range, text } = sentence;
  const [was, is] = [matchesIn(sentence, before(text), reading), matchesIn(sentence, after(text), reading)];
  const same = (one: readonly RuleMatch[]): string =>
    JSON.stringify(one.map(({ start, end, entry }) => [start, end, entry.rule.say]));
  if (same(was) === same(is)) {
    tellOverruled(sentence, after(text), is, { changed, reading, look });
    return undefined;
  }
  if ((await spoken(sentence, was, reading)) === (await spoken(sentence, is, reading))) return undefined;
  const hits = [...was, ...is].filter(({ entry }) => changed.has(keyOf(entry.rule)));
  const places = hits.map(({ start, end }) => [start - range.start, end - range.start] as [number, number]);
  return [...new Map(places.map((place) => [place.join(), place])).values()].sort((a, b) => a[0] - b[0]);
}

function matchesIn(
  { block, range, lang }: Sentence,
  entries: readonly LexiconEntry[],
  { around }: Reading,
): RuleMatch[] {
  const followed = around.voice.phonemes
    ? entries
    : entries.filter(({ rule }) => rule.say.kind !== 'phonemes');
  return followed.length === 0 ? [] : finderOf(followed, around)(block.text, range, langAt(block, lang));
}

/** A changed rule that would hit here if it were alone, and the one that hits instead. */
function tellOverruled(
  sentence: Sentence,
  entries: readonly LexiconEntry[],
  matches: readonly RuleMatch[],
  { changed, reading, look }: { changed: ReadonlySet<string>; reading: Reading; look: Look },
): void {
  if (!look.onOverruled) return;
  const own = entries.filter(({ rule }) => changed.has(keyOf(rule)));
  for (const { start, end } of matchesIn(sentence, own, reading)) {
    const winner = matches.find((match) => match.start < end && start < match.end);
    if (winner && !changed.has(keyOf(winner.entry.rule))) look.onOverruled({ entry: winner.entry });
  }
}

/** All that decides how a sentence sounds. */
async function spoken(
  { block, range, words, lang }: Sentence,
  matches: readonly RuleMatch[],
  { cast }: Reading,
): Promise<string> {
  await cast?.learn([
    ...(block.lang ? [block.lang] : []),
    ...(block.passages ?? []).map((passage) => passage.lang),
  ]);
  const hasOwnVoice = (other: string): boolean => cast !== undefined && cast.voiceFor(other) !== cast.main;
  const passages = (block.passages ?? []).filter(
    (passage) => primaryLanguage(passage.lang) !== primaryLanguage(lang) && hasOwnVoice(passage.lang),
  );
  const tokens = sayInLanguages({ text: block.text, sentence: range, words, lang, matches, passages });
  await cast?.learn(tokens.flatMap((token) => token.lang ?? []));
  return JSON.stringify(utterancesOf({ tokens }, lang, (other) => cast?.voiceFor(other).id ?? other));
}
