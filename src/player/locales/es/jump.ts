/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Ir a…',
  time: 'Un momento',
  timeHint: (total) => `Por ejemplo, 2:30 o 2 min 30. El audio dura ${total}.`,
  go: 'Ir a este momento',
  noTime: 'Escriba un momento en minutos y segundos, como 2:30.',
  tooLate: (total, end) => `El audio solo dura ${total}. Escriba un momento anterior a ${end}.`,
  search: 'Un título o una frase',
  searchHint: 'Escriba algunas letras o elija de la lista. El audio se reproduce desde ahí.',
  headings: 'Títulos',
  level: (level) => `nivel ${level}`,
  sentences: 'Frases',
  beginning: 'Al principio',
  all: { one: '# lugar', other: '# lugares' },
  found: { one: '# encontrado', other: '# encontrados' },
  nothingFound: 'No se encontró nada. Escriba menos letras.',
  more: {
    one: 'No se muestra # más. Escriba algunas letras para encontrarlo.',
    other: 'No se muestran # más. Escriba algunas letras para encontrar uno.',
  },
  showMore: { other: 'Mostrar # más' },
};
