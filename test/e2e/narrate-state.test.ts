import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from './demo.js';

/* narrate as processes of their own: killed in the middle, and two at once. */

const folders: string[] = [];
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-state-'));
  folders.push(folder);
  const sentences = Array.from(
    { length: 24 },
    (_, i) => `Keeper number ${i + 1} counted the steps of the tower.`,
  );
  await writeFile(join(folder, 'tower.txt'), sentences.join(' '));
  return folder;
};
after(() => Promise.all(folders.map((path) => rm(path, { recursive: true, force: true }))));

function start(cwd: string) {
  // The voice that takes least time.
  const options = ['--lang', 'en', '--voice', 'flite-kal16', '--json'];
  const args = [join(root, 'dist/cli/audio-article.cjs'), 'narrate', 'tower.txt', ...options];
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, SOURCE_DATE_EPOCH: '1800000000' },
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

const sentencesOf = (stdout: string) =>
  (JSON.parse(stdout) as { sentences: { total: number; spoken: number; reused: number } }).sentences;

const files = async (folder: string) => ({
  audio: await readFile(join(folder, 'audio/tower.mp3')),
  json: await readFile(join(folder, 'transcripts/tower.json')),
});

const listed = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

let whole: Awaited<ReturnType<typeof files>>;
before(async () => {
  const folder = await newFolder();
  const { code, stderr } = await start(folder).ended;
  assert.equal(code, 0, stderr);
  whole = await files(folder);
});

/** A run that was killed in the middle; on a busy machine it may come to its end before. */
async function killedRun(): Promise<string> {
  for (let tries = 0; tries < 20; tries++) {
    const folder = await newFolder();
    const { child, ended } = start(folder);
    child.stderr.on('data', (chunk: string) => {
      // Progress is said in tenths: about half of the sentences are spoken.
      if (/\b1[0-9] of 24/.test(chunk)) child.kill('SIGKILL');
    });
    const { code, stderr } = await ended;
    if (code === null) return folder;
    assert.equal(code, 0, stderr);
  }
  return assert.fail('no run was killed before its end');
}

test('a killed run leaves no half file and goes on where it stopped', async () => {
  const folder = await killedRun();
  assert.deepEqual(
    [...(await listed(join(folder, 'audio'))), ...(await listed(join(folder, 'transcripts')))],
    [],
  );
  const { code, stdout, stderr } = await start(folder).ended;
  assert.equal(code, 0, stderr);
  const { total, spoken, reused } = sentencesOf(stdout);
  assert.ok(reused >= 8, `${reused} of ${total} were kept`);
  assert.equal(spoken + reused, total);
  assert.deepEqual(await files(folder), whole);
  assert.deepEqual(await listed(join(folder, '.audio-article/sentences/half')), [], 'nothing half is left');
});

test('two runs on one article at once do not harm each other', async () => {
  const folder = await newFolder();
  const runs = await Promise.all([start(folder).ended, start(folder).ended]);
  for (const { code, stderr } of runs) assert.equal(code, 0, stderr);
  assert.deepEqual(await files(folder), whole);
  assert.deepEqual(await listed(join(folder, 'audio')), ['tower.mp3']);
  assert.equal(sentencesOf((await start(folder).ended).stdout).spoken, 0);
});
