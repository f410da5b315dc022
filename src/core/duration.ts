import { numberIn } from './numbers.js';

/** A time as it is seen and as it is heard. */
export interface Duration {
  /** `3:20`, `1:02:05`, in the digits of the language */
  readonly text: string;
  /** `3 minutes 20 seconds`: without hours or minutes that are zero. */
  readonly phrase: string;
}

const units = ['hour', 'minute', 'second'] as const;

/**
 * @param ms is rounded down to a second; what is no finite time from 0 on is taken as 0
 * @param lang BCP 47
 */
export function durationOf(ms: number, lang: string): Duration {
  const total = ms > 0 && Number.isFinite(ms) ? Math.floor(ms / 1000) : 0;
  const amounts = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60] as const;
  return {
    text: amounts
      .slice(amounts[0] ? 0 : 1)
      .map((amount, i) => numberIn(amount, lang, i ? 2 : 1))
      .join(':'),
    // The clock, which is written every second, says nothing.
    get phrase() {
      return phraseOf(amounts, lang);
    },
  };
}

/** Each unit with its plural, joined as lists of units are in that language (what Intl.DurationFormat does, too). */
function phraseOf(amounts: readonly number[], lang: string): string {
  const said = units.flatMap((unit, i) => {
    const amount = amounts[i] ?? 0;
    return amount || (unit === 'second' && !amounts.some(Boolean))
      ? [new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(amount)]
      : [];
  });
  // English and others put a comma between the units: a voice would pause there.
  return new Intl.ListFormat(lang, { type: 'unit', style: 'long' })
    .format(said)
    .replace(/[,،]\u200f?(?= )/g, '');
}
