import type { Said } from '../reading.js';
import { romanValue } from '../roman.js';
import { type Script, scriptOf } from '../scripts.js';
import { readCapitals, spell } from './initialisms.js';
import { cardinal, decade, ordinalStem, spelledDigits, year } from './numbers.js';
import { symbolName } from './symbols.js';
import { unitFor } from './units.js';
import { isYear, numberWords } from './written-numbers.js';

/*
 * The reading of last resort, which has an answer for every word: cut it into letters, digits and signs, and say each.
 * CDU-Politiker · 20-jährig · 100-Meter-Lauf · 50er-Jahre · G20-Gipfel · Leser*innen · foo_bar.txt · 很好
 */

/** Glued to the number before them, with or without a hyphen: zwanzigjährig, dreifach. */
const glued =
  /^(?:fach|mal|malig|jährig|monatig|wöchig|tägig|stündig|minütig|sekündig|köpfig|prozentig|gradig|seitig|teilig|stellig|stöckig|geschossig|bändig|zeilig|spurig|türig|sitzig|dimensional|armig|beinig|blättrig|gliedrig|sprachig|eckig|zimmrig|monatlich|jährlich|stimmig|gängig|motorig|rädrig|silbig|strophig|aktig|händig|punkt|plätz|mäd|tel)(?:e[mnrs]?)?$/i;
const piece =
  /(?<letters>\p{sc=Latin}+(?:'\p{sc=Latin}+)*)|(?<digits>\d{1,3}(?:\.\d{3})+(?![\d.])|\d+)(?:(?<decade>ern?)(?!\p{L})|(?<decimals>,\d+))?|(?<foreign>(?:(?![\p{sc=Latin}0-9])[\p{L}\p{N}])+)|\^(?<power>[-+]?\d+)|(?<sign>[^\p{L}\d])/gu;
/** der*die, Leser:in, jede_r: read with a short break, which two tokens give. */
const scriptNames: Readonly<Record<Script | 'foreign', string>> = {
  Japanese: 'japanisch',
  Chinese: 'chinesisch',
  Korean: 'koreanisch',
  Arabic: 'arabisch',
  Hebrew: 'hebräisch',
  Devanagari: 'Devanagari',
  Bengali: 'bengalisch',
  Tamil: 'tamilisch',
  Telugu: 'Telugu',
  Gujarati: 'Gujarati',
  Punjabi: 'Pandschabi',
  Thai: 'thailändisch',
  Lao: 'laotisch',
  Khmer: 'Khmer',
  Burmese: 'birmanisch',
  Tibetan: 'tibetisch',
  Georgian: 'georgisch',
  Armenian: 'armenisch',
  Ethiopic: 'äthiopisch',
  foreign: 'fremdsprachig',
};

/** Always at least one spoken word, only Latin letters and apostrophes. */
export function readCompound(word: string, shouting = false): Said {
  const said: string[] = [];
  let before = '';
  // Leser(innen): the bracket does not cut the word; ein:e is eine
  const text = word
    .replace(/\((\p{Ll}+)\)/gu, '*$1')
    .replace(/(?<=ein)[*:_/]e$/i, 'e')
    .replace(/(?<=\d)\s?%(?=-?ig)/g, 'prozent');
  for (const match of text.matchAll(piece)) {
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 2);
    const groups = match.groups ?? {};
    if (
      groups['letters'] !== undefined &&
      /\d-?$/.test(before) &&
      glued.test(groups['letters']) &&
      said.length > 0
    )
      said.push(glue(said.pop() ?? '', groups['letters']));
    else for (const spoken of readPiece(groups, before, after, shouting)) said.push(spoken);
    before = text.slice(Math.max(0, match.index + match[0].length - 3), match.index + match[0].length);
  }
  return said.length > 0 ? said : ['Zeichen'];
}

/** zwanzig + Jähriger → zwanzigjähriger, eins + mal → einmal */
function glue(number: string, ending: string): string {
  return number.replace(/eins$/, 'ein') + ending.toLowerCase();
}

function readPiece(
  groups: Record<string, string | undefined>,
  before: string,
  after: string,
  shouting: boolean,
): Said {
  const { letters, digits, power, foreign, sign } = groups;
  if (letters !== undefined) return readLetters(letters, before, after, shouting);
  if (digits !== undefined) return readDigits(digits, groups['decade'], groups['decimals'], before, after);
  if (power !== undefined) return readPower(power);
  if (foreign !== undefined) return [scriptNames[scriptOf(foreign)]];
  return readSign(sign ?? '', before, after);
}

function readLetters(letters: string, before: string, after: string, shouting: boolean): Said {
  const unit = /\d[-–]?$/.test(before) && !/^\d/.test(after) ? unitFor(letters) : undefined;
  if (unit) return unit[1].split(' ');
  if (/\d$/.test(before) && /^x$/i.test(letters)) return ['mal'];
  if (before.endsWith('-') && letters.length > 1 && letters !== 'XL' && romanValue(letters) !== undefined)
    return cardinal(String(romanValue(letters)));
  if (letters.length === 1)
    return /[*:_/]$/.test(before) && /^[rnsm]$/.test(letters) ? shortEnding(letters) : letter(letters);
  if (/\.$/.test(before) && letters.length < 5 && !/[aeiouyäöü]/i.test(letters)) return spell(letters);
  return readCapitals(letters, shouting) ?? camel(letters, shouting);
}

/** jede*r, eine*n: the ending is its letter's name. */
function shortEnding(letter: string): Said {
  return [{ r: 'er', n: 'en', s: 'es' }[letter] ?? 'em'];
}

function letter(text: string): Said {
  return [/^[a-z]$/.test(text) ? text.toUpperCase() : text];
}

/** LeserInnen → Leser Innen, BahnCard → Bahn Card; McDonald stays one. */
function camel(letters: string, shouting: boolean): Said {
  if (
    !/\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}/u.test(letters) ||
    /^(?:Mc|Mac|O'|De|Le|Van)\p{Lu}[\p{Ll}']+$/u.test(letters)
  )
    return [letters];
  return letters
    .split(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u)
    .flatMap((part) => (part.length === 1 ? letter(part) : (readCapitals(part, shouting) ?? [part])));
}

