import { bytesOf, say } from './speech.js';
import { json, serveStandIn, type Answer, type Asked, type StandIn } from './stand-in.js';

/* OpenAI's speech endpoint as its API reference and its SDK describe it: raw PCM, errors as { error: { message … } }. */

const KEY = 'sk-proj-StandIn0123456789abcdefABCDEF';
const fields = ['model', 'voice', 'input', 'response_format', 'speed', 'instructions'];

const refusal = (status: number, message: string, code: string | null = null): Answer =>
  json(status, { error: { message, type: 'invalid_request_error', param: null, code } });

export async function standInOpenai(most = 4096): Promise<StandIn> {
  const paid: string[] = [];
  const serving = await serveStandIn(({ method, path, headers, body }: Asked): Answer => {
    if (method !== 'POST' || path !== '/v1/audio/speech')
      return refusal(404, `Invalid URL (${method} ${path})`);
    const given = headers.authorization?.replace('Bearer ', '') ?? '';
    if (given !== KEY)
      return refusal(
        401,
        `Incorrect API key provided: ${given.slice(0, 8)}********${given.slice(-4)}. You can find your API key at https://platform.openai.com/account/api-keys.`,
        'invalid_api_key',
      );
    const request = JSON.parse(body) as Record<string, unknown>;
    const unknown = Object.keys(request).find((name) => !fields.includes(name));
    const { input } = request;
    if (unknown !== undefined || typeof input !== 'string')
      return refusal(400, `Unrecognized request argument supplied: ${unknown ?? 'input'}`);
    if (request['voice'] === 'nobody')
      return refusal(400, `Input should be 'nova', 'shimmer', 'echo', 'onyx', 'fable', 'alloy'`);
    if (input.length > most)
      return refusal(
        400,
        `string_too_long: Input should have at most ${most} characters`,
        'string_above_max_length',
      );
    if (request['response_format'] !== 'pcm') return refusal(400, 'Not PCM');
    paid.push(input);
    const words = input.split(/\s+/).map((text) => ({ text }));
    return { status: 200, headers: { 'content-type': 'audio/pcm' }, body: bytesOf(say(words, 24_000).pcm) };
  });
  return {
    ...serving,
    ...{ paid, secrets: [KEY] },
    env: { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: `${serving.url}/v1` },
  };
}
