import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { AwsV4Signer } from 'aws4fetch';
import { AudioArticleError } from '../../../core/errors.js';
import { primaryLanguage } from '../../../core/text/language.js';
import type { PaidAnswer, UtteranceToken } from '../voice.js';
import { marksOf, samplesOf, type Span } from './audio.js';
import { baseUrl, type Environment, keyOf, valueOf } from './environment.js';
import type { Answered, Call, Refusal } from './exchange.js';
import { Failure } from './failure.js';
import { languagesOf, tagOf } from './polly-voices.js';
import type { Service } from './service.js';
import { cleaned, escaped, tokenSsml } from './text.js';

/*
 * Amazon Polly, POST /v1/speech (https://docs.aws.amazon.com/polly/latest/dg/API_SynthesizeSpeech.html): one request for
 * the samples, one for the speech marks (https://docs.aws.amazon.com/polly/latest/dg/output.html), a JSON object a line,
 * whose `start` and `end` count bytes of the SSML that was sent. AWS Signature Version 4 by aws4fetch (MIT).
 */

const NAME = 'Amazon Polly';
const [ID, SECRET, SESSION] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
const REMEDY = `Set ${ID} and ${SECRET} (and ${SESSION} if they are temporary) to those of a user who may call polly:SynthesizeSpeech.`;
const REGION_REMEDY = 'Set AWS_REGION, e.g. to eu-central-1.';

/** What PCM has at most (the same reference, SampleRate). */
const SAMPLE_RATE = 16_000;

/** 6,000 characters in all, 3,000 without tags (https://docs.aws.amazon.com/polly/latest/dg/limits.html). */
const MOST_CHARACTERS = 6000;
const MOST_BILLED = 3000;

const regionOf = (env: Environment): string | undefined =>
  valueOf(env, 'AWS_REGION') ?? valueOf(env, 'AWS_DEFAULT_REGION');

function endpoint(env: Environment): { readonly base: string; readonly region: string } {
  const region = regionOf(env) ?? '';
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region))
    throw new AudioArticleError('AA_E_VOICE_UNAVAILABLE', 'AWS_REGION names no region.', REGION_REMEDY);
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  // The variable is AWS's own (https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html).
  return { base: baseUrl(env, 'AWS_ENDPOINT_URL_POLLY', `https://polly.${region}.${domain}`), region };
}

