/*
 * Dates and sizes in words.
 */

/** @param date ISO 8601 calendar date, or ms since the epoch */
export function dateInWords(date: string | number, lang: string): string {
  // A calendar date is the same day everywhere; a moment is the reader's own day.
  const zone = typeof date === 'string' ? { timeZone: 'UTC' } : {};
  const time = new Date(date);
  if (Number.isNaN(time.getTime())) return String(date);
  return new Intl.DateTimeFormat(lang, { dateStyle: 'long', ...zone }).format(time);
}

export function sizeInWords(bytes: number, lang: string): string {
  const megabytes = bytes / 1_000_000;
  return new Intl.NumberFormat(lang, {
    style: 'unit',
    unit: 'megabyte',
    maximumSignificantDigits: megabytes < 10 ? 2 : 3,
  }).format(megabytes);
}
