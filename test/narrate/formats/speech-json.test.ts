import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TimedText } from '../../../src/core/formats/timed-text.js';
import type { JsonFormat } from '../../../src/narrate/formats/json-format.js';
import { speechFormats } from '../../../src/narrate/formats/speech-json.js';

const formatOf = (id: string): JsonFormat =>
  speechFormats.find((format) => format.id === id) ?? assert.fail(id);
/** The format that takes a value for its own, and what it reads there. */
function read(value: unknown, id: string, lang = 'en'): TimedText {
  assert.equal(speechFormats.find(({ isIt }) => isIt(value))?.id, id);
  return formatOf(id).read(value, 'n.json', lang);
}
const refused = (id: string, value: unknown, message: string | RegExp): void =>
  assert.throws(() => formatOf(id).read(value, 'n.json', 'en'), { code: 'AA_E_TIMED_TEXT', message });

const essence = ({ cues }: TimedText): unknown[] =>
  cues.map(({ startMs, endMs, text, words }) => [startMs, endMs, text, words]);
const word = (said: string, start: number, end: number): object => ({ word: said, start, end });

describe('Whisper', () => {
  const segment = (text: string, start: number, end: number, words?: readonly object[]): object => ({
    ...{ text, start, end },
    ...(words && { words }),
  });

  it('tells the language, and its words keep the spaces that they come with', () => {
    const words = [word(' Two', 0.1, 0.4), word('-', 0.4, 0.5), word('legged', 0.5, 1)];
    const timed = read({ language: 'de', segments: [segment('', 0.1, 1.5, words)] }, 'whisper');
    assert.equal(timed.lang, 'de');
    assert.deepEqual(essence(timed), [
      [100, 1500, 'Two-legged', [[0, 3, 100, 400], [3, 4, 400, 500], [4, 10, 500, 1000]]],
    ]); // prettier-ignore
    assert.ok(!('lang' in read({ segments: [segment('Hi.', 0, 1)] }, 'whisper')));
    assert.ok(!('lang' in read({ language: '', segments: [segment('Hi.', 0, 1)] }, 'whisper')));
  });

  it('without spaces has them put between words, but not before what ends a sentence', () => {
    const words = [word('Two', 0, 0.2), word('storks', 0.2, 0.4), word('.', 0.4, 0.5)];
    assert.deepEqual(essence(read({ segments: [segment('x', 0, 1, words)] }, 'whisper')), [
      [0, 1000, 'Two storks.', [[0, 3, 0, 200], [4, 10, 200, 400], [10, 11, 400, 500]]],
    ]); // prettier-ignore
  });

  it('with its words beside the segments has each in the segment in which it begins, a moment earlier too', () => {
    const segments = [segment('One two.', 0, 1), segment('Three.', 1, 2), segment('No words.', 5, 6)];
    const words = [word('One', 0, 0.5), word('two.', 0.5, 1), word('Three.', 0.9995, 2), word('Lost.', 8, 9)];
    const timed = read({ segments, words }, 'whisper');
    assert.deepEqual(
      timed.cues.map(({ text, words }) => [text, words.length]),
      [['One two. Three.', 3], ['Three.', 0], ['No words.', 0]], // prettier-ignore
    );
    const early = read({ segments: segments.slice(1, 2), words: words.slice(2, 3) }, 'whisper');
    assert.deepEqual(essence(early), [[1000, 2000, 'Three.', [[0, 6, 1000, 2000]]]]);
    const own = segment('x', 0, 2, [word('Own.', 0, 1)]);
    assert.equal(read({ segments: [own], words }, 'whisper').cues[0]!.text, 'Own.');
  });

  it('has cues that last a moment at least, and none without text', () => {
    const segments = [segment(' ', 0, 1), segment('Hi.', 2, 2), segment('Back.', 4, 3)];
    assert.deepEqual(essence(read({ segments }, 'whisper')), [
      [2000, 2001, 'Hi.', []],
      [4000, 4001, 'Back.', []],
    ]);
  });

  it('is known by a start and a text of its first segment', () => {
    const { isIt } = formatOf('whisper');
    for (const other of [{ segments: [] }, { segments: [{ start: 0 }] }, { segments: [{ text: '' }] }, { segments: {} }, {}, null, []])
      assert.ok(!isIt(other), JSON.stringify(other)); // prettier-ignore
    refused('whisper', { segments: [segment('a', 0, -1)] }, /^n\.json is not right at \/segments\/0\/end: /);
    refused('whisper', { segments: [segment('a', 0, 2e7)] }, /^n\.json is not right at \/segments\/0\/end: /);
    refused(
      'whisper',
      { segments: [segment('a', 0, 1, [{}])] },
      /^n\.json is not right at \/segments\/0\/words\/0/,
    );
    refused(
      'whisper',
      { segments: [segment('a', 0, 1)], words: [{}] },
      /^n\.json is not right at \/words\/0/,
    );
    refused(
      'whisper',
      { segments: [segment('a', 0, 1)], language: 1 },
      /^n\.json is not right at \/language/,
    );
  });
});

