import { type Abbreviations, abbreviationsOf, holds } from './abbreviations/abbreviations.js';
import { segmentStarts } from './language.js';
import { Nesting } from './nesting.js';
import type { TextRange } from './range.js';

/*
 * Sentences are what Intl.Segmenter finds (UAX #29), put together again where a full stop ended an abbreviation
 * and not the sentence. To mend a language add its table in abbreviations/; what holds in every language is here.
 */

/** A place where a sentence may end, and what is needed to tell whether it does. */
interface Boundary {
  /** The sentence so far, from its first character that is no space. */
  readonly left: string;
  /** The last run of characters without space on the left, with no quotes or brackets around it. */
  readonly last: string;
  /** The run before that. */
  readonly lastButOne: string;
  /** What follows, with no opening quotes or brackets; its beginning is enough for every rule. */
  readonly right: string;
  readonly known: Abbreviations | undefined;
}

const reach = 60;
const saysSomething = /[\p{L}\p{N}]/u;

/**
 * The sentences of a block's text, in order. Each is trimmed; between them is only whitespace; together they
 * cover every character that is no whitespace. Only a text with nothing to say at all has a sentence without words.
 *
 * @param lang BCP 47; English and German have tables of their own
 */
export function splitSentences(text: string, lang: string): TextRange[] {
  const known = abbreviationsOf(lang);
  const nesting = new Nesting(text);
  const starts = [...candidates(text, lang, known !== undefined), text.length];
  const sentences: TextRange[] = [];
  let start = 0;
  let spoken = false;
  for (const [index, piece] of starts.slice(0, -1).entries()) {
    const end = starts[index + 1] ?? text.length;
    spoken ||= saysSomething.test(text.slice(piece, end));
    nesting.advance(end);
    if (
      end < text.length &&
      (!spoken || continues(text, start, end, starts[index + 2] ?? text.length, nesting, known))
    )
      continue;
    const sentence = trimmed(text, start, end);
    if (sentence) sentences.push(sentence);
    nesting.endSentence();
    start = end;
    spoken = false;
  }
  return sentences;
}

/** Where sentences may begin, in order, the first one included. */
function candidates(text: string, lang: string, known: boolean): number[] {
  const starts = new Set([0, ...segmentStarts(text, lang, 'sentence')]);
  if (known) {
    // UAX #29 sees no end in "in 2018. 3 people": a digit, then a lower-case letter. Nor before "iPhone", nor after "…".
    for (const match of text.matchAll(
      /[.!?]["'”’»)\]]*\s+(?=[\p{Sc}\p{N}]|\p{Ll}\p{Lu})|…["'”’»)\]]*\s+(?=\p{Lu}[\p{L}’' ])/gu,
    ))
      starts.add(match.index + match[0].length);
  }
  return [...new Set([...starts].map((start) => settled(text, start)))]
    .filter((start) => start < text.length)
    .sort((a, b) => a - b);
}

/** UAX #29 leaves an opening bracket with the sentence before it, 雨！「はい。」, and a closing one with the next: « Quoi ? » */
function settled(text: string, start: number): number {
  if (start === 0) return start;
  if (/[「『（【《〈]/.test(text.charAt(start - 1))) return start - 1;
  return /^[»›](?:\s|$)/u.test(text.slice(start, start + 2)) ? start + 1 : start;
}

/** Whether the sentence from `start` goes on after `end`; the next candidate after that is `next`. */
function continues(
  text: string,
  start: number,
  end: number,
  next: number,
  nesting: Nesting,
  known: Abbreviations | undefined,
): boolean {
  if (!saysSomething.test(text.slice(end, next))) return true;
  if (nesting.holds(start, end)) return true;
  const [last = '', lastButOne = ''] = text
    .slice(Math.max(start, end - reach), end)
    .trim()
    .split(/\s+/)
    .reverse()
    .map(unwrapped);
  const boundary: Boundary = {
    left: text.slice(start, Math.min(end, start + reach)).trimStart(),
    last,
    lastButOne,
    right: unwrapped(text.slice(end, end + reach).trimStart()),
    known,
  };
  return rules.some((rule) => rule(boundary));
}

