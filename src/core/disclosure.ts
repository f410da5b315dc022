/** What is said instead of a person's recording. */
export function recordedStatement(lang: string): string {
  return recorded[lang.toLowerCase().split('-')[0] ?? ''] ?? RECORDED_ENGLISH;
}

const RECORDED_ENGLISH = 'This audio version was read by a person.';
const recorded: Readonly<Record<string, string>> = {
  en: RECORDED_ENGLISH,
  de: 'Diese Audiofassung wurde von einem Menschen gelesen.',
};

/** The statement that the voice is artificial, in the language of the article where we have it, else in English. */
export function disclosure(lang: string): string {
  return sentences[lang.toLowerCase().split('-')[0] ?? ''] ?? ENGLISH;
}

const ENGLISH = 'This audio version was artificially generated.';
const sentences: Readonly<Record<string, string>> = {
  en: ENGLISH,
  de: 'Diese Audiofassung wurde künstlich erzeugt.',
};
