import { addressRule } from '../addresses.js';
import { readCompound } from './compounds.js';
import { spell } from './initialisms.js';

/** example dot com slash news · jane dot doe at example dot com · hashtag jazz · number one */
export const readAddress = addressRule({
  dot: 'dot',
  at: 'at',
  slash: 'slash',
  hashtag: 'hashtag',
  number: 'number',
  part: (text) => readCompound(text),
  spell,
});
