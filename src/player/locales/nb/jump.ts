/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Gå til …',
  time: 'Et tidspunkt',
  timeHint: (total) => `For eksempel 2:30 eller 2 min 30. Lyden varer ${total}.`,
  go: 'Gå til dette tidspunktet',
  noTime: 'Skriv et tidspunkt med minutter og sekunder, for eksempel 2:30.',
  tooLate: (total, end) => `Lyden varer bare ${total}. Skriv et tidspunkt før ${end}.`,
  search: 'En overskrift eller en setning',
  searchHint: 'Skriv noen bokstaver fra den, eller velg fra listen. Lyden spilles derfra.',
  headings: 'Overskrifter',
  level: (level) => `nivå ${level}`,
  sentences: 'Setninger',
  beginning: 'I begynnelsen',
  all: { one: '# sted', other: '# steder' },
  found: { other: '# funnet' },
  nothingFound: 'Ingenting funnet. Skriv færre bokstaver.',
  more: {
    one: '# til vises ikke. Skriv noen bokstaver for å finne den.',
    other: '# til vises ikke. Skriv noen bokstaver for å finne en.',
  },
  showMore: { other: 'Vis # til' },
};
