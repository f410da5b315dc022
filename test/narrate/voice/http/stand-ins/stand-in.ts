import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Environment } from '../../../../../src/narrate/voice/http/environment.js';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What happens to a request. `cut`: before the answer; `half`: in the middle of it; `hang`: never. */
export type Trouble =
  'cut' | 'half' | 'hang' | { readonly instead: Answer } | { readonly alter: (answer: Answer) => Answer };

/** A service on this machine, as the real one is from outside. */
export interface StandIn {
  /** What stands in the environment of who may speak with it. */
  readonly env: Environment;
  /** Keys of `env` that must be seen nowhere. */
  readonly secrets: readonly string[];
  readonly asked: Asked[];
  /** What was synthesised, which is what a customer pays for. */
  readonly paid: string[];
  /** For the next requests, one each. */
  readonly trouble: Trouble[];
  /** How many requests were under way at once at most. */
  mostAtOnce(): number;
  close(): Promise<void>;
}

export interface Serving {
  readonly asked: Asked[];
  readonly trouble: Trouble[];
  readonly server: Server;
  readonly url: string;
  mostAtOnce(): number;
  close(): Promise<void>;
}

export const json = (
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, headers, body }: Answer, half: boolean): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-length': String(bytes.length), ...headers });
  if (!half) return void response.end(bytes);
  response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.destroy());
}

/** Serves a service's answers on loopback, with the trouble that a test asks for. */
export async function serveStandIn(answer: (asked: Asked) => Answer | Promise<Answer>): Promise<Serving> {
  const asked: Asked[] = [];
  const trouble: Trouble[] = [];
  let [now, most] = [0, 0];
  const server = createServer((request, response) => {
    most = Math.max(most, ++now);
    response.once('close', () => now--);
    const work = async (): Promise<void> => {
      const { method = '', url = '', headers } = request;
      const one: Asked = { method, path: url, headers, body: await bodyOf(request) };
      asked.push(one);
      const next = trouble.shift();
      if (next === 'cut') request.socket.destroy();
      else if (next === 'hang') return;
      else if (typeof next === 'object' && 'instead' in next) send(response, next.instead, false);
      else {
        const given = await answer(one);
        send(response, typeof next === 'object' ? next.alter(given) : given, next === 'half');
      }
    };
    work().catch((error: unknown) => send(response, { status: 500, body: String(error) }, false));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    ...{ asked, trouble, server },
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mostAtOnce: () => most,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
