import type { TestRunnerPlugin } from '@web/test-runner';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/*
 * What comes out of the sound card, asked by a test in the browser: what the sound server plays at the null sink is
 * recorded, and the beginning of each sound is told in wall time. No part of the browser takes part in the measuring.
 */

const RATE = 48_000;
/** Of full scale; MP3 and Opus let a little sound before the attack. */
const LOUD = 0.1;
/** Between two sounds. */
const SILENCE_MS = 50;

interface Chunk {
  /** When it came, ms since the epoch. */
  readonly at: number;
  readonly samples: Float32Array;
}

const now = (): number => performance.timeOrigin + performance.now();

/** When each sound began, ms since the epoch. */
function onsetsOf(chunks: readonly Chunk[]): number[] {
  // No chunk comes before it has been played, and some come at once: they tell when the first sample was.
  let count = 0;
  const begins = chunks.map(({ at, samples }) => at - ((count += samples.length) / RATE) * 1000);
  const begin = Math.min(...begins);
  const onsets: number[] = [];
  let [n, loudAt] = [0, -Infinity];
  for (const { samples } of chunks)
    for (const sample of samples) {
      if (Math.abs(sample) > LOUD) {
        if (n - loudAt > (SILENCE_MS / 1000) * RATE) onsets.push(begin + (n / RATE) * 1000);
        loudAt = n;
      }
      n++;
    }
  return onsets;
}

/** @param env of the sound server */
export function speaker(env: Readonly<Record<string, string>>): TestRunnerPlugin {
  let recorder: ChildProcess | undefined;
  let chunks: Chunk[] = [];
  const stop = (): void => {
    recorder?.kill();
    recorder = undefined;
  };
  const record = async (): Promise<void> => {
    // A test that has failed does not ask what was heard: its recorder would tell this one everything twice.
    stop();
    const heard: Chunk[] = (chunks = []);
    const format = ['--format=float32le', `--rate=${RATE}`, '--channels=1', '--latency-msec=1'];
    recorder = spawn('parec', ['-d', '@DEFAULT_MONITOR@', ...format], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let rest = Buffer.alloc(0);
    recorder.stdout?.on('data', (data: Buffer) => {
      const at = now();
      const bytes = Buffer.concat([rest, data]);
      const samples = new Float32Array(Math.floor(bytes.length / 4)).map((_, i) => bytes.readFloatLE(i * 4));
      rest = bytes.subarray(samples.length * 4);
      heard.push({ at, samples });
    });
    if (recorder.stdout) await once(recorder.stdout, 'data');
  };
  return {
    name: 'speaker',
    async executeCommand({ command }) {
      if (command === 'speaker-time') return { now: now() };
      if (command === 'speaker-listen') {
        await record();
        return true;
      }
      if (command === 'speaker-heard') {
        stop();
        return { onsets: onsetsOf(chunks) };
      }
      return undefined;
    },
    serverStop() {
      stop();
      return Promise.resolve();
    },
  };
}
