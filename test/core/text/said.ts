import assert from 'node:assert/strict';
import { splitSentences } from '../../../src/core/text/sentences.js';
import { spokenForm } from '../../../src/core/text/spoken/spoken.js';
import { splitWords } from '../../../src/core/text/words.js';

/** The sentences of a text as strings. */
export function sentences(text: string, lang = 'en'): string[] {
  return splitSentences(text, lang).map(({ start, end }) => text.slice(start, end));
}

/** The words of a text, which is taken as one sentence, as strings. */
export function words(text: string, lang = 'en'): string[] {
  return splitWords(text, { start: 0, end: text.length }, lang).map(({ start, end }) =>
    text.slice(start, end),
  );
}

/** What is said for a text, which is taken as one sentence: a bar between the words of the page. */
export function said(text: string, lang = 'en'): string {
  const sentence = { start: 0, end: text.length };
  const ranges = splitWords(text, sentence, lang);
  const tokens = spokenForm(text, sentence, ranges, lang);
  return ranges
    .map((_, word) =>
      tokens
        .filter((token) => token.word === word)
        .map((token) => token.text)
        .join(' '),
    )
    .join(' | ');
}

/** Left what is written, right all that is said for it. */
export function heard(lang: string, table: Readonly<Record<string, string>>): void {
  for (const [written, spoken] of Object.entries(table))
    assert.equal(said(written, lang).replaceAll(' | ', ' '), spoken, written);
}
