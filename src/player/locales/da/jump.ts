/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Gå til …',
  time: 'Et tidspunkt',
  timeHint: (total) => `For eksempel 2:30 eller 2 min 30. Lyden varer ${total}.`,
  go: 'Gå til dette tidspunkt',
  noTime: 'Skriv et tidspunkt med minutter og sekunder, for eksempel 2:30.',
  tooLate: (total, end) => `Lyden varer kun ${total}. Skriv et tidspunkt før ${end}.`,
  search: 'En overskrift eller en sætning',
  searchHint: 'Skriv nogle bogstaver fra den, eller vælg på listen. Lyden afspilles derfra.',
  headings: 'Overskrifter',
  level: (level) => `niveau ${level}`,
  sentences: 'Sætninger',
  beginning: 'I begyndelsen',
  all: { one: '# sted', other: '# steder' },
  found: { other: '# fundet' },
  nothingFound: 'Intet fundet. Skriv færre bogstaver.',
  more: {
    one: '# mere vises ikke. Skriv nogle bogstaver for at finde den.',
    other: '# flere vises ikke. Skriv nogle bogstaver for at finde en.',
  },
  showMore: { one: 'Vis # mere', other: 'Vis # flere' },
};
