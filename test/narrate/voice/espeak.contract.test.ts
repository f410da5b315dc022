import { espeak } from '../../../src/narrate/voice/espeak/espeak.js';
import { voiceContract } from './contract.js';

const voice = (await espeak.find('espeak-en-GB'))!;
voiceContract(voice.id, () => voice.open(), { deterministic: true });
