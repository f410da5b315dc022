import {
  ipaAffricates,
  ipaDiacritic,
  ipaNonPulmonic,
  ipaPulmonic,
  ipaSpelledOtherwise,
  ipaTone,
  ipaVowels,
} from './ipa-letters.js';

export type IpaStress = 'none' | 'secondary' | 'primary';
export type IpaLength = 'extra-short' | 'short' | 'half-long' | 'long';

/** One sound of a transcription in the International Phonetic Alphabet. */
export interface IpaSegment {
  readonly kind: 'vowel' | 'consonant';
  /** As it stands in the chart; two letters where they are one sound: `tʃ`, `ts`. */
  readonly letter: string;
  /** In the order in which they were written, decomposed (NFD): `\u0303` of `ɑ̃`, `ʰ` of `tʰ`. */
  readonly diacritics: string;
  readonly length: IpaLength;
  /** The stress of the syllable whose centre this is; undefined: it is no centre (`ɪ̯`, all consonants but `n̩`). */
  readonly syllable: IpaStress | undefined;
  /** What was written between the sound before and this one. */
  readonly boundary: 'none' | 'syllable' | 'word';
  /** `[start, end)` in UTF-16 code units of the transcription. */
  readonly start: number;
  readonly end: number;
}

export type IpaReading =
  | { readonly ok: true; readonly segments: readonly [IpaSegment, ...IpaSegment[]] }
  | {
      readonly ok: false;
      /** In words, with what was found: `“!” is no symbol of the IPA`. */
      readonly reason: string;
      /** UTF-16 code units from the start of the transcription. */
      readonly at: number;
    };

const vowels = new Set(ipaVowels);
const consonants = new Set([...ipaPulmonic, ...ipaNonPulmonic]);
const affricates = new Set(ipaAffricates);

const TIE = '\u0361';
const CEDILLA = '\u0327';
const lengths: Readonly<Record<string, IpaLength>> = {
  ː: 'long',
  ˑ: 'half-long',
  '\u0306': 'extra-short',
};
const stresses: Readonly<Record<string, IpaStress>> = { ˈ: 'primary', ˌ: 'secondary' };
/** Long enough for a name of many words; what is longer is a text. */
const MAX_LENGTH = 500;

type Open = { -readonly [K in keyof IpaSegment]: IpaSegment[K] };

interface Sign {
  readonly char: string;
  readonly start: number;
  readonly end: number;
}

/** The signs of a transcription in their usual spelling, each with its place. */
function* signsOf(text: string): Generator<Sign> {
  let start = 0;
  for (const written of text) {
    const end = start + written.length;
    // ç is a letter of its own, not a c with a hook.
    const known = written === 'ç' ? written : written.normalize('NFD');
    for (const part of known === 'ç' ? [known] : known) {
      const usual = Object.hasOwn(ipaSpelledOtherwise, part) ? (ipaSpelledOtherwise[part] ?? part) : part;
      for (const char of usual === 'ç' ? [usual] : usual) yield { char, start, end };
    }
    start = end;
  }
}

const named = (char: string): string =>
  `“${char}” (U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;

/**
 * Reads a transcription: `ˈkuːɡl̩mən`, also within slashes or brackets. Understood are the whole chart with its
 * diacritics, `g : '` for `ɡ ː ˈ`, letters that have left the chart, and affricates with or without a tie bar. Stress is
 * told at the centre of its syllable, wherever before it the mark stands. Tones are passed over.
 */
