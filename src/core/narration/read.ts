import { readableKinds } from '../article/left-out.js';
import { AudioArticleError } from '../errors.js';
import type { Narration } from './schema.js';

/*
 * The one reader of narrations, in the browser as in Node. It asks what schema.ts says (a test holds the two
 * together) and what a schema cannot say: ranges lie inside their text, nothing overlaps, time never goes back.
 * Hand-written because it runs before the first Play: 100,000 words must cost a few milliseconds and no library.
 */

type Check = (value: unknown, path: string) => void;

function refuse(path: string, reason: string): never {
  throw new AudioArticleError(
    'AA_E_NARRATION_INVALID',
    `The narration is not valid: ${path || 'it'} ${reason}.`,
  );
}

const text =
  (min = 1, max = Infinity, pattern?: RegExp): Check =>
  (value, path) => {
    if (typeof value !== 'string') refuse(path, 'must be a text');
    if (value.length < min) refuse(path, 'must not be empty');
    if (value.length > max) refuse(path, `must not be longer than ${max} characters`);
    if (pattern && !pattern.test(value)) refuse(path, `has the wrong form (“${value.slice(0, 40)}”)`);
  };

const integer =
  (min: number, max = Infinity): Check =>
  (value, path) => {
    if (!Number.isInteger(value) || (value as number) < min || (value as number) > max)
      refuse(path, `must be a whole number from ${min}${max === Infinity ? '' : ` to ${max}`}`);
  };

const number: Check = (value, path) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) refuse(path, 'must be a number');
};

const part: Check = (value, path) => {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) refuse(path, 'must be a number from 0 to 1');
};

const oneOf =
  (...allowed: readonly unknown[]): Check =>
  (value, path) => {
    if (!allowed.includes(value))
      refuse(path, `must be ${allowed.map((a) => JSON.stringify(a)).join(' or ')}`);
  };

const list =
  (min: number, item: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value)) refuse(path, 'must be a list');
    if (value.length < min) refuse(path, 'must not be empty');
    value.forEach((entry, i) => item(entry, `${path}[${i}]`));
  };

const object: Check = (value, path) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(path, 'must be an object');
};

/** A key that ends in `?` may be missing. Other keys are refused: a misspelt one must not pass unseen. */
const record = (fields: Readonly<Record<string, Check>>): Check => {
  const known = new Set(Object.keys(fields).map((key) => key.replace('?', '')));
  return (value, path) => {
    object(value, path);
    const dot = path && `${path}.`;
    for (const key of Object.keys(value as object)) if (!known.has(key)) refuse(dot + key, 'is not known');
    for (const [key, check] of Object.entries(fields)) {
      const name = key.replace('?', '');
      const field = (value as Record<string, unknown>)[name];
      if (field !== undefined) check(field, dot + name);
      else if (key === name) refuse(dot + name, 'is missing');
    }
  };
};

const sha256 = text(64, 64, /^[0-9a-f]+$/);
const lang = text(2, 35, /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/);
const date = text(1, 10, /^\d{4}-\d{2}-\d{2}$/);

const src = text(1, Infinity, /^(https?:|(?![A-Za-z][A-Za-z0-9+.-]*:))./);

const artificialVoice = record({ id: text(), name: text(), engine: text(), engineVersion: text(), lang });

const music = record({
  src,
  type: text(),
  bytes: integer(1, 2 * 1024 * 1024),
  sha256,
  'beatsPerBar?': integer(1, 12),
});
const soundtrack = record({ 'sting?': music, 'bed?': music });

/** Words are checked in bulk by `order`: a path for each of 100,000 would cost more than the check. */
const shape = record({
  '$schema?': text(0),
  version: oneOf(1),
  id: text(1, 200),
  revision: sha256,
  lang,
  title: text(),
  'byline?': text(),
  'published?': date,
  'source?': text(),
  audio: list(
    1,
    record({
      src,
      type: text(),
      bytes: integer(1),
      duration: integer(1),
      sha256,
      loudness: number,
      truePeak: number,
    }),
  ),
  voice: (value, path) => {
    const isPerson = typeof value === 'object' && value !== null && 'kind' in value;
    if (isPerson) record({ kind: oneOf('person'), 'name?': text(), lang })(value, path);
    else artificialVoice(value, path);
  },
  'otherVoices?': list(1, artificialVoice),
  generated: record({
    date,
    tool: text(),
    digitalSourceType: text(1, Infinity, /^https?:\/\/\S+$/),
    'disclosure?': text(),
    'settings?': object,
  }),
  reviewed: (value, path) => {
    if (value !== null) record({ date })(value, path);
  },
  blocks: list(
    1,
    record({
      kind: oneOf('title', 'heading', 'paragraph', 'quote', 'list-item'),
      'level?': integer(1, 6),
      'lang?': lang,
      text: text(),
      'passages?': list(1, record({ start: integer(0), end: integer(0), lang })),
      sha256,
      sentences: list(
        1,
        record({
          start: integer(0),
          end: integer(0),
          startMs: integer(0),
          endMs: integer(0),
          words: list(0, () => undefined),
          'confidence?': list(0, part),
        }),
      ),
    }),
  ),
  omitted: list(0, record({ kind: text(), reason: text(), count: integer(1) })),
  'soundtrack?': (value, path) => {
    soundtrack(value, path);
    if (Object.keys(value as object).length === 0) refuse(path, 'must hold a sting or a bed');
  },
  'read?': list(0, oneOf(...readableKinds)),
});

