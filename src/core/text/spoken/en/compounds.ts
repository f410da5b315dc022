import type { Said } from '../reading.js';
import { scriptOf } from '../scripts.js';
import { readCapitals, spell } from './initialisms.js';
import { cardinal, decade, ordinal, serial, spelledDigits, year } from './numbers.js';
import { symbolName } from './symbols.js';
import { unitFor } from './units.js';
import { isYear } from './written-numbers.js';

/*
 * The reading of last resort, which has an answer for every word: cut it into letters, digits and signs, and say each.
 * New York-based · and/or · mid-2018 · COVID-19 · H1N1 · 18-year-old · AT&T · McDonald's · foo_bar.txt · 很好
 */

const piece =
  /(?<letters>[A-Za-z]+(?:'[A-Za-z]+)*)|(?<digits>\d+(?:,\d{3})*)(?<ending>(?:st|nd|rd|th|s)(?![A-Za-z]))?|(?<foreign>(?:(?![A-Za-z0-9])[\p{L}\p{N}])+)|\^(?<power>[-+]?\d+)|(?<sign>\P{L})/gu;

/** Always at least one spoken word, only ASCII letters and apostrophes. */
export function readCompound(word: string, shouting = false): Said {
  const said: string[] = [];
  let before = '';
  // member(s): the bracket does not cut the word
  const text = word.replace(/\((e?s)\)/g, '$1');
  for (const match of text.matchAll(piece)) {
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 3);
    for (const spoken of readPiece(match.groups ?? {}, before, after, shouting)) said.push(spoken);
    before = text.slice(Math.max(0, match.index + match[0].length - 3), match.index + match[0].length);
  }
  return said.length > 0 ? said : ['symbol'];
}

function readPiece(
  { letters, digits, ending, foreign, power, sign }: Record<string, string | undefined>,
  before: string,
  after: string,
  shouting: boolean,
): Said {
  if (letters !== undefined) return readLetters(letters, before, after, shouting);
  if (digits !== undefined) return readDigits(digits, ending, before, after);
  if (power !== undefined) return readPower(power);
  if (foreign !== undefined) return [scriptOf(foreign)];
  return readSign(sign ?? '', before, after);
}

function readLetters(letters: string, before: string, after: string, shouting: boolean): Said {
  const unit = /\d[-–]?$/.test(before) && !/^[\d-]/.test(after) ? unitFor(letters) : undefined;
  if (unit) return unit[0].split(' ');
  // 4x4, but 3×10⁸
  if (/\d$/.test(before) && /^x$/i.test(letters) && /^\d/.test(after))
    return [/^\d+\^/.test(after) ? 'times' : 'by'];
  if (letters.length === 1) return [letters === 'a' && !before.endsWith('/') ? 'a' : letters.toUpperCase()];
  if (/&$/.test(before) || /^&/.test(after)) return /^[A-Z]{2,3}$/.test(letters) ? spell(letters) : [letters]; // AT&T
  if (/\.$/.test(before) && letters.length < 5 && !/[aeiouy]/i.test(letters)) return spell(letters);
  return readCapitals(letters, shouting) ?? camel(letters, shouting);
}

/** YouTube → You Tube, PhD → P H D, iPhone → I Phone; McDonald stays one. */
function camel(letters: string, shouting: boolean): Said {
  if (!/[a-z][A-Z]|[A-Z]{2}[a-z]{2}/.test(letters) || /^(?:Mc|Mac|O')[A-Z][a-z']+$/.test(letters))
    return [letters];
  if (letters.length < 5 && /[A-Z]$/.test(letters)) return spell(letters);
  return letters
    .split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .flatMap((part) => (part.length === 1 ? spell(part) : (readCapitals(part, shouting) ?? [part])));
}

function readDigits(digits: string, ending: string | undefined, before: string, after: string): Said {
  const plain = digits.replaceAll(',', '');
  if (ending === 's') return decade(plain);
  if (ending) return ordinal(plain);
  if (/\d\.$/.test(before)) return spelledDigits(plain);
  if (/[A-Za-z]-?$/.test(before) && plain.length === 3) return serial(plain);
  if (plain === '1080' && after === 'p') return [...cardinal('10'), ...cardinal('80')];
  if (/^p$/.test(after) && plain.length === 3) return serial(plain);
  if (isYear(digits)) return year(digits);
  if (/[A-Z]$/.test(before) || (plain.length > 1 && plain.startsWith('0'))) return serial(plain);
  return cardinal(plain);
}

function readPower(power: string): Said {
  if (power === '2') return ['squared'];
  if (power === '3') return ['cubed'];
  return [
    'to',
    'the',
    'power',
    'of',
    ...(power.startsWith('-') ? ['minus'] : []),
    ...cardinal(power.replace(/\D/, '')),
  ];
}

function readSign(sign: string, before: string, after: string): Said {
  const betweenDigits = /\d$/.test(before) && /^\d/.test(after);
  if (sign === '#' && /[A-G]$/.test(before)) return ['sharp'];
  if (sign === '.') {
    // D-N.Y.
    if (/(?:^|[^A-Za-z])[A-Z]$/.test(before) && /^[A-Z](?![a-z])/.test(after)) return [];
    if (/^\d/.test(after)) return ['point'];
    // "world.Today" is a full stop with its space missing, "example.com" is not.
    return /^[A-Za-z]/.test(after) && !(/[a-z]{2}$/.test(before) && /^[A-Z][a-z]/.test(after)) ? ['dot'] : [];
  }
  if (sign === ':' || sign === '–') return betweenDigits ? ['to'] : [];
  return symbolName(sign);
}
