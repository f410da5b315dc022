import type { Rule, StoredRule } from '../../core/inbox.js';
import type { LexiconReport } from '../../narrate/lexicon/apply.js';
import { lexiconReport, narrationLexicon } from '../../narrate/lexicon/apply.js';
import { planNarration } from '../../narrate/plan.js';
import type { Lexicon } from '../../core/lexicon/rule.js';
import { readArticles } from '../articles/store.js';
import { inTransaction, type Db } from '../database/transaction.js';
import { lookThrough, type LexiconChange } from '../lexicon/affected.js';
import { keyOfRule, saysTheSame, tidyRule } from '../lexicon/rule.js';
import { endRule, holdingRules, lexiconOf, putRule, readRule } from '../lexicon/store.js';
import { uuidv7 } from '../uuid.js';
import { readCard } from './cards.js';
import { filedEntries, type Desk } from './desk.js';
import { keepSaid, saidOf } from './fixed.js';

/*
 * What editors decide. The decision, the rule and the wish to have its articles spoken anew are one transaction. Which articles
 * these are is found before it, so that nobody waits for the search, and again in it where somebody else has changed the rules.
 * Over 300 lines: each decision is understood beside the one that undoes it.
 */

export type Edit =
  | { readonly kind: 'put'; readonly rules: readonly Rule[]; readonly replaces?: string | undefined }
  | { readonly kind: 'end'; readonly id: string };

/** Why something cannot be decided: another has been faster, or it is not there. */
export interface Refusal {
  readonly status: 404 | 409;
  readonly detail: string;
}

export const isRefusal = (value: object): value is Refusal => 'status' in value && 'detail' in value;

const ID_OF_NEW = 'new';

/** What an edit would change, from the rules that hold. */
export function changeBy(
  edit: Edit,
  holding: readonly StoredRule[],
  files: readonly Lexicon[],
): LexiconChange | undefined {
  const filed = filedEntries(files);
  const before = [...filed, ...lexiconOf(holding).entries];
  const changeTo = (kept: readonly StoredRule[], added: readonly Rule[]): LexiconChange => {
    const gone = holding.filter(({ id }) => !kept.some((one) => one.id === id));
    const entries = added.map((rule, i) => ({ rule, line: holding.length + i + 2, id: ID_OF_NEW }));
    return {
      before,
      after: [...filed, ...lexiconOf(kept).entries, ...entries],
      changed: [...gone.map(({ rule }) => rule), ...added],
    };
  };
  if (edit.kind === 'end') {
    if (!holding.some(({ id }) => id === edit.id)) return undefined;
    return changeTo(
      holding.filter(({ id }) => id !== edit.id),
      [],
    );
  }
  const { replaces } = edit;
  if (replaces !== undefined && !holding.some(({ id }) => id === replaces)) return undefined;
  const added = edit.rules.map(tidyRule);
  const keys = new Set(added.map(keyOfRule));
  return changeTo(
    holding.filter(({ id, rule }) => id !== replaces && !keys.has(keyOfRule(rule))),
    added,
  );
}

/** Names of the articles of which something sounds otherwise. */
async function affectedArticles(db: Db, change: LexiconChange, desk: Desk): Promise<string[]> {
  const names = new Set<string>();
  await lookThrough(db, change, desk.readingOf, {
    onAffected: ({ article }) => {
      names.add(article);
      return false;
    },
  });
  return [...names];
}

/** Of reports about narrations that were made before there was a server, so that it can be told when they are answered. */
async function keepHowItIsSaid(
  db: Db,
  names: readonly string[],
  desk: Desk,
  lexicons: readonly Lexicon[],
): Promise<void> {
  const { rows } = await db.query<{ name: string }>(
    `select name from audio_article.article a where name = any ($1) and revision is not null
       and exists (select from audio_article.feedback f where f.narration = a.name and f.card is not null and f.fixed_at is null)
       and not exists (select from audio_article.said s where s.article = a.name and s.revision = a.revision)`,
    [names],
  );
  for (const stored of await readArticles(
    db,
    rows.map(({ name }) => name),
  )) {
    if (stored.revision === undefined) continue;
    const { lang, around, cast } = await desk.readingOf(stored);
    const lexicon = narrationLexicon(lexicons, around);
    const hasOwnVoice = (other: string): boolean => cast !== undefined && cast.voiceFor(other) !== cast.main;
    const plan = planNarration(stored.article, lang, { lexicon, hasOwnVoice });
    const report: LexiconReport = lexiconReport(plan, lexicon);
    await keepSaid(db, stored.name, saidOf(stored.revision, plan.blocks, report));
  }
}

