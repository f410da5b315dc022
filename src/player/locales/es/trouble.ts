/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'No hay conexión. La voz seguirá sola cuando vuelva.',
    slow: 'La red va muy lenta ahora. La voz seguirá sola.',
    server: 'El servidor del editor tiene un problema. Seguimos intentándolo.',
    missing: 'El archivo de audio ya no está. Solo el editor puede reponerlo.',
    damaged: 'El archivo de audio está dañado o su navegador no puede reproducirlo.',
  },
  waiting: 'Esperando la red…',
  misfit: 'El audio no corresponde al texto. Puede que se marquen palabras equivocadas.',
};
