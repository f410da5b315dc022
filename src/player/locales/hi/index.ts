import { bringTexts } from '../../bring-texts.js';
import * as more from './more.js';
import { playerStrings } from './player.js';
import { transcriptStrings } from './transcript.js';

export * from './more.js';
export { playerStrings, transcriptStrings };

bringTexts('hi', { ...more, playerStrings, transcriptStrings });
