// Before all others, which it does not wait for.
import { earlyThread } from './early.js';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { codeCacheFolder, openCodeCache } from './code-cache.js';
import type { EarlyThread } from './early-thread.js';

/*
 * What `audio-article` starts: the whole command in one file (build/command.ts), with the code that V8 compiled for an
 * earlier run. Node 20 keeps none by itself, and only for scripts can it be handed over.
 */

/** Set by the build: it says which command this is the launcher of. */
declare const COMMAND_SHA256: string;

type Command = (
  require: NodeJS.Require,
  folder: string,
  importModule: (name: string) => Promise<unknown>,
  commandSha256: string,
  earlyThread: EarlyThread | undefined,
) => void;

const file = join(import.meta.dirname, 'command.cjs');
const { size, mtimeMs } = statSync(file);
const [subcommand = ''] = process.argv.slice(2);
const cache = openCodeCache(
  codeCacheFolder(),
  `${COMMAND_SHA256} ${size} ${mtimeMs}`,
  /^[a-z]{1,20}$/.test(subcommand) ? subcommand : '',
);
// The build leaves no other characters than ASCII's.
const script = new Script(readFileSync(file, 'latin1'), {
  filename: file,
  ...(cache.code && { cachedData: cache.code }),
});
process.once('exit', (code) => {
  if (code === 0) cache.keep(() => script.createCachedData());
});
(script.runInThisContext() as Command)(
  createRequire(file),
  import.meta.dirname,
  // A script with code of an earlier run cannot import by itself.
  (name) => import(name),
  COMMAND_SHA256,
  earlyThread,
);
