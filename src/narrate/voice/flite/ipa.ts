import { lookUpIpa, parseIpa, type IpaSegment } from '../../../core/lexicon/ipa.js';

/*
 * The International Phonetic Alphabet in the phones of the CMU dictionary, which are those of American English
 * (http://www.speech.cs.cmu.edu/cgi-bin/cmudict). What English lacks becomes the phone that an English reader of the name would
 * say: Müller with the vowel of “put”, Goethe with that of “bird”, Bach with a k, François with an n.
 */

const table: Readonly<Record<string, string>> = {
  // Vowels, from close to open.
  ...{ i: 'iy', y: 'uw', ɨ: 'ih', ʉ: 'uw', ɯ: 'uw', u: 'uw', ɪ: 'ih', ʏ: 'uh', ʊ: 'uh' },
  ...{ e: 'ey', ø: 'er', ɘ: 'ax', ɵ: 'uh', ɤ: 'ah', o: 'ow', ə: 'ax' },
  ...{
    ɛ: 'eh',
    œ: 'er',
    ɜ: 'er',
    ɞ: 'ah',
    ʌ: 'ah',
    ɔ: 'ao',
    æ: 'ae',
    ɐ: 'ax',
    a: 'aa',
    ɶ: 'aa',
    ɑ: 'aa',
    ɒ: 'aa',
  },
  // With an r.
  ...{ 'ə˞': 'er', 'ɜ˞': 'er', əɹ: 'er', ɜɹ: 'er', ər: 'er', ɜr: 'er', ɐ̯: 'r' },
  // Diphthongs, whether or not their second half is marked as none of its own.
  ...{ aɪ: 'ay', ai: 'ay', ɑɪ: 'ay', ɑi: 'ay', aʊ: 'aw', au: 'aw', ɑʊ: 'aw', æʊ: 'aw' },
  ...{ ɔɪ: 'oy', ɔʏ: 'oy', ɔi: 'oy', ɔy: 'oy', oɪ: 'oy', oi: 'oy', œy: 'oy' },
  ...{ eɪ: 'ey', ei: 'ey', ɛɪ: 'ey', ɛi: 'ey', oʊ: 'ow', ou: 'ow', əʊ: 'ow', ɔʊ: 'ow' },
  // Halves that stand elsewhere.
  ...{ i̯: 'y', ɪ̯: 'y', e̯: 'y', u̯: 'w', ʊ̯: 'w', o̯: 'w', y̯: 'w', ʏ̯: 'w' },
  // Nasal vowels of French and Portuguese.
  ...{ ɛ̃: 'ae n', æ̃: 'ae n', œ̃: 'ah n', ɔ̃: 'ao n', õ: 'ao n' },
  // Plosives.
  ...{
    p: 'p',
    b: 'b',
    t: 't',
    d: 'd',
    ʈ: 't',
    ɖ: 'd',
    c: 'ch',
    ɟ: 'jh',
    k: 'k',
    ɡ: 'g',
    q: 'k',
    ɢ: 'g',
    ʔ: '',
    ʡ: '',
  },
  // Nasals, trills, taps.
  ...{ m: 'm', ɱ: 'm', n: 'n', ɳ: 'n', ɲ: 'n y', ŋ: 'ng', ɴ: 'ng' },
  ...{ ʙ: 'b', r: 'r', ʀ: 'r', ⱱ: 'v', ɾ: 'r', ɽ: 'r', ɺ: 'r' },
  // Fricatives.
  ...{ ɸ: 'f', β: 'v', f: 'f', v: 'v', θ: 'th', ð: 'dh', s: 's', z: 'z', ʃ: 'sh', ʒ: 'zh', ʂ: 'sh', ʐ: 'zh' },
  ...{ ç: 'sh', ʝ: 'y', x: 'hh', ɣ: 'g', χ: 'hh', ʁ: 'r', ħ: 'hh', ʕ: '', h: 'hh', ɦ: 'hh', ʜ: 'hh', ʢ: '' },
  ...{ ɬ: 'l', ɮ: 'l', ɕ: 'sh', ʑ: 'zh', ɧ: 'sh', ʍ: 'w' },
  // Approximants.
  ...{ ʋ: 'v', ɹ: 'r', ɻ: 'r', j: 'y', ɰ: 'g', l: 'l', ɭ: 'l', ʎ: 'l y', ʟ: 'l', w: 'w', ɥ: 'w' },
  // Affricates; of others both halves are said.
  ...{ tʃ: 'ch', dʒ: 'jh', tɕ: 'ch', dʑ: 'jh', ʈʂ: 'ch', ɖʐ: 'jh', tʂ: 'ch', dʐ: 'jh' },
  // Clicks by their place; implosives.
  ...{ ʘ: 'p', ǀ: 't', ǃ: 'k', ǂ: 'ch', ǁ: 'k', ɓ: 'b', ɗ: 'd', ʄ: 'jh', ɠ: 'g', ʛ: 'g', ᶑ: 'd' },
};

