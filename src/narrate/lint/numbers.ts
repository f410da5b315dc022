import { finding, type Check, type LintWord } from './warning.js';

/* Numbers and codes whose form says too little: whether a dot groups or parts, which of two numbers is the month, where a code is cut. */

const grouped = String.raw`\d{1,3}(?:[,\u00A0\u2009\u202F]\d{3})+|\d{1,15}`;
const amount = `(?:${grouped})(?:\\.\\d{1,4})?`;
const money = String.raw`[$£€¥]|US\$|A\$|C\$|HK\$|NZ\$`;
const scale = '(?:k|m|bn|tn|mn|K|M|B|T)?';
const units =
  'km/h|mph|kph|kWh|MWh|GWh|TWh|kW|MW|GW|km²|m²|cm²|km2|m2|km|cm|mm|nm|m|kg|mg|g|lb|lbs|oz|ft|in|mi|ha|l|ml|cl|Hz|kHz|MHz|GHz|V|W|MB|GB|TB|KB|°C|°F|°|C|F|s|ms|h|min|am|pm|a\\.m\\.|p\\.m\\.';

/** What every reading of English gets right. */
const ordinary: readonly RegExp[] = [
  new RegExp(`^[-−–+~<>≤≥±#]?(?:${money})?${amount}${scale}[%‰]?(?:'s|s)?$`),
  new RegExp(`^(?:${money})?${amount}(?:${scale}|[%‰])[-–—](?:${money})?${amount}${scale}[%‰]?$`),
  new RegExp(`^[-−]?${amount}-?(?:${units})$`),
  // 1st, 1990s, ’90s, 20-year-old, 12-hour, mid-1990s, post-1945, 9/11, 24/7, ½
  /^\d{1,4}(?:st|nd|rd|th)$/i,
  /^['’]?\d{2,4}'?s$|^['’]\d{2}$/,
  new RegExp(`^(?:${money})?(?:${grouped})(?:\\.\\d+)?(?:st|nd|rd|th|${scale})(?:-(?:an?|[A-Za-z']{2,}))+$`),
  /^[A-Za-z]{2,}-\d{1,4}(?:s|th|st|nd|rd)?$/,
  /^(?:9\/11|24\/7|7\/7|50\/50|50-50|20\/20|4x4|MP3s?|MP4|3D|2D|4K|5G|4G|3G|G7|G8|G20|H1N1|H5N1|CO2|H2O|COVID-19|Y2K|K-12|F1|A4|B2B|P2P|W3C)$/,
  /^(?:[A-Z]{1,2}|[A-Z][a-z]?)-?\d{1,3}$/,
  // 10:30, 10.30am, 7:05pm, 2:1, 3-2
  /^\d{1,2}[:.][0-5]\d(?:[ap]m|[ap]\.m\.)?$/i,
  /^\d{1,3}[:–—-]\d{1,3}$/,
  /^\d{4}[-–—/]\d{2}$|^\d{4}[-–—]\d{4}$/,
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  /^\d{0,3}[½⅓⅔¼¾⅕⅛⅜⅝⅞]$/,
  // Small fractions, and telephone numbers as they are set.
  /^[1-9]\/(?:[2-9]|10|16|32)$/,
  /^\+?\d{1,4}(?:-\d{2,4}){2,}$|^\(\d{2,5}\)$/,
  /^\[\d{1,3}\]$/,
];

const message: readonly (readonly [form: RegExp, message: string])[] = [
  [/^\d{1,2}\/\d{1,2}\/\d{2,4}$/, 'a date that Americans and Europeans read differently'],
  [/^\d{1,3}(?:\.\d{3})+,\d+$|^\d+,\d{1,2}$/, 'a number that is written in the European way'],
  [/^\d+(?:\.\d+){2,}$/, 'numbers parted by dots: a version, an address or a date'],
  [/[\^=≈∑√]|\d[eE][-+]?\d/, 'a formula'],
  [/[°′″]|\d'|\d"/, 'feet, minutes or degrees'],
];

export const checkNumbers: Check = ({ text, words }) =>
  words.flatMap((word) => {
    const odd = isOdd(word, text);
    return odd === undefined ? [] : finding(word, 'number', odd, { kind: 'instead' });
  });

function isOdd({ folded, end }: LintWord, sentence: string): string | undefined {
  if (folded === '§') return 'a sign that is said in several ways';
  if (!/\p{Nd}/u.test(folded) || /^(?:https?:|www\.)|@/.test(folded)) return undefined;
  const mark = /^["'′″]/.exec(sentence.slice(end))?.[0];
  if (mark !== undefined && /\d$/.test(folded) && /[/']/.test(folded)) return 'feet, minutes or degrees';
  const known = withoutEnding(folded);
  if (isAmbiguous(known)) return messageFor(known);
  return ordinary.some((form) => form.test(known)) ? undefined : messageFor(known);
}

const withoutEnding = (word: string): string => word.replace(/'s$/, '').replace(/\.$/, '');

/** Forms that are ordinary and still mean two things. */
const isAmbiguous = (word: string): boolean =>
  /^\d{1,2},\d{1,2}$/.test(word) || (/^\d{4}-\d{2}$/.test(word) && !isYears(word)) || /^\d+x$/i.test(word);

/** 2023-24, 1914-18, and 2024-03, which is a month. */
function isYears(word: string): boolean {
  const [, century = '', from = '', to = ''] = /^(\d{2})(\d{2})-(\d{2})$/.exec(word) ?? [];
  return century !== '' && (Number(to) > 12 || Number(to) === (Number(from) + 1) % 100);
}

const messageFor = (word: string): string =>
  message.find(([form]) => form.test(word))?.[1] ?? 'a number or code whose form does not say how it is read';
