/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'लेख लोड हो रहा है…',
  failed: {
    network: 'लेख लोड नहीं हो सका। कृपया अपना कनेक्शन जाँचें।',
    invalid: 'लेख नहीं दिखाया जा सका, क्योंकि उसकी फ़ाइल ख़राब है। कृपया प्रकाशक को बताएँ।',
    'no-player': 'लेख नहीं दिखाया जा सका, क्योंकि यह पेज नहीं बताता कि वह किस ऑडियो का है।',
  },
  tryAgain: 'फिर कोशिश करें',
};
