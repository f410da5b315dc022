import type { Duplex } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { bytesOf, say } from './speech.js';
import { BadSsml, readSsml, wordsIn } from './ssml.js';
import { serveStandIn, type Answer, type StandIn, type Trouble } from './stand-in.js';

/*
 * Azure's speech synthesis over a WebSocket as its own SDK speaks it (microsoft-cognitiveservices-speech-sdk 1.52): what a
 * client must have sent before it is answered is checked as well as what it gets.
 */

const KEY = '5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e';
const PATH = '/tts/cognitiveservices/websocket/v1';
const TICKS_PER_MS = 10_000;
const CHUNK = 4096;
const elements = ['speak', 'voice', 'phoneme', 'lang', 'prosody', 'mstts:express-as'];

interface Message {
  readonly path: string;
  readonly requestId: string;
  readonly body: string;
}

function read(data: RawData): Message {
  const text = (data as Buffer).toString('utf8');
  const end = text.indexOf('\r\n\r\n');
  const headers = new Map(
    text
      .slice(0, end)
      .split('\r\n')
      .map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  );
  return {
    path: headers.get('path') ?? '',
    requestId: headers.get('x-requestid') ?? '',
    body: text.slice(end + 4),
  };
}

const head = (path: string, requestId: string, rest = ''): string =>
  `X-RequestId:${requestId}\r\nPath:${path}\r\n${rest}`;

function audioMessage(requestId: string, streamId: string, body: Buffer): Buffer {
  const headers = Buffer.from(
    head(
      'audio',
      requestId,
      `${body.length > 0 ? 'Content-Type:audio/x-wav\r\n' : ''}X-StreamId:${streamId}\r\n`,
    ),
  );
  const length = Buffer.alloc(2);
  length.writeUInt16BE(headers.length);
  return Buffer.concat([length, headers, body]);
}

const refuse = (socket: Duplex, { status, headers = {}, body }: Answer): void => {
  const lines = Object.entries({
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    ...headers,
  });
  socket.end(
    `HTTP/1.1 ${status} Refused\r\n${lines.map((line) => line.join(': ')).join('\r\n')}\r\n\r\n${String(body)}`,
  );
};

export async function standInAzure(most = 65_536): Promise<StandIn> {
  const paid: string[] = [];
  let [now, mostNow] = [0, 0];
  const serving = await serveStandIn(() => ({ status: 404, body: '' }));
  const sockets = new WebSocketServer({ noServer: true });

  function speak(
    client: WebSocket,
    { requestId, body: ssml }: Message,
    format: string,
    trouble: Trouble | undefined,
  ): void {
    if (Buffer.byteLength(ssml) > most) {
      client.close(1007, `Websocket message size cannot exceed ${most} bytes`);
      return;
    }
    const voice = /<voice name="([^"]*)"/.exec(ssml)?.[1] ?? '';
    if (voice.endsWith('NobodyNeural')) {
      client.close(1007, `Unsupported voice ${voice}.`);
      return;
    }
    const [, rate] = /^raw-(\d+)khz-16bit-mono-pcm$/.exec(format) ?? [];
    if (rate === undefined) {
      client.close(1007, `Unsupported output format ${format}.`);
      return;
    }
    let words;
    try {
      words = wordsIn(readSsml(ssml, elements));
    } catch (error) {
      if (!(error instanceof BadSsml)) throw error;
      client.close(1007, `SSML parsing error: ${error.message}`.slice(0, 120));
      return;
    }
    const spoken = say(words, Number(rate) * 1000);
    const pcm = bytesOf(spoken.pcm);
    const streamId = '0A1B2C3D';
    const text = (path: string, value: unknown): void =>
      client.send(
        `${head(path, requestId, 'Content-Type:application/json; charset=utf-8\r\n')}\r\n${JSON.stringify(value)}`,
      );
    const metadata = (...items: unknown[]): void => text('audio.metadata', { Metadata: items });
    text('turn.start', { context: { serviceTag: 'f00d' } });
    text('response', { context: { serviceTag: 'f00d' }, audio: { type: 'inline', streamId } });
    words.forEach(({ text: said }, i) => {
      const time = spoken.words[i];
      if (!time) return;
      const core = said.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
      metadata({
        Type: 'WordBoundary',
        Data: {
          Offset: Math.round(time.startMs * TICKS_PER_MS),
          Duration: Math.round((time.endMs - time.startMs) * TICKS_PER_MS),
          text: { Text: core, Length: core.length, BoundaryType: 'WordBoundary' },
        },
      });
    });
    const cutAt = trouble === 'half' ? pcm.length / 2 : Infinity;
    for (let at = 0; at < pcm.length; at += CHUNK) {
      if (at > cutAt) {
        client.terminate();
        return;
      }
      client.send(audioMessage(requestId, streamId, pcm.subarray(at, at + CHUNK)));
    }
    client.send(audioMessage(requestId, streamId, Buffer.alloc(0)));
    metadata({
      Type: 'SessionEnd',
      Data: { Offset: Math.round((spoken.pcm.length / Number(rate)) * TICKS_PER_MS) },
    });
    paid.push(ssml);
    text('turn.end', {});
  }

  function converse(client: WebSocket, trouble: Trouble | undefined): void {
    mostNow = Math.max(mostNow, ++now);
    client.once('close', () => now--);
    if (trouble === 'hang') return;
    let configured = false;
    let format: string | undefined;
    client.on('message', (data) => {
      const message = read(data);
      serving.asked.push({ method: 'WS', path: message.path, headers: {}, body: message.body });
      if (!/^[0-9a-f]{32}$/i.test(message.requestId)) {
        client.close(1007, 'No X-RequestId');
        return;
      }
      if (typeof trouble === 'object' && 'alter' in trouble && message.path === 'ssml') {
        const { body } = trouble.alter({ status: 200, body: '' });
        client.send(typeof body === 'string' ? body.replaceAll('REQUEST', message.requestId) : body);
        return;
      }
      if (message.path === 'speech.config') configured = 'context' in (JSON.parse(message.body) as object);
      if (message.path === 'synthesis.context')
        format = (JSON.parse(message.body) as { synthesis: { audio: { outputFormat: string } } }).synthesis
          .audio.outputFormat;
      if (message.path !== 'ssml') return;
      if (!configured || format === undefined) {
        client.close(1002, 'No configuration');
        return;
      }
      speak(client, message, format, trouble);
    });
  }

  serving.server.on('upgrade', (request: IncomingMessage, socket: Duplex, first: Buffer) => {
    const trouble = serving.trouble.shift();
    const key = request.headers['ocp-apim-subscription-key'];
    if (trouble === 'cut') socket.destroy();
    else if (typeof trouble === 'object' && 'instead' in trouble) refuse(socket, trouble.instead);
    else if (request.url?.split('?')[0] !== PATH) refuse(socket, { status: 404, body: '' });
    else if (key !== KEY)
      refuse(socket, {
        status: 401,
        body: 'Access denied due to invalid subscription key or wrong API endpoint.',
      });
    else sockets.handleUpgrade(request, socket, first, (client) => converse(client, trouble));
  });

  return {
    ...serving,
    ...{ paid, secrets: [KEY], mostAtOnce: () => mostNow },
    env: { AZURE_SPEECH_KEY: KEY, AZURE_SPEECH_ENDPOINT: serving.url },
    async close() {
      for (const client of sockets.clients) client.terminate();
      await serving.close();
    },
  };
}
