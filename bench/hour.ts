import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Narration } from '../src/core/narration/schema.js';
import { reader } from '../test/e2e/demo.js';
import { openPublisher, stateOf } from '../test/e2e/publisher.js';
import { figureLine, quantile } from './figure.js';
import { type Gate, gateLine, holds } from './gate.js';
import { silence } from './long.js';

/*
 * npm run bench:hour: an hour of audio is played with 100 seeks. Nothing may be left behind, nothing go wrong, and the
 * marked word is at the end as near to the audio as at the beginning. At 3× it takes 20 minutes, `-- 16` takes 4.
 */

const HOUR_MS = 3_600_000;
const SEEKS = 100;
const WORD_MS = 400;
const PER_SENTENCE = 15;
/** Until everything that is loaded once has been. */
const WARM_SEEKS = 10;

const rate = Number(process.argv[2] ?? 3);

/** 150 words a minute. */
function anHour(demo: Narration): Narration {
  let ms = 0;
  const blocks = Array.from({ length: HOUR_MS / WORD_MS / PER_SENTENCE }, (_, i) => {
    const all = Array.from({ length: PER_SENTENCE }, (_, j) => `word${i * PER_SENTENCE + j}`);
    const text = `${all.join(' ')}.`;
    let at = 0;
    const startMs = ms;
    const words = all.map((word): [number, number, number, number] => {
      const start = at;
      at += word.length + 1;
      ms += WORD_MS;
      return [start, start + word.length, ms - WORD_MS, ms];
    });
    const sentences = [{ start: 0, end: text.length, startMs, endMs: ms, words }];
    return { kind: 'paragraph' as const, text, sha256: '0'.repeat(64), sentences };
  });
  const audio = demo.audio.map((source) => ({ ...source, type: 'audio/wav', duration: HOUR_MS }));
  return { ...demo, blocks, audio };
}

async function hour(): Promise<Gate[]> {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-hour-'));
  const file = join(folder, 'hour.wav');
  await writeFile(file, silence(HOUR_MS));
  const publisher = await openPublisher(anHour, file);
  try {
    const page = await publisher.open();
    let errors = 0;
    page.on('pageerror', () => errors++);
    page.on('console', (message) => (errors += message.type() === 'error' ? 1 : 0));
    const session = await page.createCDPSession();
    const heap = async (): Promise<number> => {
      for (let pass = 0; pass < 2; pass++) await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize;
    };
    await page.evaluate((speed) => {
      const player = document.querySelector('audio-article')!;
      player.playbackRate = speed;
      let [sum, words] = [0, 0];
      // How far the audio is when a word begins, in ms of the audio; those that a seek begins in their middle left out.
      player.addEventListener('wordchange', ({ detail: { word, trigger } }) => {
        if (trigger !== 'playback') return;
        sum += player.currentTime * 1000 - Number(word.slice(4)) * 400;
        words++;
      });
      player.addEventListener('error', () => console.error('The audio has failed.'));
      Reflect.set(globalThis, 'lateness', () => {
        const mean = sum / words;
        [sum, words] = [0, 0];
        return mean;
      });
    }, rate);
    await reader(page).press('Play');
    const stretchMs = HOUR_MS / SEEKS;
    const heaps: number[] = [];
    const lateness: number[] = [];
    let playedMs = 0;
    for (let i = 0; i < SEEKS; i++) {
      const from = Math.round((((i * 37) % SEEKS) / SEEKS) * (HOUR_MS - stretchMs)) / 1000;
      await page.evaluate((to) => (document.querySelector('audio-article')!.currentTime = to), from);
      await new Promise((resolve) => setTimeout(resolve, stretchMs / rate));
      const { paused, currentTime } = await stateOf(page);
      if (paused) errors++;
      playedMs += (currentTime - from) * 1000;
      lateness.push(await page.evaluate(() => (Reflect.get(globalThis, 'lateness') as () => number)()));
      if (i >= WARM_SEEKS && i % 10 === 9) heaps.push(await heap());
    }
    const fifth = SEEKS / 5;
    const early = quantile(lateness.slice(WARM_SEEKS, WARM_SEEKS + fifth), 0.5);
    const late = quantile(lateness.slice(-fifth), 0.5);
    console.log(
      figureLine({ name: 'audio played', value: `${(playedMs / 60_000).toFixed(1)} min at ${rate}×` }),
    );
    console.log(
      figureLine({ name: 'heap', value: heaps.map((bytes) => (bytes / 1e6).toFixed(2)).join(', ') + ' MB' }),
    );
    console.log(
      figureLine({
        name: 'a word is told after its start, early and late in the hour',
        value: `${(early / rate).toFixed(1)} and ${(late / rate).toFixed(1)} ms as heard`,
      }),
    );
    const [first = NaN] = heaps;
    return [
      { name: 'errors', value: errors, limit: 0, unit: '' },
      {
        name: 'the heap at the end, of what it was after the first tenth',
        value: Math.round((100 * Number(heaps.at(-1))) / first),
        limit: 105,
        unit: '%',
      },
    ];
  } finally {
    await publisher.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const gates = await hour();
for (const gate of gates) console.log(gateLine(gate));
process.exitCode = gates.every(holds) ? 0 : 1;
