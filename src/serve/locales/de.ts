import type { PageStrings } from './strings.js';

/** Von einem Muttersprachler geprüft: nein. */
export const de: PageStrings = {
  moreInfo: 'Mehr dazu',
  sendFeedback: 'Rückmeldung senden',
  about: (voice, engine, date) =>
    `Eine künstliche Stimme liest diesen Artikel vor. Kein Mensch hat diese Worte gesprochen. Die Stimme ist ${voice}, erzeugt von ${engine} am ${date}.`,
  reviewed: (date) => `Ein Mensch hat es am ${date} angehört.`,
  notReviewed: 'Noch kein Mensch hat es angehört; Namen und Zahlen können falsch vorgelesen werden.',
  omitted: (list) => `Ausgelassen: ${list}.`,
  category: 'Was stimmt nicht?',
  categories: {
    mispronounced: 'Ein Wort ist falsch ausgesprochen',
    'wrong-highlight': 'Das falsche Wort ist hervorgehoben',
    'hard-to-understand': 'Es ist schwer zu verstehen',
    accessibility: 'Ein Problem mit der Barrierefreiheit',
    other: 'Etwas anderes',
  },
  comment: 'Was sollten wir wissen? Bitte nennen Sie das Wort. Keine persönlichen Daten.',
  contact: 'E-Mail, nur wenn Sie eine Antwort möchten (freiwillig)',
  leaveEmpty: 'Bitte leer lassen',
  send: 'Senden',
  thanks: 'Danke',
  received: (id) => `Ihre Meldung ist angekommen. Ihre Nummer ist ${id}.`,
  refused: 'Ihre Meldung wurde nicht angenommen',
  goBack: 'Bitte gehen Sie zurück, korrigieren Sie sie und senden Sie sie noch einmal.',
  narrations: 'Artikel zum Hören',
  noNarrations: 'Hier ist noch nichts vertont. So geht es: audio-article narrate ARTIKEL',
  notFound: 'Diese Seite gibt es nicht',
  by: (name) => `Von ${name}`,
};
