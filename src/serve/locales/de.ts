import type { PageStrings } from './strings.js';

/** Von einem Muttersprachler geprüft: nein. */
export const de: PageStrings = {
  moreInfo: 'Mehr dazu',
  sendFeedback: 'Rückmeldung senden',
  about: (voice, engine, date) =>
    `Eine künstliche Stimme liest diesen Artikel vor. Kein Mensch hat diese Worte gesprochen. Die Stimme ist ${voice}, erzeugt von ${engine} am ${date}.`,
  aboutRecording: (reader, date) =>
    `Ein Mensch liest diesen Artikel vor${reader === undefined ? '' : `: ${reader}`}. Ein Computer hat am ${date} gefunden, wann jedes Wort gesprochen wird.`,
  reviewed: (date) => `Ein Mensch hat es am ${date} angehört.`,
  notReviewed: 'Noch kein Mensch hat es angehört; Namen und Zahlen können falsch vorgelesen werden.',
  omitted: (list) => `Ausgelassen: ${list}.`,
  omittedKinds: {
    navigation: 'Menüs',
    aside: 'Kästen am Rand',
    figure: 'Bilder',
    caption: 'Bildunterschriften',
    image: 'Bilder im Text',
    media: 'Videos oder Töne',
    table: 'Tabellen',
    code: 'Programmcode',
    formula: 'Formeln',
    footnote: 'Fußnoten',
    form: 'Formulare oder Knöpfe',
    hidden: 'versteckte Teile',
    deleted: 'gestrichene Teile',
    skipped: 'Teile, die der Verlag gewählt hat',
    furniture: 'Teile der Seite um den Artikel',
  },
  category: 'Was stimmt nicht?',
  choose: 'Bitte wählen',
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
  problems: {
    401: 'Diese Seite braucht einen Schlüssel',
    404: 'Diese Seite gibt es nicht',
    413: 'Ihre Meldung ist zu lang',
    422: 'Ihre Meldung wurde nicht angenommen',
    429: 'Zu viele Meldungen auf einmal: bitte warten Sie eine Minute',
    503: 'Ihre Meldung kann gerade nicht gespeichert werden: bitte versuchen Sie es später noch einmal',
  },
  refused: 'Das wurde nicht angenommen',
  failed: 'Hier ist etwas schiefgegangen',
  fields: {
    category: 'Was stimmt nicht?',
    comment: 'Was sollten wir wissen?',
    contact: 'E-Mail',
    place: 'Das Wort',
  },
  goBack: 'Bitte gehen Sie zurück, korrigieren Sie sie und senden Sie sie noch einmal.',
  narrations: 'Artikel zum Hören',
  noNarrations: 'Hier ist noch nichts vertont. So geht es: audio-article narrate ARTIKEL',
  by: (name) => `Von ${name}`,
  signIn: {
    title: 'Beim Posteingang anmelden',
    error: 'Fehler',
    token: 'Zugangsschlüssel',
    tokenHint:
      'Er stand da, als der Server zum ersten Mal gestartet ist. „audio-article token“ macht einen neuen.',
    name: 'Ihr Name (freiwillig)',
    nameHint: 'Ihre Kolleginnen und Kollegen sehen ihn neben dem, was Sie entscheiden.',
    signIn: 'Anmelden',
    faults: {
      wrong: 'Dieser Zugangsschlüssel stimmt nicht. Fehlen Buchstaben, oder ist ein Leerzeichen zu viel?',
      foreign:
        'Dieses Formular kam von einer anderen Website. Bitte benutzen Sie das Formular auf dieser Seite.',
      unencrypted: 'Diese Seite kam über eine ungeschützte Verbindung. Öffnen Sie ihre Adresse mit https.',
    },
    wait: (seconds) =>
      `Zu viele falsche Zugangsschlüssel. Bitte versuchen Sie es in ${seconds} Sekunden noch einmal.`,
  },
};
