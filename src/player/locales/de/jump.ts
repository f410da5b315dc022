/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Springen zu …',
  time: 'Eine Zeit',
  timeHint: (total) => `Zum Beispiel 2:30 oder 2 Min 30. Länge: ${total}.`,
  go: 'Zu dieser Zeit',
  noTime: 'Schreiben Sie eine Zeit mit Minuten und Sekunden, etwa 2:30.',
  tooLate: (total, end) =>
    `So lang ist der Ton nicht. Er dauert ${total}. Schreiben Sie eine Zeit vor ${end}.`,
  search: 'Eine Überschrift oder ein Satz',
  searchHint:
    'Schreiben Sie ein paar Buchstaben davon, oder wählen Sie aus der Liste. Der Ton spielt ab dort.',
  headings: 'Überschriften',
  level: (level) => `Ebene ${level}`,
  sentences: 'Sätze',
  beginning: 'Am Anfang',
  all: { one: 'Eine Stelle', other: '# Stellen' },
  found: { one: 'Eine gefunden', other: '# gefunden' },
  nothingFound: 'Nichts gefunden. Schreiben Sie weniger Buchstaben.',
  more: {
    one: 'Eine weitere ist nicht zu sehen. Schreiben Sie ein paar Buchstaben, um sie zu finden.',
    other: '# weitere sind nicht zu sehen. Schreiben Sie ein paar Buchstaben, um eine zu finden.',
  },
  showMore: { one: 'Eine weitere zeigen', other: '# weitere zeigen' },
};
