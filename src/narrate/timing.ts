import type { Block, Sentence, Word } from '../core/narration/schema.js';
import type { SpokenToken } from '../core/text/spoken/spoken.js';
import type { Chapter, Lyric } from './audio/tags.js';
import type { NarrationPlan, PlannedSentence } from './plan.js';
import type { Speech } from './voice/voice.js';

/** When a sentence is heard: its marks, and what to add to them to get ms of the audio. */
export interface Heard {
  readonly marks: Speech['marks'];
  readonly offsetMs: number;
}

type Mark = Speech['marks'][number];

/** What of a mark is a word's: of a token that is said for several, each has as much as it has letters. */
function shareOf(
  { startMs, endMs }: Mark,
  { word: first, through = first }: SpokenToken,
  words: PlannedSentence['words'],
  index: number,
): Mark {
  const lettersBefore = (word: number): number =>
    words.slice(first, word).reduce((sum, { start, end }) => sum + end - start, 0);
  const at = (word: number): number =>
    startMs + ((endMs - startMs) * lettersBefore(word)) / Math.max(1, lettersBefore(through + 1));
  return { startMs: at(index), endMs: at(index + 1) };
}

/** The words' times in the whole audio. A word lasts from its first token's start to its last token's end. */
function timedWords(sentence: PlannedSentence, { marks, offsetMs }: Heard): Word[] {
  const marksOf = sentence.words.map((): Mark[] => []);
  marks.forEach((mark, i) => {
    const token = sentence.tokens[i];
    if (!token) return;
    for (let index = token.word; index <= (token.through ?? token.word); index++)
      marksOf[index]?.push(token.through === undefined ? mark : shareOf(mark, token, sentence.words, index));
  });
  let last = Math.max(0, Math.round(offsetMs));
  return sentence.words.map(({ start, end }, index) => {
    const own = marksOf[index] ?? [];
    const startMs = Math.max(last, Math.round(offsetMs + Math.min(...own.map((mark) => mark.startMs))));
    const endMs = Math.max(startMs, Math.round(offsetMs + Math.max(...own.map((mark) => mark.endMs))));
    last = endMs;
    return [start, end, startMs, endMs];
  });
}

export function timedBlocks(plan: NarrationPlan, heard: (sentence: PlannedSentence) => Heard): Block[] {
  return plan.blocks.map(({ sentences, ...block }) => ({
    ...block,
    sentences: sentences.map((sentence): Sentence => {
      const words = timedWords(sentence, heard(sentence));
      return {
        start: sentence.start,
        end: sentence.end,
        startMs: words[0]?.[2] ?? 0,
        endMs: words.at(-1)?.[3] ?? 0,
        words,
      };
    }),
  }));
}

/** The article's sentences as lines of lyrics. */
export function lyricsOf(blocks: readonly Block[]): Lyric[] {
  return blocks.flatMap(({ text, sentences }) =>
    sentences.map(({ start, end, startMs }, i) => ({
      text: text.slice(start, end),
      startMs,
      endsBlock: i === sentences.length - 1,
    })),
  );
}

/** A chapter begins with each heading and with the first block, if that is none. */
export function chaptersOf(blocks: readonly Block[], durationMs: number): Chapter[] {
  const starts = blocks.filter((block, i) => i === 0 || block.kind === 'title' || block.kind === 'heading');
  const startMs = (block: Block | undefined): number => block?.sentences[0]?.startMs ?? durationMs;
  return starts.map((block, i) => ({
    title: block.text,
    startMs: i === 0 ? 0 : startMs(block),
    endMs: startMs(starts[i + 1]),
  }));
}
