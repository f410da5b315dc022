/* Reviewed by a native speaker: no. */
import type { DialogStrings } from '../../dialogs/strings.js';

export const dialogStrings: DialogStrings = {
  close: 'Schließen',
  play: 'Abspielen',
  pause: 'Pause',
  done: 'Fertig',
  info: {
    heading: 'Über diese Audiofassung',
    what: 'Eine künstliche Stimme liest diesen Artikel vor. Kein Mensch hat diese Worte gesprochen.',
    whatRecorded:
      'Ein Mensch liest diesen Artikel vor. Ein Computer hat gefunden, wann jedes Wort gesprochen wird.',
    readBy: 'Gelesen von',
    wordsFound: 'Wörter gefunden am',
    voice: 'Stimme',
    voiceIs: (name, engine) => `${name}, vom Sprachprogramm ${engine}`,
    made: 'Erstellt am',
    madeOn: (date, tool) => `${date}, mit ${tool}`,
    reviewed: 'Von einem Menschen geprüft',
    reviewedOn: (date) => `Ja. Ein Mensch hat sie am ${date} angehört.`,
    notReviewed: 'Nein. Noch hat sie niemand zur Prüfung angehört.',
    leftOut: 'Was fehlt',
    nothingLeftOut: 'Nichts. Der ganze Artikel wird vorgelesen.',
    leftOutIntro: 'Diese Teile des Artikels werden nicht vorgelesen:',
    omissions: {
      navigation: { one: 'Ein Menü', other: '# Menüs', why: 'Menüs gehören nicht zum Text.' },
      aside: {
        one: 'Ein Kasten am Rand',
        other: '# Kästen am Rand',
        why: 'Das würde den Text unterbrechen.',
      },
      figure: { one: 'Ein Bild', other: '# Bilder', why: 'Ein Bild kann man nicht vorlesen.' },
      caption: {
        one: 'Eine Bildunterschrift',
        other: '# Bildunterschriften',
        why: 'Ohne das Bild versteht man sie nicht.',
      },
      image: { one: 'Ein Bild im Text', other: '# Bilder im Text', why: 'Ein Bild kann man nicht vorlesen.' },
      media: { one: 'Ein Video oder Ton', other: '# Videos oder Töne', why: 'Das hat seinen eigenen Ton.' },
      table: {
        one: 'Eine Tabelle',
        other: '# Tabellen',
        why: 'Einer Tabelle kann man beim Hören schwer folgen.',
      },
      code: {
        one: 'Ein Stück Programmcode',
        other: '# Stücke Programmcode',
        why: 'Code kann man beim Hören schwer folgen.',
      },
      formula: {
        one: 'Eine Formel',
        other: '# Formeln',
        why: 'Einer Formel kann man beim Hören schwer folgen.',
      },
      footnote: { one: 'Eine Fußnote', other: '# Fußnoten', why: 'Sie würden den Text unterbrechen.' },
      form: {
        one: 'Ein Formular oder Knopf',
        other: '# Formulare oder Knöpfe',
        why: 'Sie gehören nicht zum Text.',
      },
      hidden: {
        one: 'Ein versteckter Teil',
        other: '# versteckte Teile',
        why: 'Auf der Seite sieht man ihn nicht.',
      },
      deleted: {
        one: 'Ein gestrichener Teil',
        other: '# gestrichene Teile',
        why: 'Der Text gilt nicht mehr.',
      },
      skipped: {
        one: 'Ein Teil, den der Verlag gewählt hat',
        other: '# Teile, die der Verlag gewählt hat',
        why: 'Der Verlag will ihn nicht vorlesen lassen.',
      },
      furniture: {
        one: 'Ein Teil der Seite um den Artikel',
        other: '# Teile der Seite um den Artikel',
        why: 'Menüs, Knöpfe und Werbung gehören nicht zum Text.',
      },
    },
    changes: 'Änderungen im Text',
    changed: {
      one: '# Satz wurde geändert, nachdem diese Fassung entstanden ist.',
      other: '# Sätze wurden geändert, nachdem diese Fassung entstanden ist.',
    },
    removed: {
      one: '# Satz wurde entfernt, nachdem diese Fassung entstanden ist.',
      other: '# Sätze wurden entfernt, nachdem diese Fassung entstanden ist.',
    },
    stillSays: 'Die Stimme sagt noch:',
    moreChanges: { one: 'und # weiteren Satz', other: 'und # weitere Sätze' },
    limits: 'Was die Stimme nicht gut kann',
    limitList: [
      'Sie spricht Namen, fremde Wörter und Zahlen manchmal falsch aus.',
      'Sie versteht den Text nicht. Darum passt der Ton nicht immer.',
      'Die Markierung des Wortes kommt manchmal etwas zu früh oder zu spät.',
    ],
    limitListRecorded: [
      'Die Markierung des Wortes kommt manchmal zu früh oder zu spät, vor allem wo anders gelesen als geschrieben wurde.',
    ],
    complain: 'Stimmt etwas nicht?',
    complainHow: 'Bitte sagen Sie es uns. Sie können genau das Wort angeben.',
    complainButton: 'Feedback zu dieser Audiofassung senden',
    files: 'Dateien',
    downloadAudio: (type, size, duration) => `Ton herunterladen (${type}, ${size}, ${duration})`,
    downloadTranscript: 'Text mit der Zeit jedes Wortes (JSON, eine Datendatei)',
  },
  feedback: {
    heading: 'Feedback senden',
    listen: 'Sie können beim Schreiben weiter zuhören.',
    category: 'Worum geht es?',
    categories: {
      mispronounced: 'Ein Wort ist falsch ausgesprochen',
      'wrong-highlight': 'Das falsche Wort ist markiert',
      'hard-to-understand': 'Es ist schwer zu verstehen',
      accessibility: 'Ein Problem mit der Barrierefreiheit',
      other: 'Etwas anderes',
    },
    place: 'Wo Sie waren',
    word: 'Wort',
    wordHint: 'Wenn Sie ein anderes Wort meinen, ändern Sie es hier.',
    sentence: 'Satz',
    time: 'Zeit im Ton',
    removePlace: 'Diese Stelle entfernen',
    addPlace: 'Diese Stelle wieder angeben',
    placeRemoved: 'Wir senden nicht mit, wo Sie im Ton waren.',
    comment: 'Was sollten wir wissen?',
    commentWhen:
      'Bitte schreiben Sie hier etwas, wenn es um Barrierefreiheit oder etwas anderes geht oder wenn Sie keine Stelle angeben. Sonst darf das Feld leer bleiben.',
    commentHint: 'Bis zu 2.000 Zeichen. Bitte schreiben Sie hier keine persönlichen Daten.',
    contact: 'E-Mail-Adresse (freiwillig)',
    contactHint: 'Nur, wenn Sie eine Antwort möchten.',
    privacy: 'Bis Sie es senden, bleibt Ihr Text auf diesem Gerät, höchstens eine Woche.',
    send: 'Feedback senden',
    sending: 'Wird gesendet …',
    cancel: 'Abbrechen, Entwurf behalten',
    problemHeading: 'Es gibt ein Problem',
    problems: {
      category: 'Wählen Sie, worum es geht.',
      wordTooLong: { other: 'Kürzen Sie das Wort um # Zeichen. Ein Wort genügt.' },
      commentMissing: 'Schreiben Sie ein paar Worte, damit wir den Fehler finden.',
      commentTooLong: { other: 'Kürzen Sie Ihren Text um # Zeichen.' },
      contact:
        'Schreiben Sie eine ganze E-Mail-Adresse, etwa name@example.com, oder lassen Sie das Feld leer.',
    },
    refused: (reason) =>
      `Der Server hat Ihr Feedback nicht angenommen${reason ? `. Er sagt: „${reason}“` : '.'} Sie können den Text ändern und noch einmal senden.`,
    sentHeading: 'Danke',
    sent: 'Ihr Feedback ist angekommen.',
    receipt: (id) => `Es hat die Nummer ${id}`,
    receiptKept: 'Dieses Gerät merkt sich die Nummer, um Ihnen hier zu sagen, was daraus wird.',
    receiptPage: 'Ansehen, was daraus wird, oder löschen (öffnet einen neuen Tab)',
    reportsHeading: 'Was Sie hier gemeldet haben',
    arrived: 'Es ist angekommen.',
    accepted: 'Es wird verbessert.',
    mended: 'Es ist verbessert.',
    rejected: (reason) => `Es bleibt, wie es ist.${reason ? ` Die Redaktion sagt: „${reason}“` : ''}`,
    corrected: (word) =>
      word
        ? `Das Wort, das Sie gemeldet haben, ist verbessert: „${word}“.`
        : 'Was Sie gemeldet haben, ist verbessert.',
    playSentence: 'Diesen Satz abspielen',
    keptHeading: 'Noch nicht gesendet, aber aufgehoben',
    keptAgainHeading: 'Immer noch nicht gesendet, aber aufgehoben',
    keptOnDevice:
      'Wir konnten den Server gerade nicht erreichen. Ihr Feedback bleibt auf diesem Gerät. Es wird gesendet, sobald Sie wieder online sind oder diese Seite das nächste Mal öffnen.',
    keptOnPage:
      'Wir konnten den Server gerade nicht erreichen, und Ihr Browser lässt diese Seite nichts speichern. Lassen Sie die Seite offen: Ihr Feedback wird gesendet, sobald Sie wieder online sind.',
    tryAgain: 'Jetzt noch einmal versuchen',
    takeBack: 'Zurückholen und ändern',
    newsHeading: 'Zu Ihrem letzten Feedback',
    newsAccepted: (date, receipt) =>
      `Was Sie am ${date} geschrieben haben, ist jetzt gesendet. Danke.${receipt ? ` Es hat die Nummer ${receipt}` : ''}`,
    newsRefused: (date, reason) =>
      `Der Server hat nicht angenommen, was Sie am ${date} geschrieben haben${reason ? `. Er sagt: „${reason}“` : '.'} Sie finden es unten im Formular.`,
    newsExpired: (date) =>
      `Was Sie am ${date} geschrieben haben, ließ sich 30 Tage lang nicht senden. Sie finden es unten im Formular.`,
    restored: 'Das ist der Entwurf, den Sie hier gelassen haben.',
    startAgain: 'Entwurf löschen',
  },
};
