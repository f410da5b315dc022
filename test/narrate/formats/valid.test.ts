import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SaxesParser } from 'saxes';
import webvtt from 'webvtt-parser';
import type { TimedCue, TimedText } from '../../../src/core/formats/timed-text.js';
import { outputFormats, writeTimedText, type OutputFormat } from '../../../src/narrate/formats/formats.js';

/* What is written is held against its standard, whatever the text: markup, arrows, control characters, half characters. */

const ajv = ajvFormats.default(new Ajv({ strict: false, allErrors: true }));

const assertSchema = (schema: object, json: string): void => {
  const validate = ajv.compile(schema);
  assert.ok(validate(JSON.parse(json)), ajv.errorsText(validate.errors));
};

/** The W3C's own validator has nothing to say. */
function assertWebVtt(text: string): void {
  const { errors } = new webvtt.WebVTTParser().parse(text, 'captions') as unknown as {
    errors: { message: string }[];
  };
  assert.deepEqual(errors, []);
}

interface Tag {
  readonly name: string;
  readonly parent: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Well-formed XML with its namespaces resolved; the parser throws at what is not. */
function tagsOf(text: string): Tag[] {
  const tags: Tag[] = [];
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const);
    tags.push({ name, parent: open.at(-1), attributes: Object.fromEntries(values) });
    open.push(name);
  });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return tags;
}

const idsOf = (xhtml: string): string[] => tagsOf(xhtml).flatMap(({ attributes: { id } }) => id ?? []);

/** EPUB 3.3, §9.3: which elements stand where, what they must have, and that every reference leads somewhere. */
function assertSmil(text: string, xhtml: string, document: string): void {
  const children: Readonly<Record<string, string | undefined>> = {
    ...{ smil: undefined, body: 'smil', seq: 'body', par: 'seq', text: 'par', audio: 'par' },
  };
  const tags = tagsOf(text);
  const seconds = (value = ''): number => Number(/^(\d+(?:\.\d{1,3})?)s$/.exec(value)?.[1] ?? NaN);
  const ids = idsOf(xhtml);
  assert.equal(new Set(ids).size, ids.length, 'an id stands once');
  for (const { name, parent, attributes } of tags) {
    assert.ok(Object.hasOwn(children, name), name);
    assert.equal(parent, children[name]);
    if (name === 'smil') assert.equal(attributes['version'], '3.0');
    if (name === 'text') assert.ok(ids.some((id) => attributes['src'] === `${document}#${id}`));
    if (name === 'audio')
      assert.ok(
        seconds(attributes['clipEnd']) > seconds(attributes['clipBegin']),
        JSON.stringify(attributes),
      );
  }
  assert.deepEqual(
    tags.filter(({ parent }) => parent === 'par').map(({ name }) => name),
    tags.filter(({ name }) => name === 'par').flatMap(() => ['text', 'audio']),
  );
}

