import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { standInGoogle } from '../narrate/voice/http/stand-ins/google.js';
import type { StandIn } from '../narrate/voice/http/stand-ins/stand-in.js';
import { root } from './demo.js';

/* narrate with a voice that costs money, as processes of their own: killed in the middle, refused, and two at once. */

const SENTENCES = 24;
const folders: string[] = [];
let standIn: StandIn;
before(async () => {
  standIn = await standInGoogle();
});
after(async () => {
  await standIn.close();
  await Promise.all(folders.map((path) => rm(path, { recursive: true, force: true })));
});

const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-paid-'));
  folders.push(folder);
  const sentences = Array.from({ length: SENTENCES }, (_, i) => `Keeper number ${i + 1} counted the steps.`);
  await writeFile(join(folder, 'tower.txt'), sentences.join(' '));
  standIn.paid.length = 0;
  return folder;
};

function start(cwd: string, env: StandIn['env'] = standIn.env) {
  const args = ['narrate', 'tower.txt', '--lang', 'en', '--voice', 'google:en-US-Neural2-C', '--json'];
  const child = spawn(process.execPath, [join(root, 'dist/cli/audio-article.cjs'), ...args], {
    cwd,
    env: { ...process.env, ...env, SOURCE_DATE_EPOCH: '1800000000' },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, stdout, stderr })),
  );
  return { child, ended };
}

const files = async (folder: string): Promise<Map<string, Buffer>> => {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    await Promise.all(
      entries.map(
        async ({ parentPath, name }) =>
          [join(parentPath, name).slice(folder.length + 1), await readFile(join(parentPath, name))] as const,
      ),
    ),
  );
};

async function assertNoKey(folder: string, ...said: readonly string[]): Promise<void> {
  for (const secret of standIn.secrets) {
    for (const text of said) assert.ok(!text.includes(secret), text);
    for (const [name, content] of await files(folder)) assert.ok(!content.includes(secret), name);
  }
}

test('a killed run goes on where it stopped and pays for no sentence twice', async () => {
  const folder = await newFolder();
  const { child, ended } = start(folder);
  const watch = setInterval(() => {
    if (standIn.paid.length >= 10) child.kill('SIGKILL');
  }, 5);
  const killed = await ended;
  clearInterval(watch);
  assert.equal(killed.code, null, 'it was killed');
  const before = standIn.paid.length;
  assert.ok(before < SENTENCES, `${before} were paid for`);
  const { code, stdout, stderr } = await start(folder).ended;
  assert.equal(code, 0, stderr);
  // What had been answered but not read when the process died cannot be kept by anybody.
  const lost = standIn.paid.length - new Set(standIn.paid).size;
  assert.ok(lost <= 4, `${lost} of those under way were asked for again`);
  assert.equal(new Set(standIn.paid).size, SENTENCES);
  const { sentences } = JSON.parse(stdout) as { sentences: { total: number; spoken: number } };
  assert.deepEqual([sentences.total, sentences.spoken], [SENTENCES, standIn.paid.length - before]);
  assert.deepEqual(
    [...(await files(folder)).keys()].filter((name) => name.endsWith('.paid')),
    [],
  );
  await assertNoKey(folder, stdout, stderr, killed.stdout, killed.stderr);
});

test('two runs on one article at once pay once, and both end well', async () => {
  const folder = await newFolder();
  const runs = await Promise.all([start(folder).ended, start(folder).ended]);
  for (const { code, stderr } of runs) assert.equal(code, 0, stderr);
  assert.equal(standIn.paid.length, SENTENCES);
  const again = await start(folder).ended;
  assert.equal(again.code, 0, again.stderr);
  assert.equal(standIn.paid.length, SENTENCES);
  const left = [...(await files(folder)).keys()].filter((name) => /\.(paid|lock|half)$/.test(name));
  assert.deepEqual(left, []);
});

test('a refused key ends the run before the second sentence, with the variable’s name and without the key', async () => {
  const folder = await newFolder();
  const key = 'AIzaSyWRONG-0123456789-0123456789-01234';
  const before = standIn.asked.length;
  const { code, stdout, stderr } = await start(folder, { ...standIn.env, GOOGLE_API_KEY: key }).ended;
  assert.equal(code, 1);
  assert.match(stderr, /AA_E_VOICE_UNAVAILABLE/);
  assert.match(stderr, /GOOGLE_API_KEY/);
  assert.ok(![stdout, stderr].join('').includes(key));
  assert.ok(standIn.asked.length - before <= 4, 'only those under way had asked');
  assert.equal(standIn.paid.length, 0);
  assert.ok(
    ![...(await files(folder)).keys()].some((name) => /\.(mp3|json|vtt)$/.test(name)),
    'nothing was written',
  );
});
