import { lookUpIpa, parseIpa, type IpaSegment, type IpaTable } from '../../../core/lexicon/ipa.js';
import { isPhone } from './marks.js';
import type { Espeak } from './program.js';
import type { EspeakPhoneme } from './requests.js';
import { markName } from './ssml.js';

/*
 * The engine's own letters for phonemes, which differ from language to language: `r` is ɹ in English and ʁ in French.
 * So no table of ours: each voice is asked once how it says every phoneme that the engine has, and answers in IPA.
 */

/** Between vowels no final consonant loses its voice, and a stressed vowel in a closed syllable is not reduced. */
const inContext = ({ name, isVowel }: EspeakPhoneme): string =>
  isVowel ? `[[t|'${name}|t]]` : `[[a|${name}|'a]]`;

const spelled = (segments: readonly IpaSegment[]): string =>
  segments
    .map(({ letter, diacritics, length }) => letter + diacritics + (length === 'long' ? 'ː' : ''))
    .join('');

/** The plainest name wins where several are said the same. */
const oddness = (name: string): number => name.length + 2 * name.replace(/[A-Za-z:@]/g, '').length;

/** @throws Error */
export async function askMnemonics(engine: Espeak, voice: string): Promise<IpaTable<string>> {
  const phonemes = (await engine.phonemes()).toSorted((a, b) => oddness(a.name) - oddness(b.name));
  const ssml = phonemes.map((phoneme, i) => `<mark name="${markName(i)}"/>${inContext(phoneme)},`).join(' ');
  const { events } = await engine.speak(voice, `<prosody rate="400%">${ssml}</prosody>`);
  const table: Record<string, string> = {};
  const bare: Record<string, string> = {};
  phonemes.forEach(({ name }, i) => {
    const from = events.findIndex(({ type, id }) => type === 'mark' && id === markName(i));
    const next = events.findIndex(({ type }, at) => at > from && type === 'mark');
    const said = events.slice(from, next < 0 ? undefined : next).filter(isPhone);
    const [, phone] = said;
    // More than one: the language lacks it, and its name was taken for the names of others.
    if (from < 0 || said.length !== 3 || !phone) return;
    const reading = parseIpa(phone.id.replace(/[\p{Cc}-]/gu, ''));
    if (!reading.ok || reading.segments.length > 3) return;
    table[spelled(reading.segments)] ??= name;
    if (reading.segments.length === 1) bare[reading.segments[0].letter] ??= name;
  });
  // Japanese has o̞ only: it is what an o is there.
  return { ...bare, ...table };
}

/** What is said where a language lacks a sound: the likest first. */
const nearest: Readonly<Record<string, string>> = {
  ...{ ɹ: 'rɾɻʁ', r: 'ɾɹʁ', ɾ: 'rɹʁ', ɻ: 'ɹrɾʁ', ʁ: 'ʀrɹɾɣ', ʀ: 'ʁrɹɾ', ɭ: 'l', ɽ: 'ɾrɹ' },
  ...{ ɐ: 'aʌəɑ', ʌ: 'ɐaəɑ', a: 'ɑæɐ', ɑ: 'aɒɐ', æ: 'aɛ', ɒ: 'ɔɑo', ɔ: 'oɒɑ', o: 'ɔu', e: 'ɛi', ɛ: 'eæ' },
  ...{ ə: 'ɐɜɨʌaɛ', ɜ: 'əœøɐɛ', ɪ: 'iɨ', i: 'ɪ', ɨ: 'ɪiə', ʊ: 'u', u: 'ʊ', ʉ: 'uyʊ', ɯ: 'uɨʊ', ɤ: 'oəʌ' },
  ...{ y: 'ʏiu', ʏ: 'yɪi', ø: 'œɜeəɛ', œ: 'øɜɛ', ɵ: 'øoɔ', ɘ: 'əe', ɞ: 'œɜɔ', ɶ: 'aœ' },
  ...{ ç: 'ʃxhɕ', x: 'χhk', χ: 'xhk', ɣ: 'ɡʁx', ħ: 'hxχ', ʕ: 'ʔ', ɦ: 'h', h: 'xχɦ', β: 'bv', ɸ: 'f' },
  ...{
    θ: 'st',
    ð: 'zd',
    ʃ: 'ʂɕs',
    ʒ: 'ʐʑʃz',
    ʂ: 'ʃs',
    ʐ: 'ʒz',
    ɕ: 'ʃç',
    ʑ: 'ʒʐ',
    ɬ: 'l',
    ʝ: 'j',
    ɟ: 'dʒ',
    c: 'k',
  },
  ...{ ŋ: 'n', ɲ: 'n', ɴ: 'ŋn', ɱ: 'm', ɳ: 'n', ʎ: 'lj', ʋ: 'vw', v: 'ʋwf', w: 'ʋvu', ʍ: 'w', ɥ: 'jw' },
  ...{
    j: 'i',
    q: 'k',
    ʈ: 't',
    ɖ: 'd',
    z: 's',
    b: 'p',
    d: 't',
    ɡ: 'k',
    p: 'b',
    t: 'd',
    k: 'ɡ',
    ɓ: 'b',
    ɗ: 'd',
    ɠ: 'ɡ',
  },
};

const known = (sound: string, table: IpaTable<string>): string | undefined =>
  [sound, `${sound}ː`].flatMap((key) => (Object.hasOwn(table, key) ? (table[key] ?? []) : []))[0];

/** German has no aː beside its short a, but an ɑː. */
function longOf([segment, next]: readonly IpaSegment[], table: IpaTable<string>): string | undefined {
  if (segment?.length !== 'long' || next) return undefined;
  const { letter, diacritics } = segment;
  return [letter + diacritics, ...Array.from(nearest[letter] ?? '')].flatMap((sound) =>
    Object.hasOwn(table, `${sound}ː`) ? (table[`${sound}ː`] ?? []) : [],
  )[0];
}

function replacement({ letter }: IpaSegment, table: IpaTable<string>): string | undefined {
  const found = [letter, ...Array.from(nearest[letter] ?? '')].flatMap(
    (sound) => known(sound, table) ?? [],
  )[0];
  // An affricate that the language does not have is said as its two sounds.
  const parts = letter.length > 1 ? Array.from(letter, (part) => known(part, table)) : [];
  const all = parts.flatMap((part) => part ?? []);
  return found ?? (parts.length > 0 && all.length === parts.length ? all.join('|') : undefined);
}

/** @returns undefined if it is no IPA, or has a sound that the voice has nothing like */
export function mnemonicsOf(ipa: string, table: IpaTable<string>): string | undefined {
  const reading = parseIpa(ipa);
  if (!reading.ok) return undefined;
  const names = lookUpIpa(reading.segments, table).map(({ segments, phones }) => {
    const name = longOf(segments, table) ?? phones ?? replacement(segments[0], table);
    const stress = segments.find(({ syllable }) => syllable !== undefined)?.syllable;
    const mark = stress === 'primary' ? "'" : stress === 'secondary' ? ',' : '';
    return name === undefined ? undefined : mark + name;
  });
  const all = names.flatMap((name) => name ?? []);
  return all.length === names.length ? all.join('|') : undefined;
}
