/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'यहाँ जाएँ…',
  time: 'कोई समय',
  timeHint: (total) => `जैसे 2:30 या 2 मिनट 30। ऑडियो ${total} लंबा है।`,
  go: 'इस समय पर जाएँ',
  noTime: 'मिनट और सेकंड में समय लिखें, जैसे 2:30।',
  tooLate: (total, end) => `ऑडियो केवल ${total} लंबा है। ${end} से पहले का समय लिखें।`,
  search: 'कोई शीर्षक या वाक्य',
  searchHint: 'उसके कुछ अक्षर लिखें, या सूची से चुनें। ऑडियो वहीं से चलेगा।',
  headings: 'शीर्षक',
  level: (level) => `स्तर ${level}`,
  sentences: 'वाक्य',
  beginning: 'शुरुआत में',
  all: { one: '# जगह', other: '# जगहें' },
  found: { one: '# मिला', other: '# मिले' },
  nothingFound: 'कुछ नहीं मिला। कम अक्षर लिखें।',
  more: {
    one: '# और नहीं दिखाया गया है। उसे ढूँढने के लिए कुछ अक्षर लिखें।',
    other: '# और नहीं दिखाए गए हैं। कोई ढूँढने के लिए कुछ अक्षर लिखें।',
  },
  showMore: { one: '# और दिखाएँ', other: '# और दिखाएँ' },
};
