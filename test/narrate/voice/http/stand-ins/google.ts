import { wavHead } from '../../../../wav.js';
import { bytesOf, say } from './speech.js';
import { BadSsml, readSsml, wordsIn, type SsmlItem } from './ssml.js';
import { json, serveStandIn, type Answer, type Asked, type StandIn } from './stand-in.js';

/* Google Cloud Text-to-Speech as its reference describes it: proto3's JSON, errors as google.rpc.Status. */

const KEY = 'AIzaSyD-standin-0123456789abcdefghijklm';
const TOKEN = 'ya29.standin-token-0123456789';
const elements = ['speak', 'mark', 'phoneme', 'lang'];

const refusal = (code: number, status: string, message: string): Answer =>
  json(code, { error: { code, message, status } });

const wav = (pcm: Buffer, sampleRate: number): Buffer =>
  Buffer.concat([wavHead(pcm.length, { rate: sampleRate }), pcm]);

/** A mark's time is the start of the next word that is said, or the end. */
function timesOf(items: readonly SsmlItem[], sampleRate: number) {
  const words = wordsIn(items);
  const spoken = say(words, sampleRate);
  const end = spoken.pcm.length / sampleRate;
  let next = 0;
  const timepoints: object[] = [];
  for (const item of items) {
    if (item.kind === 'word') next++;
    else {
      const seconds =
        (spoken.words.slice(next).find((word) => word !== undefined)?.startMs ?? end * 1000) / 1000;
      // A number that is 0 is left out.
      timepoints.push({ markName: item.name, ...(seconds > 0 && { timeSeconds: seconds }) });
    }
  }
  return { pcm: spoken.pcm, timepoints };
}

interface Body {
  readonly input: { readonly ssml?: string; readonly text?: string };
  readonly voice: { readonly languageCode?: string; readonly name?: string };
  readonly audioConfig: { readonly audioEncoding?: string; readonly sampleRateHertz?: number };
  readonly enableTimePointing?: readonly string[];
}

export async function standInGoogle(most = 5000, credential: 'key' | 'token' = 'key'): Promise<StandIn> {
  const paid: string[] = [];
  const serving = await serveStandIn(({ method, path, headers, body }: Asked): Answer => {
    if (method !== 'POST' || path !== '/v1beta1/text:synthesize')
      return refusal(404, 'NOT_FOUND', 'Not found');
    const key = headers['x-goog-api-key'];
    if (key !== undefined && key !== KEY)
      return refusal(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.');
    if (key === undefined && headers.authorization !== `Bearer ${TOKEN}`)
      return refusal(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.');
    const { input, voice, audioConfig, enableTimePointing } = JSON.parse(body) as Body;
    const { ssml } = input;
    if (ssml === undefined || !enableTimePointing?.includes('SSML_MARK') || !voice.languageCode)
      return refusal(400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.');
    if (voice.name === 'en-US-Neural2-Nobody')
      return refusal(400, 'INVALID_ARGUMENT', `Voice '${voice.name}' does not exist. Is it misspelled?`);
    if (Buffer.byteLength(ssml) > most)
      return refusal(
        400,
        'INVALID_ARGUMENT',
        'Either `input.text` or `input.ssml` is longer than the limit of 5000 bytes. This limit is different from quotas.',
      );
    if (audioConfig.audioEncoding !== 'LINEAR16' || audioConfig.sampleRateHertz === undefined)
      return refusal(400, 'INVALID_ARGUMENT', 'Invalid audio encoding.');
    try {
      const { pcm, timepoints } = timesOf(readSsml(ssml, elements), audioConfig.sampleRateHertz);
      paid.push(ssml);
      const audioContent = wav(bytesOf(pcm), audioConfig.sampleRateHertz).toString('base64');
      return json(
        200,
        { audioContent, timepoints, audioConfig },
        { 'content-type': 'application/json; charset=UTF-8' },
      );
    } catch (error) {
      if (!(error instanceof BadSsml)) throw error;
      return refusal(
        400,
        'INVALID_ARGUMENT',
        `Invalid SSML. Newer voices like Neural2 require valid SSML: ${error.message}`,
      );
    }
  });
  return {
    ...serving,
    ...{ paid, secrets: [credential === 'key' ? KEY : TOKEN] },
    env: {
      GOOGLE_TTS_BASE_URL: serving.url,
      ...(credential === 'key' ? { GOOGLE_API_KEY: KEY } : { GOOGLE_ACCESS_TOKEN: TOKEN }),
    },
  };
}
