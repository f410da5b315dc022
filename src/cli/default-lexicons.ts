/** Of the working folder; the later wins where both have a rule for a word. */
export const defaultLexicons: readonly string[] = ['lexicon.pls', 'lexicon.csv', 'corrections.csv'];
