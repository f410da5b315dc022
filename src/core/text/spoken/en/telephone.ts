import { telephoneRule } from '../telephone.js';
import { spelledDigits } from './numbers.js';

/** +49 30 1234567 · (030) 1234567 · 0800 123 456 · 555-0199 · 1-800-555-0199 · dial 911; and ISBNs */
export const readTelephone = telephoneRule({
  whole:
    /^(?:(?:\+?\d{1,3}[-.])?\(?\d{3}\)?[-.]\d{3}[-.]\d{4}|\d{3}-\d{4}|0\d{1,4}[-/]\d{5,9}|\+\d{7,15}|\d+(?:-\d+){3,})$/,
  emergency: /^(?:911|999|112|110|988|311|101|111)$/,
  dialled: /^(?:call(?:ed|ing)?|dial(?:l?ed|l?ing)?|phoned?|ring|rang)$/i,
  plus: 'plus',
  digits: spelledDigits,
});
