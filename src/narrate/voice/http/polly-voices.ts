/*
 * Which language a voice of Amazon Polly speaks; its names do not tell
 * (https://docs.aws.amazon.com/polly/latest/dg/available-voices.html). One that is newer than this table is let read
 * anything: the service refuses what it cannot.
 */

const table: Readonly<Record<string, string>> = {
  'ar-AE': 'Hala Zayd',
  arb: 'Zeina',
  'ca-ES': 'Arlet',
  'cmn-CN': 'Zhiyu',
  'cs-CZ': 'Jitka',
  'cy-GB': 'Gwyneth',
  'da-DK': 'Naja Mads Sofie',
  'de-AT': 'Hannah',
  'de-CH': 'Sabrina',
  'de-DE': 'Marlene Vicki Hans Daniel Lennart',
  'en-AU': 'Nicole Olivia Russell',
  'en-GB': 'Amy Emma Brian Arthur',
  'en-GB-WLS': 'Geraint',
  'en-IE': 'Niamh',
  'en-IN': 'Aditi Raveena Kajal',
  'en-NZ': 'Aria',
  'en-SG': 'Jasmine',
  'en-US': 'Danielle Gregory Ivy Joanna Kendra Kimberly Salli Joey Justin Kevin Matthew Ruth Stephen Tiffany',
  'en-ZA': 'Ayanda',
  'es-ES': 'Conchita Lucia Alba Enrique Sergio Raul',
  'es-MX': 'Mia Andres',
  'es-US': 'Lupe Penelope Miguel Pedro',
  'fi-FI': 'Suvi',
  'fr-BE': 'Isabelle',
  'fr-CA': 'Chantal Gabrielle Liam',
  'fr-FR': 'Celine Lea Mathieu Remi Ambre Florian',
  'is-IS': 'Dora Karl',
  'it-IT': 'Carla Bianca Giorgio Adriano Beatrice Lorenzo',
  'ja-JP': 'Mizuki Takumi Kazuha Tomoko',
  'ko-KR': 'Seoyeon Jihye',
  'nb-NO': 'Liv Ida',
  'nl-BE': 'Lisa',
  'nl-NL': 'Laura Lotte Ruben',
  'pl-PL': 'Ewa Maja Jacek Jan Ola',
  'pt-BR': 'Camila Vitoria Ricardo Thiago',
  'pt-PT': 'Ines Cristiano',
  'ro-RO': 'Carmen',
  'ru-RU': 'Tatyana Maxim',
  'sv-SE': 'Astrid Elin',
  'tr-TR': 'Filiz Burcu',
  'yue-CN': 'Hiujin',
};

/** With the code that Polly has for it. */
const bilingual: Readonly<Record<string, string>> = {
  Aditi: 'hi-IN',
  Kajal: 'hi-IN',
  Hala: 'arb',
  Zayd: 'arb',
};

export interface PollyLanguages {
  /** Polly's code. */
  readonly code: string;
  readonly second: string | undefined;
}

export function languagesOf(voice: string): PollyLanguages | undefined {
  const found = Object.entries(table).find(([, names]) => names.split(' ').includes(voice));
  return found && { code: found[0], second: Object.hasOwn(bilingual, voice) ? bilingual[voice] : undefined };
}

/** BCP 47 of Polly's code: `arb` and `cmn` are what articles call `ar` and `zh`. */
export function tagOf(code: string): string {
  if (code === 'arb') return 'ar';
  if (code === 'en-GB-WLS') return 'en-GB';
  return Intl.getCanonicalLocales(code)[0] ?? code;
}
