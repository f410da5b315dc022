/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'The text is loading …',
  failed: {
    network: 'The text could not be loaded. Please check your connection.',
    invalid: 'The text could not be shown, because its file is damaged. Please tell the publisher.',
    'no-player': 'The text could not be shown, because this page does not say which audio it belongs to.',
  },
  tryAgain: 'Try again',
};
