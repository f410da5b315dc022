/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'El texto se está cargando…',
  failed: {
    network: 'No se pudo cargar el texto. Compruebe su conexión.',
    invalid: 'No se puede mostrar el texto porque su archivo está dañado. Avise al editor, por favor.',
    'no-player': 'No se puede mostrar el texto porque esta página no dice a qué audio pertenece.',
  },
  tryAgain: 'Intentar de nuevo',
};
