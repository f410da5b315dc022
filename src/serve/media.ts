import fastifyStatic from '@fastify/static';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { App } from './app.js';

const FOREVER = 'public, max-age=31536000, immutable';

/** The sha256 of files, remembered for as long as they stand unchanged. */
function fileHashes(): (path: string) => Promise<string | undefined> {
  const known = new Map<string, { stamp: string; hash: string }>();
  return async (path) => {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const stamp = `${found.mtimeMs}:${found.size}`;
    const before = known.get(path);
    if (before?.stamp === stamp) return before.hash;
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    const digest = hash.digest('hex');
    known.set(path, { stamp, hash: digest });
    return digest;
  };
}

interface Folder {
  readonly prefix: string;
  readonly root: string;
  /** Whether `?v=` with the beginning of a file's sha256 makes it immutable. */
  readonly versioned?: boolean;
}

function folderRoutes(app: App, { prefix, root, versioned = false }: Folder): void {
  const hashOf = fileHashes();
  // A scope of its own, so that its hook touches these answers only.
  void app.register(async (scope) => {
    await scope.register(fastifyStatic, {
      root,
      prefix,
      index: false,
      dotfiles: 'ignore',
      cacheControl: false,
      decorateReply: false,
    });
    scope.addHook('onSend', async (request, reply) => {
      // Other sites' pages play and load this.
      reply.header('cross-origin-resource-policy', 'cross-origin');
      if (reply.statusCode >= 400) return;
      const { searchParams, pathname } = new URL(request.url, 'http://here');
      const version = searchParams.get('v') ?? '';
      const isVersion =
        versioned &&
        version.length >= 16 &&
        (await hashOf(join(root, decodeURIComponent(pathname.slice(prefix.length)))))?.startsWith(version) ===
          true;
      reply.header('cache-control', isVersion ? FOREVER : 'no-cache');
    });
  });
}

/**
 * Audio with byte ranges, transcripts and the player's files, and nothing else of the disk. The audio stands where
 * the narrations' relative addresses lead from /transcripts/.
 */
export function mediaRoutes(
  app: App,
  dirs: { audioDir: string; transcriptsDir: string; playerDir: string },
): void {
  folderRoutes(app, {
    prefix: '/transcripts/',
    root: dirs.transcriptsDir,
    versioned: dirs.audioDir === dirs.transcriptsDir,
  });
  folderRoutes(app, { prefix: '/player/', root: dirs.playerDir });
  if (dirs.audioDir === dirs.transcriptsDir) return;
  const steps = relative(dirs.transcriptsDir, dirs.audioDir).split(sep).map(encodeURIComponent).join('/');
  const { pathname } = new URL(`${steps}/`, 'http://here/transcripts/');
  folderRoutes(app, { prefix: pathname, root: dirs.audioDir, versioned: true });
}
