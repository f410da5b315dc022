import { bytesOf, say } from './speech.js';
import { json, serveStandIn, type Answer, type Asked, type StandIn } from './stand-in.js';

/*
 * ElevenLabs as its API reference and its SDK describe it: characters are code points, in `alignment` those of the text
 * that was sent, in `normalized_alignment` with a space before.
 */

const KEY = 'sk_5ca1ab1e0ddba11facade5ca1ab1e0ddba11';
const fields = ['text', 'model_id', 'language_code', 'voice_settings', 'seed'];

const refusal = (status: number, code: string, message: string): Answer =>
  json(status, { detail: { status: code, message } });

/** Words with where they stand; tags are not said. */
function wordsOf(text: string) {
  const words: { text: string; ipa?: string; start: number; end: number }[] = [];
  let ipa: string | undefined;
  for (const { 0: raw, index } of text.matchAll(/<(?:phoneme|break)\b[^>]*>|<\/phoneme>|[^\s<]+|</g)) {
    if (/^<break/.test(raw)) throw new Error('obeyed');
    if (raw.startsWith('<phoneme')) ipa = /ph="([^"]*)"/.exec(raw)?.[1];
    else if (raw === '</phoneme>') ipa = undefined;
    else words.push({ text: raw, ...(ipa !== undefined && { ipa }), start: index, end: index + raw.length });
  }
  return words;
}

export async function standInElevenlabs(most = 10_000): Promise<StandIn> {
  const paid: string[] = [];
  const serving = await serveStandIn(({ method, path, headers, body }: Asked): Answer => {
    const url = new URL(path, 'http://localhost');
    const [, voice] = /^\/v1\/text-to-speech\/(\w+)\/with-timestamps$/.exec(url.pathname) ?? [];
    if (method !== 'POST' || voice === undefined) return json(404, { detail: 'Not Found' });
    if (headers['xi-api-key'] !== KEY) return refusal(401, 'invalid_api_key', 'Invalid API key');
    if (voice === 'nobody')
      return refusal(404, 'voice_not_found', 'A voice with the voice_id nobody was not found.');
    const request = JSON.parse(body) as Record<string, unknown>;
    const unknown = Object.keys(request).find((name) => !fields.includes(name));
    if (unknown !== undefined || typeof request['text'] !== 'string')
      return json(422, { detail: [{ type: 'missing', loc: ['body', 'text'], msg: 'Field required' }] });
    const { text } = request;
    if (text.length > most)
      return refusal(
        400,
        'max_character_limit_exceeded',
        `This request's text has ${text.length} characters and exceeds the character limit of ${most} characters.`,
      );
    const [, rate] = /^pcm_(\d+)$/.exec(url.searchParams.get('output_format') ?? '') ?? [];
    if (rate === undefined) return refusal(400, 'invalid_output_format', 'Not a PCM format');
    const words = wordsOf(text);
    const spoken = say(words, Number(rate));
    paid.push(text);
    const characters = Array.from(text);
    const starts: number[] = [];
    const ends: number[] = [];
    let [at, last] = [0, 0];
    for (const character of characters) {
      const n = words.findIndex(({ start, end }) => at >= start && at < end);
      const [word, time] = [words[n], spoken.words[n]];
      // A word's time is shared among its characters; a space takes the pause that follows.
      const [from, to] =
        word && time
          ? [at, at + character.length].map(
              (place) =>
                time.startMs + ((time.endMs - time.startMs) * (place - word.start)) / (word.end - word.start),
            )
          : [last, spoken.words.slice(n + 1).find((next) => next && next.startMs >= last)?.startMs ?? last];
      starts.push((from ?? 0) / 1000);
      ends.push((to ?? 0) / 1000);
      last = to ?? last;
      at += character.length;
    }
    const alignment = {
      characters,
      character_start_times_seconds: starts,
      character_end_times_seconds: ends,
    };
    const normalized = {
      characters: [' ', ...characters],
      character_start_times_seconds: [0, ...starts],
      character_end_times_seconds: [0, ...ends],
    };
    return json(200, {
      audio_base64: bytesOf(spoken.pcm).toString('base64'),
      alignment,
      normalized_alignment: normalized,
    });
  });
  return {
    ...serving,
    ...{ paid, secrets: [KEY] },
    env: { ELEVENLABS_API_KEY: KEY, ELEVENLABS_BASE_URL: serving.url },
  };
}
