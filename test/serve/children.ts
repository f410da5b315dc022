import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServeOptions } from '../../src/serve/index.js';
import type { SiteOptions } from '../../src/serve/site.js';

/* Programs in processes of their own, to be killed. Each says one line when it is ready and ends when told to. */

export interface Child {
  readonly process: ChildProcess;
  /** The line that it said. */
  readonly said: string;
  /** Tells it to end; the exit code. */
  end(): Promise<number | null>;
}

/** As this one was compiled. */
const source = (path: string): string => JSON.stringify(import.meta.resolve(path));

const whenTold = `new Promise((resolve) => process.stdin.once('end', resolve).resume())`;

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

const folder = mkdtempSync(join(tmpdir(), 'audio-article-child-'));
// As root some of them run as another account.
chmodSync(folder, 0o755);
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

function start(program: string, options: SpawnOptions = {}): Promise<Child> {
  // In a file: a voice's process is given the flags of its parent, and one of them would be this program.
  const file = join(folder, `${randomUUID()}.mjs`);
  writeFileSync(file, program);
  const child = spawn(process.execPath, [...process.execArgv, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...options,
    // What is one of two servers (site.ts) starts no others.
    env: { ...process.env, ...options.env, AUDIO_ARTICLE_TWO: '' },
  });
  running.add(child);
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return new Promise((resolve, reject) => {
    void ended.then((code) => {
      reject(new Error(`the child ended with ${String(code)}`));
    });
    child.stdout?.setEncoding('utf8').once('data', (line: string) => {
      resolve({
        process: child,
        said: line.trim(),
        end: () => {
          child.stdin?.end();
          return ended;
        },
      });
    });
  });
}

/** A server for the site in `folder`, with the embedded database in it unless another is given; it says its address. */
export const startServerIn = (
  folder: string,
  options: Partial<ServeOptions> = { data: join(folder, '.audio-article') },
  more?: SpawnOptions,
): Promise<Child> =>
  start(
    `
    import { startSite } from ${source('./site.js')};
    const site = await startSite(${JSON.stringify(folder)}, ${JSON.stringify(options)});
    process.stdout.write(site.url + '\\n');
    await ${whenTold};
    await site.close();
  `,
    more,
  );

/** Uses the embedded database in `data`; it says which server it found, by the time of its start. */
export const openDatabaseIn = (data: string, options?: SpawnOptions): Promise<Child> =>
  start(
    `
    import { openDatabase } from ${source('../../src/serve/database/database.js')};
    const database = await openDatabase({ data: ${JSON.stringify(data)} });
    const { rows } = await database.pool.query('select pg_postmaster_start_time()::text as began, current_user');
    process.stdout.write(rows[0].began + '\\n');
    await ${whenTold};
    await database.close();
  `,
    options,
  );

/** Narrates what the queue of a site holds. */
export const startWorkerFor = (options: SiteOptions, more?: SpawnOptions): Promise<Child> =>
  start(
    `
    import { openSite } from ${source('../../src/serve/site.js')};
    const site = await openSite(${JSON.stringify(options)});
    await site.startWorker();
    process.stdout.write('working\\n');
    await ${whenTold};
    await site.close();
  `,
    more,
  );
