import { AwsV4Signer } from 'aws4fetch';
import { bytesOf, say } from './speech.js';
import { BadSsml, readSsml, wordsIn } from './ssml.js';
import { json, serveStandIn, type Answer, type Asked, type StandIn } from './stand-in.js';

/* Amazon Polly as its API reference describes it: restJson1 errors, speech marks a line each, offsets in bytes. */

const ID = 'AKIDSTANDIN000000001';
const SECRET = 'standin+secret/0123456789abcdefghijklmnop';
const SESSION = 'standin-session-token-0123456789';
const elements = ['speak', 'phoneme', 'lang'];

const refusal = (status: number, type: string, message: string): Answer =>
  json(
    status,
    { message },
    { 'x-amzn-errortype': `${type}:http://internal.amazon.com/coral/com.amazonaws/` },
  );

/** Whether the request is signed with the secret: it is signed again, with the same time and headers. */
async function isSigned({ path, headers, body }: Asked, host: string): Promise<boolean> {
  const [, id, region, signed] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/polly\/aws4_request, SignedHeaders=([^,]+), Signature=[0-9a-f]{64}$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  if (id !== ID || region === undefined || signed === undefined) return false;
  const names = signed
    .split(';')
    .filter((name) => !['host', 'x-amz-date', 'x-amz-security-token'].includes(name));
  const signer = new AwsV4Signer({
    ...{ url: `http://${host}${path}`, method: 'POST', body, region, service: 'polly' },
    ...{ accessKeyId: ID, secretAccessKey: SECRET, sessionToken: SESSION },
    datetime: String(headers['x-amz-date']),
    headers: Object.fromEntries(names.map((name) => [name, String(headers[name])])),
    allHeaders: true,
  });
  const again = (await signer.sign()).headers;
  return again.get('authorization') === headers.authorization && headers['x-amz-security-token'] === SESSION;
}

interface Body {
  readonly Engine?: string;
  readonly OutputFormat?: string;
  readonly SampleRate?: string;
  readonly SpeechMarkTypes?: readonly string[];
  readonly Text?: string;
  readonly TextType?: string;
  readonly VoiceId?: string;
}

export async function standInPolly(most = 6000): Promise<StandIn> {
  const paid: string[] = [];
  const serving = await serveStandIn(async (asked): Promise<Answer> => {
    const { method, path, headers, body } = asked;
    if (method !== 'POST' || path !== '/v1/speech') return refusal(404, 'UnknownOperationException', '');
    if (!(await isSigned(asked, headers.host ?? '')))
      return refusal(403, 'InvalidSignatureException', 'The request signature we calculated does not match.');
    const request = JSON.parse(body) as Body;
    const { Text: text = '', OutputFormat: format, SpeechMarkTypes: types } = request;
    if (request.VoiceId === 'Nobody')
      return refusal(
        400,
        'ValidationException',
        `1 validation error detected: Value 'Nobody' at 'voiceId' failed`,
      );
    if (request.TextType !== 'ssml') return refusal(400, 'ValidationException', 'Expected SSML');
    const billed = text.replace(/<[^>]*>/g, '');
    if (text.length > most || billed.length > most / 2)
      return refusal(400, 'TextLengthExceededException', 'Maximum text length has been exceeded');
    if (format === 'pcm' && !['8000', '16000'].includes(request.SampleRate ?? '16000'))
      return refusal(400, 'InvalidSampleRateException', 'The specified sample rate is not valid.');
    if (format === 'pcm' && types)
      return refusal(400, 'MarksNotSupportedForFormatException', 'Speech marks are not supported for pcm');
    try {
      const words = wordsIn(readSsml(text, elements));
      const spoken = say(words, 16_000);
      paid.push(`${format ?? ''} ${text}`);
      const characters = { 'x-amzn-requestcharacters': String(billed.length) };
      if (format === 'pcm')
        return {
          status: 200,
          headers: { 'content-type': 'audio/pcm', ...characters },
          body: bytesOf(spoken.pcm),
        };
      const lines = words.flatMap(({ core, start, end }, i) => {
        const time = spoken.words[i];
        return time
          ? [JSON.stringify({ time: Math.round(time.startMs), type: 'word', start, end, value: core })]
          : [];
      });
      const sentence = JSON.stringify({ time: 0, type: 'sentence', start: 7, end: 8, value: '…' });
      return {
        status: 200,
        headers: { 'content-type': 'application/x-json-stream', ...characters },
        body: `${[...(types?.includes('sentence') ? [sentence] : []), ...lines].join('\n')}\n`,
      };
    } catch (error) {
      if (!(error instanceof BadSsml)) throw error;
      return refusal(400, 'InvalidSsmlException', `Invalid SSML request: ${error.message}`);
    }
  });
  return {
    ...serving,
    ...{ paid, secrets: [SECRET, SESSION] },
    env: {
      ...{ AWS_ACCESS_KEY_ID: ID, AWS_SECRET_ACCESS_KEY: SECRET, AWS_SESSION_TOKEN: SESSION },
      ...{ AWS_REGION: 'eu-central-1', AWS_ENDPOINT_URL_POLLY: serving.url },
    },
  };
}
