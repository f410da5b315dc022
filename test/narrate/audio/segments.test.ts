import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { samplesPerFrame } from '../../../src/narrate/audio/info-tag.js';
import { keptSegment, segmentsAhead, startSegmentThreads } from '../../../src/narrate/audio/segments.js';
import { openStore } from '../../../src/narrate/store.js';

const folder = await mkdtemp(join(tmpdir(), 'audio-article-segments-'));
const threads = startSegmentThreads();
after(async () => {
  await threads.close();
  await rm(folder, { recursive: true, force: true });
});

test('a segment that was read ahead is there, whatever becomes of what is kept; one that was not is coded', async () => {
  const store = openStore(folder);
  const sampleRate = 16_000;
  const length = 20 * samplesPerFrame(sampleRate);
  const pcm = Int16Array.from({ length }, (_, n) => 8000 * Math.sin(n / 9));
  let asked = 0;
  const order = {
    ...{ take: 'a tone', from: 0, to: length, length, gainDb: 0, sampleRate },
    pcm: () => Promise.resolve((asked++, pcm)),
  };
  const ahead = segmentsAhead(store);
  await ahead.read(order);
  const coded = await (await keptSegment(order, store, threads, ahead)).mp3();
  assert.equal(asked, 1);
  await ahead.read(order);
  await rm(folder, { recursive: true, force: true });
  assert.deepEqual(await (await keptSegment(order, store, threads, ahead)).mp3(), coded);
  assert.equal(asked, 1);
});
