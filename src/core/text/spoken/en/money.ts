import type { Said } from '../reading.js';
import { alternatives } from '../table.js';
import type { Unit } from './units.js';
import { numberWords } from './written-numbers.js';

/** A currency: its name, and its hundredth where one is in use. */
export interface Currency {
  readonly name: Unit;
  readonly cents?: Unit;
}

const cents: Unit = ['cent', 'cents'];
const dollars = (country?: string): Currency => ({
  name: country ? [`${country} dollar`, `${country} dollars`] : ['dollar', 'dollars'],
  cents,
});
const euro: Currency = { name: ['euro', 'euros'], cents };
const pound: Currency = { name: ['pound', 'pounds'], cents: ['penny', 'pence'] };
const yen: Currency = { name: ['yen', 'yen'] };
const franc: Currency = { name: ['Swiss franc', 'Swiss francs'], cents };
const rupee: Currency = { name: ['rupee', 'rupees'] };
const ruble: Currency = { name: ['ruble', 'rubles'] };

/** By sign and by ISO 4217 code. Longer keys are tried first. */
export const currencies: Readonly<Record<string, Currency>> = {
  $: dollars(),
  US$: dollars('U S'),
  USD: dollars('U S'),
  A$: dollars('Australian'),
  AU$: dollars('Australian'),
  AUD: dollars('Australian'),
  C$: dollars('Canadian'),
  CA$: dollars('Canadian'),
  CAD: dollars('Canadian'),
  HK$: dollars('Hong Kong'),
  HKD: dollars('Hong Kong'),
  NZ$: dollars('New Zealand'),
  NZD: dollars('New Zealand'),
  S$: dollars('Singapore'),
  SGD: dollars('Singapore'),
  R$: { name: ['real', 'reals'] },
  BRL: { name: ['real', 'reals'] },
  '€': euro,
  EUR: euro,
  '£': pound,
  GBP: pound,
  '¥': yen,
  JPY: yen,
  CNY: { name: ['yuan', 'yuan'] },
  RMB: { name: ['yuan', 'yuan'] },
  CHF: franc,
  '₹': rupee,
  INR: rupee,
  Rs: rupee,
  '₽': ruble,
  RUB: ruble,
  '₩': { name: ['won', 'won'] },
  KRW: { name: ['won', 'won'] },
  '₺': { name: ['lira', 'lira'] },
  TRY: { name: ['lira', 'lira'] },
  '₴': { name: ['hryvnia', 'hryvnias'] },
  UAH: { name: ['hryvnia', 'hryvnias'] },
  '₪': { name: ['shekel', 'shekels'] },
  ILS: { name: ['shekel', 'shekels'] },
  PLN: { name: ['zloty', 'zlotys'] },
  SEK: { name: ['krona', 'kronor'] },
  NOK: { name: ['krone', 'kroner'] },
  DKK: { name: ['krone', 'kroner'] },
  '₿': { name: ['bitcoin', 'bitcoins'] },
  BTC: { name: ['bitcoin', 'bitcoins'] },
  '¢': { name: cents },
};

export function currencyFor(text: string): Currency | undefined {
  return Object.hasOwn(currencies, text) ? currencies[text] : undefined;
}

/** The keys as a regular expression's alternatives. */
export const currencyPattern = alternatives(Object.keys(currencies));

/** 2.50 → two pounds and fifty pence, 0.50 → fifty pence. Undefined: not an amount with two decimals. */
export function amountWithCents(currency: Currency, amount: string): Said | undefined {
  const [, units = '', cents = ''] = /^([\d,]*)\.(\d\d)$/.exec(amount) ?? [];
  if (!currency.cents || cents === '') return undefined;
  const counted = (digits: string, unit: Unit): Said => [
    ...numberWords(digits),
    ...unit[digits === '1' ? 0 : 1].split(' '),
  ];
  const whole = /[1-9]/.test(units) ? counted(units, currency.name) : [];
  const part = cents === '00' ? [] : counted(String(Number(cents)), currency.cents);
  if (whole.length === 0 && part.length === 0) return counted('0', currency.name);
  return [...whole, ...(whole.length > 0 && part.length > 0 ? ['and'] : []), ...part];
}
