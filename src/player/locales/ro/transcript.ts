/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'Textul se încarcă…',
  failed: {
    network: 'Textul nu a putut fi încărcat. Verificați conexiunea.',
    invalid: 'Textul nu poate fi arătat, pentru că fișierul lui este deteriorat. Anunțați editorul.',
    'no-player': 'Textul nu poate fi arătat, pentru că pagina nu spune de ce sunet ține.',
  },
  tryAgain: 'Încercați din nou',
};
