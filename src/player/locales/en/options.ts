import type { OptionsStrings } from '../../dialogs/options/strings.js';

const grades = {
  good: 'That is good.',
  enough: 'That is enough for many people. 7 to 1 is better.',
  low: 'That is hard to read. 7 to 1 is good.',
};

export const optionsStrings: OptionsStrings = {
  heading: 'Options',
  place: { heading: 'Your place' },
  sentences: { heading: 'Sentence by sentence' },
  listening: {
    heading: 'Listening',
    volume: 'Volume',
    mute: 'Mute',
    music: 'Background music',
  },
  reading: {
    heading: 'Reading along',
    highlight: 'Mark in the text',
    highlights: {
      auto: 'Word and sentence; at high speed only the sentence',
      both: 'Word and sentence',
      sentence: 'Sentence',
      word: 'Word',
      off: 'Nothing',
    },
    follow: 'Scroll the page along with the voice',
    clickToPlay: 'A click on a word plays from there',
    textAfterPause: 'After pausing, move the reading position to the text',
    textAfterPauseHint: 'Your screen reader then goes on where the voice has stopped.',
    goToText: 'Go to text',
    playFromSelection: 'Play from selection',
    playFromSelectionHint: 'Before you come here, select words in the text, or put the cursor there.',
  },
  look: {
    heading: 'How the text looks',
    asOnPage: 'As on the page',
    textSize: 'Text size',
    lineHeight: 'Line height',
    lines: (number) => `${number} lines`,
    paragraphGap: 'Space between paragraphs',
    lineLength: 'Longest line',
    characters: (number) => `About ${number} characters`,
    align: 'Alignment',
    alignStart: 'Even at the start of the lines',
    colours: 'Colours of the text',
    pairs: {
      light: 'Black on white',
      sepia: 'Brown on cream',
      dark: 'White on black',
      yellow: 'Yellow on black',
      own: 'My own colours',
    },
    ink: 'Colour of the letters',
    paper: 'Colour behind them',
    contrast: (ratio, grade) => `The contrast is ${ratio} to 1. ${grades[grade]}`,
    ruler: 'Reading ruler',
    rulers: {
      none: 'None',
      underline: 'A line under the line that is read',
      bar: 'A grey bar on it',
      box: 'All the rest darker',
    },
    reset: 'Show the text as on the page',
  },
};
