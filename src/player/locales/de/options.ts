import type { OptionsStrings } from '../../dialogs/options/strings.js';

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
};
