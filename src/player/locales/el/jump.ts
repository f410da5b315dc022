/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Μετάβαση σε…',
  time: 'Μια στιγμή',
  timeHint: (total) => `Για παράδειγμα 2:30 ή 2 λ 30. Διάρκεια: ${total}.`,
  go: 'Μετάβαση σε αυτή τη στιγμή',
  noTime: 'Γράψτε μια στιγμή με λεπτά και δευτερόλεπτα, όπως 2:30.',
  tooLate: (total, end) => `Η διάρκεια είναι μόνο ${total}. Γράψτε μια στιγμή πριν από ${end}.`,
  search: 'Μια επικεφαλίδα ή μια πρόταση',
  searchHint: 'Γράψτε μερικά γράμματα ή διαλέξτε από τη λίστα. Ο ήχος ξεκινά από εκεί.',
  headings: 'Επικεφαλίδες',
  level: (level) => `επίπεδο ${level}`,
  sentences: 'Προτάσεις',
  beginning: 'Στην αρχή',
  all: { one: '# σημείο', other: '# σημεία' },
  found: { one: 'Βρέθηκε #', other: 'Βρέθηκαν #' },
  nothingFound: 'Δεν βρέθηκε τίποτα. Γράψτε λιγότερα γράμματα.',
  more: {
    one: '# ακόμη δεν φαίνεται. Γράψτε μερικά γράμματα για να το βρείτε.',
    other: '# ακόμη δεν φαίνονται. Γράψτε μερικά γράμματα για να βρείτε ένα.',
  },
  showMore: { other: 'Εμφάνιση # ακόμη' },
};
