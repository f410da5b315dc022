import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ipaNonPulmonic, ipaPulmonic, ipaVowels } from '../../../src/core/lexicon/ipa-letters.js';
import { flitePhones, withoutStress } from '../../../src/narrate/voice/flite/ipa.js';
import { readTimedPhones } from '../../../src/narrate/voice/flite/phones.js';
import { runFlite } from '../../../src/narrate/voice/flite/program.js';
import type { Speech } from '../../../src/narrate/voice/voice.js';
import { findVoice } from '../../../src/narrate/voice/voices.js';

const slt = (await findVoice('flite-slt')).open();
after(() => slt.close());

const phones = (ipa: string): string => (flitePhones(ipa) ?? []).join(' ');

/** Seen in names; each as an American newsreader would say it. */
const names: readonly (readonly [name: string, ipa: string, phones: string])[] = [
  ['Kugelman', 'ˈkuːɡəlmən', 'k uw1 g ax0 l m ax0 n'],
  ['Goethe', 'ˈɡøːtə', 'g er1 t ax0'],
  ['Müller', 'ˈmʏlɐ', 'm uh1 l ax0'],
  ['Bach', 'bax', 'b aa1 k'],
  ['Reich', 'ʁaɪ̯ç', 'r ay1 sh'],
  ['Zeit', 't͡saɪt', 't s ay1 t'],
  ['Strauß', 'ʃtʁaʊ̯s', 'sh t r aw1 s'],
  ['Bär', 'bɛːɐ̯', 'b eh1 r'],
  ['Häuser', 'ˈhɔʏ̯zɐ', 'hh oy1 z ax0'],
  ['François', 'fʁɑ̃ˈswa', 'f r aa0 n s w aa1'],
  ['Macron', 'makʁɔ̃', 'm aa1 k r ao0 n'],
  ['Beaujolais', 'boʒɔˈlɛ', 'b ow0 zh ao0 l eh1'],
  ['Bourgogne', 'buʁˈɡɔɲ', 'b uw0 r g ao1 n y'],
  ['Khalid', 'ˈxaːlid', 'hh aa1 l iy0 d'],
  ['Qatar', 'ˈqɑtˤɑr', 'k aa1 t aa0 r'],
  ['Saʿd', 'saʕd', 's aa1 d'],
  ['Ghazali', 'ɣaˈzaːliː', 'g aa0 z aa1 l iy0'],
  ['Brno', 'ˈbr̩no', 'b er1 n ow0'],
  ['button', 'ˈbʌtn̩', 'b ah1 t ax0 n'],
  ['Niamh', 'ˈnʲiəv', 'n iy1 ax0 v'],
  ['Vanya', 'ˈvanʲa', 'v aa1 n y aa0'],
  ['bird', 'bɝd', 'b er1 d'],
  ['nurse', 'nɜːɹs', 'n er1 s'],
  ['above', 'əˈbəv', 'ax0 b ah1 v'],
];

test('names with sounds that English lacks get the nearest phones, stressed where they are', () => {
  for (const [name, ipa, expected] of names) assert.equal(phones(ipa), expected, name);
});

test('each letter of the chart has phones, but for the stops and fricatives of the throat that English drops', () => {
  const silent = [...ipaVowels, ...ipaPulmonic, ...ipaNonPulmonic].filter((letter) => phones(letter) === '');
  assert.deepEqual(silent, ['ʔ', 'ʕ', 'ʢ', 'ʡ']);
});

test('every phone of the table is one that flite knows', () => {
  const heard = [...ipaVowels, ...ipaPulmonic, ...ipaNonPulmonic, 'ˈə', 'aɪ', 'aʊ', 'ɔɪ', 'tʃ', 'dʒ']
    .map((letter) => flitePhones(letter))
    .filter((known) => known !== undefined);
  const lexicon = heard.map((known, i) => `"zimoba${'ba'.repeat(i)}" nil : ${known.join(' ')}\n`).join('');
  const { stdout } = runFlite(['-voice', 'kal', '-add_lex', '/l', '-ps', '-t', 'hello', '-o', 'none'], {
    l: lexicon,
  });
  assert.equal(stdout.trim(), 'pau hh ax l ow pau', 'flite complains of no phone');
});

