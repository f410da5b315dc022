import { finderOf } from '../../core/lexicon/find.js';
import { ruleOf, type Saying } from '../../core/lexicon/rule.js';
import { sentenceKey } from '../../core/lexicon/scope.js';
import type { Narration } from '../../core/narration/schema.js';
import { hashOf } from '../../core/place.js';
import type { TextRange } from '../../core/text/range.js';
import type { LexiconReport } from '../../narrate/lexicon/apply.js';
import type { Db } from '../database/transaction.js';

/*
 * When a reported word has been spoken anew. Of each narration is kept what the lexicons changed in it: a report is answered
 * when its word is said otherwise than in the revision that it speaks of. That something else of the sentence changed, or the
 * voice, does not answer it.
 */

/** What a lexicon changed: [hash of the sentence's text, start, end, how it is said]; UTF-16 units of the sentence. */
export type Change = readonly [sentence: number, start: number, end: number, say: Saying];

export interface Said {
  readonly revision: string;
  /** Hashes of all its sentences. */
  readonly sentences: readonly number[];
  readonly changes: readonly Change[];
}

/** Narrations by earlier revisions are kept so long: who has left a page open may report one of them. */
const KEPT_REVISIONS = 20;

export const sentenceHash = (text: string): number => hashOf(sentenceKey(text));

/** Of a narration, or of its plan: blocks with the ranges of their sentences and words. */
interface SaidBlock {
  readonly text: string;
  readonly sentences: readonly (TextRange & { readonly words: readonly TextRange[] })[];
}

export function saidOf(
  revision: string,
  blocks: readonly SaidBlock[],
  { rules }: Pick<LexiconReport, 'rules'>,
): Said {
  const changes = rules.flatMap(({ rule, hits }) =>
    hits.flatMap(({ block, sentence, words }): Change[] => {
      const { text = '', sentences = [] } = blocks[block] ?? {};
      const range = sentences[sentence];
      const [first, last] = [range?.words[words.first], range?.words[words.last]];
      if (!range || !first || !last) return [];
      const hash = sentenceHash(text.slice(range.start, range.end));
      return [[hash, first.start - range.start, last.end - range.start, rule.say]];
    }),
  );
  const sentences = blocks.flatMap(({ text, sentences: ranges }) =>
    ranges.map(({ start, end }) => sentenceHash(text.slice(start, end))),
  );
  return { revision, sentences: [...new Set(sentences)], changes };
}

const rangesOf = ({ blocks }: Narration): SaidBlock[] =>
  blocks.map(({ text, sentences }) => ({
    text,
    sentences: sentences.map(({ words, start, end }) => ({
      ...{ start, end },
      words: words.map(([from, to]) => ({ start: from, end: to })),
    })),
  }));

/** Keeps how a narration is said, unless it is known. */
export async function keepSaid(
  db: Db,
  article: string,
  { revision, sentences, changes }: Said,
): Promise<void> {
  await db.query(
    `insert into audio_article.said (article, revision, sentences, changes) values ($1, $2, $3, $4)
     on conflict (article, revision) do update set narrated_at = now()`,
    [article, revision, JSON.stringify(sentences), JSON.stringify(changes)],
  );
}

/** Whose word can be answered by saying it otherwise. */
const BY_SAYING = ['mispronounced', 'hard-to-understand'];

/** Reports of one card that say the same: whatever is found of one of them holds for all, however many they are. */
interface Unanswered {
  card: string;
  state: 'open' | 'accepted';
  word: string | null;
  sentence_text: string | null;
  revision: string;
}

/** One that does not tell its revision speaks of what was published when it came. */
const REVISION = `coalesce(f.revision, (select s.revision from audio_article.said s
  where s.article = f.narration and s.narrated_at <= f.created_at order by s.narrated_at desc limit 1))`;

/**
 * After a narration was published, in the same transaction: reports whose word is said otherwise now are marked as fixed,
 * whether a card was accepted, a lexicon file or the article was edited. An open card of which nothing is left to do is closed.
 */
export async function markFixed(
  db: Db,
  article: string,
  narration: Narration,
  lexicon: Pick<LexiconReport, 'rules'>,
): Promise<void> {
  await keepSaid(db, article, saidOf(narration.revision, rangesOf(narration), lexicon));
  await db.query(
    `delete from audio_article.said where article = $1 and revision in
       (select revision from audio_article.said where article = $1 order by narrated_at desc offset $2)`,
    [article, KEPT_REVISIONS],
  );
  // The rules have changed since, as when an acceptance was undone meanwhile: the next narration answers.
  const { rowCount } = await db.query(
    `select from audio_article.run where article = $1 and state = 'queued' limit 1`,
    [article],
  );
  if (rowCount === 0) await answerReports(db, article, narration.revision, narration);
}

