/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Ga naar…',
  time: 'Een tijd',
  timeHint: (total) => `Bijvoorbeeld 2:30 of 2 min 30. De audio duurt ${total}.`,
  go: 'Naar deze tijd',
  noTime: 'Typ een tijd met minuten en seconden, zoals 2:30.',
  tooLate: (total, end) => `De audio duurt maar ${total}. Typ een tijd voor ${end}.`,
  search: 'Een kop of een zin',
  searchHint: 'Typ er een paar letters van, of kies uit de lijst. De audio speelt vanaf daar.',
  headings: 'Koppen',
  level: (level) => `niveau ${level}`,
  sentences: 'Zinnen',
  beginning: 'Aan het begin',
  all: { one: '# plek', other: '# plekken' },
  found: { other: '# gevonden' },
  nothingFound: 'Niets gevonden. Typ minder letters.',
  more: {
    one: 'Nog # is niet te zien. Typ een paar letters om die te vinden.',
    other: 'Nog # zijn niet te zien. Typ een paar letters om er een te vinden.',
  },
  showMore: { other: 'Nog # tonen' },
};
