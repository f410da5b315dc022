import type { FastifyReply } from 'fastify';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseNarration } from '../../core/narration/read.js';
import type { Narration } from '../../core/narration/schema.js';
import type { App } from '../app.js';
import { languageOf } from '../negotiate.js';
import { narrationKey, type Storage } from '../storage/storage.js';
import { listPage } from './plain-pages.js';

/** What `narrate` calls its files. Nothing else from an address becomes a path. */
const NAME = /^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u;

function sendHtml(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
}

/** Of a narration's id (core/narration/schema.ts). */
const LONGEST = 200;

export async function readNarration(storage: Storage, name: string): Promise<Narration | undefined> {
  if (name.length > LONGEST || !NAME.test(name)) return undefined;
  const found = await storage.get(narrationKey(name));
  return found && parseNarration(Buffer.from(found.bytes).toString(), `${name}.json`);
}

/** The page of the folder that is served, or a list. */
export function pageRoutes(
  app: App,
  { root, storage, names }: { root: string; storage: Storage; names: () => Promise<readonly string[]> },
): void {
  app.get('/', async (request, reply) => {
    const index = await readFile(join(root, 'index.html'), 'utf8').catch(() => undefined);
    if (index !== undefined) return sendHtml(reply, index);
    const narrations = await Promise.all(
      // One that cannot be read is left out of the list; its own page says why.
      (await names()).map(async (name) => ({
        name,
        narration: await readNarration(storage, name).catch(() => undefined),
      })),
    );
    const listed = narrations.flatMap(({ name, narration }) => (narration ? [{ name, narration }] : []));
    return sendHtml(reply, listPage(listed, languageOf(request)));
  });
}
