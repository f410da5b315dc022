/*
 * The language of an article that does not say it. A script that one language writes decides; else three things
 * speak together: trigrams (franc), the commonest small words, which tell short texts apart, and letters that others
 * do not write. Only for choosing a voice; who knows better says `lang` in the page or --lang.
 */

/** Scripts of one language each, of those that voices speak. */
const scripts: readonly (readonly [lang: string, script: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['km', /\p{Script=Khmer}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['te', /\p{Script=Telugu}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['am', /\p{Script=Ethiopic}/gu],
];

/** The others, by ISO 639-3, as franc has them. */
const languages: Readonly<Record<string, string>> = {
  ...{
    eng: 'en',
    deu: 'de',
    fra: 'fr',
    spa: 'es',
    ita: 'it',
    por: 'pt',
    nld: 'nl',
    swe: 'sv',
    dan: 'da',
    nob: 'nb',
  },
  ...{ pol: 'pl', ces: 'cs', tur: 'tr', fin: 'fi', hun: 'hu', ron: 'ro', ind: 'id', vie: 'vi', swh: 'sw' },
  ...{ rus: 'ru', ukr: 'uk', bul: 'bg', arb: 'ar', pes: 'fa', urd: 'ur', hin: 'hi' },
};

/** Letters of which none of the other languages above has any. */
const ownLetters: Readonly<Record<string, RegExp>> = {
  ...{
    de: /ß/,
    es: /[ñ¿¡]/,
    pt: /[ãõ]/,
    ro: /[țșăţş]/,
    hu: /[őű]/,
    pl: /[ąęłśźżń]/,
    cs: /[ěřů]/,
    tr: /[ğı]/,
  },
  ...{ vi: /[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/, uk: /[іїєґ]/, ru: /[ыэё]/ },
  ...{ ur: /[ٹڈڑںے]/, fa: /[پچژگ]/ },
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
  id: 'yang dan di dari untuk dengan ini itu pada tidak dalam adalah oleh akan juga ada ke sebagai mereka dia telah saya kami bisa lebih kepada karena sudah',
  vi: 'và của là có được trong cho không người một những các với này đã để khi từ như đến cũng về năm ông bà họ trên sau',
  sw: 'na ya wa kwa ni za la katika kuwa hii cha pia kama hiyo wake yake lakini si watu mtu alisema kwamba au hilo huo bila',
  ru: 'и в не на что с по это как из к у за от о для так но же его она они был была было все если то при или только мы вы ещё уже',
  uk: 'і в не на що з по це як із до у за від про для так але ж його вона вони був була було все якщо то при або та й ми ви ще вже є',
  bg: 'и в не на че с по това как от към за е са се да но му тя те беше бяха всички ако при или само ние ще вече един една като си го след',
  ar: 'في من على إلى أن عن مع هذا هذه التي الذي كان لم لا ما كما بعد قد ذلك بين',
  fa: 'و در به از که این را با است برای آن یک خود تا بر هم نیز شده می ها',
  ur: 'کے میں کی ہے اور سے کا کو اس پر نے کہ ہیں بھی ایک تھا تھی جو یہ گیا',
  hi: 'के में की है और से का को इस पर ने कि हैं भी एक था थी जो यह गया लिए',
};
const languagesOf = new Map<string, string[]>();
for (const [lang, words] of Object.entries(smallWords))
  for (const word of words.split(' ')) languagesOf.set(word, [...(languagesOf.get(word) ?? []), lang]);

/** How much of the text is looked at; the answer does not change after a page. */
const SAMPLE = 3000;

// On 1,500 passages each of 40 and of 100 characters in 39 languages, anything from 0.5 to 1 is as good.
const OF_SMALL_WORDS = 0.7;
const OF_LETTERS = 0.3;

/** A page of which every fourth word is a small one of the language, and of no other half as many. */
function clearlyBySmallWords(hits: ReadonlyMap<string, number>, words: number): string | undefined {
  const [[lang, most] = ['', 0], [, next] = ['', 0]] = [...hits].sort(([, a], [, b]) => b - a);
  return words >= 200 && most * 4 >= words && next * 2 <= most ? lang : undefined;
}

/** The language of the text, or `undefined` when too little speaks for any. */
export async function detectLanguage(text: string): Promise<string | undefined> {
  const sample = text.slice(0, SAMPLE).toLowerCase();
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  // Japanese mixes scripts: a fifth of kana decides.
  const script = scripts.find(([, own]) => (sample.match(own)?.length ?? 0) * 5 >= letters);
  if (script) return script[0];

  const words = sample.match(/[\p{L}\p{M}]+/gu) ?? [];
  const hits = new Map<string, number>();
  for (const word of words)
    for (const lang of languagesOf.get(word) ?? []) hits.set(lang, (hits.get(lang) ?? 0) + 1);
  // So little may be a name.
  if (words.length < 3 && letters < 25 && hits.size === 0) return undefined;
  const share = (count: number): number => count / words.length;
  const clear = clearlyBySmallWords(hits, words.length);
  if (clear !== undefined) return clear;
  // Loaded where there is a doubt: it takes as long as all else that reads a text.
  const { francAll } = await import('franc');
  const known = francAll(sample, { minLength: 3, only: Object.keys(languages) });
  const ranked = known.flatMap(([code, score]) => {
    const lang = languages[code];
    if (lang === undefined) return [];
    const own = ownLetters[lang];
    // One word with them may be a name.
    const lettered = own ? Math.min(OF_LETTERS, 2 * share(words.filter((word) => own.test(word)).length)) : 0;
    return { lang, score: score + share(hits.get(lang) ?? 0) * OF_SMALL_WORDS + lettered };
  });
  return ranked.sort((a, b) => b.score - a.score)[0]?.lang;
}
