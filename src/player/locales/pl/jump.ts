/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Przejdź do…',
  time: 'Czas',
  timeHint: (total) => `Na przykład 2:30 lub 2 min 30. Czas trwania: ${total}.`,
  go: 'Przejdź do tego czasu',
  noTime: 'Wpisz czas w minutach i sekundach, na przykład 2:30.',
  tooLate: (total, end) => `Czas trwania to tylko ${total}. Wpisz czas przed ${end}.`,
  search: 'Nagłówek lub zdanie',
  searchHint: 'Wpisz kilka liter lub wybierz z listy. Dźwięk ruszy stamtąd.',
  headings: 'Nagłówki',
  level: (level) => `poziom ${level}`,
  sentences: 'Zdania',
  beginning: 'Na początku',
  all: { one: '# miejsce', few: '# miejsca', many: '# miejsc', other: '# miejsc' },
  found: { other: 'Znaleziono: #' },
  nothingFound: 'Nic nie znaleziono. Wpisz mniej liter.',
  more: { other: 'Nie pokazano jeszcze #. Wpisz kilka liter, aby znaleźć właściwe.' },
  showMore: { other: 'Pokaż jeszcze #' },
};
