/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'Teksten indlæses …',
  failed: {
    network: 'Teksten kunne ikke indlæses. Tjek din forbindelse.',
    invalid: 'Teksten kan ikke vises, fordi filen er beskadiget. Sig det gerne til udgiveren.',
    'no-player': 'Teksten kan ikke vises, fordi siden ikke siger, hvilken lyd den hører til.',
  },
  tryAgain: 'Prøv igen',
};
