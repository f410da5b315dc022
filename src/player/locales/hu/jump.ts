/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Ugrás…',
  time: 'Időpont',
  timeHint: (total) => `Például 2:30 vagy 2 p 30. A hang hossza ${total}.`,
  go: 'Ugrás erre az időpontra',
  noTime: 'Írjon be egy időpontot percekkel és másodpercekkel, például 2:30.',
  tooLate: (total, end) => `A hang hossza csak ${total}. Korábbi időpontot írjon be, mint ${end}.`,
  search: 'Címsor vagy mondat',
  searchHint: 'Írja be néhány betűjét, vagy válasszon a listából. A hang onnan indul.',
  headings: 'Címsorok',
  level: (level) => `${level}. szint`,
  sentences: 'Mondatok',
  beginning: 'Az elején',
  all: { other: '# hely' },
  found: { other: '# találat' },
  nothingFound: 'Nincs találat. Írjon be kevesebb betűt.',
  more: { other: '# további nem látszik. Írjon be néhány betűt, hogy megtalálja.' },
  showMore: { other: '# további megjelenítése' },
};
