import { httpProviders } from './http/providers.js';
import { sherpaProviders } from './sherpa/sherpa.js';
import { defaultVoice, localProviders } from './voices.js';
import type { VoiceProvider } from './voice.js';

/** All of them. What speaks HTTP takes several times as long to load as the rest of narrate: see voices.ts. */
export const providers: readonly VoiceProvider[] = [
  ...localProviders,
  ...sherpaProviders({ reference: defaultVoice }),
  ...httpProviders({ reference: defaultVoice }),
];
