import { type Static, Type } from '@sinclair/typebox';
import { readableKinds } from '../../core/article/left-out.js';

/* POST /api/narrations and its answers. */

const closed = { additionalProperties: false };
const body = (description: string) => Type.String({ minLength: 1, maxLength: 8 * 1024 * 1024, description });

export const NarrationRequestSchema = Type.Object(
  {
    url: Type.Optional(Type.String({ minLength: 1, maxLength: 2000, description: 'of the article’s page' })),
    html: Type.Optional(body('the article’s page, or the article alone')),
    markdown: Type.Optional(body('the article')),
    text: Type.Optional(body('the article, paragraphs parted by empty lines')),
    name: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 120,
        description:
          'the narration’s id: letters, digits, dashes. Default: the last part of the address, or the title',
      }),
    ),
    source: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 2000,
        pattern: '^https?://',
        description: 'where a sent article stands',
      }),
    ),
    lang: Type.Optional(
      Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$', maxLength: 35, description: 'BCP 47' }),
    ),
    voice: Type.Optional(
      Type.Union([
        Type.String({ minLength: 1, maxLength: 200 }),
        Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 20 }),
      ]),
    ),
    section: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    headings: Type.Optional(Type.Union([Type.Literal('plain'), Type.Literal('louder'), Type.Literal('cue')])),
    speakDisclosure: Type.Optional(Type.Boolean()),
    opus: Type.Optional(Type.Boolean()),
    read: Type.Optional(
      Type.Array(Type.Union(readableKinds.map((kind) => Type.Literal(kind))), {
        maxItems: readableKinds.length,
        description: 'what is to be read although it is left out by default',
      }),
    ),
    notify: Type.Optional(
      Type.String({
        maxLength: 2000,
        pattern: '^https?://',
        description: 'is told by a signed POST when the narration stands (Standard Webhooks)',
      }),
    ),
  },
  closed,
);

export const NarrationStateSchema = Type.Object(
  {
    name: Type.String(),
    title: Type.String(),
    lang: Type.String(),
    revision: Type.Optional(Type.String({ description: 'of the narration that listeners get' })),
    narratedAt: Type.Optional(Type.String({ description: 'ISO 8601, UTC' })),
    narration: Type.Optional(Type.String({ description: 'its address' })),
    page: Type.Optional(Type.String({ description: 'address of a page with player and article' })),
    run: Type.Optional(
      Type.Object(
        {
          id: Type.String(),
          state: Type.Union([
            Type.Literal('queued'),
            Type.Literal('running'),
            Type.Literal('done'),
            Type.Literal('failed'),
          ]),
          done: Type.Integer({ description: 'sentences' }),
          total: Type.Optional(Type.Integer()),
          spoken: Type.Optional(Type.Integer({ description: 'of them anew' })),
          error: Type.Optional(Type.String()),
          createdAt: Type.String(),
          finishedAt: Type.Optional(Type.String()),
        },
        { ...closed, description: 'the latest' },
      ),
    ),
  },
  closed,
);

export type NarrationRequest = Static<typeof NarrationRequestSchema>;
export type NarrationState = Static<typeof NarrationStateSchema>;
