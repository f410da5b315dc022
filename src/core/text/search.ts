/*
 * Searching as people type: without accents, capitals and exact spaces. Only marks that are written over letters by
 * choice or by accent are taken away; the vowels of Thai or Devanagari are marks as well, and those are letters.
 */

/** Accents of Latin, Greek and Cyrillic; points of Hebrew; vowel signs of Arabic. */
const accents =
  /[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u064B-\u065F\u0670]|\u0640/gu;
const unseen = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu;

/** Two texts that a searcher would call the same become the same: `Straße` and `STRASSE`, `naïve` and `naive`. */
export const foldForSearch = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(accents, '')
    .normalize('NFC')
    .replace(unseen, '')
    .replace(/[‘’‛ʼ′]/gu, "'")
    .replace(/[“”„‟«»]/gu, '"')
    .replace(/[‐‑‒–—−]/gu, '-')
    // Up and down again: ß is ss, and the Greek sigma has one form.
    .toUpperCase()
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
