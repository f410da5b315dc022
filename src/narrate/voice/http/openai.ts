import type { UtteranceToken } from '../voice.js';
import { assertLasts, samplesOf } from './audio.js';
import { baseUrl, keyOf, valueOf } from './environment.js';
import type { Refusal } from './exchange.js';
import type { Failure } from './failure.js';
import type { Service } from './service.js';
import { cleaned } from './text.js';

/*
 * OpenAI, POST /v1/audio/speech (https://platform.openai.com/docs/api-reference/audio/createSpeech; fields as in its SDK,
 * openai 6.49, SpeechCreateParams). It tells no times: the aligner finds them. `pcm` is 24 kHz, 16-bit signed, low byte
 * first, without a header (https://platform.openai.com/docs/guides/text-to-speech#supported-output-formats).
 */

const NAME = 'OpenAI';
const KEY = 'OPENAI_API_KEY';
const REMEDY = `Set ${KEY} to a key of your OpenAI account (platform.openai.com, API keys).`;
const DEFAULT_MODEL = 'gpt-4o-mini-tts';
const SAMPLE_RATE = 24_000;

/** 4,096 characters; gpt-4o-mini-tts takes 2,000 tokens, of which a character may be one. */
const mostCharacters = (model: string): number => (model.startsWith('gpt-') ? 2000 : 4096);

const textOf = (tokens: readonly UtteranceToken[]): string =>
  tokens
    .map(({ text }) => cleaned(text))
    .filter(Boolean)
    .join(' ');

const judge = ({ status, body }: Refusal): Failure['kind'] | undefined =>
  // Out of credit: told with the status of too many requests, but no wait helps.
  status === 429 && Buffer.from(body).includes('insufficient_quota') ? 'shut' : undefined;

export const openai: Service = {
  id: 'openai',
  name: NAME,
  usage: 'openai:VOICE, or with a model as in openai:alloy@gpt-4o-mini-tts',
  voicePattern: /^[a-z][a-z0-9_]{1,64}$/,
  modelPattern: /^[a-z0-9.-]{1,64}$/,
  settings: { instructions: /^.{1,2000}$/su, speed: /^[0-4](\.\d{1,2})?$/ },
  atOnce: 4,
  keys: KEY,
  lacks: (env) => (valueOf(env, KEY) === undefined ? [REMEDY] : []),
  secrets: (env) => [valueOf(env, KEY) ?? ''].filter(Boolean),
  judge,
  voice({ voice, model = DEFAULT_MODEL, settings: { speed, instructions } }) {
    return {
      description: {
        name: `${voice} (OpenAI)`,
        lang: 'en',
        alsoSpeaks: 'any',
        sampleRate: SAMPLE_RATE,
        version: model,
        phonemes: false,
        marks: 'aligned',
      },
      fits: (tokens) => textOf(tokens).length <= mostCharacters(model),
      async say(tokens, lang, { env, post, aligner }) {
        await aligner.reference(lang);
        const body = JSON.stringify({
          ...{ model, voice: /^voice_/.test(voice) ? { id: voice } : voice },
          input: textOf(tokens),
          response_format: 'pcm',
          ...(speed !== undefined && { speed: Number(speed) }),
          ...(instructions !== undefined && { instructions }),
        });
        const base = baseUrl(env, 'OPENAI_BASE_URL', 'https://api.openai.com/v1');
        const pcm = await post(
          body,
          () => ({
            method: 'POST',
            url: `${base}/audio/speech`,
            headers: {
              authorization: `Bearer ${keyOf(env, KEY, REMEDY)}`,
              'content-type': 'application/json',
            },
            body,
            accepts: /^audio\/|^application\/octet-stream/,
          }),
          ({ bytes }) => ({ facts: {}, bytes }),
          ({ bytes }) => {
            const samples = samplesOf(bytes, NAME);
            assertLasts(samples, SAMPLE_RATE, tokens, NAME);
            return samples;
          },
        );
        return { pcm, marks: await aligner.align(pcm, SAMPLE_RATE, tokens, lang) };
      },
    };
  },
};
