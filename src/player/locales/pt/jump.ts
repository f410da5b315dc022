/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Ir para…',
  time: 'Um momento',
  timeHint: (total) => `Por exemplo, 2:30 ou 2 min 30. O áudio dura ${total}.`,
  go: 'Ir para este momento',
  noTime: 'Escreva um momento em minutos e segundos, como 2:30.',
  tooLate: (total, end) => `O áudio só dura ${total}. Escreva um momento antes de ${end}.`,
  search: 'Um título ou uma frase',
  searchHint: 'Escreva algumas letras ou escolha na lista. O áudio toca a partir dali.',
  headings: 'Títulos',
  level: (level) => `nível ${level}`,
  sentences: 'Frases',
  beginning: 'No começo',
  all: { one: '# lugar', other: '# lugares' },
  found: { one: '# encontrado', other: '# encontrados' },
  nothingFound: 'Nada encontrado. Escreva menos letras.',
  more: {
    one: 'Mais # não aparece. Escreva algumas letras para encontrá-lo.',
    other: 'Mais # não aparecem. Escreva algumas letras para encontrar um.',
  },
  showMore: { other: 'Mostrar mais #' },
};