export function parseIpa(transcription: string): IpaReading {
  const fail = (reason: string, at: number): IpaReading => ({ ok: false, reason, at });
  if (transcription.length > MAX_LENGTH)
    return fail(`it is longer than ${MAX_LENGTH} characters`, MAX_LENGTH);
  const [, open = '', inner = ''] = /^(\s*[/[]?)(.*?)[/\]]?\s*$/su.exec(transcription) ?? [];
  const segments: Open[] = [];
  let boundary: IpaSegment['boundary'] = 'none';
  let stress: { kind: IpaStress; char: string; at: number } | undefined;
  let tie: { at: number; done: boolean } | undefined;

  for (const sign of signsOf(inner)) {
    const { char } = sign;
    const start = open.length + sign.start;
    const end = open.length + sign.end;
    const last = segments.at(-1);
    const kind = vowels.has(char) ? 'vowel' : consonants.has(char) ? 'consonant' : undefined;
    if (kind) {
      if (tie && !tie.done && last) {
        last.letter += char;
        last.end = end;
        tie.done = true;
        continue;
      }
      if (
        last?.diacritics === '' &&
        last.length === 'short' &&
        boundary === 'none' &&
        affricates.has(last.letter + char)
      ) {
        last.letter += char;
        last.end = end;
        continue;
      }
      segments.push({
        ...{ kind, letter: char, diacritics: '', length: 'short' as const, start, end },
        ...{ syllable: kind === 'vowel' ? (stress?.kind ?? 'none') : undefined, boundary },
      });
      if (kind === 'vowel') stress = undefined;
      boundary = 'none';
      tie = undefined;
      continue;
    }
    if (Object.hasOwn(stresses, char)) {
      if (stress) return fail(`the stress mark “${stress.char}” has no vowel after it`, stress.at);
      stress = { kind: stresses[char] ?? 'none', char, at: start };
      if (last && boundary === 'none') boundary = 'syllable';
      continue;
    }
    if (/[.|‖\s]/u.test(char)) {
      if (char !== '.' && stress)
        return fail(`the stress mark “${stress.char}” has no vowel after it`, stress.at);
      if (last && boundary !== 'word') boundary = char === '.' ? 'syllable' : 'word';
      continue;
    }
    if (ipaTone.test(char)) continue;
    if (char === CEDILLA && last?.letter === 'c') {
      last.letter = 'ç';
      continue;
    }
    const length = lengths[char];
    if (char !== TIE && length === undefined && !ipaDiacritic.test(char))
      return fail(`${named(char)} is no symbol of the IPA`, start);
    if (!last || boundary !== 'none') return fail(`${named(char)} has no sound before it`, start);
    last.end = end;
    if (char === TIE) tie = { at: start, done: false };
    else if (length) last.length = length;
    else {
      last.diacritics += char;
      // U+032F, U+0311: not the centre of its syllable; U+0329, U+030D: a consonant that is one.
      if (char === '\u032F' || char === '\u0311') {
        if (last.syllable !== undefined && last.syllable !== 'none' && !stress)
          stress = { kind: last.syllable, char: 'ˈ', at: last.start };
        last.syllable = undefined;
      } else if (char === '\u0329' || char === '\u030D') {
        last.syllable = stress?.kind ?? 'none';
        stress = undefined;
      }
    }
  }
  if (tie && !tie.done) return fail('the tie bar has no second letter', tie.at);
  if (stress) return fail(`the stress mark “${stress.char}” has no vowel after it`, stress.at);
  const [first, ...rest] = segments;
  return first ? { ok: true, segments: [first, ...rest] } : fail('it holds no sound', 0);
}

/** An engine's alphabet: IPA → what the engine is given. */
export type IpaTable<Phones> = Readonly<Record<string, Phones>>;

export interface IpaGroup<Phones> {
  readonly segments: readonly [IpaSegment, ...IpaSegment[]];
  readonly phones: Phones;
}

const lengthMarks: Readonly<Record<IpaLength, string>> = {
  'extra-short': '\u0306',
  short: '',
  'half-long': 'ˑ',
  long: 'ː',
};

const nuclear = ({ syllable }: IpaSegment): boolean => syllable !== undefined && syllable !== 'none';
const joinable = ({ boundary }: IpaSegment): boolean => boundary === 'none';
const fully = ({ letter, diacritics, length }: IpaSegment): string =>
  letter + diacritics + lengthMarks[length];
const withoutLength = ({ letter, diacritics }: IpaSegment): string => letter + diacritics;
const bare = ({ letter }: IpaSegment): string => letter;

/**
 * Finds each sound in an engine's table. Keys are letters with the diacritics and the length that matter (`ɑ̃`, `iː`, `n̩`), or
 * up to three sounds that the engine takes for one (`aɪ`, `ɑːɹ`). The longest run wins, and in it the key that says most:
 * with diacritics and length, without length, letters alone. A run ends where a syllable is marked to begin.
 * @returns undefined phones where the table has no key for a sound
 */
export function lookUpIpa<Phones>(
  segments: readonly IpaSegment[],
  table: IpaTable<Phones>,
): IpaGroup<Phones | undefined>[] {
  const groups: IpaGroup<Phones | undefined>[] = [];
  for (let at = 0; at < segments.length;) {
    const group = longestAt(segments, at, table);
    if (!group) break;
    groups.push(group);
    at += group.segments.length;
  }
  return groups;
}

function longestAt<Phones>(
  segments: readonly IpaSegment[],
  at: number,
  table: IpaTable<Phones>,
): IpaGroup<Phones | undefined> | undefined {
  for (let count = 3; count >= 1; count--) {
    const [first, ...rest] = segments.slice(at, at + count);
    if (!first) return undefined;
    if (rest.length < count - 1 || !rest.every((segment) => joinable(segment) && !nuclear(segment))) continue;
    for (const spell of [fully, withoutLength, bare]) {
      const key = [first, ...rest].map(spell).join('');
      if (Object.hasOwn(table, key)) return { segments: [first, ...rest], phones: table[key] };
    }
    if (count === 1) return { segments: [first], phones: undefined };
  }
  return undefined;
}
