/** The plural forms of Intl.PluralRules that the language has; `other` it always has. # stands for the number. */
export interface Counted extends Partial<Readonly<Record<Intl.LDMLPluralRule, string>>> {
  readonly other: string;
}

/** @param lang BCP 47 */
export function counted(number: number, forms: Counted, lang: string): string {
  const form = forms[new Intl.PluralRules(lang).select(number)] ?? forms.other;
  return form.replace('#', new Intl.NumberFormat(lang).format(number));
}
