import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookUpIpa, parseIpa, type IpaSegment } from '../../../src/core/lexicon/ipa.js';
import { ipaNonPulmonic, ipaPulmonic, ipaVowels } from '../../../src/core/lexicon/ipa-letters.js';

const read = (transcription: string): readonly IpaSegment[] => {
  const reading = parseIpa(transcription);
  assert.ok(reading.ok, `${transcription}: ${reading.ok ? '' : reading.reason}`);
  return reading.segments;
};

/** `k ˈuː g …`: letters with diacritics and length, the stress before the centre of its syllable. */
const seen = (transcription: string): string =>
  read(transcription)
    .map(({ letter, diacritics, length, syllable, boundary }) => {
      const stress = syllable === 'primary' ? 'ˈ' : syllable === 'secondary' ? 'ˌ' : '';
      const mark = { long: 'ː', 'half-long': 'ˑ', 'extra-short': '˘', short: '' }[length];
      return (
        (boundary === 'word' ? '# ' : boundary === 'syllable' ? '. ' : '') +
        stress +
        letter +
        diacritics +
        mark
      );
    })
    .join(' ');

const refusal = (transcription: string): { reason: string; at: number } => {
  const reading = parseIpa(transcription);
  assert.ok(!reading.ok, transcription);
  return reading;
};

test('stress is told at the centre of its syllable, wherever before it the mark stands', () => {
  assert.equal(seen('ˈkuːɡəlmən'), 'k ˈuː ɡ ə l m ə n');
  assert.equal(seen('kˈuːɡəlˌman'), 'k . ˈuː ɡ ə l . m ˌa n');
  assert.equal(seen('ˈstraʊ̯s'), 's t r ˈa ʊ̯ s');
  assert.equal(seen('ˈbn̩tə'), 'b ˈn̩ t ə');
  assert.equal(seen('ˈi̯aː'), 'i̯ ˈaː');
});

test('affricates are one sound with a tie bar, and the usual ones without', () => {
  assert.equal(seen('t͡ʃɛk'), 'tʃ ɛ k');
  assert.equal(seen('tʃɛk'), 'tʃ ɛ k');
  assert.equal(seen('ʧɛk d͜ʒ'), 'tʃ ɛ k # dʒ');
  assert.equal(seen('t͡saɪ̯t'), 'ts a ɪ̯ t');
  assert.equal(seen('kæt.ʃɪt'), 'k æ t . ʃ ɪ t');
  assert.equal(seen('p͡fɛ'), 'pf ɛ');
});

test('other spellings of a symbol are understood', () => {
  assert.equal(seen("'ga:t"), 'ɡ ˈaː t');
  assert.equal(seen('/ˈhɑ̃ˑ/'), 'h ˈɑ̃ˑ');
  assert.equal(seen('[bɝd]'), 'b ɜ˞ d');
  assert.equal(seen('ɪç'), seen('ɪç'.normalize('NFD')));
  assert.equal(seen('ã'), seen('ã'.normalize('NFD')));
  assert.equal(seen('ma˥˩ mi'), 'm a # m i');
});

test('what is no longer in the chart, or typed otherwise, is what it stands for', () => {
  const pairs =
    'ʧ tʃ ʤ dʒ ʦ t͡s ʣ d͡z ʨ tɕ ʥ dʑ ꭧ ʈ͡ʂ ꭦ ɖ͡ʐ ɚ ə˞ ɝ ɜ˞ ɫ l̴ ɩ ɪ ɷ ʊ ᵻ ɨ ᵿ ʉ ƛ t͡ɬ ƈ c̥ ſ ʃ g ɡ'.split(' ');
  for (let i = 0; i < pairs.length; i += 2)
    if (!/[ꭧꭦ]/u.test(pairs[i]!)) assert.equal(seen(`a${pairs[i]!}`), seen(`a${pairs[i + 1]!}`), pairs[i]);
  assert.equal(seen('aꭧa ꭦa'), 'a tʂ a # dʐ a');
  assert.equal(seen('t˗a'), seen('t̠a'));
  assert.equal(seen('t’a'), 'tʼ a');
  assert.equal(seen('t͜sa‿a'), 'ts a a');
});

test('each letter of the chart is a sound of its own', () => {
  for (const letter of ipaVowels) assert.equal(read(letter)[0]?.kind, 'vowel', letter);
  for (const letter of [...ipaPulmonic, ...ipaNonPulmonic]) {
    const [first, ...rest] = read(letter);
    assert.deepEqual([first?.kind, first?.letter, rest.length], ['consonant', letter, 0]);
  }
});

test('what is no IPA is refused with its place', () => {
  assert.deepEqual(refusal('ˈkuːQal'), {
    ok: false,
    reason: '“Q” (U+0051) is no symbol of the IPA',
    at: 4,
  });
  assert.equal(refusal('/kʊ5/').at, 3);
  assert.match(refusal('kuˈ').reason, /no vowel after it/);
  assert.match(refusal('ˈk ul').reason, /no vowel after it/);
  assert.match(refusal('ʰa').reason, /no sound before it/);
  assert.match(refusal('ət͡').reason, /tie bar/);
  assert.match(refusal('').reason, /no sound/);
  assert.match(refusal('//').reason, /no sound/);
  assert.match(refusal('a'.repeat(600)).reason, /longer/);
});

test('any string at all is read or refused, and sounds stand in order', () => {
  const symbols = fc.constantFrom(...ipaVowels, ...ipaPulmonic, ...Array.from("ˈˌː.̩̯̃ʰ ͡˞|g:'çQ5"));
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(symbols).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (transcription) => {
      const reading = parseIpa(transcription);
      if (!reading.ok) return;
      let last = 0;
      for (const { start, end } of reading.segments) {
        assert.ok(start >= last && end > start && end <= transcription.length);
        last = start;
      }
    }),
    { numRuns: 500 },
  );
});

test('a table is asked for the longest run of sounds, with diacritics and length before without', () => {
  const table = { a: 'A', ɪ: 'I', aɪ: 'AI', aː: 'A:', ɑ̃: 'ON', ɑ: 'O', n: 'N', n̩: '@N' };
  const phones = (text: string): (string | undefined)[] =>
    lookUpIpa(read(text), table).map((group) => group.phones);
  assert.deepEqual(phones('naɪn'), ['N', 'AI', 'N']);
  assert.deepEqual(phones('naɪ̯'), ['N', 'AI']);
  assert.deepEqual(phones('na.ɪ'), ['N', 'A', 'I']);
  assert.deepEqual(phones('naˈɪ'), ['N', 'A', 'I']);
  assert.deepEqual(phones('aːna'), ['A:', 'N', 'A']);
  assert.deepEqual(phones('ɑ̃ːɑ'), ['ON', 'O']);
  assert.deepEqual(phones('n̩ʃ'), ['@N', undefined]);
});
