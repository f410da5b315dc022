import { azure } from '../../../../src/narrate/voice/http/azure.js';
import { elevenlabs } from '../../../../src/narrate/voice/http/elevenlabs.js';
import { google } from '../../../../src/narrate/voice/http/google.js';
import { openai } from '../../../../src/narrate/voice/http/openai.js';
import { polly } from '../../../../src/narrate/voice/http/polly.js';
import type { Service } from '../../../../src/narrate/voice/http/service.js';
import { standInAzure } from './stand-ins/azure.js';
import { standInElevenlabs } from './stand-ins/elevenlabs.js';
import { standInGoogle } from './stand-ins/google.js';
import { standInOpenai } from './stand-ins/openai.js';
import { standInPolly } from './stand-ins/polly.js';
import type { StandIn } from './stand-ins/stand-in.js';

/** Each service with its stand-in, and how its voices are asked for. */
export const services: readonly {
  readonly service: Service;
  readonly start: (most?: number) => Promise<StandIn>;
  readonly asked: string;
  /** A voice that the service does not know, and its own words for that. */
  readonly nobody: readonly [asked: string, words: RegExp];
  /** Requests for a sentence. */
  readonly requests: number;
  /** The variable whose value lets in. */
  readonly key: string;
}[] = [
  {
    ...{ service: elevenlabs, start: standInElevenlabs, requests: 1, key: 'ELEVENLABS_API_KEY' },
    asked: 'elevenlabs:21m00Tcm4TlvDq8ikWAM',
    nobody: ['elevenlabs:nobody', /“A voice with the voice_id nobody was not found\.”/],
  },
  {
    ...{ service: azure, start: standInAzure, requests: 1, key: 'AZURE_SPEECH_KEY' },
    asked: 'azure:en-US-AvaMultilingualNeural',
    nobody: ['azure:en-US-NobodyNeural', /“Unsupported voice en-US-NobodyNeural\.”/],
  },
  {
    ...{ service: google, start: standInGoogle, requests: 1, key: 'GOOGLE_API_KEY' },
    asked: 'google:en-US-Neural2-C',
    nobody: ['google:en-US-Neural2-Nobody', /“Voice 'en-US-Neural2-Nobody' does not exist/],
  },
  {
    ...{ service: polly, start: standInPolly, requests: 2, key: 'AWS_SECRET_ACCESS_KEY' },
    asked: 'polly:Joanna',
    nobody: ['polly:Nobody', /“1 validation error detected/],
  },
  {
    ...{ service: openai, start: standInOpenai, requests: 1, key: 'OPENAI_API_KEY' },
    asked: 'openai:alloy',
    nobody: ['openai:nobody', /“Input should be 'nova'/],
  },
];
