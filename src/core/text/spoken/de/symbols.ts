import { gapAfter, joinedBefore, type Rule, type Said, textAt } from '../reading.js';
import { currencyFor } from './money.js';
import { unitFor, unitsAlone } from './units.js';

const names: Readonly<Record<string, string>> = {
  '&': 'und',
  '%': 'Prozent',
  '‰': 'Promille',
  '+': 'plus',
  '=': 'gleich',
  '@': 'at',
  '#': 'Raute',
  '§': 'Paragraf',
  '°': 'Grad',
  '÷': 'geteilt durch',
  '<': 'kleiner als',
  '>': 'größer als',
  '≤': 'höchstens',
  '≥': 'mindestens',
  '≈': 'etwa',
  '±': 'plus minus',
  '√': 'Wurzel',
  '∞': 'unendlich',
};

/** What a sign within or as a word is called; nothing for those that are not said (hyphen, slash, star, emoji). */
export function symbolName(sign: string): Said {
  const name = Object.hasOwn(names, sign) ? names[sign] : currencyFor(sign)?.name[1];
  return name?.split(' ') ?? [];
}

/** 5 − 3 · 3 x 4 · $ · km */
export const readSymbol: Rule = (words, at) => {
  const text = textAt(words, at);
  if (text === '-') return [['minus']];
  if (text === '§' && gapAfter(words, at).startsWith('§')) return [['Paragrafen']];
  if (text === 'x' && (/^\d/.test(textAt(words, at + 1)) || /\d$/.test(joinedBefore(words, at) ?? '')))
    return [['mal']];
  const unit = unitFor(text);
  // 3 × 10⁸ m
  const isCounted = /\^[-+]?\d+$/.test(joinedBefore(words, at) ?? '');
  if (unit && (isCounted || unitsAlone.has(text))) return [unit[1].split(' ')];
  const said = symbolName(text);
  return said.length > 0 ? [said] : undefined;
};
