import { foldForSearch } from './text/search.js';

/*
 * A time as people type it: `2:30`, `1:02:05`, `2m30`, `2 min 30 s`, `150`, `٢:٣٠`; with the words that their
 * language has for the units.
 */

const units = ['hour', 'minute', 'second'] as const;
type Unit = (typeof units)[number];
const MS: Readonly<Record<Unit, number>> = { hour: 3_600_000, minute: 60_000, second: 1000 };
const everywhere: Readonly<Record<string, Unit>> = {
  h: 'hour',
  m: 'minute',
  min: 'minute',
  "'": 'minute',
  s: 'second',
  sec: 'second',
  '"': 'second',
  "''": 'second',
};

/**
 * @param lang BCP 47
 * @returns ms; undefined if it is no time
 */
export function enteredTime(typed: string, lang: string): number | undefined {
  const text = foldForSearch(westernDigits(typed));
  if (/^\d{1,3}(:\d{1,2}){1,2}$/.test(text)) {
    const [seconds = 0, minutes = 0, hours] = text.split(':').map(Number).reverse();
    if (seconds > 59 || (hours !== undefined && minutes > 59)) return undefined;
    return (hours ?? 0) * MS.hour + minutes * MS.minute + seconds * MS.second;
  }
  return amountsWithUnits(text, lang);
}

/** Numbers, each with its unit; the last may do without: seconds, or what comes below the unit before. */
function amountsWithUnits(text: string, lang: string): number | undefined {
  const parts = [...text.matchAll(/(\d{1,6})\s*([^\d\s,]*)[\s,]*/gu)];
  if (!parts.length || parts.map(([all]) => all).join('') !== text) return undefined;
  let last = -1;
  let ms = 0;
  for (const [i, [, amount, word = '']] of parts.entries()) {
    const isBare = word === '';
    if (isBare && i < parts.length - 1) return undefined;
    const unit = isBare ? (units[last + 1] ?? 'second') : unitOf(word, lang);
    const rank = isBare && last < 0 ? 2 : unit ? units.indexOf(unit) : -1;
    // From the largest to the smallest, each once.
    if (rank <= last) return undefined;
    last = rank;
    ms += Number(amount) * MS[units[rank] ?? 'second'];
  }
  return ms;
}

function unitOf(word: string, lang: string): Unit | undefined {
  const plain = word.replace(/\.$/, '');
  if (Object.hasOwn(everywhere, plain)) return everywhere[plain];
  const named = (matches: (name: string) => boolean): Unit | undefined =>
    units.find((unit) => namesOf(unit, lang).some(matches));
  return (
    named((name) => name === plain) ??
    // `minu`, but not `s`, with which several may begin.
    (plain.length > 1 ? named((name) => name.startsWith(plain)) : undefined)
  );
}

/** `h`, `hr`, `hour`, `hours`: all that Intl knows, without full stops. */
function namesOf(unit: Unit, lang: string): string[] {
  return (['long', 'short', 'narrow'] as const).flatMap((unitDisplay) => {
    const format = new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay });
    return [0, 1, 2, 3, 11, 20].map((amount) =>
      foldForSearch(
        format
          .formatToParts(amount)
          .map(({ type, value }) => (type === 'unit' ? value : ''))
          .join(''),
      ).replace(/\.$/, ''),
    );
  });
}

/** Decimal digits of any script stand in a row of ten, from zero. */
function westernDigits(text: string): string {
  return text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
    const code = Number(digit.codePointAt(0));
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
    return String(value);
  });
}
