/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'Teksten lastes …',
  failed: {
    network: 'Teksten kunne ikke lastes. Sjekk tilkoblingen.',
    invalid: 'Teksten kan ikke vises, fordi filen er skadet. Si gjerne fra til utgiveren.',
    'no-player': 'Teksten kan ikke vises, fordi siden ikke sier hvilken lyd den hører til.',
  },
  tryAgain: 'Prøv igjen',
};
