import type { OptionsStrings } from '../../dialogs/options/strings.js';

/** Written by the makers; no other native speaker has reviewed it yet. */
export const optionsStrings: OptionsStrings = {
  heading: 'Optionen',
  listening: {
    heading: 'Hören',
    volume: 'Lautstärke',
    mute: 'Stumm',
  },
};
