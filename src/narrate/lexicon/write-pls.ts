import type { Lexicon, LexiconEntry, LexiconRule } from '../../core/lexicon/rule.js';
import { xml } from '../formats/text-document.js';
import { PLS_NAMESPACE } from './pls.js';

/** A rule that PLS has no words for. */
export interface NotWritten {
  readonly line: number;
  readonly word: string;
  readonly reason: string;
}

export interface WrittenPls {
  readonly text: string;
  readonly left: readonly NotWritten[];
  readonly written: number;
}

/** Why PLS cannot hold the rule; undefined when it can. */
function beyondPls(
  { say, match, letterCase, scope, voice, lang }: LexiconRule,
  root: string,
): string | undefined {
  if (say.kind === 'letters') return 'it is to be spelled';
  if (say.kind === 'language') return `it is to be read in another language (${say.lang})`;
  if (match === 'part') return 'it is for parts of words';
  if (letterCase !== 'smart') return `it has a rule for its case (${letterCase})`;
  if (scope.kind !== 'site') return `it is for one ${scope.kind} only`;
  if (voice !== undefined) return `it is for one voice only (${voice})`;
  if ((lang ?? 'und') !== root && lang !== undefined) return `it is for ${lang}, and the lexicon for ${root}`;
  return undefined;
}

/** One word as PLS knows it: how it is said, and an alias for those that cannot follow phonemes. */
interface Written {
  readonly line: number;
  readonly words: string[];
  readonly ipa: string | undefined;
  readonly alias: string | undefined;
  readonly comment: string | undefined;
}

/**
 * @param lang the language of the lexicon; default: that of its rules if they have one, else `und`
 */
export function writePls({ entries }: Lexicon, lang?: string): WrittenPls {
  const languages = [...new Set(entries.map(({ rule }) => rule.lang).filter((tag) => tag !== undefined))];
  const root = lang ?? (languages.length === 1 ? languages[0] : undefined) ?? 'und';
  const left: NotWritten[] = [];
  const leave = ({ line, rule }: LexiconEntry, reason: string): void =>
    void left.push({ line, word: rule.word, reason });
  const byWord = new Map<string, LexiconEntry[]>();
  for (const entry of entries) {
    const reason = beyondPls(entry.rule, root);
    if (reason === undefined) byWord.set(entry.rule.word, [...(byWord.get(entry.rule.word) ?? []), entry]);
    else leave(entry, reason);
  }
  const lexemes: Written[] = [];
  for (const [word, rules] of byWord) {
    const winner = rules.at(-1);
    if (!winner) continue;
    const { say } = winner.rule;
    const fallback =
      say.kind === 'phonemes' ? rules.findLast(({ rule }) => rule.say.kind === 'instead') : undefined;
    for (const rule of rules)
      if (rule !== winner && rule !== fallback)
        leave(rule, `line ${winner.line} says the same word otherwise`);
    const instead = fallback?.rule.say ?? say;
    const next = {
      line: winner.line,
      ipa: say.kind === 'phonemes' ? say.ipa : undefined,
      alias: instead.kind === 'instead' ? instead.text : undefined,
      comment: winner.rule.comment,
    };
    const before = lexemes.at(-1);
    if (before?.line === next.line && before.ipa === next.ipa && before.alias === next.alias)
      before.words.push(word);
    else lexemes.push({ ...next, words: [word] });
  }
  const written = entries.length - left.length;
  return { text: document(lexemes, root), left: left.sort((a, b) => a.line - b.line), written };
}

const document = (
  lexemes: readonly Written[],
  lang: string,
): string => `<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="${PLS_NAMESPACE}" alphabet="ipa" xml:lang="${xml(lang)}">
${lexemes.map(lexemeOf).join('')}</lexicon>
`;

const lexemeOf = ({ words, ipa, alias, comment }: Written): string =>
  [
    // Two hyphens would end a comment.
    ...(comment === undefined ? [] : [`  <!-- ${xml(comment).replace(/-(?=-|$)/g, '‐')} -->`]),
    '  <lexeme>',
    ...words.map((word) => `    <grapheme>${xml(word)}</grapheme>`),
    ...(ipa === undefined ? [] : [`    <phoneme>${xml(ipa)}</phoneme>`]),
    ...(alias === undefined ? [] : [`    <alias>${xml(alias)}</alias>`]),
    '  </lexeme>\n',
  ].join('\n');
