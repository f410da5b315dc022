import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { timelineOf, wordAt } from '../../src/core/timeline.js';
import { splitSentences } from '../../src/core/text/sentences.js';
import { splitWords } from '../../src/core/text/words.js';
import { extractArticle } from '../../src/narrate/index.js';
import { root } from '../../test/e2e/demo.js';
import { longNarration } from '../long.js';
import { measured, processorMs, type Series } from './series.js';
import { pageOf, paragraphsOf, shortArticle } from './texts.js';

/* What a longer article, and more articles, cost whoever narrates them, and the timeline of whoever hears them. */

const WORDS = [1000, 3000, 10_000, 30_000, 100_000];

async function series(
  head: Omit<Series, 'points' | 'unit'>,
  sizes: readonly number[],
  cost: (size: number) => Promise<number>,
  unit = 'ms of processor',
): Promise<Series> {
  const points: { size: number; cost: number }[] = [];
  for (const size of sizes) points.push({ size, cost: await cost(size) });
  return { ...head, unit, points };
}

const split = (text: string): void => {
  for (const sentence of splitSentences(text, 'en')) splitWords(text, sentence, 'en');
};

/** Of a command in a process of its own, s of processor. */
async function commandSeconds(folder: string, args: readonly string[]): Promise<number> {
  const { stderr } = await promisify(execFile)(
    process.execPath,
    ['--require', join(root, 'bench/say-cost.cjs'), join(root, 'dist/cli/audio-article.cjs'), ...args],
    { cwd: folder, maxBuffer: 1e9 },
  );
  return Number(stderr.trim().split('\n').at(-1)?.split(' ')[1]) / 1e6;
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-growth-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function manyFiles(folder: string, count: number): Promise<string[]> {
  const names = Array.from({ length: count }, (_, at) => `number-${at}.txt`);
  await Promise.all(names.map((name, at) => writeFile(join(folder, name), shortArticle(at))));
  return names;
}

export async function narratingSeries(): Promise<Series[]> {
  // Warm: what is compiled at first use is no size's.
  for (const text of paragraphsOf(3000)) split(text);
  return [
    await series(
      { name: 'paragraphs', title: 'An article split into sentences and words', of: 'words' },
      WORDS,
      (words) => {
        const texts = paragraphsOf(words);
        return measured(5, () => processorMs(() => texts.forEach(split)));
      },
    ),
    await series(
      { name: 'one-paragraph', title: 'One paragraph split into sentences and words', of: 'words' },
      WORDS,
      (words) => {
        const text = paragraphsOf(words).join(' ');
        return measured(3, () => processorMs(() => split(text)));
      },
    ),
    await series({ name: 'extract', title: 'The article found in a page', of: 'words' }, WORDS, (words) => {
      const input = { name: 'page.html', format: 'html' as const, text: pageOf(words) };
      return measured(3, () => processorMs(() => extractArticle(input)));
    }),
    await series(
      { name: 'timeline', title: 'A narration’s timeline made', of: 'words' },
      [...WORDS, 1_000_000],
      (words) => {
        const { narration } = longNarration('x.wav', words);
        // So often that what is collected between them is in all of them.
        const times = Math.ceil(1_000_000 / words);
        return measured(3, async () => {
          const all = await processorMs(() => {
            for (let time = 0; time < times; time++) timelineOf(narration);
          });
          return all / times;
        });
      },
    ),
    await series(
      { name: 'word-at', title: 'The word at a time looked up, 100,000 times anywhere', of: 'words' },
      [...WORDS, 1_000_000],
      (words) => {
        const { narration, durationMs } = longNarration('x.wav', words);
        const timeline = timelineOf(narration);
        return measured(5, () =>
          processorMs(() => {
            for (let time = 0; time < 100_000; time++) wordAt(timeline, (time * 7919) % durationMs);
          }),
        );
      },
    ),
    await series(
      { name: 'narrate', title: 'An article narrated, nothing kept (Flite)', of: 'words' },
      [100, 300, 1000, 3000, 10_000],
      (words) =>
        inFolder(async (folder) => {
          await writeFile(join(folder, 'page.html'), pageOf(words));
          return commandSeconds(folder, ['narrate', 'page.html', '--quiet']);
        }),
      's of processor',
    ),
    await series(
      { name: 'articles', title: 'Short articles narrated by one command, nothing kept', of: 'articles' },
      [10, 30, 100, 300, 1000],
      (count) =>
        inFolder(async (folder) =>
          commandSeconds(folder, ['narrate', ...(await manyFiles(folder, count)), '--quiet']),
        ),
      's of processor',
    ),
  ];
}
