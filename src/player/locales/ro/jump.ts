/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Săriți la…',
  time: 'Un moment',
  timeHint: (total) => `De exemplu 2:30 sau 2 min 30. Durata: ${total}.`,
  go: 'Mergeți la acest moment',
  noTime: 'Scrieți un moment în minute și secunde, ca 2:30.',
  tooLate: (total, end) => `Durata este doar ${total}. Scrieți un moment înainte de ${end}.`,
  search: 'Un titlu sau o propoziție',
  searchHint: 'Scrieți câteva litere sau alegeți din listă. Sunetul pornește de acolo.',
  headings: 'Titluri',
  level: (level) => `nivelul ${level}`,
  sentences: 'Propoziții',
  beginning: 'La început',
  all: { one: '# loc', few: '# locuri', other: '# de locuri' },
  found: { one: '# găsit', few: '# găsite', other: '# de rezultate' },
  nothingFound: 'Nu s-a găsit nimic. Scrieți mai puține litere.',
  more: {
    one: 'Încă # nu se vede. Scrieți câteva litere ca să îl găsiți.',
    few: 'Încă # nu se văd. Scrieți câteva litere ca să găsiți unul.',
    other: 'Încă # de locuri nu se văd. Scrieți câteva litere ca să găsiți unul.',
  },
  showMore: { other: 'Arătați încă #' },
};
