import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { AudioArticleError } from '../../core/errors.js';
import { readInputAtMost } from '../bounded.js';
import { finding, fold, type Check } from './warning.js';

/** Words that readers have reported as wrong, as they stood on the page, and how often each was. */
export type ReportedWords = ReadonlyMap<string, number>;

const keyOf = (word: string): string => fold(word.normalize('NFC').toLowerCase());

const Reports = Type.Object({
  reports: Type.Array(
    Type.Object({
      category: Type.String(),
      place: Type.Optional(
        Type.Union([
          Type.Null(),
          Type.Object({ word: Type.Optional(Type.Union([Type.Null(), Type.String()])) }),
        ]),
      ),
    }),
  ),
});

/** What the lint learns from: the words of reports that say “mispronounced”. */
export function reportedWords({ reports }: Static<typeof Reports>): ReportedWords {
  const words = new Map<string, number>();
  for (const { category, place } of reports) {
    const word = keyOf(place?.word?.trim() ?? '');
    if (category === 'mispronounced' && word) words.set(word, (words.get(word) ?? 0) + 1);
  }
  return words;
}

/** Some 100,000 reports. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads the answer of `GET /api/feedback`.
 * @throws AudioArticleError AA_E_INPUT_MISSING, AA_E_INPUT_TOO_LARGE, AA_E_REPORTS
 */
export async function readReported(path: string): Promise<ReportedWords> {
  const bytes = await readInputAtMost(path, MOST_BYTES);
  const refuse = (reason: string): AudioArticleError =>
    new AudioArticleError('AA_E_REPORTS', `${path} ${reason}.`, 'Give what GET /api/feedback answers.');
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString());
  } catch (cause) {
    throw refuse(`is no JSON (${cause instanceof Error ? cause.message : String(cause)})`);
  }
  if (Value.Check(Reports, value)) return reportedWords(value);
  const [first] = Value.Errors(Reports, value);
  throw refuse(`holds no reports: ${first?.path || '/'} ${first?.message.toLowerCase() ?? ''}`);
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

export const checkReported =
  (reported: ReportedWords): Check =>
  ({ words }) =>
    words.flatMap((word) => {
      const count = reported.get(keyOf(word.text));
      if (count === undefined) return [];
      return finding(
        word,
        'reported',
        `readers have reported it as mispronounced, ${times(count)}`,
        { kind: 'instead' },
        { kind: 'phonemes' },
      );
    });
