import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/*
 * What V8 has compiled of the command, kept from run to run: compiling it anew takes as long as narrating a changed
 * sentence. V8 refuses code of another version, other flags or another length, but neither spoilt code nor another source of the
 * same length: a checksum and the key see to that. Whatever goes wrong here costs only time.
 */

/** Each run of a subcommand adds the functions that it needed; after so many nothing is left to add. */
const RUNS = 3;

/** Files that were not written anew for so long go: they are of versions that are no longer here. */
const FORGOTTEN_MS = 90 * 24 * 3600 * 1000;

const EXTENSION = '.code';

export interface CodeCache {
  readonly code: Buffer | undefined;
  /** Keeps what this run has compiled, if it adds anything. Never fails. @param make tells all that is compiled now */
  keep(make: () => Buffer): void;
}

interface Head {
  readonly sha256: string;
  /** How many runs of each subcommand have added to it. */
  readonly runs: Readonly<Record<string, number>>;
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

/** The folder of this user for what may be deleted at any time; `undefined` where there is none, or Node's own switch says so. */
export function codeCacheFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string | undefined {
  if (env['NODE_DISABLE_COMPILE_CACHE']) return undefined;
  const own = env[platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_CACHE_HOME'] ?? '';
  const usual = platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
  const folder = isAbsolute(own) ? own : usual;
  return isAbsolute(folder) ? join(folder, 'audio-article') : undefined;
}

/** Compiled code is run as it is: it must be this user's own, and nobody else's to write. */
function readOwn(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const { uid, mode } = fstatSync(file);
    if (process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0)) throw new Error('not ours');
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

function read(path: string): { readonly code: Buffer; readonly runs: Head['runs'] } | undefined {
  try {
    const entry = readOwn(path);
    const lineEnd = entry.indexOf(0x0a);
    const { sha256: expected, runs } = JSON.parse(entry.toString('utf8', 0, lineEnd)) as Head;
    const code = entry.subarray(lineEnd + 1);
    return sha256(code) === expected ? { code, runs } : undefined;
  } catch {
    return undefined;
  }
}

function write(folder: string, path: string, runs: Head['runs'], code: Buffer): void {
  const half = `${path}.${randomUUID().slice(0, 8)}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const head: Head = { sha256: sha256(code), runs };
    writeFileSync(half, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), code]), { mode: 0o600 });
    renameSync(half, path);
    forget(folder);
  } catch {
    remove(half);
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It lies in no folder, or in one that is read only.
  }
}

function forget(folder: string): void {
  const old = readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((file) => file.includes(EXTENSION) && Date.now() - statSync(file).mtimeMs > FORGOTTEN_MS);
  old.forEach(remove);
}

/**
 * @param source says which source was compiled
 * @param run the subcommand
 */
export function openCodeCache(folder: string | undefined, source: string, run: string): CodeCache {
  if (folder === undefined) return { code: undefined, keep: () => undefined };
  const key = [source, process.version, process.arch, ...process.execArgv].join('\n');
  const path = join(folder, `${sha256(key).slice(0, 32)}${EXTENSION}`);
  const kept = read(path);
  const before = kept?.runs[run] ?? 0;
  return {
    code: kept?.code,
    keep(make) {
      if (before < RUNS) write(folder, path, { ...kept?.runs, [run]: before + 1 }, make());
    },
  };
}
