import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samplesPerFrame } from '../../../src/narrate/audio/info-tag.js';
import { pauseBetween, type SpokenPart } from '../../../src/narrate/audio/pauses.js';
import { placeClips, type Clip } from '../../../src/narrate/audio/placing.js';

const part = (kind: SpokenPart['kind'], endsBlock = true): SpokenPart => ({ kind, endsBlock });

/** 200 ms of silence, 300 ms of speech, 200 ms of silence. */
const clip = (role: SpokenPart, sampleRate = 16_000): Clip => ({
  ...role,
  samples: 0.7 * sampleRate,
  marks: [
    { startMs: 200, endMs: 350 },
    { startMs: 350, endMs: 500 },
  ],
});

for (const sampleRate of [16_000, 22_050, 24_000, 44_100, 48_000])
  test(`at ${sampleRate} Hz every part is whole frames, and marks know where it begins`, () => {
    const clips = [part('title'), part('paragraph', false), part('paragraph'), part('heading')].map((role) =>
      clip(role, sampleRate),
    );
    const { lead, placed, length, offsetsMs } = placeClips(clips, sampleRate);
    const frame = samplesPerFrame(sampleRate);
    let at = lead;
    placed.forEach((place, i) => {
      assert.equal(place.length % frame, 0);
      assert.ok(Math.abs((offsetsMs[i] ?? 0) - ((at - place.start) * 1000) / sampleRate) < 1e-6);
      at += place.length;
    });
    assert.equal(lead % frame, 0);
    assert.equal(at, length);
  });

test('a part is as long wherever it stands: what comes before does not move its frames', () => {
  const said = [part('paragraph', false), part('paragraph')].map((role) => clip(role));
  const [, ...after] = placeClips([clip(part('title')), ...said], 16_000).placed;
  assert.deepEqual(after, placeClips(said, 16_000).placed);
});

test('the silence of the voice is replaced by the pause of the role, to the nearest frame', () => {
  const { offsetsMs } = placeClips([clip(part('paragraph', false)), clip(part('paragraph'))], 16_000);
  const [first = 0, second = 0] = offsetsMs;
  const silence = second + 200 - (first + 500);
  const asked = pauseBetween(part('paragraph', false), part('paragraph')) + 60 + 30;
  assert.ok(Math.abs(silence - asked) <= 18, `${silence} ms for ${asked}`);
});

test('what begins something new is waited for longer', () => {
  const sentence = pauseBetween(part('paragraph', false), part('paragraph'));
  const paragraph = pauseBetween(part('paragraph'), part('paragraph'));
  const heading = pauseBetween(part('paragraph'), part('heading'));
  assert.ok(sentence < paragraph && paragraph < heading);
  assert.ok(pauseBetween(part('title'), part('paragraph')) > paragraph);
});

test('the tone that announces a heading takes the long pause before it', () => {
  assert.equal(pauseBetween(part('paragraph'), part('cue')), pauseBetween(part('paragraph'), part('heading')));
  assert.ok(pauseBetween(part('cue'), part('heading')) < 400);
});

test('nothing is cut off a voice that uses all its samples', () => {
  const whole: Clip = { ...part('paragraph'), samples: 1600, marks: [{ startMs: 0, endMs: 100 }] };
  const [place] = placeClips([whole], 16_000).placed;
  assert.deepEqual([place?.start, place?.end], [0, 1600]);
});
