import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { numberIn } from '../../src/core/numbers.js';
import { languages } from '../../src/player/locales/languages.js';

const regions = ['AT', 'BR', 'CH', 'CN', 'DE', 'ES', 'FR', 'GB', 'IN', 'MX', 'NL', 'US', 'ZA'];
const values = [0, 0.5, 1, 1.25, 1.3333333, 2.75, 3, 7.0004, 9.9996, 12, 59, 100, 999, 1000, 12_345.6];

describe('A number', () => {
  for (const language of ['en', ...languages])
    it(`in ${language} and all its regions is written as Intl writes it`, () => {
      for (const lang of [
        language,
        ...regions.map((region) => `${language}-${region}`),
        `${language}-u-nu-deva`,
      ])
        for (const minimumIntegerDigits of [1, 2]) {
          const written = new Intl.NumberFormat(lang, { minimumIntegerDigits, useGrouping: false });
          for (const value of values.filter((value) => minimumIntegerDigits === 1 || Number.isInteger(value)))
            assert.equal(numberIn(value, lang, minimumIntegerDigits), written.format(value), lang);
        }
    });

  it('is written in the digits of its language', () => {
    assert.equal(numberIn(1.25, 'fa'), '۱٫۲۵');
    assert.equal(numberIn(1.25, 'de'), '1,25');
    assert.equal(numberIn(5, 'en', 2), '05');
  });
});
