/*
 * The chart of the International Phonetic Association (revised to 2020):
 * https://www.internationalphoneticassociation.org/content/ipa-chart
 */

const letters = (row: string): readonly string[] => row.trim().split(/\s+/);

export const ipaVowels = letters('i y ɨ ʉ ɯ u ɪ ʏ ʊ e ø ɘ ɵ ɤ o ə ɛ œ ɜ ɞ ʌ ɔ æ ɐ a ɶ ɑ ɒ');

/** Pulmonic, row by row of the chart, then the other symbols. */
export const ipaPulmonic = letters(`
  p b t d ʈ ɖ c ɟ k ɡ q ɢ ʔ
  m ɱ n ɳ ɲ ŋ ɴ
  ʙ r ʀ ⱱ ɾ ɽ
  ɸ β f v θ ð s z ʃ ʒ ʂ ʐ ç ʝ x ɣ χ ʁ ħ ʕ h ɦ ɬ ɮ
  ʋ ɹ ɻ j ɰ l ɭ ʎ ʟ
  ʍ w ɥ ʜ ʢ ʡ ɕ ʑ ɺ ɧ
`);

/** Clicks and voiced implosives. Ejectives are a pulmonic letter with ʼ. */
export const ipaNonPulmonic = letters('ʘ ǀ ǃ ǂ ǁ ɓ ɗ ʄ ɠ ʛ ᶑ');

/** What is one sound although it is written with two letters and no tie bar; others take the bar: `t͡s`. */
export const ipaAffricates = letters('tʃ dʒ tɕ dʑ ʈʂ ɖʐ');

/** Written otherwise, or no longer in the chart: what they stand for. */
export const ipaSpelledOtherwise: Readonly<Record<string, string>> = {
  g: 'ɡ',
  ':': 'ː',
  "'": 'ˈ',
  '’': 'ʼ',
  '˗': '\u0320',
  ʧ: 't͡ʃ',
  ʤ: 'd͡ʒ',
  ʦ: 't͡s',
  ʣ: 'd͡z',
  ʨ: 't͡ɕ',
  ʥ: 'd͡ʑ',
  ꭧ: 't͡ʂ',
  ꭦ: 'd͡ʐ',
  ɚ: 'ə˞',
  ɝ: 'ɜ˞',
  ɫ: 'l\u0334',
  ɩ: 'ɪ',
  ɷ: 'ʊ',
  ᵻ: 'ɨ',
  ᵿ: 'ʉ',
  ƛ: 't͡ɬ',
  ƈ: 'c\u0325',
  ſ: 'ʃ',
  '\u035C': '\u0361',
  '‿': '',
};

/** Diacritics above, below and through a letter, and the small letters after it. */
export const ipaDiacritic =
  /[\u0300-\u0304\u0306\u0308\u030A-\u030D\u030F\u0311\u0318-\u031A\u031C-\u0320\u0324\u0325\u0329-\u032A\u032C\u032F-\u0330\u0334\u0339-\u033D\u0346\u1DC4-\u1DC9\u0348\u034E˞ʼʰʱʷʲˠˤⁿˡᵊˀᶣᵝʳᶿˣᵑᵐ]/u;

/** Tone letters, up- and downstep, global rise and fall: pitch, which no transcription of a word needs to be said. */
export const ipaTone = /[˥˦˧˨˩ꜛꜜ↗↘]/u;
