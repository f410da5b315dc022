import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AudioArticleError } from '../../../src/core/errors.js';
import { parseNarration, readNarration } from '../../../src/core/narration/read.js';
import { NarrationSchema } from '../../../src/core/narration/schema.js';
import { sampleNarration } from './sample.js';

const ajv = new Ajv({ allErrors: false, strict: false });
addFormats.default(ajv);
const meetsSchema = ajv.compile(NarrationSchema);

const refusal = (value: unknown): string => {
  try {
    readNarration(value);
  } catch (error) {
    assert.ok(error instanceof AudioArticleError, String(error));
    assert.equal(error.code, 'AA_E_NARRATION_INVALID');
    return error.message;
  }
  return '';
};

/** Every place in a JSON value, as the keys that lead there. */
function* places(value: unknown, path: (string | number)[] = []): Generator<(string | number)[]> {
  yield path;
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value))
      yield* places(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

const changed = (
  path: readonly (string | number)[],
  change: (holder: Record<string, unknown>, key: string) => void,
): unknown => {
  const root = { it: sampleNarration() as unknown };
  let holder = root as Record<string, unknown>;
  let key = 'it';
  for (const step of path) {
    holder = holder[key] as Record<string, unknown>;
    key = String(step);
  }
  change(holder, key);
  return root.it;
};

test('a valid narration is returned unchanged and meets the published schema', () => {
  const narration = sampleNarration();
  assert.equal(readNarration(narration), narration);
  assert.ok(meetsSchema(narration), JSON.stringify(meetsSchema.errors));
});

test('whatever the published schema refuses, the reader refuses', () => {
  const all = [...places(sampleNarration())].slice(1);
  const junk = fc.oneof(
    fc.constantFrom(
      null,
      '',
      -1,
      1.5,
      true,
      [],
      {},
      'javascript:alert(1)',
      'not a date',
      [1, 2, 3],
      [1, 2, 3, '4'],
    ),
    fc.integer(),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.constantFrom(...all), junk, (path, value) => {
      const altered = changed(path, (holder, key) => {
        holder[key] = value;
      });
      if (!meetsSchema(altered))
        assert.notEqual(refusal(altered), '', `${path.join('.')} = ${JSON.stringify(value)}`);
    }),
    { numRuns: 3000 },
  );
  for (const path of all) {
    const without = changed(path, (holder, key) => {
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else Reflect.deleteProperty(holder, key);
    });
    if (!meetsSchema(without)) assert.notEqual(refusal(without), '', `without ${path.join('.')}`);
  }
});

test('the path and the reason are said', () => {
  const cases: [(string | number)[], unknown, RegExp][] = [
    [['version'], 2, /version must be 1/],
    [['blocks', 1, 'text'], '', /blocks\[1\]\.text must not be empty/],
    [['audio', 0, 'src'], 'javascript:alert(1)', /audio\[0\]\.src has the wrong form/],
    [['audio', 0, 'duration'], 100, /audio\[0\]\.duration is 100 ms, but the words end at 5200 ms/],
    [['blocks', 1, 'sentences', 1, 'end'], 900, /blocks\[1\]\.sentences\[1\] .* leaves its block’s text/],
    [['blocks', 1, 'sentences', 0, 'words', 1], [0, 2, 2100, 2400], /words\[1\] .* overlaps/],
    [['blocks', 1, 'sentences', 0, 'words', 1], [3, 7, 1500, 2400], /words\[1\] goes back in time/],
    [['blocks', 1, 'passages', 0, 'end'], 40, /blocks\[1\]\.passages\[0\] .* leaves its block’s text/],
    [
      ['blocks', 1, 'passages'],
      [...[3, 2].map((start) => ({ start, end: start + 1, lang: 'fr' }))],
      /passages\[1\] covers 2 to 3, which overlaps/,
    ],
    [['surprise'], 1, /surprise is not known/],
  ];
  for (const [path, value, expected] of cases)
    assert.match(
      refusal(
        changed(path, (holder, key) => {
          holder[key] = value;
        }),
      ),
      expected,
    );
});

