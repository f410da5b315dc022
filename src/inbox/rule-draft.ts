import type { Rule, Saying, SentencePlace } from '../core/inbox.js';
import { parseIpa } from '../core/lexicon/ipa.js';
import { isLanguageTag } from '../core/lexicon/rule.js';

/** A rule as an editor types it: what is not chosen is kept, so that nothing typed is lost. */
export interface Draft {
  readonly word: string;
  readonly kind: Saying['kind'];
  readonly text: string;
  readonly ipa: string;
  readonly sayLang: string;
  readonly scope: Rule['scope']['kind'];
  readonly section: string;
  readonly article: string;
  /** The sentence that “only here” means; empty: there is none. */
  readonly sentence: string;
  /** Which of several in the sentence, from 1. */
  readonly nth: number;
  readonly match: Rule['match'];
  readonly letterCase: Rule['letterCase'];
  readonly lang: string;
  readonly voice: string;
  readonly comment: string;
}

export type Field = 'word' | 'text' | 'ipa' | 'sayLang' | 'section' | 'article' | 'lang';

/** What is wrong with a field. */
export type Fault =
  | { readonly kind: 'missing' }
  /** Nothing in it can be spoken. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'language' }
  /** No IPA: core's words, and where, in UTF-16 units. */
  | { readonly kind: 'ipa'; readonly reason: string; readonly at: number };

export type ReadDraft =
  | { readonly kind: 'rule'; readonly rule: Rule }
  | { readonly kind: 'faults'; readonly faults: Readonly<Partial<Record<Field, Fault>>> };

const spoken = /[\p{L}\p{N}\p{S}]/u;

/** What the form begins with. @param place where the word was met, if it was */
export function draftOf(start: Partial<Rule> & { readonly word: string }, place?: SentencePlace): Draft {
  const {
    word,
    say,
    scope,
    match = 'whole',
    letterCase = 'smart',
    lang = '',
    voice = '',
    comment = '',
  } = start;
  return {
    ...{ word, match, letterCase, lang, voice, comment },
    kind: say?.kind ?? 'instead',
    text: say?.kind === 'instead' ? say.text : '',
    ipa: say?.kind === 'phonemes' ? say.ipa : '',
    sayLang: say?.kind === 'language' ? say.lang : '',
    scope: scope?.kind ?? 'site',
    section: scope?.kind === 'section' ? scope.section : (place?.section ?? ''),
    article:
      scope?.kind === 'article' || scope?.kind === 'occurrence' ? scope.article : (place?.article ?? ''),
    sentence: scope?.kind === 'occurrence' ? scope.sentence : (place?.text ?? ''),
    nth: scope?.kind === 'occurrence' ? scope.nth : 1,
  };
}

/** For another sentence that is worked on. */
export const draftAt = (draft: Draft, { article, text, section }: SentencePlace): Draft => ({
  ...draft,
  ...{ article, sentence: text, nth: 1 },
  ...(section === undefined || draft.section !== '' ? {} : { section }),
});

/** The rule, or what is wrong at which field. */
export function readDraft(draft: Draft): ReadDraft {
  const faults: Partial<Record<Field, Fault>> = {};
  const word = draft.word.trim();
  if (word === '') faults.word = { kind: 'missing' };
  const say = sayingOf(draft, faults);
  const scope = scopeOf(draft, faults);
  const lang = draft.lang.trim();
  if (lang !== '' && !isLanguageTag(lang)) faults.lang = { kind: 'language' };
  if (Object.keys(faults).length > 0 || !say) return { kind: 'faults', faults };
  const [voice, comment] = [draft.voice.trim(), draft.comment.trim()];
  return {
    kind: 'rule',
    rule: {
      ...{ word, say, scope, match: draft.match, letterCase: draft.letterCase },
      ...(lang === '' ? {} : { lang }),
      ...(voice === '' ? {} : { voice }),
      ...(comment === '' ? {} : { comment }),
    },
  };
}

function sayingOf(draft: Draft, faults: Partial<Record<Field, Fault>>): Saying | undefined {
  switch (draft.kind) {
    case 'letters':
      return { kind: 'letters' };
    case 'instead': {
      const text = draft.text.trim();
      if (spoken.test(text)) return { kind: 'instead', text };
      faults.text = { kind: text === '' ? 'missing' : 'silent' };
      return undefined;
    }
    case 'phonemes': {
      const ipa = draft.ipa.trim();
      const reading = parseIpa(ipa);
      if (reading.ok) return { kind: 'phonemes', ipa };
      faults.ipa = ipa === '' ? { kind: 'missing' } : { kind: 'ipa', reason: reading.reason, at: reading.at };
      return undefined;
    }
    case 'language': {
      const lang = draft.sayLang.trim();
      if (isLanguageTag(lang)) return { kind: 'language', lang };
      faults.sayLang = { kind: lang === '' ? 'missing' : 'language' };
      return undefined;
    }
  }
}

function scopeOf(
  { scope, section, article, sentence, nth }: Draft,
  faults: Partial<Record<Field, Fault>>,
): Rule['scope'] {
  const named = (field: 'section' | 'article', value: string): string => {
    if (value.trim() === '') faults[field] = { kind: 'missing' };
    return value.trim();
  };
  switch (scope) {
    case 'site':
      return { kind: 'site' };
    case 'section':
      return { kind: 'section', section: named('section', section) };
    case 'article':
      return { kind: 'article', article: named('article', article) };
    case 'occurrence':
      return { kind: 'occurrence', article, sentence, nth };
  }
}
