import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { spansOf } from '../../../../src/narrate/voice/http/azure.js';
import { marksOf, wavSamples } from '../../../../src/narrate/voice/http/audio.js';
import { utteranceOf } from '../utterance.js';
import { services } from './services.js';
import { say } from './stand-ins/speech.js';
import { finding } from './voice.js';

const texts = [
  'The lighthouse keeper counted two hundred and twelve steps.',
  'Wait, what? Yes! No: maybe; perhaps not at all.',
  'Tom & Jerry’s café, “so it seems”, was shut — again.',
];

for (const { service, start, asked } of services.filter(({ service: { id } }) => id !== 'openai'))
  test(`${service.name}: words start where the speaker knows that they do, and end before the pause`, async () => {
    const standIn = await start();
    after(() => standIn.close());
    const voice = (await finding(service, standIn)(asked)).open();
    after(() => voice.close());
    const errors: number[] = [];
    for (const text of texts) {
      const asked_ = utteranceOf(text);
      const { marks } = await voice.speak(asked_);
      const truth = say(asked_.tokens, 16_000).words;
      truth.forEach((word, i) => {
        if (!word) return;
        const { startMs = NaN, endMs = NaN } = marks[i] ?? {};
        errors.push(Math.abs(startMs - word.startMs));
        // The last word dies away.
        const most = i === truth.length - 1 ? 120 : 60;
        assert.ok(
          endMs - word.endMs < most,
          `“${asked_.tokens[i]?.text ?? ''}” ends ${endMs - word.endMs} ms late`,
        );
      });
    }
    errors.sort((a, b) => a - b);
    assert.equal(errors.length, 27);
    assert.ok((errors[13] ?? NaN) <= 5, `median ${errors[13] ?? NaN} ms`);
    assert.ok((errors[25] ?? NaN) <= 40, `p95 ${errors[25] ?? NaN} ms`);
  });

const tone = (seconds: number): Int16Array =>
  Int16Array.from({ length: seconds * 1000 }, (_, i) => Math.round(8000 * Math.sin(i)));

test('a word that starts after the end of the audio: it was cut', () => {
  assert.throws(
    () =>
      marksOf(
        tone(1),
        1000,
        [
          { startMs: 0, endMs: 500 },
          { startMs: 1500, endMs: 1700 },
        ],
        'X',
      ),
    {
      message: /X cut the audio/,
    },
  );
});

test('times that go back, overlap or are none are put in order', () => {
  const spans = [
    { startMs: 300, endMs: 900 },
    { startMs: 200, endMs: 400 },
    undefined,
    { startMs: NaN, endMs: 1 },
    { startMs: 600, endMs: 1e9 },
  ];
  assert.deepEqual(marksOf(tone(1), 1000, spans, 'X'), [
    { startMs: 300, endMs: 300 },
    { startMs: 300, endMs: 400 },
    { startMs: 400, endMs: 400 },
    { startMs: 400, endMs: 400 },
    { startMs: 600, endMs: 1000 },
  ]);
});

test('silence counts as no answer', () => {
  assert.throws(() => marksOf(new Int16Array(500), 1000, [{ startMs: 0, endMs: 100 }], 'X'), {
    message: /silence/,
  });
});

test('a WAVE file is read whatever stands before its samples, and refused when it is another', () => {
  const riff = (chunks: readonly (readonly [string, Buffer, number?])[]): Buffer => {
    const body = chunks.map(([name, bytes, size = bytes.length]) => {
      const head = Buffer.alloc(8);
      head.write(name);
      head.writeUInt32LE(size, 4);
      return Buffer.concat([head, bytes]);
    });
    return Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE'), ...body, Buffer.alloc(44)].slice(0, -1));
  };
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0);
  format.writeUInt16LE(1, 2);
  format.writeUInt32LE(24_000, 4);
  format.writeUInt16LE(16, 14);
  const samples = Buffer.from([1, 0, 2, 0]);
  const list = ['LIST', Buffer.alloc(26)] as const;
  assert.deepEqual(
    Buffer.from(wavSamples(riff([['fmt ', format], list, ['data', samples]]), 24_000, 'X')),
    samples,
  );
  assert.deepEqual(
    Buffer.from(
      wavSamples(
        riff([
          ['fmt ', format],
          ['data', samples, 0xffffffff],
        ]),
        24_000,
        'X',
      ),
    ),
    samples,
  );
  assert.throws(() => wavSamples(riff([['fmt ', format], list, ['data', samples, 4000]]), 24_000, 'X'), {
    message: /cut/,
  });
  assert.throws(() => wavSamples(riff([['fmt ', format], list, ['data', samples]]), 16_000, 'X'), {
    message: /24000/,
  });
  assert.throws(() => wavSamples(Buffer.from('ID3 and so on'.repeat(9)), 24_000, 'X'), {
    message: /no WAVE/,
  });
});

test('Azure’s words find their tokens, also where it writes them otherwise', () => {
  const word = (text: string, startMs: number) => ({ text, startMs, endMs: startMs + 50 });
  const { tokens } = utteranceOf('The well-known R&D team — of 3 — won the');
  const words = ['The', 'well', 'known', 'R&D', 'team', 'of', 'three', 'won', 'the'].map((text, i) =>
    word(text, i * 100),
  );
  assert.deepEqual(
    spansOf(words, tokens).map((span) => span && [span.startMs, span.endMs]),
    [
      [0, 50],
      [100, 250],
      [300, 350],
      [400, 450],
      undefined,
      [500, 550],
      [600, 650],
      undefined,
      [700, 750],
      [800, 850],
    ],
  );
});
