/* Imported under the condition `development` of package.json only: readers of a page are told nothing. */

const told = new Set<string>();

/**
 * Warns of each thing once.
 * @param what will go with the next major version
 * @param instead what to write in its place
 */
export function deprecated(what: string, instead: string): void {
  if (told.has(what)) return;
  told.add(what);
  console.warn(`${what} is deprecated and will go with the next major version. Instead: ${instead}`);
}
