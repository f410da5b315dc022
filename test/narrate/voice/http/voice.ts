import assert from 'node:assert/strict';
import { provider, type HttpOptions, type Service } from '../../../../src/narrate/voice/http/service.js';
import type { AvailableVoice } from '../../../../src/narrate/voice/voice.js';
import { flite } from '../../../../src/narrate/voice/flite/flite.js';
import type { StandIn } from './stand-ins/stand-in.js';

/** Waits are there, but short: what is tested is whether there is one. */
export const impatient = { firstWaitMs: 2, longestWaitMs: 2000, timeoutMs: 20_000 };

/** Finds a service's voices; the stand-in's environment lets in. */
export const finding =
  (service: Service, { env }: Pick<StandIn, 'env'>, options: Partial<HttpOptions> = {}) =>
  async (asked: string): Promise<AvailableVoice> => {
    const voice = await provider(service, {
      ...{ env, patience: impatient, reference: (lang) => Promise.resolve(flite.forLanguage(lang)) },
      ...options,
    }).find(asked);
    assert.ok(voice, asked);
    return voice;
  };
