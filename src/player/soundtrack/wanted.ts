/**
 * Whether a listener who has not said so is to hear music: not where motion or data are to be saved, by whoever set
 * the device up so.
 */
export function isWelcome(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  const prefers = (query: string): boolean => matchMedia(`(${query}: reduce)`).matches;
  return !connection?.saveData && !prefers('prefers-reduced-motion') && !prefers('prefers-reduced-data');
}
