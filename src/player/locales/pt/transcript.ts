/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'O texto está carregando…',
  failed: {
    network: 'Não foi possível carregar o texto. Verifique sua conexão.',
    invalid: 'Não foi possível mostrar o texto, porque seu arquivo está danificado. Avise o editor.',
    'no-player': 'Não foi possível mostrar o texto, porque esta página não diz a que áudio ele pertence.',
  },
  tryAgain: 'Tentar de novo',
};
