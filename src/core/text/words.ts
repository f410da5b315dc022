import { type Abbreviations, abbreviationsOf, holds, isListed } from './abbreviations/abbreviations.js';
import { segmentStarts } from './language.js';
import type { TextRange } from './range.js';
import { unicodePattern } from './unicode-pattern.js';

/*
 * A word is what a reader would point at: a run without whitespace, less the quotes, brackets and punctuation
 * around it, but with all of it that is spoken ($3.5bn, 12%, U.S., C++, O’Neill). Intl.Segmenter would lose the
 * signs and cut ISIS-K in two; it finds the words only where the script has no spaces.
 */

/** A run without whitespace. “10 000” with a no-break space within is one number. */
const run = /(?:(?<!\d{3})\d[\u00A0\u2009\u202F](?=\d{3}(?!\d))|\S)+/gu;
const spacelessScripts = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}`;
/** A character of a script that puts no space between words. */
export const spaceless = unicodePattern(`[${spacelessScripts}]`);
const byScript = unicodePattern(`[${spacelessScripts}]+|[^${spacelessScripts}]+`, 'gu');
/** Dashes and missing spaces between words: war—and · what...see · one,two */
const wordBreak = unicodePattern(String.raw`[—―⸺⸻…]+|-{2,}|\.{2,}|(?<=\p{L})[,;!?]+(?=\p{L})`, 'gu');
// Without the flag i: it makes every letter of every script one of two, which takes longer than all else here.
const address = unicodePattern(String.raw`^\P{L}*(?:\p{L}[\p{L}\d+.-]*://|[Ww]{3}\.)|@[\p{L}\d-]+\.`);

const beginsSpoken = unicodePattern(String.raw`^[\p{L}\p{N}]`);
const spokenInside = unicodePattern(String.raw`[\p{L}\p{N}]`);
/** Signs that are a word when they stand alone: 5 + 3, black & white. A dash or a bullet is none. */
const spokenAlone = unicodePattern(String.raw`^[\p{Sc}&%‰+=@×÷<>±≤≥≈−§°√∞]$`);
const core = unicodePattern(String.raw`^[\p{L}\p{N}\p{M}\p{Sc}%‰&+=@#°§±×÷≤≥≈√∞]$`);
/** What may stand before a word and belong to it: -5 · −5 · ~10 · <5 · .45 · .NET · ’90s · ’tis */
const keptBefore = unicodePattern(
  String.raw`^(?:[-−–~<>](?=\p{Sc}?\.?\p{N})|\.(?=\p{N}|\p{Lu})|['‘’](?=\p{N}{2}s?(?!\p{N})|(?:tis|twas|em|cause|til|round|bout|n)(?!\p{L})))`,
  'iu',
);
const keptAfter = unicodePattern(String.raw`^[\p{L}\p{N}\p{M}\p{Sc}%‰+#°]$`);
const number = unicodePattern(String.raw`\p{N}`);
const numeral = unicodePattern(String.raw`^(?:\p{N}|[IVXLC]{2,}\b|[VX]\b)`);
/** As an ordinal has before its full stop, and streets: 3. · 24.12. · 3.–5. · 24./25. · XIV. · Hauptstr. 5 · Mo.–Fr. 9 Uhr */
const dottedNumeral = unicodePattern(
  String.raw`^(?:(?:(?:\d{1,2}\.){1,2}[-–/])?(?:\d{1,2}\.)?\d{1,3}|[IVXL]{2,6}|\p{L}{2,16}str|\p{Lu}\p{Ll}\.[-–]\p{Lu}\p{Ll})$`,
);
/** U.S of U.S. */
const initials = unicodePattern(String.raw`^(?:\p{L}+-)?(?:\p{L}\.)+\p{L}$`);
const letter = unicodePattern(String.raw`^\p{L}$`);
const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * The words of a sentence in order: in bounds, not overlapping, none empty. Emoji and lone punctuation are no
 * words. Scripts without spaces (Han, Kana, Thai, Lao, Khmer, Burmese) are cut by Intl.Segmenter.
 *
 * @param lang BCP 47; abbreviations of a language that has a table keep their full stop
 */
export function splitWords(text: string, sentence: TextRange, lang: string): TextRange[] {
  const written = text.slice(sentence.start, sentence.end);
  const pieces = [...written.matchAll(run)].flatMap((match) => piecesOf(match[0], match.index, lang));
  const lastSpoken = pieces.findLastIndex((piece) =>
    spokenInside.test(written.slice(piece.start, piece.end)),
  );
  const known = abbreviationsOf(lang);
  const words: TextRange[] = [];
  let quoted = false;
  for (const [index, piece] of pieces.entries()) {
    const token = written.slice(piece.start, piece.end);
    const next = pieces[index + 1];
    const beforeNumber = next !== undefined && numeral.test(written.slice(next.start, next.end));
    const lead = spokenAlone.test(token) ? 0 : leading(token);
    if (/^['‘‚]/u.test(token.slice(0, lead))) quoted = true;
    const around = { final: index >= lastSpoken, beforeNumber, quoted, known };
    const end = lead + trailing(token.slice(lead), around);
    if (/['‘’]/u.test(token.slice(end))) quoted = false;
    if (!isWord(token.slice(lead, end)) || (/^[<>]$/.test(token) && !beforeNumber)) continue;
    words.push({ start: sentence.start + piece.start + lead, end: sentence.start + piece.start + end });
  }
  return words;
}

function isWord(token: string): boolean {
  return spokenInside.test(token) || spokenAlone.test(token);
}

/** The parts of a run that can be words of their own. */
function piecesOf(token: string, offset: number, lang: string): TextRange[] {
  if (spaceless.test(token))
    return [...token.matchAll(byScript.of(token))].flatMap(({ 0: part, index }) =>
      spaceless.test(part) ? segmented(part, offset + index, lang) : brokenUp(part, offset + index),
    );
  return brokenUp(token, offset);
}

function segmented(part: string, offset: number, lang: string): TextRange[] {
  const starts = [...segmentStarts(part, lang, 'word')];
  return starts.map((start, index) => ({
    start: offset + start,
    end: offset + (starts[index + 1] ?? part.length),
  }));
}

function brokenUp(part: string, offset: number): TextRange[] {
  if (address.test(part.slice(0, 300))) return [{ start: offset, end: offset + part.length }];
  const pieces: TextRange[] = [];
  let start = 0;
  for (const gap of part.matchAll(wordBreak.of(part))) {
    if (gap.index > start) pieces.push({ start: offset + start, end: offset + gap.index });
    start = gap.index + gap[0].length;
  }
  if (start < part.length) pieces.push({ start: offset + start, end: offset + part.length });
  return pieces;
}

/** How many code units before the word are not of it. */
function leading(token: string): number {
  let at = 0;
  for (const char of token) {
    if (core.test(char) || keptBefore.test(token.slice(at, at + 12))) break;
    if (/[([{]/.test(char) && closesInside(token, at)) break;
    at += char.length;
  }
  return at;
}

/** (un)likely: the bracket is part of the word when it closes before the word's end. */
function closesInside(token: string, at: number): boolean {
  if (token.length > 100) return false;
  const closing = token.indexOf(token.startsWith('(', at) ? ')' : token.startsWith('[', at) ? ']' : '}', at);
  return (
    closing > 0 && spokenInside.test(token.slice(at, closing)) && beginsSpoken.test(token.slice(closing + 1))
  );
}

interface Surroundings {
  /** No other word follows in the sentence. */
  readonly final: boolean;
  readonly beforeNumber: boolean;
  /** A single quotation mark is open. */
  readonly quoted: boolean;
  readonly known: Abbreviations | undefined;
}

/** Where the word ends in a token whose leading characters are gone. */
function trailing(token: string, around: Surroundings): number {
  let end = token.length;
  while (end > 0) {
    const char = lastCharacter(token, end);
    const before = end - char.length;
    if (keptAfter.test(char) || (before === 0 && spokenAlone.test(char))) break;
    if (char === '.' && keepsFullStop(token.slice(0, before), around)) break;
    if (char === '/' && /^[Ww]$/.test(token.slice(0, before))) break; // w/ help
    if (/['’]/u.test(char) && !around.quoted && /[sSxXzZ]$/.test(token.slice(before - 1, before))) break;
    if (/[′″]/u.test(char) && number.test(lastCharacter(token, before))) break;
    const opener = closers[char];
    if (opener && before <= 100 && token.lastIndexOf(opener, before) > 0) break;
    end = before;
  }
  return end;
}

function lastCharacter(token: string, end: number): string {
  const unit = token.charCodeAt(end - 1);
  const pair = unit >= 0xdc00 && unit <= 0xdfff && /[\uD800-\uDBFF]/.test(token.charAt(end - 2));
  return token.slice(pair ? end - 2 : end - 1, end);
}

/** Whether the full stop after `stem` belongs to it: U.S. · J. · Dr. · No. 5 · am 3. Oktober */
function keepsFullStop(stem: string, { final, beforeNumber, known }: Surroundings): boolean {
  if (stem.length > 20) return false;
  if (initials.test(stem)) return true;
  if (letter.test(stem)) return !final;
  if (!known) return false;
  if (known.dottedOrdinals && !final && dottedNumeral.test(stem)) return true;
  const abbreviation = stem.slice(stem.lastIndexOf('-') + 1);
  if (holds(known.beforeNumber, abbreviation)) return beforeNumber;
  return isListed(known, abbreviation) && !(final && holds(known.alsoWords, abbreviation));
}
