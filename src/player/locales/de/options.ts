import type { OptionsStrings } from '../../dialogs/options/strings.js';

const grades = {
  good: 'Das ist gut.',
  enough: 'Das reicht vielen Menschen. 7 zu 1 ist besser.',
  low: 'Das ist schwer zu lesen. 7 zu 1 ist gut.',
};

/** Written by the makers; no other native speaker has reviewed it yet. */
export const optionsStrings: OptionsStrings = {
  heading: 'Optionen',
  place: { heading: 'Ihre Stelle' },
  sentences: { heading: 'Satz für Satz' },
  listening: {
    heading: 'Hören',
    volume: 'Lautstärke',
    mute: 'Stumm',
    music: 'Hintergrundmusik',
  },
  reading: {
    heading: 'Mitlesen',
    highlight: 'Im Text markieren',
    highlights: {
      auto: 'Wort und Satz; bei hohem Tempo nur den Satz',
      both: 'Wort und Satz',
      sentence: 'Satz',
      word: 'Wort',
      off: 'Nichts',
    },
    follow: 'Die Seite läuft mit der Stimme mit',
    clickToPlay: 'Ein Klick auf ein Wort spielt ab dort',
    textAfterPause: 'Nach einer Pause die Leseposition in den Text setzen',
    textAfterPauseHint: 'Ihr Screenreader liest dann dort weiter, wo die Stimme aufgehört hat.',
    goToText: 'Zum Text gehen',
    playFromSelection: 'Ab Auswahl abspielen',
    playFromSelectionHint: 'Wählen Sie zuvor Wörter im Text aus, oder setzen Sie den Cursor dorthin.',
  },
  look: {
    heading: 'Wie der Text aussieht',
    asOnPage: 'Wie auf der Seite',
    textSize: 'Schriftgröße',
    lineHeight: 'Zeilenhöhe',
    lines: (number) => `${number} Zeilen`,
    paragraphGap: 'Abstand der Absätze',
    lineLength: 'Längste Zeile',
    characters: (number) => `Etwa ${number} Zeichen`,
    align: 'Ausrichtung',
    alignStart: 'Bündig am Zeilenanfang',
    colours: 'Farben des Textes',
    pairs: {
      light: 'Schwarz auf Weiß',
      sepia: 'Braun auf Creme',
      dark: 'Weiß auf Schwarz',
      yellow: 'Gelb auf Schwarz',
      own: 'Eigene Farben',
    },
    ink: 'Farbe der Buchstaben',
    paper: 'Farbe dahinter',
    contrast: (ratio, grade) => `Der Kontrast ist ${ratio} zu 1. ${grades[grade]}`,
    ruler: 'Leselineal',
    rulers: {
      none: 'Keines',
      underline: 'Ein Strich unter der gelesenen Zeile',
      bar: 'Ein grauer Balken auf ihr',
      box: 'Alles andere dunkler',
    },
    reset: 'Den Text wie auf der Seite zeigen',
  },
};
