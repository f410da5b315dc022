import { addressRule } from '../addresses.js';
import { readCompound } from './compounds.js';
import { spell } from './initialisms.js';

/** example Punkt D E Schrägstrich kultur · jana Punkt doe at example Punkt D E · Hashtag Klima · Nummer eins */
export const readAddress = addressRule({
  dot: 'Punkt',
  at: 'at',
  slash: 'Schrägstrich',
  hashtag: 'Hashtag',
  number: 'Nummer',
  part: (text) => readCompound(text),
  spell,
});
