import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Value } from '@sinclair/typebox/value';
import fc from 'fast-check';
import { FeedbackReportSchema } from '../../../src/core/feedback.js';
import { categories, type FeedbackForm, problemsOf, reportOf } from '../../../src/player/feedback/form.js';

const place = { block: 1, sentence: 0, word: 'Kerman', text: 'The road to Kerman is long.', timeMs: 83_000 };
const filled: FeedbackForm = { category: 'mispronounced', comment: '', contact: '', place };
const narration = { id: 'lighthouse', revision: 'a'.repeat(64) };
const fields = (form: FeedbackForm): string[] => problemsOf(form).map(({ field, is }) => `${field} ${is}`);

describe('what a report must say', () => {
  test('a category and the word that was playing are enough', () => {
    for (const category of ['mispronounced', 'wrong-highlight', 'hard-to-understand'] as const)
      assert.deepEqual(fields({ ...filled, category }), []);
  });

  test('a category always', () => {
    assert.deepEqual(fields({ ...filled, category: undefined, comment: 'Well done' }), ['category missing']);
  });

  test('some words, where there is no place to look at', () => {
    for (const category of categories)
      assert.deepEqual(fields({ ...filled, category, place: undefined }), ['comment missing']);
  });

  test('some words about accessibility and about something else, even with a place', () => {
    for (const category of ['accessibility', 'other'] as const) {
      assert.deepEqual(fields({ ...filled, category, comment: ' \n ' }), ['comment missing']);
      assert.deepEqual(fields({ ...filled, category, comment: 'The slider is silent.' }), []);
    }
  });

  test('nothing longer than the server takes, and by how much it is too long', () => {
    assert.deepEqual(fields({ ...filled, comment: 'a'.repeat(2000) }), []);
    assert.deepEqual(problemsOf({ ...filled, comment: 'a'.repeat(2003) }), [
      { field: 'comment', is: 'too-long', by: 3 },
    ]);
    assert.deepEqual(problemsOf({ ...filled, place: { ...place, word: 'b'.repeat(201) } }), [
      { field: 'word', is: 'too-long', by: 1 },
    ]);
  });

  test('an address that could be one, or none', () => {
    for (const contact of ['', ' ', 'ada@example.org', 'ada+news@exämple.museum'])
      assert.deepEqual(fields({ ...filled, contact }), [], contact);
    for (const contact of ['ada', 'ada@', 'ada@example', 'a da@example.org', `${'a'.repeat(250)}@b.co`])
      assert.deepEqual(fields({ ...filled, contact }), ['contact not-an-address'], contact);
  });

  test('several problems come in the order of the fields', () => {
    assert.deepEqual(fields({ category: 'other', comment: '', contact: 'x', place: undefined }), [
      'comment missing',
      'contact not-an-address',
    ]);
  });
});

describe('the report', () => {
  const chosen = { ...filled, category: 'mispronounced' } as const;

  test('holds what was filled in, trimmed, and nothing that was not', () => {
    assert.deepEqual(reportOf({ ...chosen, comment: '  Say it softly. ' }, narration), {
      narration: 'lighthouse',
      revision: 'a'.repeat(64),
      category: 'mispronounced',
      comment: 'Say it softly.',
      place,
    });
    assert.deepEqual(Object.keys(reportOf({ ...chosen, place: undefined }, narration)), [
      'narration',
      'revision',
      'category',
    ]);
  });

  test('leaves the word out when the reader has emptied it, and keeps the sentence', () => {
    const report = reportOf({ ...chosen, place: { ...place, word: ' ' } }, narration);
    assert.equal(report.place?.word, undefined);
    assert.equal(report.place?.text, place.text);
  });

  test('cuts a very long sentence between characters', () => {
    const report = reportOf({ ...chosen, place: { ...place, text: `${'a'.repeat(1999)}😀` } }, narration);
    assert.equal(report.place?.text, 'a'.repeat(1999));
  });

  test('of any form without problems is one that the server takes', () => {
    const form = fc.record({
      category: fc.constantFrom(...categories),
      comment: fc.string({ unit: 'grapheme', maxLength: 2100 }),
      contact: fc.oneof(fc.emailAddress(), fc.string()),
      place: fc.option(
        fc.record({
          block: fc.nat(),
          sentence: fc.nat(),
          word: fc.string({ unit: 'grapheme', maxLength: 210 }),
          text: fc.string({ unit: 'grapheme', maxLength: 2100 }),
          timeMs: fc.nat(),
        }),
        { nil: undefined },
      ),
    });
    fc.assert(
      fc.property(form, (some) => {
        fc.pre(problemsOf(some).length === 0);
        assert.ok(Value.Check(FeedbackReportSchema, reportOf(some, narration)));
      }),
    );
  });
});