/** Reduced vowels cannot be stressed: the full one that is nearest. */
const stressed: Readonly<Record<string, string>> = { ax: 'ah' };

const isVowel = (phone: string): boolean => /^[aeiou]/.test(phone);
const NASAL = '\u0303';
const frontVowel = /[iɪyʏeɛ]/;

const split = (phones: string): string[] => phones.split(' ').filter(Boolean);

/** Of a sound that the table has no entry for: its letters one by one. */
const byLetter = ({ letter }: IpaSegment): string[] =>
  Array.from(letter).flatMap((one) => split(table[one] ?? ''));

function phonesOf(
  [first, ...others]: readonly [IpaSegment, ...IpaSegment[]],
  known: string | undefined,
  next: IpaSegment | undefined,
): string[] {
  const phones = known === undefined ? byLetter(first) : split(known);
  const last = others.at(-1) ?? first;
  if (first.kind === 'vowel')
    return last.diacritics.includes(NASAL) && !/ n$/.test(known ?? '') ? [...phones, 'n'] : phones;
  // English says a vowel before a syllable's only consonant; an r is a vowel of its own.
  if (first.syllable !== undefined) return phones[0] === 'r' ? ['er'] : ['ax', ...phones];
  if (next?.kind !== 'vowel') return phones;
  if (last.diacritics.includes('ʷ')) return [...phones, 'w'];
  return last.diacritics.includes('ʲ') && !frontVowel.test(next.letter) ? [...phones, 'y'] : phones;
}

/**
 * A word's phones as flite's lexicon takes them: 0 or 1 after each vowel tells its stress. Where no stress is marked, the first
 * vowel that can has it.
 * @returns undefined if it is no IPA, or nothing of it is heard
 */
export function flitePhones(ipa: string): string[] | undefined {
  const reading = parseIpa(ipa);
  if (!reading.ok) return undefined;
  const { segments } = reading;
  let at = 0;
  const sounds = lookUpIpa(segments, table).flatMap((group) => {
    at += group.segments.length;
    const stress = group.segments[0].syllable === 'primary';
    return phonesOf(group.segments, group.phones, segments[at]).map((name) => ({ name, stress }));
  });
  if (sounds.length === 0) return undefined;
  const bearer = sounds.some(({ stress }) => stress)
    ? -1
    : sounds.findIndex(({ name }) => isVowel(name) && name !== 'ax');
  return sounds.map(({ name, stress }, i) => {
    // English has an h before a vowel only: Bach ends in a k.
    if (name === 'hh' && !/^[aeiouywr]/.test(sounds[i + 1]?.name ?? '')) return 'k';
    if (!isVowel(name)) return name;
    return stress || i === bearer ? `${stressed[name] ?? name}1` : `${name}0`;
  });
}

/** Without the stress, as flite prints them. */
export const withoutStress = (phone: string): string => phone.replace(/\d$/, '');
