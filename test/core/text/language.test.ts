import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { primaryLanguage, segmentStarts } from '../../../src/core/text/language.js';

test('a tag’s language is what stands before its first hyphen, in small letters', () => {
  assert.deepEqual(['en-GB', 'EN', 'zh-Hant-TW', ''].map(primaryLanguage), ['en', 'en', 'zh', '']);
});

describe('where segments begin', () => {
  const whole = (text: string, lang: string, granularity: 'sentence' | 'word'): number[] =>
    Array.from(new Intl.Segmenter(lang, { granularity }).segment(text), ({ index }) => index);

  test('is the same in a long text, which is looked at a piece at a time', () => {
    const text = 'The storks are back. Nobody knows why! '.repeat(300);
    for (const granularity of ['sentence', 'word'] as const)
      for (const end of [text.length, 4096, 4097, 8192])
        assert.deepEqual(
          [...segmentStarts(text.slice(0, end), 'en', granularity)],
          whole(text.slice(0, end), 'en', granularity),
        );
  });

  test('is the same where one is longer than a piece, and others come after it', () => {
    const text = `One. ${'the stork and '.repeat(1000)}ends. ${'Two. '.repeat(1000)}`;
    assert.deepEqual([...segmentStarts(text, 'en', 'sentence')], whole(text, 'en', 'sentence'));
  });

  test('of nothing is nowhere; a tag that is none counts as no language', () => {
    assert.deepEqual([...segmentStarts('', 'en', 'word')], []);
    for (const lang of ['', 'no language', 'x'])
      assert.deepEqual([...segmentStarts('One. Two.', lang, 'sentence')], [0, 5], lang);
  });
});
