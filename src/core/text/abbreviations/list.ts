/** The words of a table written as text, so that it reads like a dictionary page. */
export function list(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
