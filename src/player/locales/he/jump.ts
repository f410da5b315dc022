/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'מעבר אל…',
  time: 'זמן',
  timeHint: (total) => `למשל 2:30 או 2 דק׳ 30. אורך השמע ${total}.`,
  go: 'מעבר לזמן הזה',
  noTime: 'כתבו זמן בדקות ובשניות, למשל 2:30.',
  tooLate: (total, end) => `אורך השמע רק ${total}. כתבו זמן לפני ${end}.`,
  search: 'כותרת או משפט',
  searchHint: 'כתבו כמה אותיות מתוכם, או בחרו מהרשימה. השמע מתחיל משם.',
  headings: 'כותרות',
  level: (level) => `רמה ${level}`,
  sentences: 'משפטים',
  beginning: 'בהתחלה',
  all: { one: 'מקום אחד', two: 'שני מקומות', other: '# מקומות' },
  found: { one: 'נמצא אחד', two: 'נמצאו שניים', other: 'נמצאו #' },
  nothingFound: 'לא נמצא דבר. כתבו פחות אותיות.',
  more: {
    one: 'עוד אחד אינו מוצג. כתבו כמה אותיות כדי למצוא אותו.',
    two: 'עוד שניים אינם מוצגים. כתבו כמה אותיות כדי למצוא אחד.',
    other: 'עוד # אינם מוצגים. כתבו כמה אותיות כדי למצוא אחד.',
  },
  showMore: { one: 'הצגת עוד אחד', two: 'הצגת עוד שניים', other: 'הצגת עוד #' },
};
