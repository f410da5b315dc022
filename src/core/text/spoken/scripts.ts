/*
 * Words that are not in the Latin alphabet, in an article whose language is. Cyrillic and Greek are transliterated
 * letter by letter the way the language does, which comes out near enough (Москва, Moskva). For any other script its
 * name is said, once for every word: the listener learns what stands there, and the voice never gets characters that
 * it would read as junk.
 */

/** Letter by letter; `-` is silent. */
const cyrillicLetters = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґђјљњћџѓќѕў';
const greekLetters = 'αβγδεζηθικλμνξοπρσςτυφχψω';

const scripts = {
  Japanese: /\p{scx=Hira}|\p{sc=Katakana}/u,
  Chinese: /\p{sc=Han}|\p{sc=Bopomofo}/u,
  Korean: /\p{sc=Hangul}/u,
  Arabic: /\p{sc=Arabic}/u,
  Hebrew: /\p{sc=Hebrew}/u,
  Devanagari: /\p{sc=Devanagari}/u,
  Bengali: /\p{sc=Bengali}/u,
  Tamil: /\p{sc=Tamil}/u,
  Telugu: /\p{sc=Telugu}/u,
  Gujarati: /\p{sc=Gujarati}/u,
  Punjabi: /\p{sc=Gurmukhi}/u,
  Thai: /\p{sc=Thai}/u,
  Lao: /\p{sc=Lao}/u,
  Khmer: /\p{sc=Khmer}/u,
  Burmese: /\p{sc=Myanmar}/u,
  Tibetan: /\p{sc=Tibetan}/u,
  Georgian: /\p{sc=Georgian}/u,
  Armenian: /\p{sc=Armenian}/u,
  Ethiopic: /\p{sc=Ethiopic}/u,
};

export type Script = keyof typeof scripts;

/** The script of a run of letters, or `foreign` if it has none here. */
export function scriptOf(run: string): Script | 'foreign' {
  const names = Object.keys(scripts) as Script[];
  return names.find((name) => scripts[name].test(run)) ?? 'foreign';
}

/**
 * A transliteration into Latin letters; everything that is neither Cyrillic nor Greek stays as it was.
 *
 * @param cyrillic what each of `абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґђјљњћџѓќѕў` becomes, with spaces between
 * @param greek the same of `αβγδεζηθικλμνξοπρσςτυφχψω`
 */
export function transliteration(cyrillic: string, greek: string): (text: string) => string {
  const sounds = new Map([...pairs(cyrillicLetters, cyrillic), ...pairs(greekLetters, greek)]);
  return (text) => text.replace(/[^ -~]/gu, (char) => sounds.get(char) ?? char);
}

function pairs(from: string, to: string): [string, string][] {
  const sounds = to.split(' ');
  return Array.from(from).flatMap((letter, index): [string, string][] => {
    const sound = sounds[index] === '-' ? '' : (sounds[index] ?? '');
    return [
      [letter, sound],
      [letter.toUpperCase(), sound.charAt(0).toUpperCase() + sound.slice(1)],
    ];
  });
}
