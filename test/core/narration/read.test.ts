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
