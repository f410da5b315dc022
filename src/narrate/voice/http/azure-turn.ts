import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { TOOL } from '../../version.js';
import type { PaidAnswer } from '../voice.js';
import { samplesOf } from './audio.js';
import { connectionWords, kindOf, refusalOf, type ExchangeOptions, type Refusal } from './exchange.js';
import { Failure, quoted, redact, wordsOf } from './failure.js';

/*
 * One turn of Azure's speech synthesis over a WebSocket, as its own SDK speaks it (microsoft-cognitiveservices-speech-sdk
 * 1.52, MIT: SynthesisAdapterBase, SpeechConnectionMessage, WebsocketMessageFormatter, SynthesisContext). Its REST
 * endpoint tells no times. The SDK itself is not used: it hides the status of a refusal in a sentence, tries again by
 * itself, and counts what it does for its maker.
 *
 *   → speech.config, synthesis.context, ssml     ← turn.start, response, audio …, audio.metadata …, turn.end
 *
 * A text message is headers, an empty line, a body; a binary one begins with the length of its headers in two bytes.
 */

export interface Turn {
  /** `wss:` or, on this machine, `ws:`. */
  readonly url: string;
  readonly key: string;
  readonly ssml: string;
  readonly format: string;
}

/** A word as Azure tells it: its text, and ms. */
export interface Boundary {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** 100 ns. */
const TICKS_PER_MS = 10_000;
const MOST_BYTES = 64 * 1024 * 1024;

const guid = (): string => randomUUID().replaceAll('-', '').toUpperCase();

const message = (path: string, requestId: string, type: string, body: string): string =>
  `Path: ${path}\r\nX-RequestId: ${requestId}\r\nX-Timestamp: ${new Date().toISOString()}\r\nContent-Type: ${type}\r\n\r\n${body}`;

function opening({ ssml, format }: Turn, requestId: string): string[] {
  const [name, version] = TOOL.split(' ');
  const config = { context: { system: { name, version, build: 'JavaScript', lang: 'JavaScript' } } };
  const context = {
    synthesis: {
      audio: {
        metadataOptions: {
          ...{ bookmarkEnabled: false, punctuationBoundaryEnabled: false, sentenceBoundaryEnabled: false },
          ...{ sessionEndEnabled: true, visemeEnabled: false, wordBoundaryEnabled: true },
        },
        outputFormat: format,
      },
      language: { autoDetection: false },
    },
  };
  return [
    message('speech.config', requestId, 'application/json', JSON.stringify(config)),
    message('synthesis.context', requestId, 'application/json', JSON.stringify(context)),
    message('ssml', requestId, 'application/ssml+xml', ssml),
  ];
}

interface Received {
  readonly path: string;
  readonly requestId: string;
  readonly body: Buffer;
}

function received(data: Buffer, binary: boolean): Received {
  const length = binary ? (data.length < 2 ? -1 : data.readUInt16BE(0)) : data.indexOf('\r\n\r\n');
  if (length < 0 || length + 2 > data.length)
    throw new Failure('garbled', 'Azure sent a message without its headers');
  const start = binary ? 2 : 0;
  const headers = new Map(
    data
      .toString('utf8', start, start + length)
      .split('\r\n')
      .map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
      }),
  );
  return {
    path: (headers.get('path') ?? '').toLowerCase(),
    requestId: (headers.get('x-requestid') ?? '').toUpperCase(),
    body: data.subarray(binary ? start + length : length + 4),
  };
}

interface Metadata {
  readonly Type?: unknown;
  readonly Data?: {
    readonly Offset?: unknown;
    readonly Duration?: unknown;
    readonly text?: { readonly Text?: unknown; readonly BoundaryType?: unknown };
  };
}

/** What a turn has brought so far. */
interface Harvest {
  readonly audio: Buffer[];
  readonly words: Boundary[];
  bytes: number;
  /** Ms of audio that the service says it has sent. */
  saidMs: number | undefined;
}

