import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { FeedbackCategorySchema } from './feedback.js';

/*
 * What the editors' pages and the server say to each other. Import values in Node only: the pages take the types.
 */

const closed = { additionalProperties: false };
const Id = Type.String({ format: 'uuid' });
const Time = Type.String({ description: 'ISO 8601, UTC' });
const Natural = Type.Integer({ minimum: 0 });
const listOf = <T extends TSchema>(items: T) => Type.Array(items);

/** core/lexicon's Saying. */
export const SayingSchema = Type.Union([
  Type.Object(
    { kind: Type.Literal('instead'), text: Type.String({ minLength: 1, maxLength: 1000 }) },
    closed,
  ),
  Type.Object(
    { kind: Type.Literal('phonemes'), ipa: Type.String({ minLength: 1, maxLength: 1000 }) },
    closed,
  ),
  Type.Object({ kind: Type.Literal('letters') }, closed),
  Type.Object({ kind: Type.Literal('language'), lang: Type.String({ minLength: 2, maxLength: 35 }) }, closed),
]);

/** core/lexicon's Scope. */
export const ScopeSchema = Type.Union([
  Type.Object({ kind: Type.Literal('site') }, closed),
  Type.Object(
    { kind: Type.Literal('section'), section: Type.String({ minLength: 1, maxLength: 200 }) },
    closed,
  ),
  Type.Object(
    { kind: Type.Literal('article'), article: Type.String({ minLength: 1, maxLength: 200 }) },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('occurrence'),
      article: Type.String({ minLength: 1, maxLength: 200 }),
      sentence: Type.String({ minLength: 1, maxLength: 4000 }),
      nth: Type.Integer({ minimum: 1, maximum: 1000 }),
    },
    closed,
  ),
]);

/** core/lexicon's LexiconRule, as it is asked for. */
export const RuleSchema = Type.Object(
  {
    word: Type.String({ minLength: 1, maxLength: 200 }),
    say: SayingSchema,
    scope: ScopeSchema,
    match: Type.Union([Type.Literal('whole'), Type.Literal('part')]),
    letterCase: Type.Union([Type.Literal('smart'), Type.Literal('exact'), Type.Literal('any')]),
    lang: Type.Optional(Type.String({ minLength: 2, maxLength: 35 })),
    voice: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    comment: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  closed,
);

export const StoredRuleSchema = Type.Object(
  {
    id: Id,
    rule: RuleSchema,
    createdAt: Time,
    createdBy: Type.String(),
    endedAt: Type.Optional(Time),
    endedBy: Type.Optional(Type.String()),
    replaces: Type.Optional(Id),
  },
  closed,
);

/** A sentence of a narration, where it stands and when it is said. */
export const SentencePlaceSchema = Type.Object(
  {
    article: Type.String(),
    title: Type.String({ description: 'of the article' }),
    lang: Type.String(),
    section: Type.Optional(Type.String()),
    block: Natural,
    sentence: Natural,
    text: Type.String({ description: 'of the sentence, as it is written' }),
    words: Type.Array(Type.Tuple([Natural, Natural]), {
      description: 'where the word stands: [start, end) in UTF-16 code units of the sentence’s text',
    }),
    audio: Type.Optional(
      Type.Object(
        { url: Type.String(), startMs: Natural, endMs: Natural },
        { ...closed, description: 'as it is now; missing where it is not narrated' },
      ),
    ),
  },
  closed,
);

export const CardSchema = Type.Object(
  {
    id: Id,
    kind: Type.Union([Type.Literal('report'), Type.Literal('lint')]),
    category: Type.String({ description: 'a report’s category, or the kind of the linter’s warning' }),
    word: Type.Optional(Type.String()),
    lang: Type.Optional(Type.String()),
    state: Type.Union([Type.Literal('open'), Type.Literal('accepted'), Type.Literal('rejected')]),
    reason: Type.Optional(Type.String({ description: 'of a rejection' })),
    reports: Natural,
    firstAt: Time,
    newestAt: Time,
    decidedAt: Type.Optional(Time),
    decidedBy: Type.Optional(Type.String()),
    /** Where it was reported last, to be read in the list. */
    sentence: Type.Optional(Type.String()),
    article: Type.Optional(Type.String()),
  },
  closed,
);

export const CardReportSchema = Type.Object(
  {
    id: Id,
    narration: Type.String(),
    category: FeedbackCategorySchema,
    comment: Type.Optional(Type.String()),
    contact: Type.Optional(Type.String()),
    createdAt: Time,
    /** The narration has been spoken anew since: the report may speak of what is mended. */
    outdated: Type.Boolean(),
    place: Type.Optional(SentencePlaceSchema),
  },
  closed,
);

/** GET /api/inbox/cards/:id */
export const CardDetailSchema = Type.Object(
  {
    card: CardSchema,
    reports: listOf(CardReportSchema),
    /** Of a linter's card: where the word stands, and why it is doubted. */
    places: listOf(SentencePlaceSchema),
    note: Type.Optional(Type.String()),
    /** What to begin with: the linter's proposal, or the rule that holds for the word. */
    suggestion: Type.Optional(RuleSchema),
    /** The rule that was made of it. */
    rule: Type.Optional(StoredRuleSchema),
  },
  closed,
);

/**
 * GET /api/inbox/cards?state=open|accepted|rejected&kind=report|lint&order=newest|most&after=CURSOR&limit=N (default: open, both, newest,
 * 50; at most 100). What readers have reported comes before what only the linter doubts.
 */
export const CardListSchema = Type.Object(
  {
    cards: listOf(CardSchema),
    /** Cards of this state in all. */
    total: Natural,
    next: Type.Optional(Type.String({ description: 'after= of the next page' })),
  },
  closed,
);

/** POST /api/inbox/affected: what would sound differently; `replaces` is the rule that is edited, as for PUT /api/inbox/rules/:id. */
export const AffectedRequestSchema = Type.Union([
  Type.Object({ rule: RuleSchema, replaces: Type.Optional(Id) }, closed),
  Type.Object({ withdraw: Id }, closed),
]);

export const AffectedSchema = Type.Object(
  {
    sentences: listOf(SentencePlaceSchema),
    /** Of all articles; `sentences` holds the first 200. */
    total: Natural,
    articles: Natural,
    /** There are so many that counting was given up: `total` and `articles` are the least. */
    atLeast: Type.Optional(Type.Literal(true)),
    /** Which other rule stands in its way, if any: one of the editors’ (`id`), or one of a file. */
    overruledBy: Type.Optional(
      Type.Object({ rule: RuleSchema, id: Type.Optional(Id), file: Type.Optional(Type.String()) }, closed),
    ),
  },
  closed,
);

/** POST /api/inbox/preview: one sentence spoken with the rule and those that hold, answered as audio/wav. */
export const PreviewRequestSchema = Type.Object(
  {
    article: Type.String({ minLength: 1, maxLength: 200 }),
    block: Natural,
    sentence: Natural,
    /** Missing: as it is said now, where no audio stands. */
    rule: Type.Optional(RuleSchema),
  },
  closed,
);

/** POST /api/inbox/cards/:id/accept → 200 with CardDetail; runs of the articles that it changes are queued in the same transaction. */
export const AcceptRequestSchema = Type.Object({ rule: RuleSchema }, closed);
/** POST /api/inbox/cards/:id/reject */
export const RejectRequestSchema = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 1000 }) },
  closed,
);
/* POST /api/inbox/cards/:id/undo: open again; the rule that was made of it ends, and what it had changed is spoken anew. */

