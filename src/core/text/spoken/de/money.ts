import { alternatives } from '../table.js';
import type { Unit } from './units.js';

/** A currency: its name, and its hundredth where one is in use. */
export interface Currency {
  readonly name: Unit;
  readonly cents?: Unit;
}

const fixed = (name: string): Unit => [name, name];
const cent = fixed('Cent');
const dollar = (country = ''): Currency => ({ name: fixed(`${country}Dollar`), cents: cent });
const euro: Currency = { name: fixed('Euro'), cents: cent };
const pound: Currency = { name: fixed('Pfund'), cents: ['Penny', 'Pence'] };
const franc: Currency = { name: fixed('Schweizer Franken'), cents: fixed('Rappen') };
const plainFranc: Currency = { name: fixed('Franken'), cents: fixed('Rappen') };
const crown = (country: string): Currency => ({ name: [`${country} Krone`, `${country} Kronen`] });

/** By sign and by ISO 4217 code. */
const currencies: Readonly<Record<string, Currency>> = {
  '€': euro,
  EUR: euro,
  $: dollar(),
  US$: dollar('U S '),
  USD: dollar('U S '),
  A$: dollar('australische '),
  AUD: dollar('australische '),
  C$: dollar('kanadische '),
  CAD: dollar('kanadische '),
  '£': pound,
  GBP: pound,
  CHF: franc,
  SFr: franc,
  sFr: franc,
  DM: { name: fixed('D Mark'), cents: fixed('Pfennig') },
  '¥': { name: fixed('Yen') },
  JPY: { name: fixed('Yen') },
  CNY: { name: fixed('Yuan') },
  '₽': { name: fixed('Rubel') },
  RUB: { name: fixed('Rubel') },
  '₹': { name: ['Rupie', 'Rupien'] },
  INR: { name: ['Rupie', 'Rupien'] },
  '₺': { name: fixed('Lira') },
  '₴': { name: fixed('Hrywnja') },
  UAH: { name: fixed('Hrywnja') },
  '₪': { name: fixed('Schekel') },
  PLN: { name: ['Zloty', 'Zloty'] },
  CZK: crown('tschechische'),
  SEK: crown('schwedische'),
  NOK: crown('norwegische'),
  DKK: crown('dänische'),
  '₿': { name: fixed('Bitcoin') },
  BTC: { name: fixed('Bitcoin') },
  '¢': { name: cent },
  Ct: { name: cent },
  ct: { name: cent },
};

/** Written in full, after which an amount is still said with its hundredths: 49,90 Euro. */
const named: Readonly<Record<string, Currency>> = {
  Euro: euro,
  Dollar: dollar(),
  'US-Dollar': dollar('U S '),
  Franken: plainFranc,
  'Fr.': plainFranc,
  Pfund: { name: fixed('Pfund') },
  Cent: { name: cent },
  Mark: { name: fixed('Mark'), cents: fixed('Pfennig') },
};

export function currencyFor(text: string): Currency | undefined {
  const key = text.replace(/\.$/, '');
  return Object.hasOwn(currencies, key) ? currencies[key] : undefined;
}

/** Also by its name. */
export function currencyCalled(text: string): Currency | undefined {
  return currencyFor(text) ?? (Object.hasOwn(named, text) ? named[text] : undefined);
}

/** The signs and codes as a regular expression's alternatives. */
export const currencyPattern = alternatives(Object.keys(currencies));