/** In the words of the index feedback_unanswered. */
const UNANSWERED = `f.narration = $1 and f.card is not null and f.fixed_at is null and f.state <> 'spam'`;

/**
 * Marks what `revision`, which listeners get now, has put right; also reports that came later and speak of an earlier one.
 * @param narration of that revision; without it nothing is said of sentences that were edited
 * @returns how many
 */
export async function answerReports(
  db: Db,
  article: string,
  revision: string,
  narration?: Narration,
): Promise<number> {
  const { rows } = await db.query<Unanswered>(
    `select * from (
       select distinct f.card, c.state, f.word, f.sentence_text, ${REVISION} as revision
       from audio_article.feedback f join audio_article.card c on c.id = f.card
       where ${UNANSWERED} and (c.state = 'accepted' or (c.state = 'open' and f.category = any ($3)))
     ) reports where revision is not null and revision <> $2`,
    [article, revision, BY_SAYING],
  );
  if (rows.length === 0) return 0;
  const said = await readSaid(db, article, [revision, ...rows.map((row) => row.revision)]);
  const now = said.get(revision);
  if (!now) return 0;
  const fixed = rows.filter((report) => {
    const before = said.get(report.revision);
    if (!before || report.sentence_text === null) return false;
    const hash = sentenceHash(report.sentence_text);
    // It was not in the revision that the report names: nobody can tell.
    if (!before.sentences.includes(hash)) return false;
    if (now.sentences.includes(hash)) return isSaidOtherwise(report.word, report.sentence_text, before, now);
    return narration !== undefined && isEditedAway(report.word, narration);
  });
  if (fixed.length === 0) return 0;
  const { rowCount } = await db.query(
    `update audio_article.feedback f set fixed_at = now(), fixed_revision = $2
     from jsonb_to_recordset($3) as same (card uuid, word text, sentence_text text, revision text)
     where ${UNANSWERED} and f.card = same.card and f.word is not distinct from same.word
       and f.sentence_text = same.sentence_text and ${REVISION} = same.revision`,
    [article, revision, JSON.stringify(fixed)],
  );
  const open = fixed.filter(({ state }) => state === 'open').map(({ card }) => card);
  if (open.length > 0)
    await db.query(
      `with closed as (
         update audio_article.card c set state = 'accepted', decided_at = now(), decided_by = $2
         where id = any ($1::uuid[]) and state = 'open'
           and not exists (select from audio_article.feedback f where f.card = c.id and f.fixed_at is null)
         returning id
       )
       select pg_notify('audio_article_card', '') from closed`,
      [[...new Set(open)], 'lexicon or article'],
    );
  return rowCount ?? 0;
}

async function readSaid(db: Db, article: string, revisions: readonly string[]): Promise<Map<string, Said>> {
  const { rows } = await db.query<{ revision: string; sentences: number[]; changes: Change[] }>(
    'select revision, sentences, changes from audio_article.said where article = $1 and revision = any ($2)',
    [article, [...new Set(revisions)]],
  );
  return new Map(rows.map((row) => [row.revision, row]));
}

/** Where a word stands in a sentence, found as a rule finds it. */
function placesOf(word: string, text: string): { readonly start: number; readonly end: number }[] {
  const find = finderOf([{ rule: ruleOf(word, { kind: 'letters' }, { letterCase: 'any' }), line: 1 }], {
    ...{ article: '', paths: [] },
    voice: { id: '', engine: '', phonemes: true },
  });
  return find(text, { start: 0, end: text.length }, () => 'und');
}

/** Whether a sentence that stands in both says the word otherwise; without a word, anything of it. */
export function isSaidOtherwise(word: string | null, text: string, before: Said, now: Said): boolean {
  const hash = sentenceHash(text);
  const written = sentenceKey(text);
  const places = word === null ? [{ start: 0, end: written.length }] : placesOf(word, written);
  const at = (said: Said): string =>
    JSON.stringify(
      said.changes
        .filter(
          ([sentence, start, end]) =>
            sentence === hash && places.some((place) => place.start < end && start < place.end),
        )
        .sort((a, b) => a[1] - b[1])
        .map(([, , , say]) => say),
    );
  return at(before) !== at(now);
}

/** Of a sentence that is not in the article any more: whether its word is gone, too. A sentence as a whole is. */
const isEditedAway = (word: string | null, { blocks }: Narration): boolean =>
  word === null || !blocks.some(({ text }) => placesOf(word, text).length > 0);
