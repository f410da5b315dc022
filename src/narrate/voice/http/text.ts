import type { UtteranceToken } from '../voice.js';

/** What XML 1.0 §2.2 allows, less control characters and halves of characters; line ends and tabs become spaces. */
export const cleaned = (text: string): string =>
  text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF\p{Noncharacter_Code_Point}]/gu, '')
    .trim();

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** As the content of an element or the value of an attribute. */
export const escaped = (text: string): string =>
  cleaned(text).replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/** The token, said as it is written or as its IPA tells. Punctuation at its end shapes prosody and stays outside. */
export function tokenSsml({ text, ipa }: UtteranceToken): string {
  const sounds = ipa === undefined ? '' : cleaned(ipa);
  // A phoneme element without letters has nothing to fall back on.
  if (sounds === '' || cleaned(text) === '') return escaped(text);
  const [, word = '', after = ''] = /^(.*?)([\p{Po}\p{Pe}\p{Pf}]*)$/su.exec(cleaned(text)) ?? [];
  return word === ''
    ? escaped(text)
    : `<phoneme alphabet="ipa" ph="${escaped(sounds)}">${escaped(word)}</phoneme>${escaped(after)}`;
}

/** Whether there is anything to say. */
export const isSayable = (tokens: readonly UtteranceToken[]): boolean =>
  tokens.some(({ text }) => /[\p{L}\p{N}\p{S}]/u.test(cleaned(text)));

/** A language tag as it should be written; undefined when it is none. */
export function languageTag(lang: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(lang)[0];
  } catch {
    return undefined;
  }
}
