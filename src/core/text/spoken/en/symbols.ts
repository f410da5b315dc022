import { gapAfter, joinedBefore, type Rule, type Said, textAt } from '../reading.js';
import { currencyFor } from './money.js';
import { unitFor, unitsAlone } from './units.js';

const names: Readonly<Record<string, string>> = {
  '&': 'and',
  '%': 'percent',
  '‰': 'per mille',
  '+': 'plus',
  '=': 'equals',
  '@': 'at',
  '#': 'hash',
  '§': 'section',
  '°': 'degrees',
  '÷': 'divided by',
  '<': 'less than',
  '>': 'greater than',
  '≤': 'at most',
  '≥': 'at least',
  '≈': 'about',
  '±': 'plus or minus',
  '√': 'root',
  '∞': 'infinity',
};

/** What a sign within or as a word is called; nothing for those that are not said (hyphen, slash, emoji). */
export function symbolName(sign: string): Said {
  const name = Object.hasOwn(names, sign) ? names[sign] : currencyFor(sign)?.name[1];
  return name?.split(' ') ?? [];
}

/** 5 − 3 · 3 x 4 · $ · km */
export const readSymbol: Rule = (words, at) => {
  const text = textAt(words, at);
  if (text === '-') return [['minus']];
  if (text === '§' && gapAfter(words, at).startsWith('§')) return [['sections']];
  if (text === 'x' && /^\d/.test(textAt(words, at + 1)))
    return [[textAt(words, at + 1).includes('^') ? 'times' : 'by']];
  if (text === 'x' && /\d$/.test(joinedBefore(words, at) ?? '')) return [['times']];
  const unit = unitFor(text);
  // 3 × 10⁸ m
  const isCounted = /\^[-+]?\d+$/.test(joinedBefore(words, at) ?? '');
  if (unit && (isCounted || unitsAlone.has(text))) return [unit[1].split(' ')];
  const said = symbolName(text);
  return said.length > 0 ? [said] : undefined;
};
