/*
 * Telling sentences from labels, for text that came without markup or with the wrong one.
 */

/** Letters and digits only, lower case: the same for another quote style, dash, case or line split. */
export function textKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** “… in the U.S.” and “9 a.m.” end with a stop of their own. */
const endsWithInitials = (text: string): boolean => /(?:^|[\s(])(?:\p{L}\.){2,}$/u.test(text);

/** Ends as a sentence or a clause does, in any script, maybe within quotes or brackets; not with a question. */
export function endsLikeSentence(text: string): boolean {
  return /[.!…;,:。！；，：।॥۔؛،։።][\p{Pf}\p{Pi}\p{Pe}"'’”]*$/u.test(text) && !endsWithInitials(text);
}

/** A running text rather than a label: a statement of some words, or simply long. Titles ask and exclaim. */
export function isProse(text: string): boolean {
  const letters = text.replace(/[^\p{L}]+/gu, '').length;
  if (letters > 100) return true;
  const isStatement = /[.…。।۔։።]["'’”»)\]]*$/u.test(text) && !endsWithInitials(text);
  return isStatement && (wordCount(text) >= 5 || letters > 20);
}

/** Short, begins like a title and does not end like a sentence. May end in a question mark or hold a colon. */
export function looksLikeHeading(text: string, longest: { characters: number; words: number }): boolean {
  return (
    text.length <= longest.characters &&
    wordCount(text) <= longest.words &&
    /^[\p{Lu}\p{Lt}\p{Lo}\p{N}\p{Pi}\p{Ps}"'„¿¡#$€£]/u.test(text) &&
    /[\p{L}\p{N}]/u.test(text) &&
    !endsLikeSentence(text) &&
    // “Why?” is somebody speaking.
    !/^["“„«‘'].*[?!]["”“»’']$/u.test(text)
  );
}
