import { type Abbreviations, abbreviationsOf, holds, isListed } from './abbreviations/abbreviations.js';
import { segmentStarts } from './language.js';
import { listItems } from './lists.js';
import { partLongSentence } from './long-sentences.js';
import { Nesting } from './nesting.js';
import type { TextRange } from './range.js';
import { unicodePattern, type UnicodePattern } from './unicode-pattern.js';

/*
 * Sentences are what Intl.Segmenter finds (UAX #29), with the few places that it misses, put together again where a
 * full stop ended an abbreviation and not the sentence. To mend a language add to its table in abbreviations/; what
 * holds in every language is here.
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
  /** What stands left and right as it is written, with the space between. */
  readonly before: string;
  readonly after: string;
  /** Whether a quotation is open. */
  readonly quoted: boolean;
  readonly known: Abbreviations | undefined;
}

const reach = 60;
const saysSomething = unicodePattern(String.raw`[\p{L}\p{N}]`);

/**
 * The sentences of a block's text, in order. Each is trimmed; between them is only whitespace; together they
 * cover every character that is no whitespace. Only a text with nothing to say at all has a sentence without words.
 *
 * @param lang BCP 47; abbreviations/ has tables for some thirty languages
 */
export function splitSentences(text: string, lang: string): TextRange[] {
  const known = abbreviationsOf(lang);
  const nesting = new Nesting(text);
  const items = listItems(text, known?.dottedOrdinals ?? false);
  const starts = [...candidates(text, lang, known, items), text.length];
  const sentences: TextRange[] = [];
  let start = 0;
  let spoken = false;
  for (const [index, piece] of starts.slice(0, -1).entries()) {
    const end = starts[index + 1] ?? text.length;
    spoken ||= saysSomething.test(text.slice(piece, end));
    nesting.advance(end);
    const isLast = end === text.length;
    const next = starts[index + 2] ?? text.length;
    if (!isLast && (!spoken || !saysSomething.test(text.slice(end, next)))) continue;
    if (!isLast && !items.has(end) && continues(text, start, end, nesting, known)) continue;
    const sentence = trimmed(text, start, end);
    if (sentence) sentences.push(...partLongSentence(text, sentence));
    nesting.endSentence();
    start = end;
    spoken = false;
  }
  return sentences;
}

// What the rules below look for.
const letterWithStop = unicodePattern(String.raw`^\p{L}\.$`);
const goesOn = unicodePattern(String.raw`^\p{Ll}(?!\p{Lu})`);
const beginsRun = unicodePattern(String.raw`^[\p{Lu}\p{Ll}\p{N}]`);
const endsInLetters = unicodePattern(String.raw`[\p{Ll}\p{N}]{2}[.!?．]$`);
const isCapital = unicodePattern(String.raw`^\p{Lu}`);
const isSmall = unicodePattern(String.raw`^\p{Ll}`);
const isNumber = unicodePattern(String.raw`^\p{N}`);
const endsInNumber = unicodePattern(String.raw`\p{N}$`);
const isNumberOrSection = unicodePattern(String.raw`^[\p{N}§]`);
const letters = unicodePattern(String.raw`^(?:\p{L}\.){2,}$`);
const shortName = unicodePattern(String.raw`^\p{Lu}\p{Ll}{1,4}\.$`);
const initial = unicodePattern(String.raw`^(?:\p{L}\.-)?\p{L}\.$`);
const caselessInitial = unicodePattern(String.raw`^(?!\p{scx=Han}|\p{scx=Kana}|\p{scx=Hang})\p{Lo}\p{M}*\.$`);
const numberSign = unicodePattern(String.raw`^(?:\p{L}?[°º]|№)\.$`);
const beginsWithInitial = unicodePattern(String.raw`^\p{L}\.`);
const listMarker = unicodePattern(String.raw`^[(]?(?:[•⁃‣▪◦●■]?\p{N}{1,3}|\p{L}|[IVX]{1,5})[.)）]+$`);
const markerWithin = unicodePattern(String.raw`(?<=^|\s)(?:\p{N}{1,3}|\p{L})\.\)\s*$`);
const lastLetters = unicodePattern(String.raw`(?<![\p{L}\p{M}\p{N}.°º])[\p{L}\p{M}.]+$`);
const word = unicodePattern(String.raw`^[\p{L}\p{M}]+`);