describe('whisper.cpp', () => {
  const part = (text: string, from: number, to: number): object => ({ text, offsets: { from, to } });

  it('counts ms, tells the language, and has cues that last a moment at least', () => {
    const transcription = [
      part(' Two storks.', 99.6, 1500.4),
      part(' ', 1500, 1600),
      part('Hi.', 1700, 1700),
    ];
    const timed = read({ result: { language: 'fr' }, transcription }, 'whisper.cpp');
    assert.equal(timed.lang, 'fr');
    assert.deepEqual(essence(timed), [[100, 1500, 'Two storks.', []], [1700, 1701, 'Hi.', []]]); // prettier-ignore
    assert.ok(!('lang' in read({ transcription }, 'whisper.cpp')));
    assert.ok(!('lang' in read({ result: {}, transcription }, 'whisper.cpp')));
    refused(
      'whisper.cpp',
      { transcription: [{ text: 'a' }] },
      /^n\.json is not right at \/transcription\/0\/offsets/,
    );
  });
});

describe('words of OpenAI’s', () => {
  it('are made sentences by the language of the text', () => {
    const words = [word('It', 0, 0.1), word('rained', 0.1, 0.4), word('.', 0.4, 0.5), word('We', 1, 1.1), word('left.', 1.1, 1.5)]; // prettier-ignore
    assert.deepEqual(essence(read({ text: 'It rained. We left.', words }, 'openai-words')), [
      [0, 500, 'It rained.', [[0, 2, 0, 100], [3, 9, 100, 400], [9, 10, 400, 500]]],
      [1000, 1500, 'We left.', [[0, 2, 1000, 1100], [3, 8, 1100, 1500]]],
    ]); // prettier-ignore
    const german = [word('Am', 0, 1), word('3.', 1, 2), word('Mai.', 2, 3)];
    assert.equal(read({ words: german }, 'openai-words', 'de').cues.length, 1);
    const { isIt } = formatOf('openai-words');
    for (const other of [{ words: [] }, { words: [{ word: 'a', start: 0 }] }, { words: 'a' }, {}, null])
      assert.ok(!isIt(other), JSON.stringify(other));
    refused('openai-words', { words: [word('a', 0, -1)] }, /^n\.json is not right at \/words\/0\/end/);
  });
});

describe('ElevenLabs', () => {
  const aligned = (characters: readonly string[]): object => ({
    characters,
    character_start_times_seconds: characters.map((_, i) => i),
    character_end_times_seconds: characters.map((_, i) => i + 0.5),
  });

  it('has a word from its first character to the space after it', () => {
    const characters = Array.from(' It  is.\nGo');
    assert.deepEqual(essence(read(aligned(characters), 'elevenlabs')), [
      [1000, 7500, 'It is.', [[0, 2, 1000, 2500], [3, 6, 5000, 7500]]],
      [9000, 10_500, 'Go', [[0, 2, 9000, 10_500]]],
    ]); // prettier-ignore
    assert.deepEqual(read(aligned([]), 'elevenlabs').cues, []);
    assert.deepEqual(read(aligned([' ', '']), 'elevenlabs').cues, []);
    assert.equal(read({ audio_base64: '', alignment: aligned(['A']) }, 'elevenlabs').cues[0]!.text, 'A');
  });

  it('is refused where it has not as many times as characters', () => {
    const { isIt } = formatOf('elevenlabs');
    assert.ok(!isIt({ characters: [] }));
    assert.ok(!isIt({ character_start_times_seconds: [] }));
    const short = (field: string): object => ({ ...aligned(['a', 'b']), [field]: [0] });
    refused(
      'elevenlabs',
      short('character_start_times_seconds'),
      'n.json has 2 characters, 1 starts and 2 ends.',
    );
    refused(
      'elevenlabs',
      short('character_end_times_seconds'),
      'n.json has 2 characters, 2 starts and 1 ends.',
    );
    refused('elevenlabs', { alignment: {} }, /^n\.json is not right at /);
  });
});

