import { ruleOf, type Lexicon, type LexiconRule, type Saying } from '../../core/lexicon/rule.js';
import type { Warning } from './lint.js';
import type { Suggestion } from './warning.js';

function complete(suggestion: Suggestion): Saying | undefined {
  switch (suggestion.kind) {
    case 'instead':
      return suggestion.text === undefined ? undefined : { kind: 'instead', text: suggestion.text };
    case 'phonemes':
      return suggestion.ipa === undefined ? undefined : { kind: 'phonemes', ipa: suggestion.ipa };
    case 'letters':
    case 'language':
      return suggestion;
  }
}

function ruleFor(
  { word, reason, text, nth, message, suggestions }: Warning,
  article: string,
): LexiconRule | undefined {
  const [say] = suggestions.flatMap((suggestion) => complete(suggestion) ?? []);
  if (!say) return undefined;
  // A word that is said in two ways has its rule where it stands and nowhere else.
  const scope =
    reason === 'heteronym' ? ({ kind: 'occurrence', article, sentence: text, nth } as const) : undefined;
  return ruleOf(word, say, { comment: message, ...(scope && { scope }) });
}

/**
 * The rules that the warnings suggest, ready for a lexicon; where only a person knows what to say, there is none.
 * @param article the narration's id
 */
export const rulesOf = (warnings: readonly Warning[], article: string): Lexicon => ({
  file: 'lexicon.csv',
  entries: warnings
    .flatMap((warning) => ruleFor(warning, article) ?? [])
    .map((rule, i) => ({ rule, line: i + 2 })),
});
