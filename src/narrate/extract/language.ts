/*
 * The language of an article that does not say it: by script where the script decides, else by the commonest
 * small words. Only for choosing a voice; who knows better says `lang` in the page or --lang.
 */

/** A well-formed BCP 47 tag in its canonical form, from what pages write (`en_US`, `EN-us `); otherwise undefined. */
export function languageTag(written: string | null | undefined): string | undefined {
  const tag = written?.trim().replaceAll('_', '-');
  if (!tag || tag.length > 35 || !/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

const scripts: readonly (readonly [lang: string, script: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['te', /\p{Script=Telugu}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['am', /\p{Script=Ethiopic}/gu],
];

// Letters that only one of the languages of a script uses.
const within: Readonly<Record<string, readonly (readonly [lang: string, letters: RegExp])[]>> = {
  ar: [
    ['ur', /[ٹڈڑںے]/],
    ['fa', /[پچژگ]/],
  ],
  ru: [
    ['uk', /[іїєґ]/i],
    ['bg', /ъ[^\s]*(?:т|та|то)\s(?!.*ы)/],
  ],
};

const smallWords: Readonly<Record<string, string>> = {
  en: 'the of and to in is that was for it with as on be at by this are from or his have an they which not were but',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach bei',
  fr: 'de la le et les des en un une du est que dans qui pour par sur au plus pas avec ce il sont aux ne se son été',
  es: 'de la que el en y a los del se las por un para con no una su al es lo como más pero sus le ya fue este ha',
  it: 'di e che il la in un è per una non del con si le da dei nel alla più come sono anche al della ha gli i lo',
  pt: 'de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu',
  nl: 'de en van het een in is dat op te zijn met voor niet aan er die om ook als bij maar door uit naar hij was worden',
  sv: 'och i att det som en på är av för med den till inte har de ett om var men sig så vi från kan när efter',
  da: 'og i at det er en til af på for med de som den ikke der har et om var men han sig fra kan efter blev',
  nb: 'og i det er at en på til som av for med de har ikke den et om var men han seg fra kan ble etter også',
  pl: 'i w na z do się nie że jest o jak to po za od dla jego przez oraz być są ale tym który czy tego',
  cs: 'a se v na je že s z do o i to jako za by ve pro ale si po jsou jeho která byl aby od který',
  tr: 've bir bu da de için ile olarak çok daha olan gibi en ne var kadar sonra ise o ancak olduğu göre tarafından',
  fi: 'ja on ei että se hän oli ovat mutta kun myös joka sen tai niin kuin jo ole mukaan sekä vain hänen olla',
  hu: 'a az és hogy nem is egy van ez meg csak már volt azt de mint ha vagy el még ki szerint nagyon',
  ro: 'de și în a la cu pe că nu este un o din care pentru mai sunt au fost prin ce se dar sau lui',
};
const languagesOf = new Map<string, string[]>();
for (const [lang, words] of Object.entries(smallWords))
  for (const word of words.split(' ')) languagesOf.set(word, [...(languagesOf.get(word) ?? []), lang]);

/** How much of the text is looked at; the answer does not change after a page. */
const SAMPLE = 6000;

/** The language of the text, or `undefined` when too little speaks for any. */
export function detectLanguage(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE).toLowerCase();
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [lang, script] of scripts) {
    // Japanese mixes scripts: a fifth of kana decides.
    if ((sample.match(script)?.length ?? 0) * 5 < letters || letters === 0) continue;
    return within[lang]?.find(([, own]) => own.test(sample))?.[0] ?? lang;
  }
  const scores = new Map<string, number>();
  const words = sample.match(/[\p{L}\p{M}]+/gu) ?? [];
  for (const word of words)
    for (const lang of languagesOf.get(word) ?? []) scores.set(lang, (scores.get(lang) ?? 0) + 1);
  const [best] = Array.from(scores).sort((a, b) => b[1] - a[1]);
  // Running text has a third of such words; a tenth is far from chance.
  return best && best[1] >= 3 && best[1] * 10 >= words.length ? best[0] : undefined;
}
