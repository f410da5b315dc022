import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { foldForSearch } from '../../../src/core/text/search.js';

const meet = (a: string, b: string): void => assert.equal(foldForSearch(a), foldForSearch(b), `${a} / ${b}`);
const differ = (a: string, b: string): void =>
  assert.notEqual(foldForSearch(a), foldForSearch(b), `${a} / ${b}`);
const finds = (text: string, typed: string): boolean => foldForSearch(text).includes(foldForSearch(typed));

describe('searching', () => {
  test('takes no notice of capitals and accents', () => {
    meet('NAÏVE', 'naive');
    meet('Straße', 'STRASSE');
    meet('Ὀδυσσεύς', 'οδυσσευς');
    meet('İstanbul', 'istanbul');
    meet('cafe\u0301', 'café');
    meet('Ёлка', 'елка');
  });

  test('takes no notice of points and vowel signs that most people do not write', () => {
    meet('שָׁלוֹם', 'שלום');
    meet('كِتَاب', 'كتاب');
  });

  test('keeps marks that make another letter or word', () => {
    differ('か', 'が');
    differ('ขา', 'ขี');
    differ('कि', 'की');
    differ('각', '가');
  });

  test('finds in scripts without spaces between words', () => {
    assert.ok(finds('吾輩は猫である。名前はまだ無い。', '猫'));
    assert.ok(finds('ฉันอยู่ที่ประภาคารเก่า', 'ประภาคาร'));
    assert.ok(!finds('ฉันอยู่ที่ประภาคารเก่า', 'ทะเล'));
  });

  test('takes no notice of typographic quotes, dashes, spaces and hyphens that nobody sees', () => {
    meet('don’t — “go”', 'don\'t - "go"');
    meet('Schiff\u00ADfahrt', 'Schifffahrt');
    meet(' a \n b\u00A0c ', 'a b c');
    meet('ＡＢＣ', 'abc');
  });
});
