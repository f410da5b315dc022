/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'Tekst się wczytuje…',
  failed: {
    network: 'Nie udało się wczytać tekstu. Sprawdź połączenie.',
    invalid: 'Nie można pokazać tekstu, bo jego plik jest uszkodzony. Powiadom wydawcę.',
    'no-player': 'Nie można pokazać tekstu, bo strona nie mówi, do którego dźwięku należy.',
  },
  tryAgain: 'Spróbuj ponownie',
};
