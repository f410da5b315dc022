import { send } from '@fastify/send';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { open } from 'node:fs/promises';

/** What a stream would hold of a file at a time: to hold as much for a listener who is slow costs no more. */
const MOST = 64 * 1024;

/** How many bytes a header asks for, where it says so; what it means is for @fastify/send to say. */
function bytesAskedFor(range: string | undefined): number {
  const [, from, to] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(range ?? '') ?? [];
  return from === undefined ? Infinity : Number(to) - Number(from) + 1;
}

/**
 * Answers a small range with one read instead of a stream, which takes longer to set up than to send. Range, conditions and
 * headers are @fastify/send's.
 * @param name below `root`, decoded
 * @returns whether it was answered: everything else is a stream's
 */
export async function sendSmallPart(
  { method, headers: asked, raw }: FastifyRequest,
  reply: FastifyReply,
  name: string,
  root: string,
): Promise<boolean> {
  if (method !== 'GET' || bytesAskedFor(asked.range) > MOST) return false;
  // Asked for with HEAD it opens no file.
  const head = Object.create(raw, { method: { value: 'HEAD' } }) as IncomingMessage;
  const found = await send(head, encodeURI(name), {
    root,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
  });
  if (found.type !== 'file' || found.statusCode !== 206) return false;
  const [, from] = /^bytes (\d+)-/.exec(found.headers['Content-Range'] ?? '') ?? [];
  const part = Buffer.allocUnsafe(Number(found.headers['Content-Length']));
  const file = await open(found.metadata.path).catch(() => undefined);
  // Gone or replaced at this very moment: the stream's answer is right for that, too.
  if (!file) return false;
  try {
    const { bytesRead } = await file.read(part, 0, part.length, Number(from));
    if (bytesRead !== part.length) return false;
  } finally {
    await file.close();
  }
  reply.code(206).headers(found.headers).send(part);
  return true;
}
