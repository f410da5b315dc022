import type { FeedbackPlace, FeedbackReport } from '../../core/feedback.js';
import type { Narration } from '../../core/narration/schema.js';
import { keepNewest } from '../newest.js';

/*
 * Whether a reported word stands where it was reported. The narration may have been made anew since: the last
 * revisions are remembered, and what is older is compared with the sentence that the reader sent along.
 */

export type NarrationOf = (name: string) => Promise<Narration | undefined>;

export type Placing =
  /** It stands there, perhaps in the sentence before or after, or nothing can be said against it. */
  | {
      readonly is: 'placed';
      readonly place: FeedbackPlace | undefined;
      /** BCP 47, of the sentence, where it is known. */
      readonly lang: string | undefined;
    }
  /** The word is not said there. */
  | { readonly is: 'elsewhere' };

type Blocks = readonly { readonly lang: string; readonly sentences: readonly string[] }[];

/** UTF-16 code units of all the texts that are remembered: some hundred articles, 16 MB. */
const REMEMBERED_UNITS = 8_000_000;
/** The pointer to the newest revision is believed for as long. */
const CURRENT_FOR_MS = 2000;
const CURRENT_NAMES = 1000;

const folded = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();

const EDGE = '[\\p{L}\\p{M}\\p{N}]';
/** Their words have no other edge than their own. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** A whole word, or several: it does not go on in what stands around it. */
export function holds(sentence: string, word: string): boolean {
  const [text, sought] = [folded(sentence), folded(word)];
  if (sought === '') return false;
  if (UNSPACED.test(sought)) return text.includes(sought);
  const literal = sought.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const begins = new RegExp(`^${EDGE}`, 'u').test(sought) ? `(?<!${EDGE})` : '';
  const ends = new RegExp(`${EDGE}$`, 'u').test(sought) ? `(?!${EDGE})` : '';
  return new RegExp(`${begins}${literal}${ends}`, 'u').test(text);
}

export function placer(narrationOf: NarrationOf): (report: FeedbackReport) => Promise<Placing> {
  const remembered = new Map<string, { blocks: Blocks; units: number }>();
  let units = 0;
  const current = new Map<string, { until: number; revision: Promise<string | undefined> }>();

  const remember = ({ id, revision, lang, blocks }: Narration): void => {
    const key = `${id} ${revision}`;
    if (remembered.has(key)) return;
    const kept = blocks.map(({ text, sentences, lang: own = lang }) => ({
      lang: own,
      sentences: sentences.map(({ start, end }) => text.slice(start, end)),
    }));
    const size = blocks.reduce((sum, { text }) => sum + text.length, 0);
    remembered.set(key, { blocks: kept, units: size });
    units += size;
    for (const [old, { units: freed }] of remembered) {
      if (units <= REMEMBERED_UNITS || old === key) break;
      remembered.delete(old);
      units -= freed;
    }
  };

  /** The revision that stands now; its text is remembered. */
  const currentOf = (name: string): Promise<string | undefined> => {
    const known = current.get(name);
    if (known && known.until > Date.now()) return known.revision;
    const revision = narrationOf(name)
      // One that cannot be read is told of where it is asked for; a report of it is taken all the same.
      .catch(() => undefined)
      .then((narration) => {
        if (narration) remember(narration);
        return narration?.revision;
      });
    keepNewest(current, name, { until: Date.now() + CURRENT_FOR_MS, revision }, CURRENT_NAMES);
    return revision;
  };

  const blocksOf = async (name: string, revision?: string): Promise<Blocks | undefined> => {
    const key = (of: string): string => `${name} ${of}`;
    let found = revision === undefined ? undefined : remembered.get(key(revision));
    if (!found) {
      const now = await currentOf(name);
      if (now !== undefined && (revision ?? now) === now) found = remembered.get(key(now));
    } else {
      // What was used last goes last.
      remembered.delete(key(revision ?? ''));
      remembered.set(key(revision ?? ''), found);
    }
    return found?.blocks;
  };

  return async ({ narration, revision, place }) => {
    const word = place?.word?.trim() ?? '';
    if (!place) return { is: 'placed', place, lang: undefined };
    const blocks = await blocksOf(narration, revision);
    const lang = blocks?.[place.block]?.lang;
    if (word === '') return { is: 'placed', place, lang };
    if (!blocks)
      return place.text === undefined || holds(place.text, word)
        ? { is: 'placed', place, lang }
        : { is: 'elsewhere' };
    const sentences = blocks[place.block]?.sentences ?? [];
    // The one that was being said may have begun just after the word.
    for (const sentence of [place.sentence, place.sentence - 1, place.sentence + 1]) {
      const text = sentences[sentence];
      if (text === undefined || !holds(text, word)) continue;
      const found = sentence === place.sentence ? place : { ...place, sentence, text: text.slice(0, 2000) };
      return { is: 'placed', place: found, lang };
    }
    return { is: 'elsewhere' };
  };
}
