/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'Texten laddas …',
  failed: {
    network: 'Texten kunde inte laddas. Kontrollera anslutningen.',
    invalid: 'Texten kan inte visas, eftersom filen är skadad. Säg gärna till utgivaren.',
    'no-player': 'Texten kan inte visas, eftersom sidan inte säger vilket ljud den hör till.',
  },
  tryAgain: 'Försök igen',
};
