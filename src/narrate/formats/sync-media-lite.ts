import { type Static, Type } from '@sinclair/typebox';
import {
  cuesOfPieces,
  lastingCues,
  shareOut,
  type TimedCue,
  type TimedPiece,
  type TimedText,
} from '../../core/formats/timed-text.js';
import { timestamp } from '../../core/formats/webvtt.js';
import type { Word } from '../../core/narration/schema.js';
import { parseDocument } from '../extract/document.js';
import { elementsById, textCounter } from './page-text.js';
import { readJson, refuse } from './refuse.js';
import { placedCues } from './text-document.js';
import { parseCues } from './webvtt.js';

/*
 * SyncMediaLite (W3C Synchronized Multimedia for Publications CG, 2024): a WebVTT metadata file whose cues hold JSON
 * with a selector of the text in a document of its own.
 */

const Payload = Type.Object({
  selector: Type.Union([
    Type.String(),
    Type.Object({
      type: Type.Union([Type.Literal('FragmentSelector'), Type.Literal('CssSelector')]),
      value: Type.String(),
      refinedBy: Type.Optional(
        Type.Object({
          type: Type.Literal('TextPositionSelector'),
          start: Type.Integer({ minimum: 0 }),
          end: Type.Integer({ minimum: 0 }),
        }),
      ),
    }),
  ]),
  group: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
});

export const isSyncMediaLite = (text: string): boolean =>
  text.startsWith('WEBVTT') && /^[ \t]*\{\s*"(?:selector|group)"\s*:/m.test(text);

interface Found {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly isWord: boolean;
}

/**
 * @param page the document that the selectors select in
 * @throws AudioArticleError AA_E_TIMED_TEXT
 */
export function readSyncMediaLite(text: string, name: string, page: string, lang: string): TimedText {
  const document = parseDocument(page, name);
  const textOf = textSelector(document, name);
  const found = parseCues(text, name).map(({ startMs, endMs, text: json }, i): Found => {
    const at = `${name}, cue ${i + 1},`;
    let payload: unknown;
    try {
      payload = JSON.parse(json);
    } catch {
      throw refuse(at, 'is no JSON');
    }
    const { selector, group } = readJson(Payload, payload, at);
    const text = textOf(selector, at);
    return {
      startMs,
      endMs: Math.max(startMs, endMs),
      text,
      isWord: group === 'word' || (Array.isArray(group) && group.includes('word')),
    };
  });
  const words = found
    .filter(({ isWord }) => isWord)
    .map((word): TimedPiece => ({ ...word, text: ` ${word.text}` }));
  const phrases = found.filter(({ isWord }) => !isWord);
  if (phrases.length === 0) return { cues: cuesOfPieces(words, lang) };
  const shared = shareOut(
    phrases,
    (phrase) => [phrase.startMs, phrase.endMs],
    words,
    (word) => word.startMs,
  );
  return { cues: phrases.map((phrase, nth) => withWords(phrase, shared[nth] ?? [])) };
}

/** Characters after a word in which the next one is looked for. */
const NEAR = 10_000;

/** The words that lie in the phrase's time, where they stand in its text. */
function withWords({ startMs, endMs, text }: Found, words: readonly TimedPiece[]): TimedCue {
  let offset = 0;
  const inside = words.flatMap((word): Word[] => {
    const said = word.text.trim();
    const found = text.slice(offset, offset + said.length + NEAR).indexOf(said);
    if (found < 0) return [];
    const start = offset + found;
    offset = start + said.length;
    return [[start, offset, word.startMs, word.endMs]];
  });
  return { startMs, endMs, text, words: inside };
}

type Selector = Static<typeof Payload>['selector'];

/** Elements that a file's selectors may have looked at, all together: some seconds. */
const MOST_LOOKS = 100_000_000;

/** @throws AudioArticleError AA_E_TIMED_TEXT */
function textSelector(document: Document, name: string): (selector: Selector, at: string) => string {
  const byId = elementsById(document);
  const counted = textCounter(name);
  const elements = document.querySelectorAll('*').length;
  const selected = new Map<string, Element | null>();
  const texts = new Map<Element, string>();

  function find(selector: string, at: string): Element | null {
    const [, id] = /^#([\w-]+)$/.exec(selector) ?? [];
    if (id !== undefined) return byId(id) ?? null;
    const before = selected.get(selector);
    if (before !== undefined) return before;
    if (selected.size * elements > MOST_LOOKS)
      throw refuse(name, `has more than ${selected.size} selectors for a page of ${elements} elements`);
    try {
      const element = document.querySelector(selector);
      selected.set(selector, element);
      return element;
    } catch {
      throw refuse(at, `has a selector that cannot be read: ${selector}`);
    }
  }

  return (selector, at) => {
    const { type, value, refinedBy } =
      typeof selector === 'string'
        ? { type: 'CssSelector' as const, value: selector, refinedBy: undefined }
        : selector;
    const element = type === 'FragmentSelector' ? byId(value.replace(/^#/, '')) : find(value, at);
    if (!element) throw refuse(at, `selects ${value}, which is not in the document`);
    const whole = texts.get(element) ?? counted(element.textContent);
    texts.set(element, whole);
    // The W3C's selectors end before `end`, the draft's own examples at it: a word is not cut before its last letter.
    const isCut =
      refinedBy &&
      /\p{L}/u.test(whole.charAt(refinedBy.end)) &&
      /\p{L}/u.test(whole.charAt(refinedBy.end - 1));
    const text = refinedBy ? whole.slice(refinedBy.start, refinedBy.end + (isCut ? 1 : 0)) : whole;
    return counted(text).replace(/\s+/g, ' ').trim();
  };
}

/** Points into the document that `writeTextDocument` makes: a cue for each sentence, and one for each word. */
export function writeSyncMediaLite(timed: TimedText): string {
  const cues = placedCues(timed).flatMap(({ cue, id }) => [
    { ...cue, payload: { selector: { type: 'FragmentSelector', value: id }, group: 'sentence' } },
    ...cue.words.map(([start, end, startMs, endMs]) => ({
      startMs,
      endMs,
      payload: {
        selector: {
          type: 'CssSelector',
          value: `#${id}`,
          refinedBy: { type: 'TextPositionSelector', start, end },
        },
        group: 'word',
      },
    })),
  ]);
  const timedCues = lastingCues(cues).map(
    ({ startMs, endMs, payload }, i) =>
      `${i + 1}\n${timestamp(startMs)} --> ${timestamp(endMs)}\n${JSON.stringify(payload)}`,
  );
  return `${['WEBVTT', ...timedCues].join('\n\n')}\n`;
}
