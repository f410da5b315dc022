/* English is always there: this is what a translation begins with. */
export { actionStrings } from './actions.js';
export { dialogStrings } from './dialogs.js';
export { jumpStrings } from './jump.js';
export { optionsStrings } from './options.js';
export { playerStrings } from './player.js';
export { transcriptStrings } from './transcript.js';
export { troubleStrings } from './trouble.js';
