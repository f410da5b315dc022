import type { FastifyReply } from 'fastify';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseNarration } from '../../core/narration/read.js';
import type { Narration } from '../../core/narration/schema.js';
import type { App } from '../app.js';
import { languageOf } from '../negotiate.js';
import { problem, sendProblem } from '../problem.js';
import { articlePage } from './article-page.js';
import { listPage } from './plain-pages.js';

/** What `narrate` calls its files. Nothing else from an address becomes a path. */
const NAME = /^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u;

function sendHtml(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
}

export async function readNarrationFile(
  transcriptsDir: string,
  name: string,
): Promise<Narration | undefined> {
  if (!NAME.test(name)) return undefined;
  const json = await readFile(join(transcriptsDir, `${name}.json`), 'utf8').catch(() => undefined);
  return json === undefined ? undefined : parseNarration(json, `${name}.json`);
}

/** The page of the folder that is served, or a list; and a page for each narration. */
export function pageRoutes(
  app: App,
  { root, transcriptsDir }: { root: string; transcriptsDir: string },
): void {
  app.get('/', async (request, reply) => {
    const index = await readFile(join(root, 'index.html'), 'utf8').catch(() => undefined);
    if (index !== undefined) return sendHtml(reply, index);
    const files = await readdir(transcriptsDir).catch(() => []);
    const names = files
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length));
    const narrations = await Promise.all(
      // One that cannot be read is left out of the list; its own page says why.
      names.map(async (name) => ({
        name,
        narration: await readNarrationFile(transcriptsDir, name).catch(() => undefined),
      })),
    );
    const listed = narrations.flatMap(({ name, narration }) => (narration ? [{ name, narration }] : []));
    return sendHtml(reply, listPage(listed, languageOf(request)));
  });

  app.get<{ Params: { name: string } }>('/articles/:name', async (request, reply) => {
    const { name } = request.params;
    const narration = await readNarrationFile(transcriptsDir, name);
    if (!narration) return sendProblem(reply, problem(404));
    return sendHtml(
      reply,
      articlePage(narration, { narrationUrl: `/transcripts/${encodeURIComponent(name)}.json` }),
    );
  });
}