describe('Azure', () => {
  it('counts ms in batches and ticks of 100 ns in events', () => {
    const words: [string, number, number][] = [['Two', 50.4, 300.2], ['storks', 400, 500], ['.', 900, 100]]; // prettier-ignore
    const batch = words.map(([Text, AudioOffset, Duration]) => ({ Text, AudioOffset, Duration }));
    const events = words.map(([text, ms, length]) => ({
      text,
      audioOffset: ms * 10_000,
      duration: length * 10_000,
    }));
    const said = [[50, 1000, 'Two storks.', [[0, 3, 50, 351], [4, 10, 400, 900], [10, 11, 900, 1000]]]]; // prettier-ignore
    assert.deepEqual(essence(read(batch, 'azure')), said);
    assert.deepEqual(essence(read(events, 'azure')), said);
  });

  it('is known by the offset and the text of its first event', () => {
    const { isIt } = formatOf('azure');
    for (const other of [[], {}, [{ Text: 'a' }], [{ AudioOffset: 1 }], [{ text: 'a' }], [{ audioOffset: 1 }], [null], 'a'])
      assert.ok(!isIt(other), JSON.stringify(other)); // prettier-ignore
    refused('azure', [{ Text: 'a', AudioOffset: 1, Duration: -1 }], /^n\.json is not right at /);
  });
});

describe('Amazon Polly', () => {
  const mark = (type: string, value: string, time: number, start?: number, end?: number): object => ({
    ...{ type, value, time },
    ...(start !== undefined && { start, end }),
  });

  it('has words that last until the next, the last one half a second', () => {
    const marks = [mark('word', 'Two', 6.4), mark('viseme', 't', 10), mark('word', 'storks', 300.6)];
    assert.deepEqual(essence(read(marks, 'polly')), [
      [6, 801, 'Two storks', [[0, 3, 6, 301], [4, 10, 301, 801]]],
    ]); // prettier-ignore
  });

  it('has the sentences that it tells, cut at bytes, and each word with the signs around it', () => {
    const marks = [
      mark('sentence', '„Süße“ Störche!', 0, 10, 32),
      mark('word', 'Süße', 5, 13, 19),
      mark('word', 'Störche', 400, 23, 31),
      mark('sentence', 'Ja.', 900, 33, 36),
      mark('word', 'Ja', 900, 33, 35),
    ];
    assert.deepEqual(essence(read(marks, 'polly')), [
      [5, 900, '„Süße“ Störche!', [[0, 6, 5, 400], [7, 15, 400, 900]]],
      [900, 1400, 'Ja.', [[0, 3, 900, 1400]]],
    ]); // prettier-ignore
  });

  it('leaves out a sentence without a word, and a word that its sentence does not hold', () => {
    const marks = [
      mark('sentence', 'One two.', 0, 0, 8),
      mark('word', 'One', 0, 0, 3),
      mark('word', 'two. T', 500, 4, 10),
      mark('sentence', '…', 800, 9, 12),
      mark('word', 'nowhere', 900),
    ];
    assert.deepEqual(essence(read(marks, 'polly')), [[0, 500, 'One two.', [[0, 8, 0, 500]]]]);
    // Without its place, a sentence tells nothing.
    const placeless = [mark('sentence', 'One.', 0), mark('word', 'One', 0)];
    assert.deepEqual(essence(read(placeless, 'polly')), [[0, 500, 'One', [[0, 3, 0, 500]]]]);
  });

  it('is known by the time, the type and the value of its first mark', () => {
    const { isIt } = formatOf('polly');
    for (const other of [[], [{ time: 0, type: 'word' }], [{ time: 0, value: 'a' }], [{ type: 'word', value: 'a' }], {}])
      assert.ok(!isIt(other), JSON.stringify(other)); // prettier-ignore
    refused('polly', [mark('word', 'a', -1)], /^n\.json is not right at \/0\/time/);
    refused('polly', [mark('word', 'a', 0, -1, 2)], /^n\.json is not right at \/0\/start/);
    refused('polly', [mark('word', 'a', 0, 0.5, 2)], /^n\.json is not right at \/0\/start/);
    refused('polly', [mark('word', 'a', 0, 0, -1)], /^n\.json is not right at \/0\/end/);
  });
});