/** Ends that UAX #29 does not see. Only for a language whose abbreviations are known: "nr. 3" would end a sentence. */
const unseenEnds: readonly UnicodePattern[] = [
  // in 2018. 3 people · Read it. iPhone owners · What? - Nothing
  unicodePattern(String.raw`[.!?]["'”’»)\]]*\s+(?=[\p{Sc}\p{N}]|\p{Ll}\p{Lu}|[-–—]\s\p{Lu})`, 'gu'),
  // It was. …and then it was not; but: Did you know... ...that
  unicodePattern(String.raw`(?:[!?]|(?<!\.)\.)["'”’»)\]]*\s+(?=(?:\.{3}|…)\s?\p{L})`, 'gu'),
  // He left … She stayed.
  unicodePattern(String.raw`…["'”’»)\]]*\s+(?=\p{Lu}[\p{L}’' ])`, 'gu'),
  // It is known.[13] But
  unicodePattern(String.raw`[.!?]["'”’»)]*(?:\[\d{1,3}\])+\s+(?=[\p{Lu}\p{N}])`, 'gu'),
  // A space was forgotten: a test.This is another.
  unicodePattern(String.raw`(?<=[\p{Ll}\p{N}]{2})[.!?．](?=\p{Lu}(?:\p{Ll}|\s))`, 'gu'),
];
/** Մութ է: Ես գնում եմ: */
const colon = unicodePattern(String.raw`:\s+(?=[\p{Lu}\p{N}])`, 'gu');

