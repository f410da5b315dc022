/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Jump to…',
  time: 'A time',
  timeHint: (total) => `For example 2:30 or 2 min 30. The audio is ${total} long.`,
  go: 'Go to this time',
  noTime: 'Type a time with minutes and seconds, such as 2:30.',
  tooLate: (total, end) => `The audio is only ${total} long. Type a time before ${end}.`,
  search: 'A heading or a sentence',
  searchHint: 'Type some letters of it, or choose from the list. The audio plays from there.',
  headings: 'Headings',
  level: (level) => `level ${level}`,
  sentences: 'Sentences',
  beginning: 'At the beginning',
  all: { one: 'One place', other: '# places' },
  found: { one: 'One found', other: '# found' },
  nothingFound: 'Nothing found. Type fewer letters.',
  more: {
    one: 'One more is not shown. Type some letters to find it.',
    other: '# more are not shown. Type some letters to find one.',
  },
  showMore: { one: 'Show one more', other: 'Show # more' },
};
