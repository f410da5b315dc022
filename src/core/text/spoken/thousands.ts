import { joined, type Rule, type Said, textAt } from './reading.js';

/** 10 000 · 2 500 with plain spaces: two words of the page, and one number: ten thousand · two thousand | five hundred. */
export function thousandsRule(cardinal: (digits: string) => Said, thousand: string): Rule {
  return (words, at) => {
    const text = textAt(words, at);
    const next = joined(words, at) ?? '';
    if (!/^[1-9]\d{0,2}$/.test(text) || !/^\d[05]0$/.test(next)) return undefined;
    if (/^\d/.test(joined(words, at + 1) ?? '')) return undefined;
    if (next === '000') return [cardinal(text), [thousand]];
    return text.length > 1 && !next.startsWith('0')
      ? [[...cardinal(text), thousand], cardinal(next)]
      : undefined;
  };
}