/** Where sentences may begin, in order, the first one included. */
function candidates(
  text: string,
  lang: string,
  known: Abbreviations | undefined,
  items: Iterable<number>,
): number[] {
  const starts = new Set([0, ...items, ...segmentStarts(text, lang, 'sentence')]);
  const unseen = known ? [...unseenEnds, ...(known.colonIsFullStop ? [colon] : [])] : [];
  for (const pattern of unseen)
    for (const match of text.matchAll(pattern.of(text))) starts.add(match.index + match[0].length);
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

/** Whether the sentence from `start` goes on after `end`. */
function continues(
  text: string,
  start: number,
  end: number,
  nesting: Nesting,
  known: Abbreviations | undefined,
): boolean {
  if (nesting.holds(start, end)) return true;
  const before = text.slice(Math.max(start, end - reach), end);
  const after = text.slice(end, end + reach);
  const runs = before.trim().split(/\s+/).map(unwrapped);
  const lettersInOne = known ? spacedAbbreviation(runs, known) : undefined;
  const last = lettersInOne ?? runs.at(-1) ?? '';
  const lastButOne = lettersInOne ? '' : (runs.at(-2) ?? '');
  const boundary: Boundary = {
    left: text.slice(start, Math.min(end, start + reach)).trimStart(),
    last,
    lastButOne,
    right: unwrapped(after.trimStart()),
    before,
    after,
    quoted: nesting.quoted,
    known,
  };
  return rules.some((rule) => rule(boundary));
}

/** `т.д.` of "и т. д.", `v.Chr.` of "v. Chr.", if it is known; z. B. and J. R. are no different from what they are without the space. */
function spacedAbbreviation(runs: readonly string[], known: Abbreviations): string | undefined {
  const from = runs.slice(0, -1).findLastIndex((run) => !letterWithStop.test(run)) + 1;
  for (let first = Math.max(from, runs.length - 4); first < runs.length - 1; first++) {
    const inOne = runs.slice(first).join('');
    if (isListed(known, inOne.slice(0, -1))) return inOne;
  }
  return undefined;
}

/** Each says in its own way that the sentence goes on. */
const rules: readonly ((at: Boundary) => boolean)[] = [
  goesOnInLowerCase,
  isOneRun,
  isRemark,
  isDashInQuotation,
  isSourceOfQuotation,
  trailsOff,
  isListMarker,
  isInitial,
  isNumberSign,
  isAbbreviation,
  isConsonantsOnly,
  isOrdinal,
];

/** “What?” he asked. Yahoo! is … — but a name like iPhone begins a sentence. */
function goesOnInLowerCase({ right }: Boundary): boolean {
  return goesOn.test(right);
}

/** a(!) sentence · the others (?) came */
function isRemark({ before }: Boundary): boolean {
  return /[([][!?]+[)\]]\s*$/.test(before);
}

/** Y!J · !Kung · 2.Milk: no space, no end, unless one was forgotten. */
function isOneRun({ before, after, last, right, known }: Boundary): boolean {
  if (!/[.!?．…]["'”’»)\]]*$/u.test(before) || !beginsRun.test(after)) return false;
  const forgotten = endsInLetters.test(before) && startsSentence(right, known);
  return !forgotten || /:\/\/|www\.|@/.test(last);
}

/** «К чему ты готовишься? – спросила мама. – Завтра выходной» */
function isDashInQuotation({ quoted, after }: Boundary): boolean {
  return quoted && /^[-–—]\s/.test(after);
}

/** "He used stairways [...]" (Smith 55). */
function isSourceOfQuotation({ before, after }: Boundary): boolean {
  return /["”“»«’'\]]\s+$/u.test(before) && /^\([^().!?]+\)[.,;]/.test(after);
}

/** What joins a quotation to its sentence, where it cannot begin one: not は and で as in はい and では. */
const japaneseParticle = /^(?:と|って|を|など|が(?![、ん])|の(?![ちに]))/;

/** Well… I think · 「はい。」と言った; four dots are an ellipsis and a full stop. */
function trailsOff({ last, lastButOne, right }: Boundary): boolean {
  if (/[」』）]$/.test(last)) return japaneseParticle.test(right);
  const ellipsis = last === '.' ? lastButOne === '.' : /(?:…|[^.]\.{3}|^\.{3})$/.test(last);
  return ellipsis && /^I\b/.test(right);
}

/** 1. Introduction · a) First · • II. Second · he had 1.) 1822 … and 2.) 1832 …; but: (see chapter 1.) Then */
function isListMarker({ left, last, before }: Boundary): boolean {
  const within = markerWithin.of(before).exec(before);
  if (within && !/\([^)]*$/.test(before.slice(0, within.index))) return true;
  return listMarker.test(last) && !/^\S+\s+\S/u.test(left.replace(/^[•⁃‣▪◦●■]\s+/u, ''));
}

/** J. R. R. Tolkien · z. B. 3,5 · n. 3 · but: you and I. Did you · Plan B. The team · Plan B. 3 people · 5 m. Then · 3 d. G. Seaborg */
function isInitial({ last, lastButOne, right, known }: Boundary): boolean {
  if (caselessInitial.test(last)) return true;
  if (!initial.test(last) || startsSentence(right, known)) return false;
  if (/^[mglshtad]\.$/.test(last) && endsInNumber.test(lastButOne)) return false;
  if (isCapital.test(right) || letterWithStop.test(lastButOne)) return true;
  return isSmall.test(last) && isNumber.test(right);
}

/** N°. 3 · 2012 ж. №590 */
function isNumberSign({ last, right }: Boundary): boolean {
  return /^№/u.test(right) || (isNumber.test(right) && numberSign.test(last));
}

/** Dr. Smith · pp. 55 · the U.S. Army · 5 p.m. Friday; but: in the U.S. How · at 5 p.m. Travelers · Do so. Then */
function isAbbreviation({ left, last, right, known }: Boundary): boolean {
  if (!last.endsWith('.')) return false;
  const isLetters = letters.test(last);
  if (!known) return isLetters;
  const stem = abbreviationIn(last, known);
  const isIn = (list: ReadonlySet<string>): boolean => holds(list, stem);
  const starts = startsSentence(right, known);
  const alsoWord = isIn(known.alsoWords);

  if (isIn(known.beforeNumber) && isNumberOrSection.test(right)) return true;
  if (isIn(known.opening)) return !(alsoWord && starts);
  if (isIn(known.beforeNumber)) return !alsoWord && /^[IVXLC]+\b/.test(right);
  if (!isLetters && !isIn(known.ending) && !isIn(known.closing)) return false;
  if (alsoWord && isSmall.test(last)) return isNumber.test(right);
  // "At 5 a.m. Mr. Smith": too little has been said for a sentence.
  if (left.split(/\s+/, 5).filter(Boolean).length < 4) return true;
  if (isIn(known.ending)) return !isCapital.test(right) || known.continuers.has(firstWord(right));
  return !starts;
}

/** `Gen` of `ex-Gen.`, `Lt.-Col` of `Lt.-Col.`, `Nov` of `Nov..` */
function abbreviationIn(last: string, known: Abbreviations): string {
  const whole = last.replace(/\.{1,2}$/, '');
  return isListed(known, whole) ? whole : (lastLetters.of(whole).exec(whole)?.[0] ?? '');
}

/** Skt. Hans · Hptm. Meier: no name is written without a vowel; but a unit may end a sentence, 5 Mb. Then. */
function isConsonantsOnly({ last, lastButOne, right, known }: Boundary): boolean {
  if (!shortName.test(last) || endsInNumber.test(lastButOne)) return false;
  if (!isCapital.test(right) || startsSentence(right, known)) return false;
  const letters = last.slice(0, -1).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  // r and l are vowels between consonants: the Czech smrt, vlk
  return !/[aeiouyæœøəıаеиоуыэюяіўєѣъαεηιουω]|.[rlрл]./u.test(letters);
}

/** am 3. Oktober · vom 1.–3. Mai · der 20. Bundestag · am 22.3. Danach · Wilhelm II. Kaiser; four digits are a year at the sentence's end. */
function isOrdinal({ before, last, lastButOne, right, known }: Boundary): boolean {
  if (!known?.dottedOrdinals || !/\.\s*$/.test(before)) return false;
  // Abb. 12. Mehr dazu …
  if (/^\d/.test(last) && /\.$/.test(lastButOne) && holds(known.beforeNumber, lastButOne.slice(0, -1)))
    return false;
  return (
    /^[-–(]?(?:(?:\d{1,2}\.){1,2}[-–/])?(?:\d{1,3}|\d{1,2}\.\d{1,2}|[IVX]+)\.$/u.test(last) &&
    !startsSentence(right, known)
  );
}

function startsSentence(right: string, known: Abbreviations | undefined): boolean {
  const isInitials = beginsWithInitial.test(right);
  return known !== undefined && !isInitials && known.starters.has(firstWord(right));
}

function firstWord(right: string): string {
  return word.of(right).exec(right)?.[0] ?? '';
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
