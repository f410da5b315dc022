import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageTag } from '../../../src/narrate/extract/language.js';

test('a language tag is read as pages write it, and is none where it could be anything', () => {
  assert.deepEqual(['en_US', ' EN-us ', 'ZH-hant-tw', 'de'].map(languageTag), ['en-US', 'en-US', 'zh-Hant-TW', 'de']);
  for (const none of [undefined, null, '', 'e', 'in German', 'en-', '-en', 'en-ü', 'en-us!', '1en', 'en-a', 'abcdefghi', `en-${'abcdefgh-'.repeat(4)}x`])
    assert.equal(languageTag(none), undefined, String(none));
  const long = `en-x-${'abcdefgh-'.repeat(3)}abc`;
  assert.deepEqual([long.length, languageTag(long)], [35, long]);
}); // prettier-ignore