function gather(harvest: Harvest, body: Buffer): void {
  let metadata: unknown;
  try {
    metadata = (JSON.parse(body.toString('utf8')) as { Metadata?: unknown }).Metadata;
  } catch {
    // Said below.
  }
  if (!Array.isArray(metadata)) throw new Failure('garbled', 'Azure sent metadata that is no JSON');
  for (const { Type: type, Data: data } of metadata as Metadata[]) {
    const offset = data?.Offset;
    if (typeof offset !== 'number') continue;
    if (type === 'SessionEnd') harvest.saidMs = offset / TICKS_PER_MS;
    if (type !== 'WordBoundary' || typeof data?.text?.Text !== 'string') continue;
    const length = typeof data.Duration === 'number' ? data.Duration : 0;
    const startMs = offset / TICKS_PER_MS;
    harvest.words.push({ text: data.text.Text, startMs, endMs: startMs + length / TICKS_PER_MS });
  }
}

/** What Azure closes a connection with (RFC 6455 §7.4.1): 1007 is a request that it will not take, 4429 one too many. */
function closed(code: number, reason: string, secrets: readonly string[]): Failure {
  const said = quoted(redact(wordsOf(Buffer.from(reason)), secrets));
  const kind =
    code === 1007 || code === 1003 || code === 1009 ? 'refused' : code === 1008 ? 'shut' : 'passing';
  return new Failure(kind, `Azure closed the connection (${code})${said}`);
}

const refusalBody = async (response: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size < 65_536) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** A connection of its own for each turn: a cut one then costs no other sentence. @throws Failure */
export async function takeTurn(
  turn: Turn,
  sampleRate: number,
  options: ExchangeOptions,
): Promise<PaidAnswer> {
  const { secrets, signal, timeoutMs, service } = options;
  const requestId = guid();
  const harvest: Harvest = { audio: [], words: [], bytes: 0, saidMs: undefined };
  const socket = new WebSocket(turn.url, {
    headers: { 'Ocp-Apim-Subscription-Key': turn.key, 'X-ConnectionId': guid() },
    handshakeTimeout: 15_000,
    maxPayload: MOST_BYTES,
    perMessageDeflate: false,
    followRedirects: false,
  });
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (failure: unknown): void =>
        reject(failure instanceof Error ? failure : new Error(String(failure)));
      signal.addEventListener('abort', () => fail(signal.reason), { once: true });
      timeout.addEventListener('abort', () =>
        fail(new Failure('passing', `${service} did not answer in full within ${timeoutMs / 1000} s`)),
      );
      if (signal.aborted) fail(signal.reason);
      socket.on('open', () => {
        for (const text of opening(turn, requestId)) socket.send(text);
      });
      socket.on('unexpected-response', (_, response) => {
        refusalBody(response).then((body) => {
          const status = response.statusCode ?? 0;
          const refusal: Refusal = { status, headers: response.headers, words: wordsOf(body), body };
          fail(refusalOf(refusal, kindOf(status), options));
        }, fail);
      });
      socket.on('error', (error) =>
        fail(new Failure('passing', redact(connectionWords(service, error), secrets))),
      );
      socket.on('close', (code, reason) => fail(closed(code, reason.toString('utf8'), secrets)));
      socket.on('message', (data, binary) => {
        try {
          const { path, requestId: id, body } = received(data as Buffer, binary);
          if (id !== '' && id !== requestId) return;
          if (path === 'audio') {
            harvest.bytes += body.length;
            if (harvest.bytes > MOST_BYTES) throw new Failure('refused', `${service} sent more than 64 MB`);
            harvest.audio.push(body);
          }
          if (path === 'audio.metadata') gather(harvest, body);
          if (path === 'turn.end') resolve();
        } catch (error) {
          fail(error);
        }
      });
    });
  } finally {
    socket.removeAllListeners();
    socket.on('error', () => undefined);
    socket.terminate();
  }
  const bytes = Buffer.concat(harvest.audio);
  const samples = samplesOf(bytes, service).length;
  if (harvest.words.length === 0) throw new Failure('garbled', `${service} told no times of words`);
  if (harvest.saidMs !== undefined && (samples * 1000) / sampleRate < harvest.saidMs - 100)
    throw new Failure('garbled', `${service} cut the audio`);
  return { facts: { words: harvest.words }, bytes };
}
