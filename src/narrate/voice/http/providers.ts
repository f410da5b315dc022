import type { VoiceProvider } from '../voice.js';
import { azure } from './azure.js';
import { elevenlabs } from './elevenlabs.js';
import { google } from './google.js';
import { openai } from './openai.js';
import { polly } from './polly.js';
import { type HttpOptions, provider } from './service.js';

/** The speech services that are spoken with, in the order in which they are listed. */
export const httpProviders = (options: HttpOptions): VoiceProvider[] =>
  [elevenlabs, azure, google, polly, openai].map((service) => provider(service, options));
