/*
 * Dates, lengths and sizes in words, for people and for screen readers (“3:20” is read out as a time of day).
 */

/** @param date ISO 8601 calendar date, or ms since the epoch */
export function dateInWords(date: string | number, lang: string): string {
  // A calendar date is the same day everywhere; a moment is the reader's own day.
  const zone = typeof date === 'string' ? { timeZone: 'UTC' } : {};
  const time = new Date(date);
  if (Number.isNaN(time.getTime())) return String(date);
  return new Intl.DateTimeFormat(lang, { dateStyle: 'long', ...zone }).format(time);
}

/** @param ms rounded down to seconds; units that are zero are left out */
export function durationInWords(ms: number, lang: string): string {
  const seconds = Math.floor(ms / 1000);
  const parts: [number, 'hour' | 'minute' | 'second'][] = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ];
  const said = parts.filter(([value, unit]) => value > 0 || (unit === 'second' && seconds === 0));
  return said
    .map(([value, unit]) =>
      new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(value),
    )
    .join(' ');
}

export function sizeInWords(bytes: number, lang: string): string {
  const megabytes = bytes / 1_000_000;
  return new Intl.NumberFormat(lang, {
    style: 'unit',
    unit: 'megabyte',
    maximumSignificantDigits: megabytes < 10 ? 2 : 3,
  }).format(megabytes);
}
