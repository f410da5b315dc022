export { actionStrings } from './actions.js';
export { dialogStrings } from './dialogs.js';
export { jumpStrings } from './jump.js';
export { optionsStrings } from './options.js';
export { troubleStrings } from './trouble.js';
