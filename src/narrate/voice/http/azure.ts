import { primaryLanguage } from '../../../core/text/language.js';
import type { UtteranceToken } from '../voice.js';
import { prosodyValue } from './asked.js';
import { marksOf, samplesOf, type Span } from './audio.js';
import { type Boundary, takeTurn } from './azure-turn.js';
import { baseUrl, type Environment, keyOf, valueOf } from './environment.js';
import type { Service } from './service.js';
import { cleaned, escaped, tokenSsml } from './text.js';

/*
 * Azure AI Speech. SSML as in https://learn.microsoft.com/azure/ai-services/speech-service/speech-synthesis-markup; how it
 * is sent and answered: azure-turn.ts.
 */

const NAME = 'Azure Speech';
const KEY = 'AZURE_SPEECH_KEY';
const REGION = 'AZURE_SPEECH_REGION';
const ENDPOINT = 'AZURE_SPEECH_ENDPOINT';
const REMEDY = `Set ${KEY} to a key of your Speech resource (portal.azure.com, Keys and Endpoint).`;
const REGION_REMEDY = `Set ${REGION} to the resource’s region, e.g. westeurope, or ${ENDPOINT} to its address.`;
const SAMPLE_RATE = 24_000;
const FORMAT = 'raw-24khz-16bit-mono-pcm';

/**
 * SSML of at most 64 KB a turn, of which at most 10 minutes are spoken and the rest is cut without a word
 * (https://learn.microsoft.com/azure/ai-services/speech-service/speech-services-quotas-and-limits).
 */
const MOST_BYTES = 64_000;
const MOST_CHARACTERS = 6000;

/** As the SDK does (SpeechSynthesisConnectionFactory, ConnectionFactoryBase.getHostSuffix). */
const PATH = '/tts/cognitiveservices/websocket/v1';

function addressOf(env: Environment): string {
  const region = valueOf(env, REGION) ?? '';
  const suffix = region.startsWith('china')
    ? 'azure.cn'
    : region.startsWith('usgov')
      ? 'azure.us'
      : 'microsoft.com';
  const own = /^[a-z0-9]+$/.test(region) ? `https://${region}.tts.speech.${suffix}` : '';
  const base = baseUrl(env, valueOf(env, ENDPOINT) === undefined ? REGION : ENDPOINT, own);
  return `${base.replace(/^http/, 'ws')}${base.endsWith(PATH) ? '' : PATH}`;
}

/** The words in order, found in the text of the tokens; a word that Azure has written otherwise takes the place that is left. */
export function spansOf(words: readonly Boundary[], tokens: readonly UtteranceToken[]): (Span | undefined)[] {
  const texts = tokens.map(({ text }) => cleaned(text).toLowerCase());
  const text = texts.join(' ');
  let length = 0;
  const starts = texts.map((own) => {
    const start = length;
    length += own.length + 1;
    return start;
  });
  const tokenAt = (place: number): number => starts.findLastIndex((start) => start <= place);
  let at = 0;
  const tokenOf = words.map((word) => {
    const said = cleaned(word.text).toLowerCase();
    const found = said === '' ? -1 : text.indexOf(said, at);
    // Not further ahead than a few words: a short one is found anywhere.
    if (found < 0 || found - at > 40) return undefined;
    at = found + said.length;
    return tokenAt(found);
  });
  // Azure has written it otherwise, e.g. in figures: it belongs to a token between its neighbours, as far as there is one.
  tokenOf.forEach((token, i) => {
    if (token !== undefined) return;
    const before = tokenOf[i - 1] ?? -1;
    const after = tokenOf.slice(i).find((next) => next !== undefined) ?? tokens.length;
    tokenOf[i] = before + 1 < after ? before + 1 : Math.max(0, before);
  });
  return tokens.map((_, token): Span | undefined => {
    const own = words.filter((__, i) => tokenOf[i] === token);
    const [first, last] = [own[0], own.at(-1)];
    return first && last ? { startMs: first.startMs, endMs: Math.max(last.endMs, last.startMs) } : undefined;
  });
}

export const azure: Service = {
  id: 'azure',
  name: NAME,
  usage: 'azure:NAME, as in azure:de-DE-KatjaNeural',
  voicePattern: /^[a-z]{2,3}(-[A-Za-z]{4})?-[A-Z0-9]{2,3}(-[a-z]+)?-[A-Za-z0-9:]{2,64}$/,
  settings: { pitch: prosodyValue, rate: prosodyValue, style: /^[a-z-]{2,40}$/ },
  atOnce: 4,
  keys: KEY,
  lacks: (env) => [
    ...(valueOf(env, KEY) === undefined ? [REMEDY] : []),
    ...(valueOf(env, REGION) === undefined && valueOf(env, ENDPOINT) === undefined ? [REGION_REMEDY] : []),
  ],
  secrets: (env) => [valueOf(env, KEY) ?? ''].filter(Boolean),
  voice({ voice, settings: { pitch, rate, style } }) {
    const own = voice.slice(0, voice.lastIndexOf('-'));
    const attributes = [rate && `rate="${escaped(rate)}"`, pitch && `pitch="${escaped(pitch)}"`]
      .filter(Boolean)
      .join(' ');
    const ssmlOf = (tokens: readonly UtteranceToken[], lang: string): string => {
      let said = tokens.map(tokenSsml).filter(Boolean).join(' ');
      if (attributes) said = `<prosody ${attributes}>${said}</prosody>`;
      if (style !== undefined)
        said = `<mstts:express-as style="${escaped(style)}">${said}</mstts:express-as>`;
      if (primaryLanguage(lang) !== primaryLanguage(own))
        said = `<lang xml:lang="${escaped(lang)}">${said}</lang>`;
      return (
        '<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xmlns:mstts="https://www.w3.org/2001/mstts" ' +
        `xml:lang="${own}"><voice name="${voice}">${said}</voice></speak>`
      );
    };
    return {
      description: {
        name: `${voice.slice(own.length + 1).replace(/Neural$/, '')} (Azure)`,
        lang: Intl.getCanonicalLocales(own)[0] ?? own,
        ...(/Multilingual/.test(voice) ? { alsoSpeaks: 'any' as const } : {}),
        sampleRate: SAMPLE_RATE,
        version: /Neural|HD/.exec(voice)?.[0] ?? 'v1',
        phonemes: true,
        marks: 'engine',
      },
      fits: (tokens, lang) =>
        tokens.reduce((sum, { text }) => sum + text.length + 1, 0) <= MOST_CHARACTERS &&
        Buffer.byteLength(ssmlOf(tokens, lang)) <= MOST_BYTES,
      say(tokens, lang, { env, ask }) {
        const ssml = ssmlOf(tokens, lang);
        const turn = { url: addressOf(env), key: keyOf(env, KEY, REMEDY), ssml, format: FORMAT };
        return ask(
          [ssml, FORMAT],
          (options) => takeTurn(turn, SAMPLE_RATE, options),
          ({ facts, bytes }) => {
            const pcm = samplesOf(bytes, NAME);
            const { words } = facts as { words: Boundary[] };
            return { pcm, marks: marksOf(pcm, SAMPLE_RATE, spansOf(words, tokens), NAME) };
          },
        );
      },
    };
  },
};
