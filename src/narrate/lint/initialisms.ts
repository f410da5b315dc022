import { isPronounced } from './dictionary.js';
import { withoutPossessive } from './names.js';
import { finding, type Check, type LintSentence } from './warning.js';

/* Capitals that may be spelled or said as a word, and nobody can tell from the letters which. */

/** So common that every voice has learnt them. */
const settled = new Set(
  `US USA UK UN EU UAE TV PC CEO CFO COO CTO CIA FBI NSA NASA NATO UNESCO UNICEF OPEC AIDS HIV DNA RNA BBC CNN NBC CBS ABC PBS NPR ITV
  IBM BMW GPS GDP VAT IMF WHO WTO ECB IRS FDA EPA SEC FCC NHS MP MPs AM PM AD BC BCE CE IQ ID OK DJ PR HR IT AI VR AR IP USB CD DVD
  FIFA UEFA NFL NBA NHL MLB MTV HBO UFO SOS VIP RSVP FAQ ATM PIN ASAP DIY PDF HTML URL WWW SMS MRI CT ICU ER IV UV IRA PLO ANC GOP DC LA NY
  PhD MBA BA MA II III IV VI VII VIII IX XI XII XIII XIV XV XVI LED LCD CO GM GE HP AT QR VPN ISP API CPU GPU RAM SUV RV CCTV EV EVs TVs CDs NGO NGOs
  COVID SARS RSV MMR NGO PTSD ADHD OCD STD LGBT LGBTQ WWII WWI USSR GDR EUR USD GBP CHF JPY JFK FDR LBJ MLK NYPD LAPD SWAT NAACP AARP UCLA MIT NYU OECD ISIS`
    .trim()
    .split(/\s+/),
);

/** Numerals, which are read as such. */
const roman = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;

export const checkInitialisms: Check = (sentence) => {
  if (isShouted(sentence)) return [];
  return sentence.words.flatMap((word) =>
    Array.from(word.folded.matchAll(/[A-Za-z][A-Za-z'+]*/g)).flatMap((match) => {
      const written = withoutPossessive(match[0]).replace(/\+$/, '');
      if (/\d/.test(word.folded.replace(/-\d+$/, '')) || !isDoubtful(written)) return [];
      const range = { start: word.start + match.index, end: word.start + match.index + written.length };
      return finding(
        range,
        'initialism',
        'capitals that may be spelled or said as a word',
        { kind: 'letters' },
        ...(/[a-z]/.test(written.replace(/s$/, ''))
          ? []
          : [{ kind: 'instead', text: written.charAt(0) + written.slice(1).toLowerCase() } as const]),
      );
    }),
  );
};

function isDoubtful(written: string): boolean {
  if (settled.has(written) || settled.has(written.replace(/s$/, ''))) return false;
  // AfD, mRNA, BaFin, PhD: capitals within a word that is no joined name like DeepSeek or McDonald.
  const isMixed =
    /^[A-Za-z]{2,8}$/.test(written) &&
    /[a-z][A-Z]{2}|[A-Z][a-z]{1,2}[A-Z](?:[a-z]{0,2}|[A-Z]+)$|^[a-z][A-Z]{2,}$/.test(written);
  if (isMixed && !/^(?:Mc|Mac|De|La|Le|Di|Du|O|D|L|Van|Von|Fitz|Al|El|i|e)[A-Z][a-z]+$/.test(written))
    return true;
  if (!/^[A-Z]{3,}s?$/.test(written) || roman.test(written)) return false;
  // FTSE-like clusters are spelled by every voice; a vowel makes them doubtful, four letters more than three.
  return /[AEIOUY]/.test(written) ? !isEmphasis(written) : written.length >= 4;
}

/** An ordinary word set in capitals for its weight: NOT, STOP. */
const isEmphasis = (written: string): boolean =>
  written.length <= 8 && ordinary.has(written.toLowerCase()) && isPronounced(written);

const ordinary = new Set(
  `not and all yes the you but now new our are was has had can did why how one two top hot out off any own get got see say for her his its may too war man day old big bad
  ever never only must stop will live both very every free win best more less here this that they them what when who your please note warning sale open closed news update exclusive
  breaking watch read more video live photo photos analysis opinion`
    .trim()
    .split(/\s+/),
);

function isShouted({ words }: LintSentence): boolean {
  const long = words.filter(({ folded }) => /^[A-Za-z']{2,}$/.test(folded));
  return long.length > 3 && long.filter(({ folded }) => !/[a-z]/.test(folded)).length > 0.7 * long.length;
}