/** What is said of the sample with another value at a place, nothing where that is right. */
const refusalWith = (path: string, value: unknown): string =>
  refusal(
    changed(
      path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
      (holder, key) => {
        if (value === undefined) Reflect.deleteProperty(holder, key);
        else holder[key] = value;
      },
    ),
  ).replace(/^The narration is not valid: /, '');

test('each kind of value is refused in its own words, and what is just inside its bounds is not', () => {
  const sha = 'a'.repeat(63);
  const wrong: [string, unknown, string][] = [
    ['title', 5, 'title must be a text.'],
    ['id', 'a'.repeat(201), 'id must not be longer than 200 characters.'],
    ['revision', `g${sha}`, `revision has the wrong form (“g${'a'.repeat(39)}”).`],
    ['revision', `${sha}g`, `revision has the wrong form (“${'a'.repeat(40)}”).`],
    ['lang', 'en-', 'lang has the wrong form (“en-”).'],
    ['lang', 'en-ü', 'lang has the wrong form (“en-ü”).'],
    ['published', '2026-11-2', 'published has the wrong form (“2026-11-2”).'],
    ['published', '02026-11-20', 'published must not be longer than 10 characters.'],
    ['blocks.0.level', 7, 'blocks[0].level must be a whole number from 1 to 6.'],
    ['blocks.0.level', 1.5, 'blocks[0].level must be a whole number from 1 to 6.'],
    ['audio.0.bytes', 0, 'audio[0].bytes must be a whole number from 1.'],
    ['audio.0.loudness', '-16', 'audio[0].loudness must be a number.'],
    ['audio.0.loudness', NaN, 'audio[0].loudness must be a number.'],
    ['blocks', {}, 'blocks must be a list.'],
    ['blocks', [], 'blocks must not be empty.'],
    ['voice', 'RMS', 'voice must be an object.'],
    ['voice', [], 'voice must be an object.'],
    ['voice.name', undefined, 'voice.name is missing.'],
    ['blocks.0.kind', 'aside', 'blocks[0].kind must be "title" or "heading" or "paragraph" or "quote" or "list-item".'],
    ['generated.digitalSourceType', 'see http://x.org', 'generated.digitalSourceType has the wrong form (“see http://x.org”).'],
    ['generated.digitalSourceType', 'http://x.org and', 'generated.digitalSourceType has the wrong form (“http://x.org and”).'],
    ['reviewed', 5, 'reviewed must be an object.'],
    ['soundtrack', {}, 'soundtrack must hold a sting or a bed.'],
    ['soundtrack', { bed: { src: 'b.mp3', type: 'audio/mpeg', bytes: 2 ** 21 + 1, sha256: `${sha}a` } }, 'soundtrack.bed.bytes must be a whole number from 1 to 2097152.'],
    ['soundtrack', { bed: {} }, 'soundtrack.bed.src is missing.'],
  ];
  for (const [path, value, expected] of wrong) assert.equal(refusalWith(path, value), expected);
  const right: [string, unknown][] = [
    ['id', 'a'.repeat(200)],
    ['lang', 'en-Latn-US'],
    ['blocks.0.level', 6],
    ['audio.0.src', 'http://example.org/a.mp3'],
    ['audio.0.duration', 5200],
    ['reviewed', { date: '2026-11-25' }],
    ['soundtrack', { sting: { src: 'b.mp3', type: 'audio/mpeg', bytes: 2 ** 21, sha256: `${sha}a`, beatsPerBar: 12 } }],
  ];
  for (const [path, value] of right) assert.equal(refusalWith(path, value), '', path);
  assert.equal(refusal(null), 'The narration is not valid: it must be an object.');
}); // prettier-ignore

