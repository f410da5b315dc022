import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinClips, type Clip } from '../../../src/narrate/audio/join.js';
import { pauseBetween, type SpokenPart } from '../../../src/narrate/audio/pauses.js';

/** 200 ms of silence, 300 ms of a tone, 200 ms of silence. */
function clip(part: SpokenPart): Clip {
  const pcm = new Int16Array(11_200).map((_, n) => (n >= 3200 && n < 8000 ? Math.round(10_000 * Math.sin(n / 3)) : 0));
  return { ...part, speech: { pcm, marks: [{ startMs: 200, endMs: 350 }, { startMs: 350, endMs: 500 }] } };
}

const part = (kind: SpokenPart['kind'], endsBlock = true): SpokenPart => ({ kind, endsBlock });

test('a mark plus its offset is where the word sounds', () => {
  const clips = [clip(part('title')), clip(part('paragraph', false)), clip(part('paragraph')), clip(part('heading'))];
  const { pcm, offsetsMs } = joinClips(clips, 16_000);
  for (const offset of offsetsMs) {
    const start = Math.round((offset + 200) * 16);
    assert.ok(pcm.subarray(start - 200, start).every((sample) => sample === 0), 'silence before');
    assert.ok(Math.abs(pcm[start + 3] ?? 0) > 0.05, 'sound at once');
    assert.ok(Math.abs(pcm[start + 4795] ?? 0) > 0.0001, 'sound to the end');
  }
});

test('the silence of the voice is replaced by the pause of the role', () => {
  const clips = [clip(part('paragraph', false)), clip(part('paragraph'))];
  const { offsetsMs } = joinClips(clips, 16_000);
  const [first = 0, second = 0] = offsetsMs;
  const silence = second + 200 - (first + 500);
  assert.equal(silence, pauseBetween(part('paragraph', false), part('paragraph')) + 60 + 30);
});

test('what begins something new is waited for longer', () => {
  const sentence = pauseBetween(part('paragraph', false), part('paragraph'));
  const paragraph = pauseBetween(part('paragraph'), part('paragraph'));
  const heading = pauseBetween(part('paragraph'), part('heading'));
  assert.ok(sentence < paragraph && paragraph < heading);
  assert.ok(pauseBetween(part('title'), part('paragraph')) > paragraph);
});

test('nothing is cut off a voice that uses all its samples', () => {
  const whole: Clip = { ...part('paragraph'), speech: { pcm: new Int16Array(1600).fill(5000), marks: [{ startMs: 0, endMs: 100 }] } };
  const { pcm } = joinClips([whole], 16_000);
  assert.equal(pcm.filter((sample) => sample > 0.1).length, 1600);
});