/** Each says in its own way that the sentence goes on. */
const rules: readonly ((at: Boundary) => boolean)[] = [
  goesOnInLowerCase,
  trailsOff,
  isListMarker,
  isInitial,
  isAbbreviation,
  isOrdinal,
];

/** “What?” he asked. Yahoo! is … — but a name like iPhone begins a sentence. */
function goesOnInLowerCase({ right }: Boundary): boolean {
  return /^\p{Ll}(?!\p{Lu})/u.test(right);
}

/** Well… I think · 「はい。」と言った; four dots are an ellipsis and a full stop. */
function trailsOff({ last, lastButOne, right }: Boundary): boolean {
  if (/[」』]$/.test(last)) return /^(?:と|って)/.test(right);
  const ellipsis = last === '.' ? lastButOne === '.' : /(?:…|[^.]\.{3}|^\.{3})$/.test(last);
  return ellipsis && /^I\b/.test(right);
}

/** 1. Introduction · a) First */
function isListMarker({ left, last }: Boundary): boolean {
  return /^[(]?(?:\p{N}{1,3}|\p{L})[.)]+$/u.test(last) && !/^\S+\s+\S/u.test(left);
}

/** J. R. R. Tolkien · z. B. 3,5 · n. 3 · but: you and I. Did you · Plan B. The team · Plan B. 3 people */
function isInitial({ last, lastButOne, right, known }: Boundary): boolean {
  if (!/^\p{L}\.$/u.test(last) || startsSentence(right, known)) return false;
  if (/^\p{Lu}/u.test(right) || /^\p{L}\.$/u.test(lastButOne)) return true;
  return /^\p{Ll}/u.test(last) && /^\p{N}/u.test(right);
}

function isAbbreviation({ left, last, right, known }: Boundary): boolean {
  if (!last.endsWith('.')) return false;
  const stem = known ? abbreviationIn(last, known) : '';
  const starts = startsSentence(right, known);
  const alsoWord = known !== undefined && holds(known.alsoWords, stem);
  if (known && holds(known.beforeNumber, stem))
    return /^\p{N}/u.test(right) || (!alsoWord && /^[IVXLC]+\b/.test(right));
  if (known && holds(known.opening, stem)) return !(alsoWord && starts);
  if (!/^(?:\p{L}\.){2,}$/u.test(last) && !(known && holds(known.closing, stem))) return false;
  // "At 5 a.m. Mr. Smith": too little has been said for a sentence.
  return !starts || left.split(/\s+/, 5).filter(Boolean).length < 4;
}

/** `Gen` of `ex-Gen.`, `Lt.-Col` of `Lt.-Col.` */
function abbreviationIn(last: string, known: Abbreviations): string {
  const whole = last.slice(0, -1);
  const isListed = [known.opening, known.closing, known.beforeNumber].some((group) => holds(group, whole));
  return isListed ? whole : (/[\p{L}\p{M}.]*$/u.exec(whole)?.[0] ?? '');
}
/** am 3. Oktober · der 20. Bundestag · am 22.3. Danach · Wilhelm II. Kaiser; four digits are a year at the sentence's end. */
function isOrdinal({ last, right, known }: Boundary): boolean {
  if (!known?.dottedOrdinals) return false;
  return /^(?:\d{1,3}|\d{1,2}\.\d{1,2}|[IVX]+)\.$/u.test(last) && !startsSentence(right, known);
}

function startsSentence(right: string, known: Abbreviations | undefined): boolean {
  const word = /^[\p{L}\p{M}]+/u.exec(right)?.[0];
  return word !== undefined && known !== undefined && known.starters.has(word);
}

function trimmed(text: string, start: number, end: number): TextRange | undefined {
  const piece = text.slice(start, end);
  const from = end - piece.trimStart().length;
  const to = start + piece.trimEnd().length;
  return from < to ? { start: from, end: to } : undefined;
}

function unwrapped(run: string): string {
  return run.replace(/^["'“”„‘«»‹([¿¡]+/u, '').replace(/["'”“’»«›)\]]+$/u, '');
}
