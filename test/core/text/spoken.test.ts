import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { said } from './said.js';

describe('a language without a reading of its own', () => {
  it('passes its words on unchanged, one token a word, with their punctuation', () => {
    assert.equal(
      said('Le 3 octobre, 3,5 millions de visiteurs – vraiment ?', 'fr'),
      'Le | 3 | octobre, | 3,5 | millions | de | visiteurs, | vraiment?',
    );
    assert.equal(said('今日は晴れ。', 'ja'), '今日 | は | 晴れ.');
  });
});

describe('what is said belongs to the word of the page that it is said for', () => {
  it('in the order of the words, a currency after its number', () => {
    assert.equal(said('um 14:30 Uhr', 'de'), 'um | vierzehn | Uhr dreißig');
    assert.equal(said('3,5 Mio. € fehlen', 'de'), 'drei Komma fünf | Millionen | Euro | fehlen');
    assert.equal(said('nur 49,90 Euro', 'de'), 'nur | neunundvierzig | Euro neunzig');
    assert.equal(
      said('€ 5 oder CHF 3 Mio. mehr', 'de'),
      'fünf | Euro | oder | drei | Millionen | Schweizer Franken | mehr',
    );
    assert.equal(
      said('z. B. im Jahr 44 v. Chr. dort', 'de'),
      'zum | Beispiel | im | Jahr | vierundvierzig | vor | Christus | dort',
    );
    assert.equal(
      said('unter Ludwig XIV. und am 3. Mai 1990', 'de'),
      'unter | Ludwig | dem Vierzehnten | und | am | dritten | Mai | neunzehnhundertneunzig',
    );
    assert.equal(
      said('20.15 bis 21.45 Uhr', 'de'),
      'zwanzig Uhr fünfzehn | bis | einundzwanzig | Uhr fünfundvierzig',
    );
  });
});
