/* Which languages the texts are in, besides English: that one travels with the code that says it. */

export const languages = [
  'ar',
  'cs',
  'da',
  'de',
  'el',
  'es',
  'fa',
  'fi',
  'fr',
  'he',
  'hi',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'nb',
  'nl',
  'pl',
  'pt',
  'ro',
  'ru',
  'sv',
  'th',
  'tr',
  'uk',
  'vi',
  'zh',
] as const;
export type Language = (typeof languages)[number];

/** Names that pages give to languages of the list. */
const others: Readonly<Record<string, Language>> = { no: 'nb', nn: 'nb' };

export interface Found {
  readonly language: Language;
  /** BCP 47, for Intl and for the `lang` of what is rendered: the region that was asked for, unless it is written otherwise there. */
  readonly lang: string;
}

const isLanguage = (name: string): name is Language => (languages as readonly string[]).includes(name);

/**
 * `pt-BR` is found as Portuguese, and so on for every region.
 * @param lang BCP 47, valid
 */
export function languageFor(lang: string): Found | undefined {
  const asked = new Intl.Locale(lang);
  const base = asked.language;
  const language = Object.hasOwn(others, base) ? others[base] : base;
  if (!language || !isLanguage(language)) return undefined;
  // Chinese in traditional characters is asked for, but the texts are in simplified ones.
  const isWrittenSo = asked.maximize().script === new Intl.Locale(language).maximize().script;
  return { language, lang: language === base && isWrittenSo ? lang : language };
}
