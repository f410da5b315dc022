import fastifyStatic from '@fastify/static';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256OfFile } from '../narrate/sha256.js';
import type { App } from './app.js';
import { sendSmallPart } from './file-part.js';
import type { Served } from './folders.js';
import { keepNewest } from './newest.js';
import { etagOf, keyOfSource, publishedNarration } from './narrations/publish.js';
import { problem, sendProblem } from './problem.js';
import { audioKey, type Storage } from './storage/storage.js';

const FOREVER = 'public, max-age=31536000, immutable';

const ofFiles = {
  // Other sites' pages play and load this.
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
};

/** A file that was looked at is looked at again after so long: one that is replaced gets another name. */
const LOOK_AGAIN_MS = 1000;
/** Audio that is made anew gets another name each time, and the old ones are not asked for any more. */
const KNOWN_FILES = 10_000;

/** The sha256 of files, remembered for as long as they stand unchanged. */
function fileHashes(): (path: string) => Promise<string | undefined> {
  const known = new Map<string, { stamp: string; hash: Promise<string>; lookedAt: number }>();
  return async (path) => {
    const remembered = known.get(path);
    const now = performance.now();
    if (remembered && now - remembered.lookedAt < LOOK_AGAIN_MS) return remembered.hash;
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const stamp = `${found.mtimeMs}:${found.size}`;
    if (remembered?.stamp === stamp) {
      remembered.lookedAt = now;
      return remembered.hash;
    }
    const hash = sha256OfFile(path);
    keepNewest(known, path, { stamp, hash, lookedAt: now }, KNOWN_FILES);
    // It may be readable next time.
    hash.catch(() => known.delete(path));
    return hash;
  };
}

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
};

/** A name with the beginning of the content's sha256 in it, as narrations/publish.ts gives it. */
const HASHED = /\.([0-9a-f]{16})\.[a-z0-9]+$/;

/** The audio that a narration names now, remembered for as long as the narration stands unchanged. */
function currentAudio(storage: Storage, transcriptsDir: string) {
  const known = new Map<string, { stamp: number; sources: Promise<readonly string[]> }>();
  const sourcesOf = async (name: string): Promise<readonly string[]> => {
    const narration = await publishedNarration(storage, name);
    return narration?.audio.map(({ src }) => src) ?? [];
  };
  return async (name: string, ending: string): Promise<string | undefined> => {
    const found = await stat(join(transcriptsDir, `${name}.json`)).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const before = known.get(name);
    const sources = before?.stamp === found.mtimeMs ? before.sources : sourcesOf(name);
    known.set(name, { stamp: found.mtimeMs, sources });
    return (await sources).find((src) => new RegExp(`\\.[0-9a-f]{16}\\.${ending}$`).test(src));
  };
}

/** Byte ranges, ETags and types are @fastify/static's. Files only, none that begins with a dot, none outside. */
export async function mediaRoutes(
  app: App,
  {
    player,
    transcripts,
    audio,
    storage,
    remote,
  }: { player: Served; transcripts: Served; audio: Served; storage: Storage; remote: boolean },
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

  if (remote) remoteRoutes(app, storage);
  const audioNow = currentAudio(storage, transcripts.folder);

  for (const { path, folder } of new Set(remote ? [player] : [player, transcripts, audio])) {
    app.route<{ Params: { '*': string }; Querystring: Record<string, string | undefined> }>({
      method: ['GET', 'HEAD'],
      // The router compares paths decoded.
      url: `${decodeURI(path)}*`,
      // Of the headers of pages these are for files; making them all takes longer than reading 64 KB.
      helmet: false,
      handler: async (request, reply) => {
        const name = request.params['*'];
        const isAudio = folder === audio.folder;
        const version = request.query['v'] ?? HASHED.exec(name)?.[1];
        // A page that knows no narration plays what is narrated now, not what it was narrated as at first.
        const [, plain, ending] = version === undefined ? (/^([^/.]+)\.(mp3|opus)$/.exec(name) ?? []) : [];
        const now = isAudio && plain && ending ? await audioNow(plain, ending) : undefined;
        if (now !== undefined)
          return reply
            .headers({ ...ofFiles, 'cache-control': 'no-cache' })
            .redirect(new URL(now, `http://here${transcripts.path}`).pathname, 302);
        const immutable = isAudio && (await namesContent(folder, name, version));
        reply.headers({ ...ofFiles, 'cache-control': immutable ? FOREVER : 'no-cache' });
        return (await sendSmallPart(request, reply, name, folder)) ? reply : reply.sendFile(name, folder);
      },
    });
  }
}

/** From a bucket: listeners are sent to where the audio lies; narrations are small, and come from here. */
function remoteRoutes(app: App, storage: Storage): void {
  const shared = { 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'no-cache' };
  app.route<{ Params: { '*': string } }>({
    method: ['GET', 'HEAD'],
    url: '/transcripts/*',
    handler: async (request, reply) => {
      const name = request.params['*'];
      const [, ending = ''] = /^[^/\\.][^/\\]*\.(json|vtt)$/.exec(name) ?? [];
      const type = TYPES[ending];
      const found = type === undefined ? undefined : await storage.get(`transcripts/${name}`);
      if (!found || type === undefined) return sendProblem(reply, problem(404));
      const etag = etagOf(found.bytes);
      reply.headers({ ...shared, etag });
      if (request.headers['if-none-match']?.split(/,\s*/).includes(etag)) return reply.code(304).send();
      return reply.type(type).send(Buffer.from(found.bytes));
    },
  });
  app.route<{ Params: { '*': string } }>({
    method: ['GET', 'HEAD'],
    url: '/audio/*',
    handler: async (request, reply) => {
      const name = request.params['*'];
      if (!/^[^/\\.][^/\\]*\.[a-z0-9]+$/i.test(name)) return sendProblem(reply, problem(404));
      const [, plain, ending] = /^([^/.]+)\.(mp3|opus)$/.exec(name) ?? [];
      const narration = plain === undefined ? undefined : await publishedNarration(storage, plain);
      const now = narration?.audio
        .flatMap((source) => keyOfSource(source, storage) ?? [])
        .find((key) => key.endsWith(`.${ending ?? ''}`));
      const key = now ?? audioKey(name);
      // An address that is signed is signed for GET.
      if (request.method === 'HEAD') {
        if (!(await storage.has(key))) return sendProblem(reply, problem(404));
        return reply.headers({ ...shared, 'accept-ranges': 'bytes' }).send();
      }
      const address = await storage.url(key);
      if (address === undefined) return sendProblem(reply, problem(404));
      return reply.headers(shared).redirect(address, 302);
    },
  });
}
