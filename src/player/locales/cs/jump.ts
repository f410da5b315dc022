/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Přejít na…',
  time: 'Čas',
  timeHint: (total) => `Například 2:30 nebo 2 min 30. Délka zvuku: ${total}.`,
  go: 'Přejít na tento čas',
  noTime: 'Napište čas v minutách a sekundách, například 2:30.',
  tooLate: (total, end) => `Délka zvuku je jen ${total}. Napište čas před ${end}.`,
  search: 'Nadpis nebo věta',
  searchHint: 'Napište několik písmen nebo vyberte ze seznamu. Zvuk se přehraje odtud.',
  headings: 'Nadpisy',
  level: (level) => `úroveň ${level}`,
  sentences: 'Věty',
  beginning: 'Na začátku',
  all: { one: '# místo', few: '# místa', other: '# míst' },
  found: { other: 'Nalezeno: #' },
  nothingFound: 'Nic se nenašlo. Napište méně písmen.',
  more: {
    one: 'Další # není vidět. Napište několik písmen, abyste ho našli.',
    few: 'Další # nejsou vidět. Napište několik písmen, abyste našli to pravé.',
    other: 'Dalších # není vidět. Napište několik písmen, abyste našli to pravé.',
  },
  showMore: { one: 'Zobrazit další #', few: 'Zobrazit další #', other: 'Zobrazit dalších #' },
};