/** What an edit does, once it is known that it may. Where it refuses, nothing of it stays. */
type Apply<T> = (db: Db) => Promise<T | Refusal>;

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.detail);
  }
}

/** An edit of the rules, and whatever else is decided with it, in one transaction. */
async function editRules<T extends object>(
  desk: Desk,
  editOf: (db: Db) => Promise<Edit | undefined>,
  apply: Apply<T>,
): Promise<T | Refusal> {
  const files = await desk.lexiconFiles();
  const look = async (db: Db): Promise<{ holding: readonly StoredRule[]; names: string[] }> => {
    const holding = await holdingRules(db);
    const edit = await editOf(db);
    const change = edit && changeBy(edit, holding, files);
    return { holding, names: change ? await affectedArticles(db, change, desk) : [] };
  };
  const began = await look(desk.pool);
  await keepHowItIsSaid(desk.pool, began.names, desk, [...files, lexiconOf(began.holding)]);
  const idsOf = (holding: readonly StoredRule[]): string => holding.map(({ id }) => id).join();
  const done = await inTransaction(desk.pool, async (db) => {
    // From here to the commit nobody else changes a rule.
    await db.query('lock table audio_article.rule in share row exclusive mode');
    const same = idsOf(await holdingRules(db)) === idsOf(began.holding);
    const { names } = same ? began : await look(db);
    // In the order of their names, and articles before reports and cards, as the end of a run does: else each waits for the other.
    const { rows } = await db.query<{ name: string }>(
      'select name from audio_article.article where name = any ($1) order by name for update',
      [names],
    );
    const result = await apply(db);
    if (isRefusal(result)) throw new Refused(result);
    for (const { name } of rows) await desk.queue.ask(db, name, 'lexicon');
    await db.query(`select pg_notify('audio_article_card', '')`);
    return result;
  }).catch((error: unknown) => {
    if (error instanceof Refused) return error.refusal;
    throw error;
  });
  if (!isRefusal(done)) await desk.onRules();
  return done;
}

/** @param id of the card that is not open */
async function alreadyDecided(db: Db, id: string): Promise<Refusal> {
  const card = await readCard(db, id);
  if (!card) return { status: 404, detail: 'There is no such card.' };
  const by = card.decidedBy === undefined ? '' : ` by ${card.decidedBy}`;
  return {
    status: 409,
    detail: `This card is ${card.state === 'open' ? 'open' : `already ${card.state}${by}`}. Load it again to see what was decided.`,
  };
}

