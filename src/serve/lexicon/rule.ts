import type { Rule } from '../../core/inbox.js';
import { problemOf, ruleOf, type LexiconRule, type Saying } from '../../core/lexicon/rule.js';
import { sentenceKey } from '../../core/lexicon/scope.js';

/** What is wrong with one field of a rule, in words that the editor reads beside it. */
export interface RuleFault {
  /** JSON Pointer (RFC 6901) from the rule. */
  readonly pointer: string;
  readonly detail: string;
}

const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Without what a file or a form puts around it: two ways to write one rule are one rule. */
export function tidyRule(rule: Rule | LexiconRule): Rule {
  const { scope, say, lang, voice, comment } = rule;
  const given = (name: 'lang' | 'voice' | 'comment', value: string | undefined): object =>
    value === undefined || tidy(value) === '' ? {} : { [name]: tidy(value) };
  return {
    word: tidy(rule.word),
    say: tidySaying(say),
    scope:
      scope.kind === 'occurrence'
        ? { ...scope, sentence: sentenceKey(scope.sentence) }
        : scope.kind === 'section'
          ? { ...scope, section: tidy(scope.section) }
          : scope,
    match: rule.match,
    letterCase: rule.letterCase,
    ...given('lang', lang),
    ...given('voice', voice),
    ...given('comment', comment),
  };
}

function tidySaying(say: Saying): Saying {
  switch (say.kind) {
    case 'instead':
      return { kind: 'instead', text: tidy(say.text) };
    case 'phonemes':
      return { kind: 'phonemes', ipa: tidy(say.ipa).replace(/^[/[]\s*|\s*[/\]]$/g, '') };
    case 'letters':
      return { kind: 'letters' };
    case 'language':
      return { kind: 'language', lang: tidy(say.lang) };
  }
}

/** A database keeps neither NUL nor half a character. */
const unkeepable = (text: string): string | undefined =>
  /\0|\p{Cs}/u.test(text) ? 'holds a character that is none' : undefined;

const fieldOfSaying: Readonly<Record<Saying['kind'], string>> = {
  instead: '/say/text',
  phonemes: '/say/ipa',
  letters: '/say',
  language: '/say/lang',
};

/** All that is wrong with a rule; empty: it can be used. */
export function faultsOf(rule: Rule): RuleFault[] {
  const { word, say, scope, lang } = rule;
  const name = `“${word.slice(0, 100)}”`;
  const faults: RuleFault[] = [];
  const find = (pointer: string, problem: string | undefined): void => {
    if (problem !== undefined) faults.push({ pointer, detail: `${name} ${problem}` });
  };
  // A lone fault is asked for by its field, with all else as it may be.
  const fine: Saying = { kind: 'instead', text: 'a' };
  const wordProblem = problemOf(ruleOf(word, fine));
  find('/word', wordProblem);
  find('/lang', problemOf(ruleOf('a', fine, { lang })));
  find('/scope', problemOf(ruleOf('a', fine, { scope })));
  if (say.kind !== 'letters' || wordProblem === undefined)
    find(fieldOfSaying[say.kind], problemOf(ruleOf(say.kind === 'letters' ? word : 'a', say)));
  const texts = Object.entries({ ...rule, ...sayAndScopeTexts(rule) });
  for (const [field, value] of texts) if (typeof value === 'string') find(`/${field}`, unkeepable(value));
  return faults;
}

const sayAndScopeTexts = ({ say, scope }: Rule): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ say, scope }).flatMap(([field, value]) =>
      Object.entries(value).flatMap(([inner, text]) =>
        inner !== 'kind' && typeof text === 'string' ? [[`${field}/${inner}`, text]] : [],
      ),
    ),
  );

/**
 * Two rules of one key are for the same words in the same places: one of them holds. Phonemes have one of their own, because
 * what is said instead stands beside them for voices that cannot follow phonemes.
 */
export const keyOfRule = ({ word, say, match, letterCase, scope, lang, voice }: Rule): string =>
  JSON.stringify([
    say.kind === 'phonemes' ? 'phonemes' : 'text',
    ...[word, match, letterCase],
    ...[scope.kind, ...Object.entries(scope).flatMap(([field, value]) => (field === 'kind' ? [] : [value]))],
    ...[lang?.toLowerCase() ?? null, voice?.toLowerCase() ?? null],
  ]);

/** Whether two rules of one key do the same. */
export const saysTheSame = (one: Rule, other: Rule): boolean =>
  JSON.stringify([one.say, one.comment]) === JSON.stringify([other.say, other.comment]);
