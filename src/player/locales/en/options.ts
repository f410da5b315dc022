import type { OptionsStrings } from '../../dialogs/options/strings.js';

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
};