const reference = { type: 'string', format: 'uri-reference' };
/** https://github.com/readium/guided-navigation, §1 */
const guidedNavigation = {
  type: 'object',
  required: ['guided'],
  properties: { guided: { type: 'array', minItems: 1, items: { $ref: '#/$defs/object' } } },
  $defs: {
    object: {
      type: 'object',
      properties: {
        audioref: reference,
        role: {
          type: 'array',
          items: { enum: ['heading', 'paragraph', 'blockquote', 'listItem', 'list', 'section'] },
        },
        text: {
          type: 'object',
          required: ['plain'],
          properties: {
            plain: { type: 'string', minLength: 1 },
            language: { type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' },
          },
        },
        children: { type: 'array', minItems: 1, items: { $ref: '#/$defs/object' } },
      },
      anyOf: [{ required: ['audioref'] }, { required: ['text'] }, { required: ['children'] }],
    },
  },
};

/** https://github.com/Podcastindex-org/podcast-namespace, transcripts, JSON */
const podcast = {
  type: 'object',
  required: ['version', 'segments'],
  properties: {
    version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
    segments: {
      type: 'array',
      items: {
        type: 'object',
        required: ['startTime', 'endTime', 'body'],
        additionalProperties: false,
        properties: {
          speaker: { type: 'string', minLength: 1 },
          startTime: { type: 'number', minimum: 0 },
          endTime: { type: 'number', exclusiveMinimum: 0 },
          body: { type: 'string', minLength: 1 },
        },
      },
    },
  },
};

const syncMediaLite = {
  type: 'object',
  required: ['selector', 'group'],
  properties: {
    selector: {
      type: 'object',
      required: ['type', 'value'],
      properties: { type: { enum: ['FragmentSelector', 'CssSelector'] }, value: { type: 'string' } },
    },
  },
};

const checks: Readonly<Record<OutputFormat, (text: string, xhtml: string, document: string) => void>> = {
  webvtt: assertWebVtt,
  srt: (text) => {
    for (const cue of text.trimEnd().split('\n\n'))
      assert.match(
        cue,
        /^\d+\n\d\d:[0-5]\d:[0-5]\d,\d{3} --> \d\d:[0-5]\d:[0-5]\d,\d{3}\n(?:(?!-->)[^\n])+$/,
      );
  },
  podcast: (text) => assertSchema(podcast, text),
  'guided-navigation': (text) => assertSchema(guidedNavigation, text),
  smil: assertSmil,
  'sync-media-lite': (text, xhtml) => {
    const { cues, errors } = new webvtt.WebVTTParser().parse(text, 'metadata') as unknown as {
      cues: { text: string }[];
      errors: object[];
    };
    assert.deepEqual(errors, []);
    const ids = idsOf(xhtml);
    for (const cue of cues) {
      assertSchema(syncMediaLite, cue.text);
      const { value } = (JSON.parse(cue.text) as { selector: { value: string } }).selector;
      assert.ok(ids.includes(value.replace(/^#/, '')));
    }
  },
};

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'word',
          '-->',
          '<b>',
          '</span>',
          '&amp;',
          '&',
          ']]>',
          '"',
          '<00:00:01.000>',
          'NOTE',
          'WEBVTT',
          '1',
        ],
        ...[
          '\0',
          '\u0001',
          '\u001f',
          '\u007f',
          '\u2028',
          '\uFFFE',
          '\uD800',
          '\uDC00x',
          '\u202E',
          '😀',
          '日本語',
          'שלום',
        ],
      ),
      fc.string({ minLength: 1, maxLength: 6, unit: 'binary' }),
    ),
    { minLength: 1, maxLength: 8 },
  ) // prettier-ignore
  .map((parts) => parts.join(' ').replace(/\s+/g, ' ').trim())
  .filter((said) => said !== '');

const cues = fc
  .array(fc.tuple(text, fc.integer({ min: 0, max: 4000 }), fc.option(text), fc.boolean()), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) => {
    let at = 0;
    return all.map(([said, length, speaker, begins]): TimedCue => {
      const startMs = at;
      at += length;
      const half = Math.max(1, Math.floor(said.length / 2));
      return {
        ...{ startMs, endMs: at, text: said },
        words: [
          [0, half, startMs, startMs + Math.floor(length / 2)],
          ...(half < said.length
            ? [[half, said.length, startMs + Math.floor(length / 2), at] as [number, number, number, number]]
            : []),
        ],
        ...(speaker === null ? {} : { speaker }),
        ...(begins ? { begins: { kind: 'paragraph', lang: 'he' } as const } : {}),
      };
    });
  })
  .filter((all) => all.some(({ startMs, endMs }) => endMs > startMs));

for (const format of outputFormats)
  test(`${format} that is written is valid, whatever the text`, () => {
    fc.assert(
      fc.property(cues, fc.option(text), (all, title) => {
        const timed: TimedText = {
          ...{ cues: all, lang: 'en', audio: '../audio/a%20b.mp3' },
          ...(title === null ? {} : { title }),
        };
        const files = writeTimedText({ timed }, format, 'in/a.json', 'out/a.x');
        const [xhtml = ''] = [...files]
          .filter(([path]) => path.endsWith('.xhtml'))
          .map(([, content]) => content);
        checks[format](files.get('out/a.x') ?? '', xhtml, 'a.xhtml');
      }),
      { numRuns: 150 },
    );
  });