/** Who is heard and where the sound comes from must not contradict each other: the disclosure hangs on it. */
function origin({ voice, generated, otherVoices }: Narration): void {
  const { digitalSourceType, disclosure } = generated;
  const captured = /\/(?:digitalCapture|humanEdits)$/.test(digitalSourceType);
  const person = 'kind' in voice;
  if (person !== captured)
    refuse(
      'generated.digitalSourceType',
      person
        ? 'does not say that a person’s voice was recorded (digitalCapture or humanEdits)'
        : 'says that a person’s voice was recorded, but voice names a program',
    );
  if (person && otherVoices) refuse('otherVoices', 'names programs, but voice is a person’s');
  if (person && disclosure !== undefined)
    refuse('generated.disclosure', 'says that the voice is artificial, but voice is a person’s');
}

function order(narration: Narration): void {
  let ms = 0;
  narration.blocks.forEach((block, b) => {
    let offset = 0;
    block.passages?.forEach(({ start, end }, p) => {
      if (start < offset || end <= start || end > block.text.length)
        refuse(
          `blocks[${b}].passages[${p}]`,
          `covers ${start} to ${end}, which overlaps or leaves its block’s text`,
        );
      offset = end;
    });
    offset = 0;
    block.sentences.forEach((sentence, s) => {
      const at = `blocks[${b}].sentences[${s}]`;
      if (sentence.start < offset || sentence.end <= sentence.start || sentence.end > block.text.length)
        refuse(at, `covers ${sentence.start} to ${sentence.end}, which overlaps or leaves its block’s text`);
      if (sentence.startMs < ms || sentence.endMs < sentence.startMs) refuse(at, 'goes back in time');
      if (sentence.confidence && sentence.confidence.length !== sentence.words.length)
        refuse(
          `${at}.confidence`,
          `has ${sentence.confidence.length} numbers for ${sentence.words.length} words`,
        );
      offset = sentence.start;
      ms = sentence.startMs;
      for (let w = 0; w < sentence.words.length; w++) {
        const word: unknown = sentence.words[w];
        if (!Array.isArray(word) || word.length !== 4 || !word.every(Number.isInteger))
          refuse(`${at}.words[${w}]`, 'must be four whole numbers');
        const [start, end, startMs, endMs] = word as [number, number, number, number];
        if (start < offset || end <= start || end > sentence.end)
          refuse(`${at}.words[${w}]`, `covers ${start} to ${end}, which overlaps or leaves its sentence`);
        if (startMs < ms || endMs < startMs || endMs > sentence.endMs)
          refuse(`${at}.words[${w}]`, 'goes back in time or ends after its sentence');
        offset = end;
        ms = endMs;
      }
      offset = sentence.end;
      ms = sentence.endMs;
    });
  });
  narration.audio.forEach((source, i) => {
    if (ms > source.duration)
      refuse(`audio[${i}].duration`, `is ${source.duration} ms, but the words end at ${ms} ms`);
  });
}

/**
 * The parsed JSON as a narration, unchanged.
 * @throws AudioArticleError AA_E_NARRATION_INVALID with the path and the reason
 */
export function readNarration(value: unknown): Narration {
  shape(value, '');
  const narration = value as Narration;
  origin(narration);
  order(narration);
  return narration;
}

/**
 * @param name of the file or address, for the message
 * @throws AudioArticleError AA_E_NARRATION_JSON, AA_E_NARRATION_INVALID
 */
export function parseNarration(json: string, name: string): Narration {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : 'it cannot be parsed';
    throw new AudioArticleError('AA_E_NARRATION_JSON', `${name} is not JSON: ${detail}.`, undefined, {
      cause,
    });
  }
  return readNarration(value);
}