test('what is no IPA has no phones: the word is said as it is written', async () => {
  assert.equal(flitePhones('Q5'), undefined);
  assert.equal(flitePhones('ʔ'), undefined);
  const plain = await slt.speak({ lang: 'en', tokens: [{ text: 'hello' }, { text: 'there.' }] });
  const odd = await slt.speak({ lang: 'en', tokens: [{ text: 'hello', ipa: 'Q5' }, { text: 'there.' }] });
  assert.deepEqual(odd, plain);
});

/** The diphones of kal lack the vowel of “but”: flite says that of “father” with them. */
const heardOf = (voice: string, phone: string): string => (voice === 'kal' && phone === 'ah' ? 'aa' : phone);

test('all voices say the phones that were asked for, in a sentence with its other words', () => {
  for (const voice of ['kal', 'rms', 'awb', 'slt']) {
    const asked = names.map(([, ipa]) => flitePhones(ipa) ?? []);
    const lexicon = asked.map((known, i) => `"zimoba${'ba'.repeat(i)}" nil : ${known.join(' ')}\n`).join('');
    const text = `hello, ${asked.map((_, i) => `zimoba${'ba'.repeat(i)}`).join(', ')}`;
    const { stdout } = runFlite(
      ['-voice', voice, '-add_lex', '/l', '-psdur', '-t', text, '-o', '/speech.wav'],
      { l: lexicon },
    );
    assert.deepEqual(
      readTimedPhones(stdout).map(({ name }) => name),
      ['hh', 'ax', 'l', 'ow', ...asked.flat().map((phone) => heardOf(voice, withoutStress(phone)))],
      voice,
    );
  }
});

test('one spelling with two pronunciations in one sentence is said in both, and the marks fit', async () => {
  const speak = (first?: string, second?: string): Promise<Speech> =>
    slt.speak({
      lang: 'en',
      tokens: [
        { text: 'I' },
        { text: 'read', ...(first !== undefined && { ipa: first }) },
        { text: 'what' },
        { text: 'I' },
        { text: 'read,', ...(second !== undefined && { ipa: second }) },
        { text: 'twice.' },
      ],
    });
  const long = 'ˈɡuːɡəlmɑːnɑːnɑː';
  const [none, one, both] = [await speak(), await speak(long), await speak(long, 'ɹiːd')];
  assert.ok(one.pcm.length !== both.pcm.length);
  const lasts = ({ marks }: Speech, i: number): number => marks[i]!.endMs - marks[i]!.startMs;
  assert.ok(lasts(one, 1) > 2.5 * lasts(none, 1), 'the first is long');
  assert.ok(lasts(both, 1) > 2.5 * lasts(both, 4), 'the second is short');
  for (const { marks, pcm } of [none, one, both]) {
    let last = 0;
    for (const { startMs, endMs } of marks) {
      assert.ok(startMs >= last && endMs > startMs && endMs <= (pcm.length / slt.sampleRate) * 1000);
      last = endMs;
    }
  }
});

test('a word keeps its time: the sentence before phonemes sounds the same, and the mark begins where the phones do', async () => {
  const tokens = 'The keeper of the lighthouse was kind'.split(' ').map((text) => ({ text }));
  const plain = await slt.speak({ lang: 'en', tokens: [...tokens, { text: 'Kugelman.' }] });
  const told = await slt.speak({ lang: 'en', tokens: [...tokens, { text: 'Kugelman.', ipa: 'ˈkuːɡəlmən' }] });
  told.marks.slice(0, 6).forEach(({ startMs }, i) => {
    assert.ok(Math.abs(startMs - plain.marks[i]!.startMs) < 5, `${tokens[i]!.text}: ${startMs}`);
  });
});
