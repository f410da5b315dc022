import { disclosure } from '../core/disclosure.js';
import { splitSentences } from '../core/text/sentences.js';
import { spokenForm, type SpokenToken } from '../core/text/spoken/spoken.js';
import { splitWords } from '../core/text/words.js';
import type { SpokenPart } from './audio/pauses.js';
import type { NarrationPlan, PlannedSentence } from './plan.js';
import type { Utterance, UtteranceToken } from './voice/voice.js';

export interface ScriptOptions {
  /** What tells a listener that a heading follows: its pause only, a voice 3 dB louder, or a short tone before it. */
  readonly headings?: 'plain' | 'louder' | 'cue';
  /** Whether the statement that the voice is artificial is spoken before the article. */
  readonly speakDisclosure?: boolean;
}

/** What is heard, one after the other. What the article does not hold has no sentence: no word of the page is marked. */
export type Line = SpokenPart & { readonly extraDb: number } & (
    | {
        /** One, or where its language changes one after the other, each of another voice. */
        readonly utterances: readonly Utterance[];
        readonly sentence?: PlannedSentence;
      }
    | { readonly kind: 'cue' }
  );

const LOUDER_DB = 3;

const uttered = ({ text, ipa }: SpokenToken): UtteranceToken => ({ text, ...(ipa !== undefined && { ipa }) });

function disclosureLines(lang: string): Line[] {
  const text = disclosure(lang);
  const sentences = splitSentences(text, lang);
  return sentences.map((range, i) => ({
    kind: 'disclosure',
    endsBlock: i === sentences.length - 1,
    extraDb: 0,
    utterances: [{ lang, tokens: spokenForm(text, range, splitWords(text, range, lang), lang).map(uttered) }],
  }));
}

/** A sentence, cut where another voice goes on. */
export function utterancesOf(
  { tokens }: Pick<PlannedSentence, 'tokens'>,
  lang: string,
  voiceOf: (lang: string) => string,
): Utterance[] {
  const utterances: { lang: string; tokens: UtteranceToken[] }[] = [];
  for (const token of tokens) {
    // In the article's voice the words of another language go on as part of the sentence.
    const own = token.lang !== undefined && voiceOf(token.lang) !== voiceOf(lang) ? token.lang : lang;
    const last = utterances.at(-1);
    if (last && voiceOf(last.lang) === voiceOf(own)) last.tokens.push(uttered(token));
    else utterances.push({ lang: own, tokens: [uttered(token)] });
  }
  return utterances;
}

/** @param voiceOf the id of the voice that speaks a language */
export function scriptOf(
  { lang, blocks }: NarrationPlan,
  options: ScriptOptions,
  voiceOf: (lang: string) => string,
): Line[] {
  const { headings = 'plain', speakDisclosure = false } = options;
  const article = blocks.flatMap(({ kind, lang: own, sentences }) => [
    ...(kind === 'heading' && headings === 'cue'
      ? [{ kind: 'cue', endsBlock: true, extraDb: 0 } as const]
      : []),
    ...sentences.map((sentence, i): Line => ({
      kind,
      endsBlock: i === sentences.length - 1,
      extraDb: kind === 'heading' && headings === 'louder' ? LOUDER_DB : 0,
      utterances: utterancesOf(sentence, own ?? lang, voiceOf),
      sentence,
    })),
  ]);
  return [...(speakDisclosure ? disclosureLines(lang) : []), ...article];
}
