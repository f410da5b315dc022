/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Перейти до…',
  time: 'Час',
  timeHint: (total) => `Наприклад, 2:30 або 2 хв 30. Тривалість звуку: ${total}.`,
  go: 'Перейти до цього часу',
  noTime: 'Введіть час у хвилинах і секундах, наприклад 2:30.',
  tooLate: (total, end) => `Тривалість звуку лише ${total}. Введіть час до ${end}.`,
  search: 'Заголовок або речення',
  searchHint: 'Введіть кілька літер або виберіть зі списку. Звук піде звідти.',
  headings: 'Заголовки',
  level: (level) => `рівень ${level}`,
  sentences: 'Речення',
  beginning: 'На початку',
  all: { one: '# місце', few: '# місця', many: '# місць', other: '# місць' },
  found: { other: 'Знайдено: #' },
  nothingFound: 'Нічого не знайдено. Введіть менше літер.',
  more: { other: 'Ще # не показано. Введіть кілька літер, щоб знайти потрібне.' },
  showMore: { other: 'Показати ще #' },
};
