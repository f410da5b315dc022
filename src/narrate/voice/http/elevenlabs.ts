import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { primaryLanguage } from '../../../core/text/language.js';
import type { PaidAnswer, UtteranceToken } from '../voice.js';
import { fraction } from './asked.js';
import { marksOf, samplesOf, type Span } from './audio.js';
import { baseUrl, keyOf, valueOf } from './environment.js';
import type { Answered } from './exchange.js';
import { Failure } from './failure.js';
import type { Service } from './service.js';
import { cleaned, tokenSsml } from './text.js';

/*
 * ElevenLabs, POST /v1/text-to-speech/{voice_id}/with-timestamps
 * (https://elevenlabs.io/docs/api-reference/text-to-speech/convert-with-timestamps): audio in base64 and a time for each
 * character. Fields as in its SDK (@elevenlabs/elevenlabs-js 2.73, BodyTextToSpeechFullWithTimestamps,
 * AudioWithTimestampsResponse). Its text is no XML, but some tags in it are obeyed.
 */

const NAME = 'ElevenLabs';
const KEY = 'ELEVENLABS_API_KEY';
const REMEDY = `Set ${KEY} to a key of your ElevenLabs account (elevenlabs.io, Developers, API keys).`;
const DEFAULT_MODEL = 'eleven_multilingual_v2';
const DEFAULT_FORMAT = 'pcm_24000';

/** Of https://elevenlabs.io/docs/overview/models; a model that is not here is let read anything. */
const multilingual =
  'en ja zh de hi fr ko pt it es id nl tr fil pl sv bg ro ar cs el fi hr ms sk da ta uk ru'.split(' ');
const languages: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^eleven_(flash_v2|turbo_v2|monolingual_v1)$/, ['en']],
  [/^eleven_multilingual_v[12]$/, multilingual],
  [/^eleven_(flash|turbo)_v2_5$/, [...multilingual, 'hu', 'no', 'vi']],
];

/** Characters a request (https://help.elevenlabs.io/hc/en-us/articles/19572237925521); v3: 5,000, and so for others. */
const mostCharacters = (model: string): number =>
  /_v2_5$/.test(model)
    ? 40_000
    : /^eleven_(flash|turbo)_v2$/.test(model)
      ? 30_000
      : /_v[12]$/.test(model)
        ? 10_000
        : 5000;

/** Of English only (https://elevenlabs.io/docs/eleven-api/guides/how-to/text-to-speech/pronunciation-dictionaries). */
const takesPhonemes = (model: string): boolean => /^eleven_(flash_v2|turbo_v2|monolingual_v1)$/.test(model);

/** Where the model takes a language (the field's description in the SDK): not multilingual_v2. */
const takesLanguage = (model: string): boolean => /_v2_5$|_v3$/.test(model);

/** Angle brackets would be tags (`<break time="3s"/>`), square ones are stage directions to eleven_v3. */
const plain = (text: string): string =>
  cleaned(text.replace(/[<>]/g, ' ').replaceAll('[', '(').replaceAll(']', ')')).replace(/\s+/g, ' ');