/** A narration that is made, waits, was made lately or failed. */
export const RunSchema = Type.Object(
  {
    id: Id,
    article: Type.String(),
    title: Type.String(),
    reason: Type.Union([
      Type.Literal('new'),
      Type.Literal('edited'),
      Type.Literal('lexicon'),
      Type.Literal('asked'),
    ]),
    state: Type.Union([
      Type.Literal('queued'),
      Type.Literal('running'),
      Type.Literal('done'),
      Type.Literal('failed'),
    ]),
    done: Natural,
    total: Type.Optional(Natural),
    spoken: Type.Optional(Natural),
    error: Type.Optional(Type.String()),
    createdAt: Time,
    finishedAt: Type.Optional(Time),
  },
  closed,
);

/**
 * GET /api/inbox/runs: those under way and the latest 50. GET /api/inbox/events: the same as server-sent events, `event: runs` with the
 * list whenever one changes (and `event: cards` when there is something new in the list of cards). POST /api/inbox/runs/:id/retry.
 */
export const RunListSchema = Type.Object({ runs: listOf(RunSchema) }, closed);

/** GET /api/inbox/rules?search=…&after=…&limit=…: those that hold, by word. */
export const RuleListSchema = Type.Object(
  { rules: listOf(StoredRuleSchema), total: Natural, next: Type.Optional(Type.String()) },
  closed,
);
/* POST /api/inbox/rules {rule}; PUT /api/inbox/rules/:id {rule}; DELETE /api/inbox/rules/:id; each queues what it changes. */
/** GET /api/inbox/rules/:id/history: newest first, all that were ever in its place. */
export const RuleHistorySchema = Type.Object({ rules: listOf(StoredRuleSchema) }, closed);
/* GET /api/inbox/lexicon.csv, GET /api/inbox/lexicon.pls?lang=TAG; POST /api/inbox/lexicon (text/csv or application/pls+xml). */
export const ImportResultSchema = Type.Object(
  { added: Natural, replaced: Natural, same: Natural, notes: listOf(Type.String()) },
  closed,
);

/** POST /api/session → 204 and a cookie; DELETE signs out. `name` tells those apart who share the administrator's token. */
export const SignInRequestSchema = Type.Object(
  {
    token: Type.String({ minLength: 1, maxLength: 1000 }),
    name: Type.Optional(Type.String({ maxLength: 100 })),
  },
  closed,
);
/** GET /api/session: who is signed in. */
export const SessionSchema = Type.Object(
  {
    editor: Type.String(),
    role: Type.Union([Type.Literal('editor'), Type.Literal('admin')]),
  },
  closed,
);

export type Saying = Static<typeof SayingSchema>;
export type Rule = Static<typeof RuleSchema>;
export type StoredRule = Static<typeof StoredRuleSchema>;
export type SentencePlace = Static<typeof SentencePlaceSchema>;
export type Card = Static<typeof CardSchema>;
export type CardReport = Static<typeof CardReportSchema>;
export type CardDetail = Static<typeof CardDetailSchema>;
export type CardList = Static<typeof CardListSchema>;
export type AffectedRequest = Static<typeof AffectedRequestSchema>;
export type Affected = Static<typeof AffectedSchema>;
export type PreviewRequest = Static<typeof PreviewRequestSchema>;
export type Run = Static<typeof RunSchema>;
export type RunList = Static<typeof RunListSchema>;
export type RuleList = Static<typeof RuleListSchema>;
export type RuleHistory = Static<typeof RuleHistorySchema>;
export type ImportResult = Static<typeof ImportResultSchema>;
export type Session = Static<typeof SessionSchema>;
export type SignInRequest = Static<typeof SignInRequestSchema>;
