/** Which way the player's texts run, in a language that they are in. @param lang BCP 47 */
export const directionOf = (lang: string): 'ltr' | 'rtl' => (/^(ar|fa|he)\b/i.test(lang) ? 'rtl' : 'ltr');
