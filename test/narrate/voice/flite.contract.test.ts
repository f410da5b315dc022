import { flite } from '../../../src/narrate/voice/flite/flite.js';
import { voiceContract } from './contract.js';

for (const available of flite.voices())
  voiceContract(available.id, () => available.open(), { deterministic: true });
