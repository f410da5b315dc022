import { Readability } from '@mozilla/readability';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AudioArticleError } from '../src/core/errors.js';
import { decodeText } from '../src/narrate/extract/decode.js';
import { parseDocument } from '../src/narrate/extract/document.js';
import { extractArticle } from '../src/narrate/extract/extract.js';
import { textKey } from '../src/narrate/extract/prose.js';
import { f1, score, type Score } from './extract-score.js';
import { figureLine, quantile } from './figure.js';

/*
 * npm run bench:extract -- FOLDER… [--pages]: extraction against bodies that people made. A folder holds NAME.html
 * beside NAME.txt: the headline, a blank line, the body. The project ships no publisher's text: bring your own.
 */

interface Extracted {
  readonly title: string;
  readonly body: string;
}

type Extract = (html: Uint8Array, name: string) => Promise<Extracted> | Extracted;

/** A body is what is read aloud without the headline. */
const ours: Extract = async (html, name) => {
  const { title, blocks } = await extractArticle({ name, format: 'html', text: decodeText(html, name) });
  const body = blocks.filter(({ kind }) => kind !== 'title').map(({ text }) => text);
  return { title, body: body.join('\n') };
};

/** What the article's elements are chosen by here, as it comes out by itself. */
const readability: Extract = (html, name) => {
  const article = new Readability(parseDocument(decodeText(html, name), name)).parse();
  return { title: article?.title ?? '', body: article?.textContent ?? '' };
};

async function measure(folder: string, extract: Extract, showPages: boolean): Promise<string> {
  const runs: Score[] = [];
  const words: Score[] = [];
  const times: number[] = [];
  let titled = 0;
  let empty = 0;
  const names = (await readdir(folder)).filter((file) => file.endsWith('.html')).sort();
  for (const file of names) {
    const html = await readFile(join(folder, file));
    const gold = await readFile(join(folder, file.replace(/html$/, 'txt')), 'utf8');
    const [, title = '', body = ''] = /^(.*)\n\n([^]*)$/.exec(gold.replaceAll('\r', '')) ?? [];
    let found: Extracted = { title: '', body: '' };
    const ms: number[] = [];
    // The first ones warm up.
    for (let turn = 0; turn < 5; turn++) {
      const before = process.cpuUsage();
      try {
        found = await extract(html, file);
      } catch (error) {
        if (!(error instanceof AudioArticleError)) throw error;
      }
      const { user, system } = process.cpuUsage(before);
      if (turn > 1) ms.push((user + system) / 1000);
    }
    times.push(quantile(ms, 0.5));
    const isTitled = textKey(found.title) === textKey(title);
    if (isTitled) titled++;
    if (found.body === '') empty++;
    runs.push(score(body, found.body, 4));
    words.push(score(body, found.body, 1));
    if (showPages) {
      const { precision = 0, recall = 0 } = runs.at(-1) ?? {};
      const wrong = isTitled ? '' : `  title “${found.title}”, not “${title}”`;
      console.log(`     ${precision.toFixed(3)} ${recall.toFixed(3)} ${file}${wrong}`);
    }
  }
  const cost = `${quantile(times, 0.5).toFixed(1)} ms (p95 ${quantile(times, 0.95).toFixed(1)})`;
  return `F1 ${f1(runs).toFixed(3)} (single words ${f1(words).toFixed(3)}), titles ${titled} of ${names.length}, empty ${empty}, ${cost}`;
}

const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (folders.length === 0) {
  console.error('Give folders with NAME.html and NAME.txt: npm run bench:extract -- FOLDER… [--pages]');
  process.exitCode = 1;
}
for (const folder of folders) {
  console.log(`\n${basename(folder)}`);
  const goal = 'F1 ≥ 0.965, every title, none empty, 25 ms a page';
  const value = await measure(folder, ours, process.argv.includes('--pages'));
  console.log(figureLine({ name: 'audio-article', value, goal }));
  console.log(figureLine({ name: 'Readability alone', value: await measure(folder, readability, false) }));
}
