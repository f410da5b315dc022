/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'A szöveg töltődik…',
  failed: {
    network: 'A szöveget nem lehetett betölteni. Ellenőrizze a kapcsolatot.',
    invalid: 'A szöveg nem jeleníthető meg, mert a fájlja sérült. Kérjük, szóljon a kiadónak.',
    'no-player': 'A szöveg nem jeleníthető meg, mert az oldal nem mondja meg, melyik hanghoz tartozik.',
  },
  tryAgain: 'Próbálja újra',
};
