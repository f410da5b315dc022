import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../test/e2e/demo.js';
import { splitSentences } from '../../src/core/text/sentences.js';
import { extractArticle } from '../../src/narrate/index.js';

/* Texts of any length out of the demo's own paragraphs. No sentence comes twice: each has its number, in words. */

const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const inWords = (number: number): string =>
  String(number)
    .replace(/\d/g, (digit) => `${digits[Number(digit)]} `)
    .trim();

const demo = await extractArticle({
  name: 'index.html',
  format: 'html',
  text: await readFile(join(root, 'index.html'), 'utf8'),
});
const paragraphs = demo.blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
const numbered = (text: string, number: string): string =>
  splitSentences(text, 'en')
    .map(({ start, end }) => `At ${number}: ${text.slice(start, end)}`)
    .join(' ');
const wordsIn = (text: string): number => text.split(' ').length;

/** Paragraphs with at least as many words in all. */
export function paragraphsOf(words: number): string[] {
  const made: string[] = [];
  for (let [count, at] = [0, 0]; count < words; at++) {
    const text = numbered(paragraphs[at % paragraphs.length] ?? '', inWords(at));
    made.push(text);
    count += wordsIn(text);
  }
  return made;
}

export const pageOf = (words: number): string =>
  `<!doctype html><html lang="en"><title>Much to read</title><body><main><article><h1>Much to read</h1>${paragraphsOf(
    words,
  )
    .map((text) => `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
    .join('\n')}</article></main></body></html>`;

/** An article of a few sentences, none of which another one has. */
export const shortArticle = (at: number): string =>
  `Number ${inWords(at)}\n\nThis is article ${inWords(at)}. It has few words, and ${inWords(at)} is one of them.\n`;
