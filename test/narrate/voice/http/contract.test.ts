import { after } from 'node:test';
import { azure } from '../../../../src/narrate/voice/http/azure.js';
import { elevenlabs } from '../../../../src/narrate/voice/http/elevenlabs.js';
import { google } from '../../../../src/narrate/voice/http/google.js';
import { polly } from '../../../../src/narrate/voice/http/polly.js';
import { voiceContract } from '../contract.js';
import { standInAzure } from './stand-ins/azure.js';
import { standInElevenlabs } from './stand-ins/elevenlabs.js';
import { standInGoogle } from './stand-ins/google.js';
import { standInPolly } from './stand-ins/polly.js';
import { finding } from './voice.js';

const voices = [
  [elevenlabs, standInElevenlabs, 'elevenlabs:21m00Tcm4TlvDq8ikWAM'],
  [elevenlabs, standInElevenlabs, 'elevenlabs:21m00Tcm4TlvDq8ikWAM@eleven_flash_v2?format=pcm_22050'],
  [azure, standInAzure, 'azure:en-US-AvaMultilingualNeural'],
  [google, standInGoogle, 'google:en-US-Neural2-C'],
  [polly, standInPolly, 'polly:Joanna'],
] as const;

for (const [service, start, asked] of voices) {
  const standIn = await start();
  after(() => standIn.close());
  const available = await finding(service, standIn)(asked);
  voiceContract(asked, () => available.open(), { deterministic: true });
}
