import { hash } from 'node:crypto';
import type { FeedbackReport } from '../../core/feedback.js';
import { foldText } from '../../core/lexicon/fold.js';
import { sentenceKey } from '../../core/lexicon/scope.js';
import { primaryLanguage } from '../../core/text/language.js';
import { uuidOf } from '../uuid.js';

/** The card that something to be decided belongs to. */
export interface CardOf {
  /** Made of the key, so that who reports needs not ask whether the card is there. */
  readonly id: string;
  readonly key: string;
  readonly kind: 'report' | 'lint';
  readonly category: string;
  readonly word: string | null;
  readonly lang: string | null;
}

const sha256 = (text: string): Buffer => hash('sha256', text, 'buffer');

/** A UUID version 8 (RFC 9562 §5.8) of 122 bits of the key's sha256. */
const idOf = (key: string): string => uuidOf(sha256(key), 8);

const card = (
  kind: CardOf['kind'],
  category: string,
  word: string | undefined,
  lang: string | undefined,
  ...what: (string | number)[]
): CardOf => {
  const key = JSON.stringify([kind, category, ...what]);
  return { id: idOf(key), key, kind, category, word: word ?? null, lang: lang ?? null };
};

/** The word without the quotes and full stops around it. */
export const wordIn = (written: string): string =>
  sentenceKey(written.replaceAll('\0', '')).replace(/^[^\p{L}\p{N}\p{S}]+|[^\p{L}\p{M}\p{N}\p{S}]+$/gu, '');

const folded = (word: string): string => foldText(word).small.trim();

/**
 * Reports of one word and problem in one language are one card, wherever they were made; one without a word has the card of
 * its place.
 * @param lang BCP 47, of the reported sentence, where it is known
 */
export function cardOfReport({ narration, category, place }: FeedbackReport, lang?: string): CardOf {
  const word = wordIn(place?.word ?? '');
  const language = lang === undefined ? undefined : primaryLanguage(lang);
  if (word !== '') return card('report', category, word, language, language ?? '', folded(word));
  if (!place) return card('report', category, undefined, language, narration.replaceAll('\0', ''));
  const where =
    place.text === undefined
      ? [place.block, place.sentence]
      : [sha256(sentenceKey(place.text)).toString('hex')];
  return card('report', category, undefined, language, narration.replaceAll('\0', ''), ...where);
}

/** What the linter doubts for one reason is one card; a word that is said in two ways has one for each sentence. */
export function cardOfWarning(
  reason: string,
  word: string,
  lang: string,
  sentence: { readonly text: string; readonly nth: number } | undefined,
): CardOf {
  const language = primaryLanguage(lang);
  const where = sentence ? [sha256(sentenceKey(sentence.text)).toString('hex'), sentence.nth] : [];
  return card('lint', reason, wordIn(word) || word, language, language, folded(word), ...where);
}
