import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/cli/audio-article.cjs', import.meta.url));

describe('audio-article demo', () => {
  let here: string;
  before(async () => {
    here = await mkdtemp(join(tmpdir(), 'audio-article-test-'));
    await writeFile(join(here, 'a-walk.md'), '# A walk\n\nWe went to the river.\n');
  });
  after(() => rm(here, { recursive: true, force: true }));

  it('serves a page with player and an inbox for an article, and leaves nothing where it ran', async () => {
    const env = { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/production', TMPDIR: here };
    const child = spawn(process.execPath, [program, 'demo', 'a-walk.md'], { cwd: here, env });
    let output = '';
    const opened = new Promise<string>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => {
          output += chunk.toString();
          const [, url] = /^Open (\S+)\n[^]*^Stop with/m.exec(output) ?? [];
          if (url) resolve(url);
        });
      child.once('exit', () => reject(new Error(output)));
    });
    try {
      const url = await opened;
      const page = await (await fetch(url)).text();
      assert.match(page, /<audio-article src="\/transcripts\/a-walk\.json"/);
      assert.equal((await fetch(new URL('/transcripts/a-walk.json', url))).status, 200);
      // Locked, not missing.
      assert.equal((await fetch(new URL('/inbox', url))).status, 401);
      const report = { narration: 'a-walk', category: 'other', comment: 'Hello.' };
      const sent = await fetch(new URL('/api/feedback', url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(report),
      });
      assert.equal(sent.status, 201, await sent.text());
    } finally {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      assert.equal(await ended, 0);
    }
    assert.deepEqual(await readdir(here), ['a-walk.md']);
    assert.ok(!existsSync(join(here, 'audio')));
  });
});
