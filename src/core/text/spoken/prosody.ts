/** The punctuation that a voice hears at the end of a word, or none. */
export type Pause = '' | ',' | ';' | ':' | '.' | '?' | '!';

const audible: readonly (readonly [RegExp, Pause])[] = [
  [/[?？؟⁇⁈⁉\u037e]/, '?'],
  [/[!！‼]/, '!'],
  // An ellipsis within a sentence only hesitates.
  [/\.{2,}|…|(?:\.\s){2}/, ','],
  [/[.。．۔।]/, '.'],
  [/[;；؛]/, ';'],
  [/[:：]/, ':'],
  [/[,，、،()[\]{}—―⸺⸻|•·/]|--|\s[-–]|[-–]\s/, ','],
];

/** What is heard between two words of a sentence; `gap` is what is written there. */
export function pauseWithin(gap: string): Pause {
  return gap.trim() === '' ? '' : (audible.find(([pattern]) => pattern.test(gap))?.[1] ?? '');
}

/** What is heard at a sentence's end: `last` is its last word, `gap` what is written after that. */
export function pauseAfter(last: string, gap: string): Pause {
  const pause = pauseWithin(gap);
  if (/[.…]/.test(gap) && pause === ',') return '.';
  if (/[?!:;.]/.test(pause)) return pause;
  return last.endsWith('.') ? '.' : '';
}
