import { Session } from 'node:inspector/promises';
import { change, randomFrom } from './change.js';
import type { Target } from './targets.js';

/*
 * Fuzzing that is led by coverage: an input that reaches what none has reached before is kept, and changed further. V8 tells
 * which stretches of our sources ran. Own, because the one kept fuzzer for JavaScript, Jazzer.js 4.0.0, loads only with
 * glibc 2.38 (Debian 12 has 2.36), and its older versions are built with CMake or fetched from elsewhere than npm.
 */

export interface Found {
  readonly input: Uint8Array;
  readonly error: unknown;
}

export interface Guided {
  readonly tried: number;
  /** Stretches of our sources that were reached. */
  readonly reached: number;
  readonly corpus: number;
  readonly found: readonly Found[];
}

/** A small input that takes longer hangs. */
const HANGS_MS = 5000;
/** So many are tried before it is looked what they reached. */
const BATCH = 16;
const MOST_FOUND = 5;

export async function fuzz(
  target: Target,
  { seconds, seed }: { seconds: number; seed: number },
): Promise<Guided> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const reached = new Set<string>();
  /** Stretches that ran since it was asked last. */
  const ran = async (): Promise<string[]> => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => url.includes('/src/'))
      .flatMap(({ url, functions }) =>
        functions.flatMap(({ ranges }) =>
          ranges
            .filter(({ count }) => count > 0)
            .map(({ startOffset, endOffset }) => `${url} ${startOffset} ${endOffset}`),
        ),
      );
  };
  const random = randomFrom(seed);
  const corpus = target.seeds.map((one) => (typeof one === 'string' ? Buffer.from(one) : one));
  const found: Found[] = [];
  let tried = 0;
  const attempt = async (input: Uint8Array): Promise<void> => {
    tried++;
    const began = process.cpuUsage().user;
    try {
      await target.read(input);
      const ms = (process.cpuUsage().user - began) / 1000;
      if (ms > HANGS_MS) throw new Error(`took ${Math.round(ms)} ms`);
    } catch (error) {
      const { message } = error as Error;
      if (!found.some((one) => (one.error as Error).message === message)) found.push({ input, error });
    }
  };
  for (const input of corpus) await attempt(input);
  for (const stretch of await ran()) reached.add(stretch);
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until && found.length < MOST_FOUND) {
    const batch = Array.from({ length: BATCH }, () => {
      // Those that came last have reached what is new.
      const whole = corpus[Math.floor(corpus.length * Math.sqrt(random()))] ?? Buffer.alloc(0);
      return change(whole, { random, words: target.words, others: corpus });
    });
    for (const input of batch) await attempt(input);
    const isNew = (await ran()).some((stretch) => !reached.has(stretch));
    if (!isNew) continue;
    // Once more, one by one: which of them was it?
    for (const input of batch) {
      await attempt(input);
      const fresh = (await ran()).filter((stretch) => !reached.has(stretch));
      if (fresh.length > 0) corpus.push(input);
      for (const stretch of fresh) reached.add(stretch);
    }
  }
  session.disconnect();
  return { tried, reached: reached.size, corpus: corpus.length, found };
}
