/*
 * Regular expressions with Unicode's classes (\p{L}). An engine takes up to a millisecond to read one, longer than to go
 * through an article with it, and there are dozens. Where a text has none but ASCII's characters and typography's dashes and
 * quotes, a pattern with the few of each class that are among those says the same, and is read at once. Neither is
 * made before it is asked for.
 */

/** Of each class what is in plain text: nothing of General Punctuation is in any of them. */
export const plainClasses: Readonly<Record<string, string>> = {
  L: 'A-Za-z',
  Lu: 'A-Z',
  Ll: 'a-z',
  Lo: '',
  Lt: '',
  M: '',
  N: '0-9',
  S: '$+<=>^`|~',
  Sc: '$',
  ...Object.fromEntries(
    ['Han', 'Hira', 'Kana', 'Hang', 'Thai', 'Laoo', 'Khmr', 'Mymr'].map((name) => [`scx=${name}`, '']),
  ),
};

const plain = /^[\0-\x7F\u2010-\u2027]*$/;

/** @throws Error if the pattern has a class that is not known here, or a complement that goes otherwise with the case ignored */
function plainSource(source: string, flags: string): string {
  let inClass = false;
  return source.replace(/\\(p|P)\{([^}]*)\}|\\.|\[|\]/gs, (part, p?: string, name?: string) => {
    if (part === '[' || part === ']') inClass = part === '[';
    if (name === undefined) return part;
    const members = plainClasses[name];
    if (members === undefined || (p === 'P' && (inClass || flags.includes('i'))))
      throw new Error(`${part} has no plain counterpart`);
    return inClass ? members : p === 'P' ? `[^${members}]` : `[${members}]`;
  });
}

export interface UnicodePattern {
  /** The regular expression for this text. */
  of(text: string): RegExp;
  test(text: string): boolean;
}

/** @param flags `u` and others, but not `y` */
export function unicodePattern(source: string, flags = 'u'): UnicodePattern {
  let whole: RegExp | undefined;
  let short: RegExp | undefined;
  const of = (text: string): RegExp =>
    plain.test(text)
      ? (short ??= new RegExp(plainSource(source, flags), flags))
      : (whole ??= new RegExp(source, flags));
  return { of, test: (text) => text.search(of(text)) >= 0 };
}