test('what is beside, one after the other, or at the end is right; what overlaps, is nothing or goes back is not', () => {
  const first = 'blocks.1.sentences.0';
  const word = (at: number, ...value: number[]): string => refusalWith(`${first}.words.${at}`, value);
  assert.equal(refusalWith('blocks.1.passages', [{ start: 0, end: 3, lang: 'fr' }, { start: 3, end: 39, lang: 'de' }]), '');
  assert.match(refusalWith('blocks.1.passages.0.end', 3), /^blocks\[1\]\.passages\[0\] covers 3 to 3, which overlaps/);
  assert.equal(refusalWith('blocks.1.sentences.1.start', 18), '');
  assert.match(refusalWith('blocks.1.sentences.1.start', 17), /^blocks\[1\]\.sentences\[1\] covers 17 to 39, which overlaps/);
  assert.match(refusalWith(`${first}.end`, 0), /^blocks\[1\]\.sentences\[0\] covers 0 to 0, which overlaps/);
  assert.equal(refusalWith('blocks.1.sentences.1.startMs', 3600), '');
  assert.match(refusalWith('blocks.1.sentences.1.startMs', 3599), /^blocks\[1\]\.sentences\[1\] goes back in time/);
  assert.match(refusalWith(`${first}.endMs`, 1999), /^blocks\[1\]\.sentences\[0\] goes back in time/);
  assert.equal(word(1, 3, 7, 2100, 2100), '');
  assert.match(word(1, 3, 3, 2100, 2400), /words\[1\] covers 3 to 3, which overlaps or leaves its sentence/);
  assert.match(word(4, 13, 19, 3100, 3600), /words\[4\] covers 13 to 19, which overlaps or leaves its sentence/);
  assert.match(word(1, 3, 7, 2100, 2099), /words\[1\] goes back in time or ends after its sentence/);
  assert.match(word(4, 13, 17, 3100, 3601), /words\[4\] goes back in time or ends after its sentence/);
  assert.equal(word(1, 3, 7, 2100), `blocks[1].sentences[0].words[1] must be four whole numbers.`);
  assert.equal(word(1, 3, 7, 2100, 2400.5), `blocks[1].sentences[0].words[1] must be four whole numbers.`);
}); // prettier-ignore

test('text that is not JSON is refused with the name of the file', () => {
  assert.throws(() => parseNarration('{"a":', 'broken.json'), {
    code: 'AA_E_NARRATION_JSON',
    message: /^broken\.json is not JSON/,
  });
});

/** The sample as a person would have read it. */
const recorded = () => {
  const { date, tool } = sampleNarration().generated;
  const narration = sampleNarration();
  delete narration.otherVoices;
  return {
    ...narration,
    voice: { kind: 'person', name: 'Ada Reader', lang: 'en' },
    generated: {
      ...{ date, tool },
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
    },
  };
};

test('a person’s recording says so, in one way only', () => {
  assert.equal(refusal(recorded()), '');
  assert.ok(meetsSchema(recorded()), JSON.stringify(meetsSchema.errors));
  const { digitalSourceType } = sampleNarration().generated;
  const artificial = { ...recorded(), generated: { ...recorded().generated, digitalSourceType } };
  assert.match(refusal(artificial), /does not say that a person’s voice was recorded/);
  assert.match(refusal({ ...sampleNarration(), generated: recorded().generated }), /voice names a program/);
  const { otherVoices } = sampleNarration();
  assert.match(refusal({ ...recorded(), otherVoices }), /names programs, but voice is a person’s/);
  const claiming = { ...recorded(), generated: { ...recorded().generated, disclosure: 'It is artificial.' } };
  assert.match(refusal(claiming), /says that the voice is artificial, but voice is a person’s/);
});

test('confidence is one number from 0 to 1 for each word', () => {
  const withConfidence = (confidence: unknown): unknown => {
    const narration = recorded();
    Object.assign(narration.blocks[0]!.sentences[0]!, { confidence });
    return narration;
  };
  assert.equal(refusal(withConfidence([0, 0.98])), '');
  assert.ok(meetsSchema(withConfidence([0, 0.98])));
  assert.match(refusal(withConfidence([0.5])), /has 1 numbers for 2 words/);
  assert.match(refusal(withConfidence([0.5, 1.5])), /must be a number from 0 to 1/);
});
