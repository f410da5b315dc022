/*
 * Words that are not in the Latin alphabet, in an English article. Cyrillic and Greek are transliterated letter by
 * letter, which comes out near enough (Москва, Moskva). For any other script its name is said, once for every word:
 * the listener learns what stands there, and the voice never gets characters that it would read as junk.
 */

const pairs = (from: string, to: string): Readonly<Record<string, string>> => {
  const sounds = to.split(' ');
  const table: Record<string, string> = {};
  for (const [index, letter] of Array.from(from).entries()) {
    const sound = sounds[index] === '-' ? '' : (sounds[index] ?? '');
    table[letter] = sound;
    table[letter.toUpperCase()] = sound.charAt(0).toUpperCase() + sound.slice(1);
  }
  return table;
};

const cyrillic = pairs(
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґђјљњћџѓќѕў',
  'a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g dj j lj nj c dz g k dz u',
);
const greek = pairs('αβγδεζηθικλμνξοπρσςτυφχψω', 'a v g d e z i th i k l m n x o p r s s t y f ch ps o');

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{scx=Hira}|\p{sc=Katakana}/u, 'Japanese'],
  [/\p{sc=Han}|\p{sc=Bopomofo}/u, 'Chinese'],
  [/\p{sc=Hangul}/u, 'Korean'],
  [/\p{sc=Arabic}/u, 'Arabic'],
  [/\p{sc=Hebrew}/u, 'Hebrew'],
  [/\p{sc=Devanagari}/u, 'Devanagari'],
  [/\p{sc=Bengali}/u, 'Bengali'],
  [/\p{sc=Tamil}/u, 'Tamil'],
  [/\p{sc=Telugu}/u, 'Telugu'],
  [/\p{sc=Gujarati}/u, 'Gujarati'],
  [/\p{sc=Gurmukhi}/u, 'Punjabi'],
  [/\p{sc=Thai}/u, 'Thai'],
  [/\p{sc=Lao}/u, 'Lao'],
  [/\p{sc=Khmer}/u, 'Khmer'],
  [/\p{sc=Myanmar}/u, 'Burmese'],
  [/\p{sc=Tibetan}/u, 'Tibetan'],
  [/\p{sc=Georgian}/u, 'Georgian'],
  [/\p{sc=Armenian}/u, 'Armenian'],
  [/\p{sc=Ethiopic}/u, 'Ethiopic'],
];

/** Cyrillic and Greek in Latin letters; everything else as it was. */
export function transliterated(text: string): string {
  return text.replace(/[^ -~]/gu, (char) => cyrillic[char] ?? greek[char] ?? char);
}

/** The name of the script of a run of letters: `Chinese`; `foreign` if it has none here. */
export function scriptName(run: string): string {
  return scripts.find(([pattern]) => pattern.test(run))?.[1] ?? 'foreign';
}
