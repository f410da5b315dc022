/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'Il testo si sta caricando…',
  failed: {
    network: 'Non è stato possibile caricare il testo. Controlla la connessione.',
    invalid: 'Il testo non può essere mostrato, perché il suo file è danneggiato. Avvisa l’editore.',
    'no-player': 'Il testo non può essere mostrato, perché questa pagina non dice a quale audio appartiene.',
  },
  tryAgain: 'Riprova',
};
