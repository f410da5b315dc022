import type { Utterance } from '../../../src/narrate/voice/voice.js';

/** The words of an English sentence as a voice is given them. */
export const utteranceOf = (sentence: string, lang = 'en'): Utterance => ({
  lang,
  tokens: sentence.split(' ').map((text) => ({ text })),
});
