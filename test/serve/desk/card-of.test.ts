import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FeedbackReport } from '../../../src/core/feedback.js';
import { cardOfReport, cardOfWarning } from '../../../src/serve/desk/card-of.js';

const report = (
  place?: Partial<FeedbackReport['place']>,
  more: Partial<FeedbackReport> = {},
): FeedbackReport => ({
  narration: 'a-walk',
  category: 'mispronounced',
  ...(place && { place: { block: 1, sentence: 0, timeMs: 0, ...place } }),
  ...more,
});
const idOf = (...args: Parameters<typeof cardOfReport>): string => cardOfReport(...args).id;

test('one word is one card, in whatever article, sentence and spelling', () => {
  const id = idOf(report({ word: 'Kugelman' }), 'en');
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  for (const word of ['kugelman', ' Kugelman, ', '“KUGELMAN”', 'Kugel\u00ADman'])
    assert.equal(idOf(report({ word, block: 7 }, { narration: 'another' }), 'en-GB'), id, word);
});

test('another word, problem or language is another card', () => {
  const ids = [
    idOf(report({ word: 'Kugelman' }), 'en'),
    idOf(report({ word: 'Kugelmann' }), 'en'),
    idOf(report({ word: 'Kugelman' }), 'de'),
    idOf(report({ word: 'Kugelman' }), undefined),
    idOf(report({ word: 'Kugelman' }, { category: 'other' }), 'en'),
    cardOfWarning('unknown-name', 'Kugelman', 'en', undefined).id,
  ];
  assert.equal(new Set(ids).size, ids.length);
});

test('without a word it is the sentence, by its text where that is told; without a place it is the article', () => {
  const text = 'One sentence.';
  assert.equal(idOf(report({ text })), idOf(report({ text: ' One  sentence. ', block: 5 })));
  assert.notEqual(idOf(report({ text })), idOf(report({ text: 'Another.' })));
  assert.notEqual(idOf(report({})), idOf(report({ sentence: 1 })));
  assert.equal(idOf(report()), idOf(report()));
  assert.notEqual(idOf(report()), idOf(report(undefined, { narration: 'another' })));
  assert.equal(idOf(report({ word: '…', text })), idOf(report({ text })));
});

test('no text can be made to look like another card’s', () => {
  assert.notEqual(idOf(report({ word: 'a","b' }), 'en'), idOf(report({ word: 'a' }), 'en'));
  assert.equal(cardOfReport(report({ word: 'a\0b' })).word, 'ab');
});
