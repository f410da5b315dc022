import type { OptionsStrings } from '../../dialogs/options/strings.js';

export const optionsStrings: OptionsStrings = {
  heading: 'Options',
  listening: {
    heading: 'Listening',
    volume: 'Volume',
    mute: 'Mute',
  },
};
