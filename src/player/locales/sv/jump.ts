/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Gå till …',
  time: 'En tid',
  timeHint: (total) => `Till exempel 2:30 eller 2 min 30. Ljudet är ${total} långt.`,
  go: 'Gå till den här tiden',
  noTime: 'Skriv en tid med minuter och sekunder, till exempel 2:30.',
  tooLate: (total, end) => `Ljudet är bara ${total} långt. Skriv en tid före ${end}.`,
  search: 'En rubrik eller en mening',
  searchHint: 'Skriv några bokstäver ur den, eller välj i listan. Ljudet spelas därifrån.',
  headings: 'Rubriker',
  level: (level) => `nivå ${level}`,
  sentences: 'Meningar',
  beginning: 'I början',
  all: { one: '# ställe', other: '# ställen' },
  found: { one: '# hittad', other: '# hittade' },
  nothingFound: 'Inget hittades. Skriv färre bokstäver.',
  more: {
    one: '# till visas inte. Skriv några bokstäver för att hitta den.',
    other: '# till visas inte. Skriv några bokstäver för att hitta en.',
  },
  showMore: { other: 'Visa # till' },
};
