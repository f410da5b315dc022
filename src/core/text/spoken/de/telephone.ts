import { telephoneRule } from '../telephone.js';
import { spelledDigits } from './numbers.js';

/** +49 30 1234567 · 030/123-456 · (030) 123 456 · 0171-1234567 · Notruf 112 */
export const readTelephone = telephoneRule({
  whole: /^(?:0\d{1,5}[-/]\d{3,9}(?:-\d{1,6})?|\+\d{7,15}|\+\d{1,3}(?:[-/]\d+){2,}|\d+(?:-\d+){3,})$/,
  emergency: /^(?:11[0-9]|116117|115)$/,
  dialled: /^(?:notruf|notrufnummer|rufnummer|nummer|telefon|tel\.?|hotline|wähl(?:t|en|te|ten)?)$/i,
  plus: 'plus',
  digits: spelledDigits,
});
