import type { UtteranceToken } from '../voice.js';

/** The mark before the token; counted positions in the text are unreliable where a number is several words. */
export const markName = (token: number): string => `w${token}`;

/** Control characters (0x01 begins the engine's own commands), halves of characters, invisible formatting but joiners. */
const unspeakable = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** As plain text: no tag, no entity, and no `[[`, which begins phonemes. */
const escaped = (text: string): string =>
  text
    .replace(unspeakable, ' ')
    .replace(/\[(?=\[)/g, '[ ')
    .replace(/[&<>]/g, (character) => escapes[character] ?? '');

/**
 * The tokens, each after a mark of its own.
 * @param mnemonics phonemes in the engine's own letters, for tokens that tell how they are said
 */
export const markedText = (
  tokens: readonly UtteranceToken[],
  mnemonics: (token: UtteranceToken) => string | undefined,
): string =>
  tokens
    .map((token, index) => {
      const phonemes = mnemonics(token);
      // A full stop after phonemes would be read as “dot”.
      const said =
        phonemes === undefined
          ? escaped(token.text)
          : `[[${phonemes}]]${/[,;:?!]*$/.exec(token.text)?.[0] ?? ''}`;
      return `<mark name="${markName(index)}"/>${said}`;
    })
    .join(' ');
