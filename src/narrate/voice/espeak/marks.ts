import { ipaVowels } from '../../../core/lexicon/ipa-letters.js';
import { alignPhones } from '../align-phones.js';
import type { Speech } from '../voice.js';
import type { EspeakEvent } from './requests.js';
import { markName } from './ssml.js';

/*
 * When each token is said. A mark tells where a token begins, to the millisecond; phonemes tell where it ends, because
 * the silence of a comma is not its own. Where two words melt into one (Czech "do přístavu") they share what is said
 * from one mark to the next; where the engine loses a mark (after a full stop, and in Korean, where all that follow come
 * too late) no mark is believed. What tokens share is parted by what each is when it is said alone.
 */

interface Phone {
  /** In IPA, without stress. */
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Whether silence comes before it. */
  readonly afterPause: boolean;
}

/** Tokens that begin at one mark, and what is said from there to the next. */
export interface Stretch {
  /** Half-open range of tokens. */
  readonly from: number;
  readonly to: number;
  readonly markMs: number;
  readonly phones: readonly Phone[];
}

const isSilence = ({ type, id }: EspeakEvent): boolean => type === 'phoneme' && id === '';
/** `(en)`: the engine changes the language of its pronunciation within a text. */
export const isPhone = ({ type, id }: EspeakEvent): boolean =>
  type === 'phoneme' && id !== '' && !/^\(.*\)$/.test(id);

const withoutStress = (id: string): string => id.replace(/[ˈˌ\p{Cc}]/gu, '');

/** What is said, in IPA without stress. */
export const phonesOf = (events: readonly EspeakEvent[]): string[] =>
  events.filter(isPhone).map(({ id }) => withoutStress(id));

const vowels = new Set(ipaVowels);
const isVowel = (name: string): boolean => vowels.has(name.charAt(0));

/**
 * @param isWord of each token, whether it holds anything to say: a dash may be silent, a word may not
 * @param durationMs of the samples
 */
export function stretchesOf(
  events: readonly EspeakEvent[],
  isWord: readonly boolean[],
  durationMs: number,
): Stretch[] {
  const marks = new Set(events.filter(({ type }) => type === 'mark').map(({ id }) => id));
  const isLost = isWord.some((word, token) => word && !marks.has(markName(token)));
  const tokenOf = new Map(isLost ? [] : isWord.map((_, token) => [markName(token), token]));
  const marked: { from: number; markMs: number; phones: Phone[] }[] = [{ from: 0, markMs: 0, phones: [] }];
  const heard = events.filter((event) => event.type === 'mark' || isPhone(event) || isSilence(event));
  heard.forEach((event, at) => {
    const last = marked.at(-1);
    const token = event.type === 'mark' ? tokenOf.get(event.id) : undefined;
    if (token !== undefined && token > (last?.from ?? 0))
      marked.push({ from: token, markMs: Math.min(durationMs, event.ms), phones: [] });
    if (!isPhone(event)) return;
    const endMs = Math.min(durationMs, heard[at + 1]?.ms ?? durationMs);
    const before = heard[at - 1];
    last?.phones.push({
      name: withoutStress(event.id),
      startMs: Math.min(endMs, event.ms),
      endMs,
      afterPause: before !== undefined && isSilence(before),
    });
  });
  // A word without a sound of its own has melted into the one before it.
  const own = marked.filter(({ from, phones }) => from === 0 || phones.length > 0 || !isWord[from]);
  return own.map((stretch, i) => ({ ...stretch, to: own[i + 1]?.from ?? isWord.length }));
}

/**
 * @param alone the phones of a token that is said alone; asked only where tokens share a stretch
 * @returns for each token when it is said; without a sound it stands where the one before it ends
 */
export function marksOf(
  stretches: readonly Stretch[],
  alone: (token: number) => readonly string[],
): Speech['marks'] {
  let last = 0;
  return stretches.flatMap(({ from, to, markMs, phones }) => {
    const shares =
      to - from === 1
        ? [{ start: 0, end: phones.length }]
        : alignPhones(
            phones.map(({ name }) => name),
            Array.from({ length: to - from }, (_, i) => alone(from + i)),
            isVowel,
          );
    return shares.map(({ start, end }, i) => {
      const [first, ...rest] = phones.slice(start, end);
      // A plosive's closure is before its phone; silence before the first phone is a pause.
      const begins = i > 0 ? (first?.startMs ?? last) : first?.afterPause ? first.startMs : markMs;
      const startMs = Math.max(last, begins);
      last = Math.max(startMs, (rest.at(-1) ?? first)?.endMs ?? startMs);
      return { startMs, endMs: last };
    });
  });
}
