/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'Non c’è connessione. La voce riprende da sola quando torna.',
    slow: 'La rete ora è troppo lenta. La voce riprende da sola.',
    server: 'Il server dell’editore ha un problema. Continuiamo a provare.',
    missing: 'Il file audio non c’è più. Solo l’editore può rimetterlo.',
    damaged: 'Il file audio è danneggiato, o il browser non può riprodurlo.',
  },
  waiting: 'In attesa della rete…',
  misfit: 'L’audio non corrisponde al testo. Possono essere evidenziate parole sbagliate.',
};
