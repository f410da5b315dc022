import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { primaryLanguage } from '../../../core/text/language.js';
import type { PaidAnswer, UtteranceToken } from '../voice.js';
import { assertLasts, marksOf, samplesOf, type Span, wavSamples } from './audio.js';
import { baseUrl, type Environment, keyOf, valueOf } from './environment.js';
import type { Answered, Refusal } from './exchange.js';
import { Failure } from './failure.js';
import type { Service } from './service.js';
import { cleaned, escaped, tokenSsml } from './text.js';

/*
 * Google Cloud Text-to-Speech, POST /v1beta1/text:synthesize
 * (https://cloud.google.com/text-to-speech/docs/reference/rest/v1beta1/text/synthesize): only v1beta1 tells times, of
 * <mark> elements in SSML; one stands before each token.
 */

const NAME = 'Google Cloud Text-to-Speech';
const KEY = 'GOOGLE_API_KEY';
const TOKEN = 'GOOGLE_ACCESS_TOKEN';
const REMEDY = `Set ${KEY} to an API key of your Google Cloud project, or ${TOKEN} to what “gcloud auth print-access-token” prints.`;
const SAMPLE_RATE = 24_000;

/** Total bytes a request (https://cloud.google.com/text-to-speech/quotas); some are left for what stands around them. */
const MOST_BYTES = 4900;

/** These take no <mark> (https://cloud.google.com/text-to-speech/docs/chirp3-hd); the aligner finds their words. */
const withoutMarks = /Chirp|Journey/;

const speak = (tokens: readonly UtteranceToken[], lang: string, own: string): string => {
  const marked = tokens.map((token, i) => `<mark name="${i}"/>${tokenSsml(token)}`).join(' ');
  const foreign = primaryLanguage(lang) !== primaryLanguage(own);
  return foreign
    ? `<speak xml:lang="${own}"><lang xml:lang="${escaped(lang)}">${marked}</lang></speak>`
    : `<speak xml:lang="${own}">${marked}</speak>`;
};

const textOf = (tokens: readonly UtteranceToken[]): string =>
  tokens
    .map(({ text }) => cleaned(text))
    .filter(Boolean)
    .join(' ');

/** The key goes in a header: in the address it would stand in logs. */
function credentials(env: Environment): Record<string, string> {
  const project = valueOf(env, 'GOOGLE_CLOUD_QUOTA_PROJECT');
  if (valueOf(env, TOKEN) === undefined) return { 'x-goog-api-key': keyOf(env, KEY, REMEDY) };
  return {
    authorization: `Bearer ${keyOf(env, TOKEN, REMEDY)}`,
    // Tokens of people need it (https://cloud.google.com/docs/authentication/rest#set-billing-project).
    ...(project !== undefined && { 'x-goog-user-project': project }),
  };
}

const Answer = Type.Object({
  audioContent: Type.String(),
  timepoints: Type.Optional(
    Type.Array(Type.Object({ markName: Type.String(), timeSeconds: Type.Optional(Type.Number()) })),
  ),
});

function read({ bytes }: Answered): PaidAnswer {
  let answer: unknown;
  try {
    answer = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new Failure('garbled', `${NAME} answered with JSON that is none`);
  }
  if (!Value.Check(Answer, answer)) throw new Failure('garbled', `${NAME} answered without audio`);
  // LINEAR16 comes with a WAV header (the same reference, audioContent).
  const pcm = wavSamples(Buffer.from(answer.audioContent, 'base64'), SAMPLE_RATE, NAME);
  samplesOf(pcm, NAME);
  // proto3's JSON leaves out a number that is 0.
  const timepoints = (answer.timepoints ?? []).map(({ markName, timeSeconds = 0 }) => [
    markName,
    timeSeconds,
  ]);
  return { facts: { timepoints }, bytes: pcm };
}

