/*
 * X-SAMPA, the IPA in ASCII (J. C. Wells, https://www.phon.ucl.ac.uk/home/sampa/ipasam-x.pdf). Small letters are those of
 * the IPA.
 */

const symbols: Readonly<Record<string, string>> = {
  ...{ A: 'ɑ', B: 'β', 'B\\': 'ʙ', C: 'ç', D: 'ð', E: 'ɛ', F: 'ɱ', G: 'ɣ', 'G\\': 'ɢ', H: 'ɥ', 'H\\': 'ʜ' },
  ...{ I: 'ɪ', 'I\\': 'ɨ', J: 'ɲ', 'J\\': 'ɟ', K: 'ɬ', 'K\\': 'ɮ', L: 'ʎ', 'L\\': 'ʟ', M: 'ɯ', 'M\\': 'ɰ' },
  ...{ N: 'ŋ', 'N\\': 'ɴ', O: 'ɔ', 'O\\': 'ʘ', P: 'ʋ', Q: 'ɒ', R: 'ʁ', 'R\\': 'ʀ', S: 'ʃ', T: 'θ', U: 'ʊ' },
  ...{ 'U\\': 'ʉ', V: 'ʌ', W: 'ʍ', X: 'χ', 'X\\': 'ħ', Y: 'ʏ', Z: 'ʒ', g: 'ɡ' },
  ...{
    'h\\': 'ɦ',
    'j\\': 'ʝ',
    'l\\': 'ɺ',
    'p\\': 'ɸ',
    'r\\': 'ɹ',
    's\\': 'ɕ',
    'v\\': 'ʋ',
    'x\\': 'ɧ',
    'z\\': 'ʑ',
  },
  ...{ 'd`': 'ɖ', 'l`': 'ɭ', 'n`': 'ɳ', 'r`': 'ɽ', 'r\\`': 'ɻ', 's`': 'ʂ', 't`': 'ʈ', 'z`': 'ʐ' },
  ...{ 'b_<': 'ɓ', 'd_<': 'ɗ', 'g_<': 'ɠ', 'J\\_<': 'ʄ', 'G\\_<': 'ʛ' },
  ...{
    '@': 'ə',
    '@\\': 'ɘ',
    '@`': 'ə˞',
    '{': 'æ',
    '}': 'ʉ',
    '1': 'ɨ',
    '2': 'ø',
    '3': 'ɜ',
    '3\\': 'ɞ',
    '3`': 'ɜ˞',
  },
  ...{ '4': 'ɾ', '5': 'l\u0334', '6': 'ɐ', '7': 'ɤ', '8': 'ɵ', '9': 'œ', '&': 'ɶ' },
  ...{ '?': 'ʔ', '?\\': 'ʕ', '<\\': 'ʢ', '>\\': 'ʡ', '!\\': 'ǃ', '|\\': 'ǀ', '|\\|\\': 'ǁ', '=\\': 'ǂ' },
  // Stress, length, boundaries, pitch.
  ...{
    '"': 'ˈ',
    '%': 'ˌ',
    ':': 'ː',
    ':\\': 'ˑ',
    '.': '.',
    '-': '.',
    '-\\': '‿',
    ' ': ' ',
    '|': '|',
    '||': '‖',
  },
  ...{
    '!': 'ꜜ',
    '^': 'ꜛ',
    '<R>': '↗',
    '<F>': '↘',
    _T: '˥',
    _H: '\u0301',
    _M: '\u0304',
    _L: '\u0300',
    _B: '˩',
  },
  ...{ _R: '\u030C', _F: '\u0302' },
  // Diacritics.
  ...{ "'": 'ʲ', '=': '\u0329', '~': '\u0303', '`': '˞', '_=': '\u0329', '_~': '\u0303', '_"': '\u0308' },
  ...{
    '_+': '\u031F',
    '_-': '\u0320',
    '_/': '\u030C',
    _0: '\u0325',
    '_>': 'ʼ',
    '_?\\': 'ˤ',
    '_\\': '\u0302',
  },
  ...{ '_^': '\u032F', '_}': '\u031A', _A: '\u0318', _a: '\u033A', _c: '\u031C', _d: '\u032A', _e: '\u0334' },
  ...{ _G: 'ˠ', _h: 'ʰ', _j: 'ʲ', _k: '\u0330', _l: 'ˡ', _m: '\u033B', _N: '\u033C', _n: 'ⁿ', _O: '\u0339' },
  ...{
    _o: '\u031E',
    _q: '\u0319',
    _r: '\u031D',
    _t: '\u0324',
    _v: '\u032C',
    _w: 'ʷ',
    _X: '\u0306',
    _x: '\u033D',
  },
  _: '\u0361',
};

export type XSampaReading =
  | { readonly ok: true; readonly ipa: string }
  /** `at`: UTF-16 code units from its start. */
  | { readonly ok: false; readonly reason: string; readonly at: number };

/** The transcription in the IPA; the longest symbol wins. */
export function ipaOfXSampa(transcription: string): XSampaReading {
  let ipa = '';
  for (let at = 0; at < transcription.length;) {
    const rest = transcription.slice(at, at + 4);
    const length = [4, 3, 2, 1].find(
      (size) => size <= rest.length && Object.hasOwn(symbols, rest.slice(0, size)),
    );
    const [letter] = /^[a-z]/.exec(rest) ?? [];
    if (length === undefined && letter === undefined)
      return { ok: false, reason: `“${rest.slice(0, 1)}” is no symbol of X-SAMPA`, at };
    ipa += length === undefined ? (letter ?? '') : (symbols[rest.slice(0, length)] ?? '');
    at += length ?? 1;
  }
  return { ok: true, ipa };
}