async function decide(
  db: Db,
  id: string,
  decision: 'accepted' | 'rejected',
  by: string,
  reason?: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update audio_article.card set state = $2, reason = $3, decided_at = now(), decided_by = $4 where id = $1 and state = 'open'`,
    [id, decision, reason ?? null, by],
  );
  return rowCount === 1;
}

const note = (
  db: Db,
  card: string,
  decision: string,
  by: string,
  rule: string | null,
  reason: string | null,
) =>
  db.query(
    `insert into audio_article.decision (id, card, decision, rule, reason, decided_by) values ($1, $2, $3, $4, $5, $6)`,
    [uuidv7(), card, decision, rule, reason, by],
  );

/** A rule is made of the card. Of two who accept at once one does; the other is told. */
export const acceptCard = (desk: Desk, id: string, rule: Rule, by: string): Promise<StoredRule | Refusal> =>
  editRules<StoredRule>(
    desk,
    () => Promise.resolve({ kind: 'put', rules: [rule] }),
    async (db) => {
      if (!(await decide(db, id, 'accepted', by))) return alreadyDecided(db, id);
      const put = await putRule(db, rule, by);
      if (!put) throw new Error('A rule that replaces nothing was refused.');
      await note(db, id, 'accepted', by, put.kept.id, null);
      return put.kept;
    },
  );

export const rejectCard = (desk: Desk, id: string, reason: string, by: string): Promise<object> =>
  inTransaction(desk.pool, async (db) => {
    if (!(await decide(db, id, 'rejected', by, reason))) return alreadyDecided(db, id);
    await note(db, id, 'rejected', by, null, reason);
    await db.query(`select pg_notify('audio_article_card', '')`);
    return {};
  });

/** The rule that an accepted card has brought, if it still holds, and the one that it replaced. */
async function ruleToEnd(
  db: Db,
  card: string,
): Promise<{ own: StoredRule; earlier?: StoredRule } | undefined> {
  const { rows } = await db.query<{ rule: string }>(
    `select d.rule from audio_article.decision d join audio_article.rule r on r.id = d.rule
     where d.card = $1 and d.decision = 'accepted' and d.undone_at is null
       -- one that was there before stays
       and r.created_at = d.decided_at and r.ended_at is null
     order by d.id desc limit 1`,
    [card],
  );
  const own = rows[0] && (await readRule(db, rows[0].rule));
  if (!own) return undefined;
  const earlier = own.replaces === undefined ? undefined : await readRule(db, own.replaces);
  return earlier ? { own, earlier } : { own };
}

/** The card is open again. The rule that was made of it ends, and the one that it had replaced holds again. */
export const undoCard = (desk: Desk, id: string, by: string): Promise<object> =>
  editRules<object>(
    desk,
    async (db): Promise<Edit | undefined> => {
      const found = await ruleToEnd(db, id);
      if (!found) return undefined;
      return found.earlier
        ? { kind: 'put', rules: [found.earlier.rule], replaces: found.own.id }
        : { kind: 'end', id: found.own.id };
    },
    async (db) => {
      const found = await ruleToEnd(db, id);
      // What was put right will be as it was. Reports before their card, as whoever counts them does.
      if (found)
        await db.query(
          'update audio_article.feedback set fixed_at = null, fixed_revision = null where card = $1 and fixed_at is not null',
          [id],
        );
      const { rowCount } = await db.query(
        `update audio_article.card set state = 'open', reason = null, decided_at = null, decided_by = null
         where id = $1 and state <> 'open'`,
        [id],
      );
      if (rowCount !== 1) return alreadyDecided(db, id);
      await db.query(
        'update audio_article.decision set undone_at = now() where card = $1 and undone_at is null',
        [id],
      );
      await note(db, id, 'reopened', by, null, null);
      if (!found) return {};
      if (found.earlier) await putRule(db, found.earlier.rule, by, found.own.id);
      else await endRule(db, found.own.id, by);
      return {};
    },
  );

/** A rule of the lexicon page. @param replaces the rule that is edited */
export const keepRule = (
  desk: Desk,
  rule: Rule,
  by: string,
  replaces?: string,
): Promise<StoredRule | Refusal> =>
  editRules<StoredRule>(
    desk,
    () => Promise.resolve({ kind: 'put', rules: [rule], replaces }),
    async (db) => (await putRule(db, rule, by, replaces))?.kept ?? (await noSuchRule(db, replaces)),
  );

export const withdrawRule = (desk: Desk, id: string, by: string): Promise<StoredRule | Refusal> =>
  editRules<StoredRule>(
    desk,
    () => Promise.resolve({ kind: 'end', id }),
    async (db) => (await endRule(db, id, by)) ?? (await noSuchRule(db, id)),
  );

async function noSuchRule(db: Db, id: string | undefined): Promise<Refusal> {
  const rule = id === undefined ? undefined : await readRule(db, id);
  return rule
    ? {
        status: 409,
        detail: `${rule.endedBy ?? 'Somebody'} has ended or replaced this rule. Load the lexicon again.`,
      }
    : { status: 404, detail: 'There is no such rule.' };
}

export interface Imported {
  readonly added: number;
  readonly replaced: number;
  readonly same: number;
}

/** Rules of a file, all or none. */
export const importRules = (desk: Desk, rules: readonly Rule[], by: string): Promise<Imported | Refusal> =>
  editRules<Imported>(
    desk,
    () => Promise.resolve({ kind: 'put', rules }),
    async (db) => {
      const outcomes = { added: 0, replaced: 0, same: 0 };
      const holding = new Map((await holdingRules(db)).map((one) => [keyOfRule(one.rule), one.rule]));
      for (const rule of rules) {
        const before = holding.get(keyOfRule(rule));
        if (before && saysTheSame(before, rule)) {
          outcomes.same++;
          continue;
        }
        const put = await putRule(db, rule, by);
        if (put) outcomes[put.outcome]++;
      }
      return outcomes;
    },
  );
