/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Vai a…',
  time: 'Un momento',
  timeHint: (total) => `Per esempio 2:30 o 2 min 30. L’audio dura ${total}.`,
  go: 'Vai a questo momento',
  noTime: 'Scrivi un momento in minuti e secondi, come 2:30.',
  tooLate: (total, end) => `L’audio dura solo ${total}. Scrivi un momento prima di ${end}.`,
  search: 'Un titolo o una frase',
  searchHint: 'Scrivi qualche lettera o scegli dall’elenco. L’audio parte da lì.',
  headings: 'Titoli',
  level: (level) => `livello ${level}`,
  sentences: 'Frasi',
  beginning: 'All’inizio',
  all: { one: '# punto', other: '# punti' },
  found: { one: '# trovato', other: '# trovati' },
  nothingFound: 'Non è stato trovato nulla. Scrivi meno lettere.',
  more: {
    one: '# altro non è mostrato. Scrivi qualche lettera per trovarlo.',
    other: 'Altri # non sono mostrati. Scrivi qualche lettera per trovarne uno.',
  },
  showMore: { one: 'Mostra un altro', other: 'Mostra altri #' },
};