function readDigits(
  digits: string,
  series: string | undefined,
  decimals: string | undefined,
  before: string,
  after: string,
): Said {
  const plain = digits.replaceAll('.', '');
  if (series !== undefined) return [decade(plain, series)];
  if (decimals !== undefined) return numberWords(plain + decimals);
  if (/\d\.$/.test(before)) return spelledDigits(plain);
  if (isYear(digits) && !/^-\p{Lu}/u.test(after)) return [year(digits)];
  if (plain.length > 1 && plain.startsWith('0')) return spelledDigits(plain);
  // 2.-Liga-Verein
  if (/^\.-/.test(after)) return [`${ordinalStem(plain)}e`];
  // D-10115
  if (digits.length === 5 && /\p{Lu}-$/u.test(before)) return spelledDigits(plain);
  // ein 1-Euro-Job, but Typ-1-Diabetes and a result of 1:1
  return cardinal(plain, /^-\p{Lu}/u.test(after) && !/[\p{L}:+]-?$/u.test(before) ? 'ein' : 'eins');
}

function readPower(power: string): Said {
  if (power === '2') return ['Quadrat'];
  return ['hoch', ...(power.startsWith('-') ? ['minus'] : []), ...cardinal(power.replace(/\D/, ''))];
}

function readSign(sign: string, before: string, after: string): Said {
  const betweenDigits = /\d$/.test(before) && /^\d/.test(after);
  if (sign === '#' && /[A-G]$/.test(before)) return ['Sharp'];
  if (sign === '.') {
    if (/(?:^|\P{L})\p{Lu}$/u.test(before) && /^\p{Lu}(?!\p{Ll})/u.test(after)) return [];
    if (/^\d/.test(after)) return ['Punkt'];
    // „Welt.Heute“ is a full stop with its space missing, „example.com“ is not.
    return /^\p{L}/u.test(after) && !(/\p{Ll}{2}$/u.test(before) && /^\p{Lu}\p{Ll}/u.test(after))
      ? ['Punkt']
      : [];
  }
  if (sign === ':') return betweenDigits ? ['zu'] : [];
  if (sign === '–') return betweenDigits ? ['bis'] : [];
  return symbolName(sign);
}
