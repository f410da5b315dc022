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

export type FeedbackReport = Static<typeof FeedbackReportSchema>;
export type FeedbackCategory = Static<typeof FeedbackCategorySchema>;
export type FeedbackPlace = Static<typeof FeedbackPlaceSchema>;
