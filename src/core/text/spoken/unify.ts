/*
 * What is the same in every alphabet: every rule sees one kind of quote, dash, space and digit, and no invisible
 * characters. What letters become is a language's own matter.
 */

const signs: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛ʼ′`´]/g, "'"],
  [/[“”„‟«»″]/g, '"'],
  [/[‐‑−﹣－]/g, '-'],
  [/[‒–]/g, '–'],
  [/[\u00A0\u2009\u202F]/g, ''],
  // "5½" and "m²" would turn into 51/2 and m2 under NFKC.
  [/(?<=\d)(?=[¼½¾⅐-⅞])/g, ' '],
  // 10⁶ · 10⁻¹²; one little one alone points at a note.
  [/(?<=\d)(?=[⁺⁻]?[⁰²³⁴-⁹]|[⁺⁻]?¹[⁰¹²³⁴-⁹]|[⁺⁻]¹)/g, '^'],
  [/⁻/g, '-'],
  [/(?<![-^⁺⁰¹³⁴-⁹])²/g, '^2'],
  [/(?<![-^⁺⁰¹²⁴-⁹])³/g, '^3'],
  [/º|˚/g, '°'],
  [/×/g, 'x'],
  [/[µμ](?=[gm])/g, 'u'],
];

/** A written word with its signs and digits made one of a kind, composed (NFKC). */
export function unify(word: string): string {
  if (/^[\x21-\x7e]*$/.test(word)) return word.includes('`') ? word.replaceAll('`', "'") : word;
  let text = word;
  for (const [pattern, replacement] of signs) text = text.replace(pattern, replacement);
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}\p{Cs}]/gu, '')
    .replaceAll('⁄', '/')
    .replace(/(?![0-9])\p{Nd}/gu, asciiDigit);
}

/** Every script keeps its ten digits in a row, zero first. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}
