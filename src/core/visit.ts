import { type Static, Type } from '@sinclair/typebox';

/*
 * What a player counts of a visit, where the publisher has asked for it. It names nobody: only sums are kept of it. Import
 * values in Node only: TypeBox stays out of the player's bytes.
 */

const closed = { additionalProperties: false };
const natural = { minimum: 0, maximum: 2_147_483_647 };
const decile = { minimum: 0, maximum: 10 };

/** POST of the `statistics` address, as text/plain: what is new since the last one of the same visit. */
export const VisitSchema = Type.Object(
  {
    narration: Type.String({ minLength: 1, maxLength: 200, description: 'the narration’s id' }),
    revision: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    began: Type.Boolean({ description: 'the audio was begun, for the first time in this visit' }),
    from: Type.Integer({ ...decile, description: 'tenths of the audio that were reached before' }),
    to: Type.Integer({ ...decile, description: 'and now' }),
    replayed: Type.Array(Type.Tuple([Type.Integer(natural), Type.Integer(natural)]), {
      maxItems: 100,
      description: 'block and sentence of what was heard again',
    }),
  },
  closed,
);

export type Visit = Static<typeof VisitSchema>;