interface Written {
  readonly text: string;
  /** Where each token stands in it. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

function write(parts: readonly string[]): Written {
  let text = '';
  const ranges = parts.map((part) => {
    if (text !== '' && part !== '') text += ' ';
    const start = text.length;
    text += part;
    return { start, end: text.length };
  });
  return { text, ranges };
}

const written = (tokens: readonly UtteranceToken[], phonemes: boolean): Written =>
  write(
    tokens.map(({ text, ipa }) => {
      const said = plain(text);
      return phonemes && ipa !== undefined && said !== '' ? tokenSsml({ text: said, ipa }) : said;
    }),
  );

const Alignment = Type.Object({
  characters: Type.Array(Type.String()),
  character_start_times_seconds: Type.Array(Type.Number()),
  character_end_times_seconds: Type.Array(Type.Number()),
});
const Answer = Type.Object({ audio_base64: Type.String(), alignment: Alignment });
type Alignment = (typeof Alignment)['static'];

function read({ bytes }: Answered): PaidAnswer {
  let answer: unknown;
  try {
    answer = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new Failure('garbled', `${NAME} answered with JSON that is none`);
  }
  if (!Value.Check(Answer, answer))
    throw new Failure('garbled', `${NAME} answered without audio or without the characters’ times`);
  const {
    characters,
    character_start_times_seconds: starts,
    character_end_times_seconds: ends,
  } = answer.alignment;
  if (starts.length !== characters.length || ends.length !== characters.length)
    throw new Failure(
      'garbled',
      `${NAME} answered with ${characters.length} characters, ${starts.length} starts and ${ends.length} ends`,
    );
  const audio = Buffer.from(answer.audio_base64, 'base64');
  samplesOf(audio, NAME);
  return {
    facts: { characters, character_start_times_seconds: starts, character_end_times_seconds: ends },
    bytes: audio,
  };
}

/** How far ahead a character is looked for when the service has left some out. */
const LOOK_AHEAD = 12;

/** Where each of the service's characters stands in the text; undefined for those that are not in it. */
function placesOf(characters: readonly string[], text: string): (number | undefined)[] {
  let at = 0;
  return characters.map((character) => {
    const found = text.slice(at, at + LOOK_AHEAD + character.length).indexOf(character);
    if (character === '' || found < 0) return undefined;
    const place = at + found;
    at = place + character.length;
    return place;
  });
}

function spansOf(alignment: Alignment, sent: Written, bare: Written): (Span | undefined)[] {
  const { characters, character_start_times_seconds: starts, character_end_times_seconds: ends } = alignment;
  // `alignment` is of the text that was sent; should it leave out the tags, it is of the words.
  const { text, ranges } = characters.join('').trim() === sent.text ? sent : bare;
  const places = placesOf(characters, text);
  let next = 0;
  return ranges.map(({ start, end }) => {
    let span: Span | undefined;
    for (; next < characters.length && (places[next] ?? -1) < end; next++) {
      if ((places[next] ?? -1) < start || /^\s*$/.test(characters[next] ?? '')) continue;
      const [startMs, endMs] = [(starts[next] ?? NaN) * 1000, (ends[next] ?? NaN) * 1000];
      span = { startMs: span?.startMs ?? startMs, endMs };
    }
    return span;
  });
}

export const elevenlabs: Service = {
  id: 'elevenlabs',
  name: NAME,
  usage: 'elevenlabs:VOICE_ID, or with a model as in elevenlabs:VOICE_ID@eleven_flash_v2_5',
  voicePattern: /^[A-Za-z0-9]{1,64}$/,
  modelPattern: /^[a-z0-9_]{1,64}$/,
  settings: {
    format: /^pcm_(16000|22050|24000|32000|44100|48000)$/,
    seed: /^\d{1,10}$/,
    similarity_boost: fraction,
    speed: /^[01](\.\d{1,2})?$/,
    stability: fraction,
    style: fraction,
  },
  // The smallest plans take two to three (https://elevenlabs.io/docs/overview/models, concurrency).
  atOnce: 2,
  keys: KEY,
  lacks: (env) => (valueOf(env, KEY) === undefined ? [REMEDY] : []),
  secrets: (env) => [valueOf(env, KEY) ?? ''].filter(Boolean),
  voice({ voice, model = DEFAULT_MODEL, settings: { format = DEFAULT_FORMAT, seed, ...settings } }) {
    const phonemes = takesPhonemes(model);
    const voiceSettings = Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [name, Number(value)]),
    );
    return {
      description: {
        name: `${voice} (ElevenLabs)`,
        lang: 'en',
        alsoSpeaks: languages.find(([pattern]) => pattern.test(model))?.[1] ?? 'any',
        sampleRate: Number(format.slice('pcm_'.length)),
        version: model,
        phonemes,
        marks: 'engine',
      },
      fits: (tokens) => written(tokens, phonemes).text.length <= mostCharacters(model),
      say(tokens, lang, { env, sampleRate, post }) {
        const primary = primaryLanguage(lang);
        const tagged = phonemes && primary === 'en';
        const [sent, bare] = [written(tokens, tagged), written(tokens, false)];
        const body = JSON.stringify({
          text: sent.text,
          model_id: model,
          ...(takesLanguage(model) && primary.length === 2 && { language_code: primary }),
          ...(Object.keys(voiceSettings).length > 0 && { voice_settings: voiceSettings }),
          ...(seed !== undefined && { seed: Number(seed) }),
        });
        const base = baseUrl(env, 'ELEVENLABS_BASE_URL', 'https://api.elevenlabs.io');
        return post(
          [voice, format, body],
          () => ({
            method: 'POST',
            url: `${base}/v1/text-to-speech/${voice}/with-timestamps?output_format=${format}`,
            headers: {
              'xi-api-key': keyOf(env, KEY, REMEDY),
              'content-type': 'application/json',
              accept: 'application/json',
            },
            body,
            accepts: /^application\/json/,
          }),
          read,
          ({ facts, bytes }) => {
            const pcm = samplesOf(bytes, NAME);
            return { pcm, marks: marksOf(pcm, sampleRate, spansOf(facts as Alignment, sent, bare), NAME) };
          },
        );
      },
    };
  },
};
