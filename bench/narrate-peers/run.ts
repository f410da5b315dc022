import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { splitSentences } from '../../src/core/text/sentences.js';
import type { Article } from '../../src/narrate/extract/article.js';
import { parseDocument } from '../../src/narrate/extract/document.js';
import { extractArticle } from '../../src/narrate/extract/extract.js';
import { textKey } from '../../src/narrate/extract/prose.js';
import { type Example, examples, languageOf } from '../../test/core/text/fixtures.js';
import { f1, type Score, score } from '../extract-score.js';
import { quantile } from '../figure.js';
import { installFrom, versionOf } from '../peers/install.js';

/*
 * npm run bench:narrate-peers: extraction and sentences beside other packages, on cases that lie in this repository. Ours was
 * made with these at hand, so they say where the others fail, not how good ours is on what it has not seen.
 */

const folder = await installFrom(import.meta.dirname);
const resolve = createRequire(join(folder, 'package.json'));
const load = async (name: string): Promise<Record<string, never>> =>
  (await import(pathToFileURL(resolve.resolve(name)).href)) as Record<string, never>;
/** By its place: the package has an entry for `import` only. */
const loadFile = async (path: string): Promise<Record<string, never>> =>
  (await import(pathToFileURL(join(folder, 'node_modules', path)).href)) as Record<string, never>;

function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  console.log(`\n| ${head.join(' | ')} |\n|${' --- |'.repeat(head.length)}`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

/* Sentences */

type Split = (text: string, lang: string) => readonly string[];

const sentencex = (await loadFile('sentencex/index.mjs')) as unknown as {
  segment(lang: string, text: string): string[];
};
const sbd = ((await load('sbd')) as unknown as { default: { sentences(text: string): string[] } }).default;
const nlp = (
  (await load('compromise')) as unknown as {
    default(text: string): { sentences(): { out(as: 'array'): string[] } };
  }
).default;

const splitters: Readonly<Record<string, Split>> = {
  'audio-article': (text, lang) => splitSentences(text, lang).map(({ start, end }) => text.slice(start, end)),
  'Intl.Segmenter': (text, lang) =>
    Array.from(new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text), ({ segment }) => segment),
  [`sentencex ${await versionOf(folder, 'sentencex')}`]: (text, lang) => sentencex.segment(lang, text),
  [`sbd ${await versionOf(folder, 'sbd')}`]: (text) => sbd.sentences(text),
  [`compromise ${await versionOf(folder, 'compromise')}`]: (text) => nlp(text).sentences().out('array'),
};

/** How many examples have exactly the sentences that a reader would see. */
function rightOnes(section: readonly Example[], lang: string, split: Split): number {
  return section.filter(({ text, sentences }) => {
    const found = split(text, lang).map((sentence) => sentence.trim());
    return found.filter(Boolean).join('|') === sentences.join('|');
  }).length;
}

const golden = [...examples('golden-rules.txt')];
const prose = [...examples('prose.txt')];
const english = (name: string): boolean => name === 'en rules';
const sets: readonly (readonly [string, readonly (readonly [string, readonly Example[]])[]])[] = [
  ['English rules', golden.filter(([name]) => english(name))],
  ['25 languages', golden.filter(([name]) => !english(name))],
  ['German prose, blocks', prose],
];
const total = (sections: (typeof sets)[number][1]): number =>
  sections.reduce((sum, [, section]) => sum + section.length, 0);
table(
  ['sentences', ...sets.map(([name, sections]) => `${name}, of ${total(sections)}`)],
  Object.entries(splitters).map(([name, split]) => [
    name,
    ...sets.map(([, sections]) =>
      String(sections.reduce((sum, [of, section]) => sum + rightOnes(section, languageOf(of), split), 0)),
    ),
  ]),
);

/* Extraction */

interface Extracted {
  readonly title: string;
  readonly body: string;
}
type Extract = (html: string, file: string) => Promise<Extracted>;

/** What of the markup that an extractor gives back is read: as ours reads it, without captions, tables and code. */
function textOf(html: string): string {
  const document = parseDocument(`<html><body>${html}</body></html>`, 'body');
  for (const element of document.querySelectorAll('figure, figcaption, table, pre, script, style, h1'))
    element.remove();
  for (const block of document.querySelectorAll('p, li, h2, h3, h4, blockquote, div, br')) block.append('\n');
  return document.body.textContent ?? '';
}

const { Defuddle } = (await loadFile('defuddle/dist/node.js')) as unknown as {
  Defuddle(document: unknown, url: string): Promise<{ title?: string; content?: string }>;
};
const { extractFromHtml } = (await load('@extractus/article-extractor')) as unknown as {
  extractFromHtml(html: string, url: string): Promise<{ title?: string; content?: string } | null>;
};
const ADDRESS = 'https://example.org/2024/article.html';

const extractors: Readonly<Record<string, Extract>> = {
  async 'audio-article'(text, name) {
    const { title, blocks } = await extractArticle({ name, format: 'html', text });
    const body = blocks.filter(({ kind }) => kind !== 'title').map((block) => block.text);
    return { title, body: body.join('\n') };
  },
  async [`defuddle ${await versionOf(folder, 'defuddle')}`](text, name) {
    const { title = '', content = '' } = await Defuddle(parseDocument(text, name), ADDRESS);
    return { title, body: textOf(content) };
  },
  async [`@extractus/article-extractor ${await versionOf(folder, '@extractus/article-extractor')}`](text) {
    const { title = '', content = '' } = (await extractFromHtml(text, ADDRESS)) ?? {};
    return { title, body: textOf(content) };
  },
};

const TURNS = 7;
const pages = new URL('../../test/narrate/extract/fixtures/', import.meta.url);
const files = (await readdir(pages)).filter((file) => file.endsWith('.html'));

async function measured(extract: Extract): Promise<readonly string[]> {
  const scores: Score[] = [];
  const times: number[] = [];
  let titled = 0;
  for (const file of files) {
    const html = await readFile(new URL(file, pages), 'utf8');
    const expected = JSON.parse(await readFile(new URL(`${file}.json`, pages), 'utf8')) as Article;
    const gold = expected.blocks.filter(({ kind }) => kind !== 'title').map(({ text }) => text);
    let found: Extracted = { title: '', body: '' };
    const ms: number[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      const before = process.cpuUsage();
      found = await extract(html, file);
      const { user, system } = process.cpuUsage(before);
      ms.push((user + system) / 1000);
    }
    times.push(quantile(ms.slice(2), 0.5));
    if (textKey(found.title) === textKey(expected.title)) titled++;
    scores.push(score(gold.join('\n'), found.body, 4));
  }
  return [f1(scores).toFixed(3), `${titled} of ${files.length}`, `${quantile(times, 0.5).toFixed(1)} ms`];
}

const rows: string[][] = [];
for (const [name, extract] of Object.entries(extractors)) rows.push([name, ...(await measured(extract))]);
table(['extraction', 'F1, runs of 4 words', 'titles', 'processor a page, warm'], rows);
