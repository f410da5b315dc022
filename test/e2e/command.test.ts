import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');
const command = join(root, 'dist/cli/audio-article.cjs');

describe('the command in one file', () => {
  let folder: string;
  const run = async (
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<string> => {
    const given = {
      ...process.env,
      XDG_CACHE_HOME: join(folder, 'cache'),
      LOCALAPPDATA: join(folder, 'cache'),
    };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [command, ...args], {
      cwd: folder,
      env: { ...given, NODE_DISABLE_COMPILE_CACHE: '', HOME: folder, ...env },
    });
    assert.doesNotMatch(stderr, /warning/i);
    return stdout;
  };
  const kept = async (): Promise<string[]> => {
    const names = await readdir(folder, { recursive: true });
    return names.filter((name) => name.endsWith('.code')).map((name) => join(folder, name));
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'audio-article-command-'));
    await writeFile(
      join(folder, 'walk.html'),
      '<article lang="en"><h1>A walk</h1><p>We went to the river.</p></article>',
    );
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('says the same with the code of an earlier run, and without', async () => {
    const first = await run(['extract', 'walk.html']);
    assert.match(first, /We went to the river/);
    assert.equal((await kept()).length, 1);
    assert.equal(await run(['extract', 'walk.html']), first);
    assert.equal(await run(['extract', 'walk.html'], { NODE_DISABLE_COMPILE_CACHE: '1' }), first);
  });

  it('goes on, and makes it anew, when what was kept is spoilt', async () => {
    const [file = ''] = await kept();
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length / 2));
    assert.match(await run(['extract', 'walk.html']), /We went to the river/);
    const made = await readFile(file);
    assert.ok(made.length > bytes.length / 2);
  });

  it('goes on where nothing can be kept', async () => {
    const blocked = join(folder, 'walk.html');
    const env = { XDG_CACHE_HOME: blocked, LOCALAPPDATA: blocked };
    assert.match(await run(['extract', 'walk.html'], env), /We went to the river/);
  });

  it('speaks of what is refused in the same words and with the same code', async () => {
    await assert.rejects(run(['extract', 'nowhere.html']), (error: { code?: unknown; stderr?: unknown }) => {
      assert.equal(error.code, 1);
      assert.match(String(error.stderr), /nowhere\.html does not exist\. \[AA_E_INPUT_MISSING\]/);
      return true;
    });
  });

  it('finds what is loaded only when it is asked for: a linter, services, voices', async () => {
    assert.match(await run(['lint', 'walk.html']), /\w/);
    assert.match(await run(['voices']), /flite-rms/);
    assert.match(await run(['narrate', 'walk.html']), /walk\.mp3/);
    assert.match(await run(['check', 'transcripts/walk.json']), /is right/);
  });
});
