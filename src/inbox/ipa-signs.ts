/** A sign of the IPA that no keyboard has, and a word in which it is heard. */
export interface IpaSign {
  readonly sign: string;
  readonly word: string;
}

const signs = (text: string): IpaSign[] =>
  text
    .trim()
    .split(/\s*,\s*/)
    .map((pair) => {
      const [sign = '', word = ''] = pair.split(' ');
      return { sign, word };
    });

const english = signs(`
  ə about, ɪ sit, iː see, ɛ bed, æ cat, ʌ cup, ɑː father, ɒ hot, ɔː law, ʊ book, uː blue, ɜː nurse, eɪ day, aɪ my, ɔɪ boy, aʊ now,
  oʊ go, ŋ sing, ʃ she, ʒ measure, tʃ church, dʒ judge, θ thin, ð this, j yes, ɹ red, ɡ go`);

const german = signs(`
  ə Tasche, ɪ mit, iː sie, ɛ Bett, ɛː Käse, eː See, a Mann, aː Saal, ɔ Gott, oː Boot, ʊ und, uː gut, ʏ hübsch, yː früh, œ zwölf, øː schön, aɪ mein,
  aʊ Haus, ɔʏ neu, ɐ Lehrer, ŋ lang, ʃ schön, ç ich, x Buch, ʁ rot, ts zehn, pf Pferd, tʃ deutsch, j ja, z Sonne, v Wein, ɡ gut, ʔ beachten`);

export const ipaStress: readonly IpaSign[] = [
  { sign: 'ˈ', word: '' },
  { sign: 'ˌ', word: '' },
  { sign: 'ː', word: '' },
];

/** With words of the language that is read, or else English ones. @param lang BCP 47 */
export const ipaSigns = (lang: string): readonly IpaSign[] => (/^de\b/i.test(lang) ? german : english);