interface Ssml {
  readonly text: string;
  /** Bytes of the UTF-8 text that each token takes, its tags included. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

function ssmlOf(tokens: readonly UtteranceToken[], foreign: string | undefined): Ssml {
  const [before, after] =
    foreign === undefined
      ? ['<speak>', '</speak>']
      : [`<speak><lang xml:lang="${escaped(foreign)}">`, '</lang></speak>'];
  let text = before;
  let bytes = Buffer.byteLength(before);
  const ranges = tokens.map((token, i) => {
    const said = `${i > 0 ? ' ' : ''}${tokenSsml(token)}`;
    const start = bytes;
    text += said;
    bytes += Buffer.byteLength(said);
    return { start, end: bytes };
  });
  return { text: text + after, ranges };
}

const SpeechMark = Type.Object({
  time: Type.Number({ minimum: 0 }),
  type: Type.String(),
  start: Type.Integer({ minimum: 0 }),
  end: Type.Integer({ minimum: 0 }),
  value: Type.String(),
});

function readMarks({ bytes }: Answered): PaidAnswer {
  const lines = Buffer.from(bytes)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const marks = lines.map((line) => {
    try {
      const mark: unknown = JSON.parse(line);
      if (Value.Check(SpeechMark, mark)) return mark;
    } catch {
      // Said below.
    }
    throw new Failure('garbled', `${NAME} answered with a speech mark that is none`);
  });
  if (marks.length === 0) throw new Failure('garbled', `${NAME} answered without speech marks`);
  return {
    facts: { words: marks.filter(({ type }) => type === 'word').map(({ time, start }) => [start, time]) },
    bytes: new Uint8Array(0),
  };
}

/** A word lasts until the next one; the audio says where the pause begins. */
function spansOf(words: readonly (readonly [number, number])[], { ranges }: Ssml): (Span | undefined)[] {
  return ranges.map(({ start, end }) => {
    const first = words.findIndex(([at]) => at >= start && at < end);
    if (first < 0) return undefined;
    const next = words.slice(first).find(([at]) => at >= end);
    return { startMs: words[first]?.[1] ?? 0, endMs: next?.[1] ?? 1e12 };
  });
}

/** Polly tells its errors by a header, and too many requests with status 400. */
function judge({ status, headers }: Refusal): Failure['kind'] | undefined {
  const type = String(headers['x-amzn-errortype'] ?? '').split(':')[0] ?? '';
  if (/Throttl|TooManyRequests|ServiceFailure|ServiceUnavailable/.test(type)) return 'passing';
  return status === 400 && /InvalidSignature|ExpiredToken|UnrecognizedClient|AccessDenied/.test(type)
    ? 'shut'
    : undefined;
}

export const polly: Service = {
  id: 'polly',
  name: NAME,
  usage: 'polly:NAME, or with an engine as in polly:Vicki@neural',
  voicePattern: /^[A-Z][A-Za-z]{1,32}$/,
  modelPattern: /^(standard|neural|long-form|generative)$/,
  atOnce: 4,
  keys: `${ID} and ${SECRET}`,
  lacks: (env) => [
    ...(valueOf(env, ID) === undefined || valueOf(env, SECRET) === undefined ? [REMEDY] : []),
    ...(regionOf(env) === undefined ? [REGION_REMEDY] : []),
  ],
  secrets: (env) => [ID, SECRET, SESSION].flatMap((name) => valueOf(env, name) ?? []),
  judge,
  voice({ voice, model = 'neural' }) {
    const languages = languagesOf(voice);
    const own = languages && tagOf(languages.code);
    const second = languages?.second;
    /** The language, where the voice would not know it by itself. */
    const foreignTo = (lang: string): string | undefined => {
      const primary = primaryLanguage(lang);
      const known = [own, second && tagOf(second)].filter((tag) => tag !== undefined);
      return known.length > 0 && known.every((tag) => primaryLanguage(tag) !== primary) ? lang : undefined;
    };
    const codeFor = (lang: string): string | undefined =>
      second !== undefined && primaryLanguage(tagOf(second)) === primaryLanguage(lang) ? second : undefined;
    return {
      description: {
        name: `${voice} (Polly)`,
        lang: own ?? 'und',
        ...(own === undefined
          ? { alsoSpeaks: 'any' as const }
          : {
              alsoSpeaks: [
                ...(second === undefined ? [] : [primaryLanguage(tagOf(second))]),
                ...(own === 'nb-NO' ? ['no'] : []),
              ],
            }),
        sampleRate: SAMPLE_RATE,
        version: model,
        phonemes: model !== 'generative',
        marks: 'engine',
      },
      fits: (tokens, lang) =>
        ssmlOf(tokens, foreignTo(lang)).text.length <= MOST_CHARACTERS &&
        tokens.reduce((sum, { text }) => sum + cleaned(text).length + 1, 0) <= MOST_BILLED,
      async say(tokens, lang, { env, post }) {
        const ssml = ssmlOf(tokens, foreignTo(lang));
        const { base, region } = endpoint(env);
        const code = codeFor(lang);
        const shared = {
          ...{ Engine: model, VoiceId: voice, Text: ssml.text, TextType: 'ssml' },
          ...(code !== undefined && { LanguageCode: code }),
        };
        const call = (fields: object, accepts: RegExp) => {
          const body = JSON.stringify({ ...shared, ...fields });
          return { body, sign: (): Promise<Call> => signed(`${base}/v1/speech`, body, region, env, accepts) };
        };
        const marks = call(
          { OutputFormat: 'json', SpeechMarkTypes: ['word'] },
          /^application\/(x-json-stream|json)/,
        );
        const audio = call({ OutputFormat: 'pcm', SampleRate: String(SAMPLE_RATE) }, /^audio\/pcm/);
        // The marks first: should they not come, the audio is not paid for.
        const words = await post(
          marks.body,
          marks.sign,
          readMarks,
          ({ facts }) => (facts as { words: [number, number][] }).words,
        );
        return post(
          audio.body,
          audio.sign,
          ({ bytes }) => ({ facts: {}, bytes }),
          ({ bytes }) => {
            const pcm = samplesOf(bytes, NAME);
            return { pcm, marks: marksOf(pcm, SAMPLE_RATE, spansOf(words, ssml), NAME) };
          },
        );
      },
    };
  },
};

/** Signed anew for each try: the signature holds the time. */
async function signed(
  url: string,
  body: string,
  region: string,
  env: Environment,
  accepts: RegExp,
): Promise<Call> {
  const sessionToken = valueOf(env, SESSION);
  const signer = new AwsV4Signer({
    ...{ url, body, region, method: 'POST', service: 'polly' },
    accessKeyId: keyOf(env, ID, REMEDY),
    secretAccessKey: keyOf(env, SECRET, REMEDY),
    ...(sessionToken !== undefined && { sessionToken }),
    headers: { 'content-type': 'application/json' },
  });
  const { headers } = await signer.sign();
  return {
    method: 'POST',
    url,
    headers: Object.fromEntries(headers as unknown as Iterable<[string, string]>),
    body,
    accepts,
  };
}
