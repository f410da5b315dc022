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
