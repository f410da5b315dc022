import fastifyStatic from '@fastify/static';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { App } from './app.js';
import type { Served } from './folders.js';

const FOREVER = 'public, max-age=31536000, immutable';

async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** The sha256 of files, remembered for as long as they stand unchanged. */
function fileHashes(): (path: string) => Promise<string | undefined> {
  const known = new Map<string, { stamp: string; hash: Promise<string> }>();
  return async (path) => {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const stamp = `${found.mtimeMs}:${found.size}`;
    const before = known.get(path);
    if (before?.stamp === stamp) return before.hash;
    const hash = sha256OfFile(path);
    known.set(path, { stamp, hash });
    // It may be readable next time.
    hash.catch(() => known.delete(path));
    return hash;
  };
}

/** Byte ranges, ETags and types are @fastify/static's. Files only, none that begins with a dot, none outside. */
export async function mediaRoutes(
  app: App,
  { player, transcripts, audio }: { player: Served; transcripts: Served; audio: Served },
): Promise<void> {
  await app.register(fastifyStatic, {
    root: player.folder,
    serve: false,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
  });
  const hashOf = fileHashes();

  /** Whether `?v=` is the beginning of the file's own sha256: then the address names the content. */
  const namesContent = async (folder: string, name: string, version: string | undefined): Promise<boolean> =>
    version !== undefined &&
    /^[0-9a-f]{16,64}$/.test(version) &&
    !name.split('/').includes('..') &&
    !name.includes('\0') &&
    ((await hashOf(join(folder, name)))?.startsWith(version) ?? false);

  for (const { path, folder } of new Set([player, transcripts, audio])) {
    app.route<{ Params: { '*': string }; Querystring: Record<string, string | undefined> }>({
      method: ['GET', 'HEAD'],
      // The router compares paths decoded.
      url: `${decodeURI(path)}*`,
      handler: async (request, reply) => {
        const name = request.params['*'];
        const immutable = folder === audio.folder && (await namesContent(folder, name, request.query['v']));
        return reply
          .headers({
            'cache-control': immutable ? FOREVER : 'no-cache',
            // Other sites' pages play and load this.
            'cross-origin-resource-policy': 'cross-origin',
          })
          .sendFile(name, folder);
      },
    });
  }
}
