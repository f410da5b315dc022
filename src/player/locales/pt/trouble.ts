/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'Não há conexão. A voz continua sozinha quando ela voltar.',
    slow: 'A rede está lenta demais agora. A voz continua sozinha.',
    server: 'O servidor do editor tem um problema. Continuamos tentando.',
    missing: 'O arquivo de áudio sumiu. Só o editor pode repô-lo.',
    damaged: 'O arquivo de áudio está danificado, ou seu navegador não pode tocá-lo.',
  },
  waiting: 'Esperando a rede…',
  misfit: 'O áudio não combina com o texto. Palavras erradas podem ficar marcadas.',
};
