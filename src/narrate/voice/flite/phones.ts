/** A phone of the utterance; `pau` (silence) is none. */
export interface TimedPhone {
  readonly name: string;
  /** Seconds from the first sample. */
  readonly start: number;
  readonly end: number;
}

const SILENCE = 'pau';

/** Reads `flite -psdur`: `pau:0.136 f:0.246 …`, each with the time at which it ends. */
export function readTimedPhones(printed: string): TimedPhone[] {
  const phones: TimedPhone[] = [];
  let start = 0;
  for (const item of printed.split(/\s+/)) {
    const [, name, time] = /^([a-z]+\d?):(\d+\.\d+)$/.exec(item) ?? [];
    if (name === undefined || time === undefined) continue;
    const end = Number(time);
    if (name !== SILENCE) phones.push({ name, start, end });
    start = end;
  }
  return phones;
}

/** Reads `flite -ps` of words that commas part: the phones of each word, between silences. */
export function readPronunciations(printed: string): string[][] {
  const words: string[][] = [];
  let word: string[] = [];
  for (const name of printed.split(/\s+/).filter(Boolean)) {
    if (name !== SILENCE) word.push(name);
    else if (word.length > 0) {
      words.push(word);
      word = [];
    }
  }
  if (word.length > 0) words.push(word);
  return words;
}

const vowels = new Set([
  'aa',
  'ae',
  'ah',
  'ao',
  'aw',
  'ax',
  'axr',
  'ay',
  'eh',
  'er',
  'ey',
  'ih',
  'iy',
  'ow',
  'oy',
  'uh',
  'uw',
]);

export const isVowel = (name: string): boolean => vowels.has(name);
