import { transform } from 'esbuild';
import { rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rootDir } from './browser/web-test-runner.config.js';

/*
 * The tests and what they test as plain JavaScript, written anew for each run of run.ts, each file in the place that it has in
 * the repository: some sixty processes would otherwise ask for the compiled form of each of their files.
 */

const folders = ['src', 'test', 'bench', 'build', 'docs'];

/** What the sources find from where they stand, and Node from where a module stands. */
const beside = ['package.json', 'node_modules'];

/** What stands beside a test stays where it is: the repository is what it looks at. `import.meta.resolve` finds programs here. */
const placeOf = (file: string): Record<string, string> => {
  const path = join(rootDir, file);
  return {
    'import.meta.url': JSON.stringify(pathToFileURL(path).href),
    'import.meta.filename': JSON.stringify(path),
    'import.meta.dirname': JSON.stringify(dirname(path)),
  };
};

async function sources(): Promise<string[]> {
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(join(rootDir, folder), { recursive: true })).map((file) => join(folder, file)),
    ),
  );
  return files.flat().filter((file) => /(?<!\.d)\.ts$/.test(file));
}

const named = 'audio-article-plain-';

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** What runs have left that were killed. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, pid] = new RegExp(`^${named}(\\d+)-`).exec(name) ?? [];
    if (pid === undefined || isRunning(Number(pid))) continue;
    // Another run may do the same, or the folder is another account's.
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** @returns the folder, which is there until this process ends */
export async function writePlain(): Promise<string> {
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), `${named}${process.pid}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  // Some programs of the tests run as another account.
  await chmod(folder, 0o755);
  for (const name of beside) await symlink(join(rootDir, name), join(folder, name), 'junction');
  const { compilerOptions } = JSON.parse(await readFile(join(rootDir, 'tsconfig.json'), 'utf8')) as {
    compilerOptions: object;
  };
  const files = await sources();
  for (const made of new Set(files.map((file) => dirname(join(folder, file)))))
    await mkdir(made, { recursive: true });
  await Promise.all(
    files.map(async (file) => {
      const { code } = await transform(await readFile(join(rootDir, file), 'utf8'), {
        ...{ loader: 'ts', format: 'esm', target: 'node20.19', tsconfigRaw: { compilerOptions } },
        ...{
          sourcemap: 'inline',
          sourcesContent: false,
          sourcefile: pathToFileURL(join(rootDir, file)).href,
        },
        ...(!file.startsWith('src') && { define: placeOf(file) }),
      });
      await writeFile(join(folder, file.replace(/ts$/, 'js')), code);
    }),
  );
  return folder;
}
