/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'De tekst wordt geladen…',
  failed: {
    network: 'De tekst kon niet worden geladen. Controleer je verbinding.',
    invalid: 'De tekst kan niet worden getoond, omdat het bestand beschadigd is. Meld het de uitgever.',
    'no-player': 'De tekst kan niet worden getoond, omdat deze pagina niet zegt bij welke audio hij hoort.',
  },
  tryAgain: 'Opnieuw proberen',
};
