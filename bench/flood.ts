import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/*
 * More requests than a server can take, due at times that do not ask whether the ones before were answered, as readers come who know
 * nothing of each other. Each goes out on a connection that waits for nothing; when all wait, it is held back. An HTTP client cannot bring
 * as many beside the server on one machine: here requests are bytes that were made once, and of an answer no more is read than is told.
 */

export interface Flooded {
  /** Requests that were due. */
  readonly due: number;
  /** Of these, sent; for the others all connections were waiting for an answer. */
  readonly sent: number;
  /** By status. */
  readonly answers: ReadonlyMap<number, number>;
  /** Of answers with 429: with a Retry-After of a second or more. */
  readonly toldWhen: number;
  /** Sent and never answered. */
  readonly unanswered: number;
  /** s; from the first request to the last one that was due. */
  readonly seconds: number;
}

const TICK_MS = 20;
/** How long is waited for answers when no more is sent. */
const PATIENCE_MS = 60_000;

interface Connection {
  readonly socket: Socket;
  rest: string;
}

export async function flood(options: {
  readonly url: string;
  readonly path: string;
  readonly body: string;
  /** Requests a second. */
  readonly rate: number;
  readonly connections: number;
  readonly seconds: number;
}): Promise<Flooded> {
  const { hostname, port, host } = new URL(options.url);
  const request = Buffer.from(
    `POST ${options.path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(options.body)}\r\n\r\n${options.body}`,
  );
  const answers = new Map<number, number>();
  let toldWhen = 0;

  const idle: Connection[] = [];
  let unanswered = 0;

  const hear = (connection: Connection, chunk: string): void => {
    const text = connection.rest + chunk;
    connection.rest = text;
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = text.slice(0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (text.length < end + 4 + length) return;
    const status = Number(head.slice(9, 12));
    answers.set(status, (answers.get(status) ?? 0) + 1);
    if (status === 429 && Number(/\r\nretry-after: (\d+)/i.exec(head)?.[1]) >= 1) toldWhen++;
    connection.rest = '';
    unanswered--;
    idle.push(connection);
  };

  const sockets: Socket[] = [];
  while (sockets.length < options.connections) {
    const together = Math.min(50, options.connections - sockets.length);
    const opened = Array.from({ length: together }, () => connect(Number(port), hostname));
    await Promise.all(opened.map((socket) => once(socket, 'connect')));
    for (const socket of opened) {
      const connection: Connection = { socket, rest: '' };
      // One byte a sign: lengths are those of the wire.
      socket.setEncoding('latin1').on('data', (chunk: string) => hear(connection, chunk));
      socket.on('error', () => undefined);
      idle.push(connection);
    }
    sockets.push(...opened);
  }

  const began = performance.now();
  let [due, sent] = [0, 0];
  for (let now = began; now - began < options.seconds * 1000; now = performance.now()) {
    const isDue = Math.floor((options.rate * (now - began)) / 1000) - due;
    due += isDue;
    // Who has waited longest is first.
    for (const { socket } of idle.splice(0, isDue)) {
      if (!socket.writable) continue;
      socket.write(request);
      unanswered++;
      sent++;
    }
    await delay(TICK_MS);
  }
  const seconds = (performance.now() - began) / 1000;
  for (const until = performance.now() + PATIENCE_MS; unanswered > 0 && performance.now() < until;)
    await delay(TICK_MS);
  for (const socket of sockets) socket.destroy();
  return { due, sent, answers, toldWhen, unanswered, seconds };
}
