import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textDirection } from '../../../src/core/text/direction.js';

test('a text runs as the script that its language is written in, or that the tag names', () => {
  const right = [
    'ar',
    'he',
    'fa-IR',
    'ur',
    'ps',
    'dv',
    'syr',
    'yi',
    'ff-Adlm',
    'nqo',
    'az-Arab',
    'uz-Arab-AF',
  ];
  for (const lang of right) assert.equal(textDirection(lang), 'rtl', lang);
  for (const lang of ['en', 'de-CH', 'ru', 'ja', 'ff', 'az', 'ar-Latn', 'und', 'x-none', '', 'no language'])
    assert.equal(textDirection(lang), 'ltr', lang);
});