/** From its own mark to the next one's; what pauses there is taken off by the audio. */
function spansOf(
  timepoints: readonly (readonly [string, number])[],
  tokens: readonly UtteranceToken[],
): (Span | undefined)[] {
  const times = new Map(timepoints.map(([name, seconds]) => [name, seconds * 1000]));
  let next = Infinity;
  const spans = tokens.map((_, i): Span | undefined => {
    const startMs = times.get(String(i));
    return startMs === undefined ? undefined : { startMs, endMs: startMs };
  });
  return spans
    .toReversed()
    .map((span, i): Span | undefined => {
      if (!span) return undefined;
      const endMs = next;
      next = span.startMs;
      // Punctuation alone takes no time of the words around it.
      const silent = !/[\p{L}\p{N}\p{S}]/u.test(tokens[tokens.length - 1 - i]?.text ?? '');
      return { startMs: span.startMs, endMs: silent ? span.startMs : Number.isFinite(endMs) ? endMs : 1e12 };
    })
    .toReversed();
}

const judge = ({ status, words }: Refusal): Failure['kind'] | undefined =>
  // An unknown key is told as a malformed request.
  status === 400 && /API key/i.test(words) ? 'shut' : undefined;

export const google: Service = {
  id: 'google',
  name: NAME,
  usage: 'google:NAME, as in google:de-DE-Neural2-B',
  voicePattern: /^[a-z]{2,3}-[A-Z]{2}-[A-Za-z0-9-]{1,64}$/,
  settings: { pitch: /^-?\d{1,2}(\.\d{1,2})?$/, rate: /^[0-4](\.\d{1,2})?$/ },
  atOnce: 4,
  keys: `${KEY} or ${TOKEN}`,
  lacks: (env) => (valueOf(env, KEY) === undefined && valueOf(env, TOKEN) === undefined ? [REMEDY] : []),
  secrets: (env) => [KEY, TOKEN].flatMap((name) => valueOf(env, name) ?? []),
  judge,
  voice({ voice, settings: { pitch, rate } }) {
    const own = /^[a-z]+-[A-Z]+/.exec(voice)?.[0] ?? 'en-US';
    const aligned = withoutMarks.test(voice);
    const inputOf = (tokens: readonly UtteranceToken[], lang: string) =>
      aligned ? { text: textOf(tokens) } : { ssml: speak(tokens, lang, own) };
    return {
      description: {
        name: `${voice} (Google)`,
        lang: Intl.getCanonicalLocales(own)[0] ?? own,
        sampleRate: SAMPLE_RATE,
        version: `v1beta1 ${/-([A-Z][A-Za-z0-9]*(-HD)?)-/.exec(voice)?.[1] ?? voice}`,
        phonemes: !aligned,
        marks: aligned ? 'aligned' : 'engine',
      },
      fits: (tokens, lang) => Buffer.byteLength(Object.values(inputOf(tokens, lang))[0] ?? '') <= MOST_BYTES,
      async say(tokens, lang, { env, post, aligner }) {
        if (aligned) await aligner.reference(lang);
        const body = JSON.stringify({
          input: inputOf(tokens, lang),
          voice: { languageCode: own, name: voice },
          audioConfig: {
            audioEncoding: 'LINEAR16',
            sampleRateHertz: SAMPLE_RATE,
            ...(rate !== undefined && { speakingRate: Number(rate) }),
            ...(pitch !== undefined && { pitch: Number(pitch) }),
          },
          ...(!aligned && { enableTimePointing: ['SSML_MARK'] }),
        });
        const base = baseUrl(env, 'GOOGLE_TTS_BASE_URL', 'https://texttospeech.googleapis.com');
        const { pcm, marks } = await post(
          body,
          () => ({
            method: 'POST',
            url: `${base}/v1beta1/text:synthesize`,
            headers: { ...credentials(env), 'content-type': 'application/json; charset=utf-8' },
            body,
            accepts: /^application\/json/,
          }),
          read,
          ({ facts, bytes }) => {
            const samples = samplesOf(bytes, NAME);
            if (aligned) {
              assertLasts(samples, SAMPLE_RATE, tokens, NAME);
              return { pcm: samples, marks: undefined };
            }
            const { timepoints } = facts as { timepoints: [string, number][] };
            if (timepoints.length === 0) throw new Failure('refused', `${NAME} tells no times for ${voice}`);
            return { pcm: samples, marks: marksOf(samples, SAMPLE_RATE, spansOf(timepoints, tokens), NAME) };
          },
        );
        return { pcm, marks: marks ?? (await aligner.align(pcm, SAMPLE_RATE, tokens, lang)) };
      },
    };
  },
};
