import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from './e2e/demo.js';
import { samplesOf } from './docs/markdown.js';

/*
 * npm run test:first-minute: the commands of docs/start.md in an empty folder, with what npm pack makes and npm's own
 * registry, up to an article that speaks in a browser: at most five commands and three minutes.
 */

const MOST_COMMANDS = 5;
const MOST_MS = 180_000;
const root = join(import.meta.dirname, '..');

const folder = await mkdtemp(join(tmpdir(), 'audio-article-first-minute-'));
// As root Postgres runs as another account, which must be able to pass.
await chmod(folder, 0o755);
let failure: string | undefined;
try {
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [tarball = ''] = await readdir(folder);
  const site = await mkdtemp(join(folder, 'site-'));
  await chmod(site, 0o755);
  const sample = (await samplesOf('docs/start.md')).find(({ text }) =>
    text.includes('npm install audio-article '),
  );
  if (!sample) throw new Error('docs/start.md has no block that begins with npm install.');
  const commands = sample.text.trim().split('\n');
  if (commands.length > MOST_COMMANDS) throw new Error(`${commands.length} commands.`);
  const began = performance.now();
  const taken: string[] = [];
  for (const command of commands.slice(0, -1)) {
    const from = performance.now();
    const line = command.replace('npm install audio-article ', `npm install '${join(folder, tarball)}' `);
    execFileSync('sh', ['-c', line], { cwd: site, stdio: ['ignore', 'ignore', 'inherit'] });
    taken.push(`${((performance.now() - from) / 1000).toFixed(1)} s  ${command.slice(0, 90)}`);
  }
  const from = performance.now();
  const last = commands.at(-1) ?? '';
  const server = spawn('sh', ['-c', `exec ${last} --port 0`], { cwd: site, detached: true });
  try {
    let output = '';
    const address = await new Promise<string>((resolve, reject) => {
      for (const stream of [server.stdout, server.stderr])
        stream.on('data', (chunk: Buffer) => {
          output += chunk.toString();
          const [, url] = /^Open (\S+)$/m.exec(output) ?? [];
          if (url) resolve(url);
        });
      server.once('exit', () => reject(new Error(output)));
    });
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(address);
      const play = await page.waitForSelector('::-p-aria([name="Play"][role="button"])', { timeout: 20_000 });
      await play?.click();
      // It speaks: time passes, and a word is marked in the article.
      await page.waitForFunction(
        () => {
          const player = document.querySelector('audio-article') as unknown as HTMLMediaElement;
          return player.currentTime > 0.4 && [...CSS.highlights.values()].some((marks) => marks.size > 0);
        },
        { timeout: 20_000, polling: 50 },
      );
    } finally {
      await browser.close();
    }
  } finally {
    if (server.pid !== undefined) process.kill(-server.pid, 'SIGTERM');
    await new Promise((resolve) => server.once('close', resolve));
  }
  taken.push(`${((performance.now() - from) / 1000).toFixed(1)} s  ${last}, until it speaks`);
  const ms = performance.now() - began;
  console.log(taken.join('\n'));
  console.log(
    `${commands.length} commands, ${(ms / 1000).toFixed(1)} s; at most ${MOST_COMMANDS} and ${MOST_MS / 1000} s.`,
  );
  console.log(
    `Installed: ${Object.keys((JSON.parse(await readFile(join(site, 'package-lock.json'), 'utf8')) as { packages: object }).packages).length - 1} packages.`,
  );
  if (ms > MOST_MS) failure = 'It took too long.';
} catch (error) {
  failure = error instanceof Error ? error.message : String(error);
} finally {
  await rm(folder, { recursive: true, force: true });
}
if (failure !== undefined) {
  console.error(`It does not speak: ${failure}`);
  process.exitCode = 1;
}
