import { type Static, Type } from '@sinclair/typebox';

/*
 * A reader's report, as the player sends it and the server stores it. Import values in Node only (the player
 * takes the types): TypeBox stays out of the player's bytes.
 */

const closed = { additionalProperties: false };
/** What a database's integer holds. */
const natural = { minimum: 0, maximum: 2_147_483_647 };

export const FeedbackCategorySchema = Type.Union([
  Type.Literal('mispronounced'),
  Type.Literal('wrong-highlight'),
  Type.Literal('hard-to-understand'),
  Type.Literal('accessibility'),
  Type.Literal('other'),
]);

/** The word that was playing. The reader may edit or remove it. */
export const FeedbackPlaceSchema = Type.Object(
  {
    block: Type.Integer({ ...natural, description: 'index into the narration’s blocks' }),
    sentence: Type.Integer({ ...natural, description: 'index into the block’s sentences' }),
    word: Type.Optional(Type.String({ maxLength: 200, description: 'as written on the page' })),
    text: Type.Optional(Type.String({ maxLength: 2000, description: 'the sentence as written' })),
    timeMs: Type.Integer(natural),
  },
  closed,
);

export const FeedbackReportSchema = Type.Object(
  {
    narration: Type.String({ minLength: 1, maxLength: 200, description: 'the narration’s id' }),
    revision: Type.Optional(
      Type.String({
        pattern: '^[0-9a-f]{64}$',
        description: 'the narration’s; a form on a static page cannot know it',
      }),
    ),
    category: FeedbackCategorySchema,
    comment: Type.Optional(Type.String({ maxLength: 2000 })),
    contact: Type.Optional(
      Type.String({ maxLength: 254, description: 'only if the reader wants an answer' }),
    ),
    place: Type.Optional(FeedbackPlaceSchema),
  },
  { ...closed, $id: 'https://audio-article.example/feedback.schema.json', title: 'Feedback report' },
);

/** What became of a report. `received`: nobody has looked at it yet, or it is not in the editors' inbox. */
export const FeedbackStateSchema = Type.Union([
  Type.Literal('received'),
  Type.Literal('open'),
  Type.Literal('accepted'),
  Type.Literal('corrected'),
  Type.Literal('rejected'),
]);

/** GET /api/feedback/RECEIPT: for whoever holds the receipt, and all that is kept of the report. */
export const FeedbackOutcomeSchema = Type.Object(
  {
    id: Type.String({ format: 'uuid', description: 'the receipt' }),
    state: FeedbackStateSchema,
    createdAt: Type.String({ description: 'ISO 8601, UTC' }),
    reason: Type.Optional(Type.String({ description: 'of a rejection, in the editor’s words' })),
    correctedAt: Type.Optional(Type.String({ description: 'ISO 8601, UTC' })),
    correctedIn: Type.Optional(Type.String({ description: 'the narration’s revision that says it anew' })),
    report: Type.Composite([FeedbackReportSchema], closed),
  },
  closed,
);

/** The answer to a report that was taken. The addresses are relative to where it was sent. */
export const FeedbackReceiptSchema = Type.Object(
  {
    id: Type.String({ format: 'uuid', description: 'the receipt' }),
    outcome: Type.String({ description: 'address of its FeedbackOutcome; DELETE deletes the report' }),
    page: Type.String({ description: 'address of the same as a page' }),
  },
  closed,
);

export type FeedbackState = Static<typeof FeedbackStateSchema>;
export type FeedbackOutcome = Static<typeof FeedbackOutcomeSchema>;
export type FeedbackReceipt = Static<typeof FeedbackReceiptSchema>;
export type FeedbackReport = Static<typeof FeedbackReportSchema>;
export type FeedbackCategory = Static<typeof FeedbackCategorySchema>;
export type FeedbackPlace = Static<typeof FeedbackPlaceSchema>;
