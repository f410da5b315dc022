/**
 * A date as HTTP writes it (RFC 9110 §5.6.7). `Date.parse` alone takes “in 120” for a year.
 * @returns ms since 1970; NaN where it is none
 */
export const httpDate = (text: string): number => (/\d{1,2}:\d\d:\d\d/.test(text) ? Date.parse(text) : NaN);
