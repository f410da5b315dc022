import { refuse } from './refuse.js';

/*
 * Formats that point at text may point at the same text over and over, or at elements within elements: a small file
 * would become gigabytes.
 */

/** Of text that a file may select: more than ten times the longest book. */
const MOST_CHARACTERS = 20_000_000;

/** Gives text as it is and counts how much a file has selected. @throws AudioArticleError AA_E_TIMED_TEXT */
export function textCounter(name: string): (text: string) => string {
  let sum = 0;
  return (text) => {
    sum += text.length;
    if (sum > MOST_CHARACTERS) throw refuse(name, 'selects the same text again and again', 'Split it.');
    return text;
  };
}

/** Finds an element by its id without going through the page each time; of several with one id the first. */
export function elementsById(document: Document): (id: string) => Element | undefined {
  const found = new Map<string, Element>();
  for (const element of Array.from(document.querySelectorAll('[id]')))
    if (!found.has(element.id)) found.set(element.id, element);
  return (id) => found.get(id);
}
