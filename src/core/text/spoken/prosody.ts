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
  [/[,，、،()[\]{}—―⸺⸻|•·/]|--|\s[-–]|–\s/, ','],
];

const ordinal = /^\d{1,4}\.$/;

/** What is heard between two words of a sentence; `gap` is what is written there. */
export function pauseWithin(before: string, gap: string, next: string): Pause {
  // der 2. – 3. Platz
  if (/^\s[-–]\s$/.test(gap) && ordinal.test(before) && ordinal.test(next)) return '';
  // 5,– Euro
  if (/\d$/.test(before) && /^,[-–—]{1,2}\s/.test(gap)) return '';
  // A full stop with more punctuation or a small letter after it was an abbreviation's: Lincs., on
  const pause = heard(gap.replace(/^\.(?=[,;:])/, ''));
  return pause === '.' && /^\p{Ll}/u.test(next) ? '' : pause;
}

function heard(gap: string): Pause {
  return gap.trim() === '' ? '' : (audible.find(([pattern]) => pattern.test(gap))?.[1] ?? '');
}

/** What is heard at a sentence's end: `last` is its last word, `gap` what is written after that. */
export function pauseAfter(last: string, gap: string): Pause {
  const pause = heard(gap);
  if (/[.…]/.test(gap) && pause === ',') return '.';
  if (/[?!:;.]/.test(pause)) return pause;
  return last.endsWith('.') ? '.' : '';
}
