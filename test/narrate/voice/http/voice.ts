import assert from 'node:assert/strict';
import { provider, type HttpOptions, type Service } from '../../../../src/narrate/voice/http/service.js';
import type { AvailableVoice } from '../../../../src/narrate/voice/voice.js';
import { flite } from '../../../../src/narrate/voice/flite/flite.js';
import type { StandIn } from './stand-ins/stand-in.js';

/** Waits are there, but short: what is tested is whether there is one. */
export const impatient = { firstWaitMs: 2, longestWaitMs: 2000, timeoutMs: 20_000 };

/** One for all: what it has taught the aligner once is not learnt again. */
const teacher = flite.voices()[0]!.open();

/** Finds a service's voices; the stand-in's environment lets in. */
export const finding =
  (service: Service, { env }: Pick<StandIn, 'env'>, options: Partial<HttpOptions> = {}) =>
  async (asked: string): Promise<AvailableVoice> => {
    const voice = await provider(service, {
      ...{ env, patience: impatient, reference: () => Promise.resolve({ ...teacher, open: () => teacher }) },
      ...options,
    }).find(asked);
    assert.ok(voice, asked);
    return voice;
  };

/** In the place of the aligner where its times are not what is tested: it takes half a second a sentence. */
export const evenly: NonNullable<HttpOptions['align']> = ({ pcm, sampleRate, tokens }) => {
  const each = (pcm.length * 1000) / sampleRate / tokens.length;
  return Promise.resolve(tokens.map((_, i) => ({ startMs: i * each, endMs: (i + 1) * each })));
};
