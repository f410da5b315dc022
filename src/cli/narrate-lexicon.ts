import { existsSync } from 'node:fs';
import { AudioArticleError } from '../core/errors.js';
import type { Lexicon } from '../core/lexicon/rule.js';
import type { LexiconReport, RuleHits } from '../narrate/lexicon/apply.js';
import { counted } from './command.js';
import { defaultLexicons } from './default-lexicons.js';

export interface LexiconOptions {
  readonly lexicon?: readonly string[] | undefined;
  readonly 'no-lexicon'?: boolean | undefined;
}

/**
 * The lexicons that are named, else those of the working folder.
 * @throws AudioArticleError AA_E_USAGE, AA_E_LEXICON, AA_E_INPUT_MISSING
 */
export async function openLexicons(options: LexiconOptions, command: string): Promise<Lexicon[]> {
  if (options.lexicon && options['no-lexicon'])
    throw new AudioArticleError(
      'AA_E_USAGE',
      '--lexicon and --no-lexicon contradict each other.',
      `See: audio-article ${command} --help`,
    );
  if (options['no-lexicon']) return [];
  const files = options.lexicon ?? defaultLexicons.filter((file) => existsSync(file));
  // The parsers are loaded when there is something to parse.
  return files.length === 0 ? [] : (await import('../narrate/lexicon/files.js')).readLexicons(files);
}

const times = (rules: readonly RuleHits[]): number => rules.reduce((sum, { hits }) => sum + hits.length, 0);

const MOST_NAMED = 20;

const named = (rules: readonly RuleHits[]): string => {
  const names = rules.slice(0, MOST_NAMED).map(({ rule, hits }) => `${rule.word} (${hits.length})`);
  return [...names, ...(rules.length > MOST_NAMED ? [`${rules.length - MOST_NAMED} more`] : [])].join(', ');
};

/** A line for what hit something, and one for what could not be followed. */
export function lexiconInWords({ rules, idle, notFollowed }: LexiconReport, voice: string): string[] {
  const hit = `Lexicon: ${counted(rules.length, 'rule')} hit ${counted(times(rules), 'time')}: ${named(rules)}.`;
  const others = idle > 0 ? ` ${counted(idle, 'rule')} hit nothing here.` : '';
  return [
    ...(rules.length > 0 ? [hit + others] : others ? [`Lexicon:${others}`] : []),
    ...(notFollowed.length > 0
      ? [
          `Warning: the voice ${voice} cannot follow phonemes. These words are read by their spelling, or as another rule says: ${named(notFollowed)}.`,
        ]
      : []),
  ];
}

/** Of many articles. */
export function lexiconSummary(reports: readonly LexiconReport[]): string {
  const all = reports.flatMap(({ rules }) => rules);
  const different = new Set(all.map(({ file, line, rule }) => `${file}:${line}:${rule.word}`)).size;
  const unfollowed = times(reports.flatMap(({ notFollowed }) => notFollowed));
  return (
    (all.length > 0 ? `Lexicon: ${counted(different, 'rule')} hit ${counted(times(all), 'time')}.\n` : '') +
    (unfollowed > 0
      ? `Warning: the voice cannot follow phonemes; ${counted(unfollowed, 'word')} with a rule of phonemes ${unfollowed === 1 ? 'is' : 'are'} read by ${unfollowed === 1 ? 'its' : 'their'} spelling.\n`
      : '')
  );
}
