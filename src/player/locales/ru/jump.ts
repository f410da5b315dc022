/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Перейти к…',
  time: 'Время',
  timeHint: (total) => `Например, 2:30 или 2 мин 30. Длительность звука: ${total}.`,
  go: 'Перейти к этому времени',
  noTime: 'Введите время в минутах и секундах, например 2:30.',
  tooLate: (total, end) => `Длительность звука только ${total}. Введите время до ${end}.`,
  search: 'Заголовок или предложение',
  searchHint: 'Введите несколько букв или выберите из списка. Звук пойдёт оттуда.',
  headings: 'Заголовки',
  level: (level) => `уровень ${level}`,
  sentences: 'Предложения',
  beginning: 'В начале',
  all: { one: '# место', few: '# места', many: '# мест', other: '# мест' },
  found: { other: 'Найдено: #' },
  nothingFound: 'Ничего не найдено. Введите меньше букв.',
  more: { other: 'Ещё # не показано. Введите несколько букв, чтобы найти нужное.' },
  showMore: { other: 'Показать ещё #' },
};
