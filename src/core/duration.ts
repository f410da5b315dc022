/** A time as it is seen and as it is heard. */
export interface Duration {
  /** `3:20`, `1:02:05` */
  readonly text: string;
  /** `3 minutes 20 seconds`: without hours or minutes that are zero. */
  readonly phrase: string;
}

/** Not in TypeScript's library yet. */
interface DurationFormat {
  format(duration: Readonly<Record<string, number>>): string;
}
type DurationFormatConstructor = new (lang: string, options: { readonly style: 'long' }) => DurationFormat;

const units = ['hour', 'minute', 'second'] as const;

/**
 * @param ms is rounded down to a second; what is no finite time from 0 on is taken as 0
 * @param lang BCP 47
 */
export function durationOf(ms: number, lang: string): Duration {
  const total = ms > 0 && Number.isFinite(ms) ? Math.floor(ms / 1000) : 0;
  const amounts = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60] as const;
  const [hours, minutes, seconds] = amounts;
  const two = (amount: number): string => String(amount).padStart(2, '0');
  return {
    text: `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(seconds)}`,
    phrase: phraseOf(amounts, lang),
  };
}

function phraseOf(amounts: readonly number[], lang: string): string {
  const said = units.flatMap((unit, i) => {
    const amount = amounts[i] ?? 0;
    return amount || (unit === 'second' && !amounts.some(Boolean)) ? [{ unit, amount }] : [];
  });
  const { DurationFormat } = Intl as { readonly DurationFormat?: DurationFormatConstructor };
  // DurationFormat says nothing at all for a duration of zero.
  if (DurationFormat && said.some(({ amount }) => amount))
    // English and others put a comma between the units: a voice would pause there.
    return new DurationFormat(lang, { style: 'long' })
      .format(Object.fromEntries(said.map(({ unit, amount }) => [`${unit}s`, amount])))
      .replaceAll(', ', ' ');
  return said
    .map(({ unit, amount }) =>
      new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(amount),
    )
    .join(' ');
}
