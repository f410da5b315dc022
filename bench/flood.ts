import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/*
 * More requests than a server can take, sent when they are due and not when the last one was answered, as readers do who know
 * nothing of each other. An HTTP client cannot bring as many on the same machine: here requests are bytes that were made once, those that
 * are due on a connection go out in one write (HTTP/1.1 pipelining, RFC 9112 §9.3.2), and of answers no more is read than is told.
 */

export interface Flooded {
  /** Requests that were due. */
  readonly due: number;
  /** Of these, written to a connection; on the others' connections too many were unanswered already. */
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

/** Of one connection. */
const MOST_UNANSWERED = 64;
const TICK_MS = 50;
/** How long is waited for answers when no more is sent. */
const PATIENCE_MS = 60_000;

interface Connection {
  readonly socket: Socket;
  unanswered: number;
  rest: string;
  isOpen: boolean;
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
  const many = Array.from({ length: MOST_UNANSWERED + 1 }, (_, count) =>
    Buffer.concat(Array<Buffer>(count).fill(request)),
  );
  const answers = new Map<number, number>();
  let toldWhen = 0;

  const hear = (connection: Connection, chunk: string): void => {
    let text = connection.rest + chunk;
    for (;;) {
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) break;
      const head = text.slice(0, end);
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (text.length < end + 4 + length) break;
      const status = Number(head.slice(9, 12));
      answers.set(status, (answers.get(status) ?? 0) + 1);
      if (status === 429 && Number(/\r\nretry-after: (\d+)/i.exec(head)?.[1]) >= 1) toldWhen++;
      connection.unanswered--;
      text = text.slice(end + 4 + length);
    }
    connection.rest = text;
  };

  const connections: Connection[] = [];
  while (connections.length < options.connections) {
    const together = Math.min(50, options.connections - connections.length);
    const sockets = Array.from({ length: together }, () => connect(Number(port), hostname));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    for (const socket of sockets) {
      const connection: Connection = { socket, unanswered: 0, rest: '', isOpen: true };
      // One byte a sign: lengths are those of the wire.
      socket.setEncoding('latin1').on('data', (chunk: string) => hear(connection, chunk));
      socket.once('close', () => (connection.isOpen = false)).on('error', () => undefined);
      connections.push(connection);
    }
  }

  const began = performance.now();
  let [due, sent, turn] = [0, 0, 0];
  for (let now = began; now - began < options.seconds * 1000; now = performance.now()) {
    const isDue = Math.floor((options.rate * (now - began)) / 1000) - due;
    due += isDue;
    const each = Math.ceil(isDue / connections.length);
    for (let left = isDue; left > 0; left -= each) {
      const connection = connections[turn++ % connections.length];
      if (!connection?.isOpen) continue;
      const count = Math.min(each, left, MOST_UNANSWERED - connection.unanswered);
      if (count <= 0) continue;
      connection.socket.write(many[count] ?? request);
      connection.unanswered += count;
      sent += count;
    }
    await delay(TICK_MS);
  }
  const seconds = (performance.now() - began) / 1000;
  const waiting = (): boolean => connections.some(({ isOpen, unanswered }) => isOpen && unanswered > 0);
  for (const until = performance.now() + PATIENCE_MS; waiting() && performance.now() < until;)
    await delay(TICK_MS);
  for (const { socket } of connections) socket.destroy();
  const unanswered = connections.reduce((sum, connection) => sum + connection.unanswered, 0);
  return { due, sent, answers, toldWhen, unanswered, seconds };
}
