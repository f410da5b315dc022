import { type Static, Type } from '@sinclair/typebox';
import { readableKinds } from '../article/left-out.js';

/*
 * The narration: the one shared format (transcripts/NAME.json). This schema is the JSON Schema that ships
 * with the package and the source of the types. Import values from here in Node only: the player takes the
 * types and reads with read.ts, which also holds what a schema cannot say (order, bounds, times).
 */

const closed = { additionalProperties: false };
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Offset = Type.Integer({
  minimum: 0,
  description: 'UTF-16 code units from the start of the block’s text',
});
const Ms = Type.Integer({ minimum: 0, description: 'milliseconds from the start of the audio' });
/** BCP 47. */
const Lang = Type.String({ minLength: 2, maxLength: 35, pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' });
/** An ISO 8601 calendar date. */
const CalendarDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

export const BlockKindSchema = Type.Union([
  Type.Literal('title'),
  Type.Literal('heading'),
  Type.Literal('paragraph'),
  Type.Literal('quote'),
  Type.Literal('list-item'),
]);

/** `[start, end, startMs, endMs]`: a half-open range of the block's text and the time it is spoken. */
export const WordSchema = Type.Tuple([Offset, Offset, Ms, Ms]);

export const SentenceSchema = Type.Object(
  {
    start: Offset,
    end: Offset,
    startMs: Ms,
    endMs: Ms,
    words: Type.Array(WordSchema),
    confidence: Type.Optional(
      Type.Array(Type.Number({ minimum: 0, maximum: 1 }), {
        description:
          'one for each word, of times that were found in a recording: 0 not heard, the time is a guess; 1 sure',
      }),
    ),
  },
  closed,
);

/** A half-open range of the block's text in another language than the block's. */
export const PassageSchema = Type.Object({ start: Offset, end: Offset, lang: Lang }, closed);

export const BlockSchema = Type.Object(
  {
    kind: BlockKindSchema,
    level: Type.Optional(Type.Integer({ minimum: 1, maximum: 6, description: 'of a heading' })),
    lang: Type.Optional(Lang),
    text: Type.String({ minLength: 1, description: 'whitespace collapsed to single spaces, trimmed' }),
    passages: Type.Optional(
      Type.Array(PassageSchema, {
        minItems: 1,
        description: 'what the article marks as of another language; in order, not overlapping',
      }),
    ),
    sha256: Sha256,
    sentences: Type.Array(SentenceSchema, { minItems: 1 }),
  },
  closed,
);

/** A page may offer this address as a download link: only relative and http(s) ones, never `javascript:`. */
const Src = Type.String({
  pattern: '^(https?:|(?![A-Za-z][A-Za-z0-9+.\\-]*:)).',
  description: 'relative to the narration',
});

export const AudioSourceSchema = Type.Object(
  {
    src: Src,
    type: Type.String({ minLength: 1, description: 'media type' }),
    bytes: Type.Integer({ minimum: 1 }),
    duration: Type.Integer({ minimum: 1, description: 'milliseconds' }),
    sha256: Sha256,
    loudness: Type.Number({ description: 'integrated, LUFS (ITU-R BS.1770)' }),
    truePeak: Type.Number({ description: 'dBTP' }),
  },
  closed,
);

/** Bytes: listeners load a piece of music whole before it plays. */
const MOST_MUSIC = 2 * 1024 * 1024;

export const MusicSchema = Type.Object(
  {
    src: Src,
    type: Type.String({ minLength: 1, description: 'media type' }),
    bytes: Type.Integer({ minimum: 1, maximum: MOST_MUSIC }),
    sha256: Sha256,
    beatsPerBar: Type.Optional(Type.Integer({ minimum: 1, maximum: 12, description: '4 unless given' })),
  },
  closed,
);

/** Played beside the voice, never mixed into it: the listener can switch it off. */
export const SoundtrackSchema = Type.Object(
  {
    sting: Type.Optional(MusicSchema),
    bed: Type.Optional(MusicSchema),
  },
  {
    ...closed,
    minProperties: 1,
    description:
      'sting: before the voice, which enters on a downbeat after it; bed: under the voice, repeated',
  },
);

export const OmissionSchema = Type.Object(
  {
    kind: Type.String({ minLength: 1, description: 'what was left out: figure, table, code, furniture, …' }),
    reason: Type.String({ minLength: 1 }),
    count: Type.Integer({ minimum: 1 }),
  },
  closed,
);

/** A voice that is made by a program. */
const ArtificialVoiceSchema = Type.Object(
  {
    id: Type.String({ minLength: 1 }),
    name: Type.String({ minLength: 1 }),
    engine: Type.String({ minLength: 1 }),
    engineVersion: Type.String({ minLength: 1 }),
    lang: Lang,
  },
  closed,
);
/** Somebody who has read the article aloud. */
const PersonSchema = Type.Object(
  {
    kind: Type.Literal('person'),
    name: Type.Optional(Type.String({ minLength: 1 })),
    lang: Lang,
  },
  closed,
);

export const NarrationSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    version: Type.Literal(1),
    id: Type.String({ minLength: 1, maxLength: 200, description: 'of the article' }),
    revision: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'sha256 of text, voice and lexicon' }),
    lang: Lang,
    title: Type.String({ minLength: 1 }),
    byline: Type.Optional(Type.String({ minLength: 1 })),
    published: Type.Optional(CalendarDate),
    source: Type.Optional(Type.String({ minLength: 1, description: 'where the article came from' })),
    audio: Type.Array(AudioSourceSchema, { minItems: 1 }),
    voice: Type.Union([ArtificialVoiceSchema, PersonSchema], {
      description:
        'a person’s goes with the digitalSourceType digitalCapture or humanEdits, and without disclosure',
    }),
    otherVoices: Type.Optional(
      Type.Array(ArtificialVoiceSchema, {
        minItems: 1,
        description: 'those that speak passages of other languages',
      }),
    ),
    generated: Type.Object(
      {
        date: CalendarDate,
        tool: Type.String({ minLength: 1 }),
        digitalSourceType: Type.String({ format: 'uri', description: 'IPTC Digital Source Type' }),
        disclosure: Type.Optional(
          Type.String({
            minLength: 1,
            description: 'that the voice is artificial, in the article’s language',
          }),
        ),
        settings: Type.Optional(
          Type.Object(
            {},
            { description: 'for the program that narrates it again; nothing that a player needs' },
          ),
        ),
      },
      closed,
    ),
    reviewed: Type.Union([Type.Null(), Type.Object({ date: CalendarDate }, closed)], {
      description: 'when a person listened to it and approved; null: nobody has',
    }),
    blocks: Type.Array(BlockSchema, { minItems: 1 }),
    omitted: Type.Array(OmissionSchema),
    soundtrack: Type.Optional(SoundtrackSchema),
    read: Type.Optional(
      Type.Array(Type.Union(readableKinds.map((kind) => Type.Literal(kind))), {
        description:
          'what is read here and left out of other articles: the player reads the page in the same way',
      }),
    ),
  },
  {
    ...closed,
    $id: 'https://audio-article.example/transcript.schema.json',
    title: 'Narration',
  },
);

export type Narration = Static<typeof NarrationSchema>;
export type ArtificialVoice = Static<typeof ArtificialVoiceSchema>;
export type Block = Static<typeof BlockSchema>;
export type Passage = Static<typeof PassageSchema>;
export type BlockKind = Static<typeof BlockKindSchema>;
export type Sentence = Static<typeof SentenceSchema>;
export type Word = Static<typeof WordSchema>;
export type AudioSource = Static<typeof AudioSourceSchema>;
export type Music = Static<typeof MusicSchema>;
export type Soundtrack = Static<typeof SoundtrackSchema>;
export type Omission = Static<typeof OmissionSchema>;
