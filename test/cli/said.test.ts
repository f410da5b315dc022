import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { partLine, progressLine } from '../../src/cli/progress.js';
import { runIn } from './run.js';

/* What the command says, to people and to programs. */

describe('a count of what is done', () => {
  const told = (isTTY: boolean): { readonly lines: string[]; readonly stream: NodeJS.WriteStream } => {
    const lines: string[] = [];
    const stream = { isTTY, write: (text: string) => lines.push(text) > 0 };
    return { lines, stream: stream as unknown as NodeJS.WriteStream };
  };

  it('is one line on a terminal, written anew each time, and ended with the last', () => {
    const { lines, stream } = told(true);
    const say = progressLine('a-walk', stream);
    for (let done = 1; done <= 40; done++) say(done, 40);
    assert.equal(lines.length, 40);
    const anew = '\r\u001b[K';
    for (const line of lines) {
      assert.ok(line.startsWith(anew), line);
      assert.match(line.slice(anew.length), /^a-walk: \d+ of 40 sentences\n?$/);
    }
    assert.deepEqual(
      lines.filter((line) => line.endsWith('\n')),
      [`${anew}a-walk: 40 of 40 sentences\n`],
    );
  });

  it('is a line for each tenth elsewhere, without what a terminal obeys', () => {
    const { lines, stream } = told(false);
    const say = progressLine('a-walk', stream);
    for (let done = 0; done <= 40; done++) say(done, 40);
    assert.equal(lines.length, 11);
    assert.ok(
      lines.every((line) => /^a-walk: \d+ of 40 sentences\n$/.test(line)),
      lines.join(''),
    );
    const parts = told(false);
    const sayPart = partLine('alignment', parts.stream);
    for (let part = 0; part <= 1; part += 1 / 512) sayPart(part);
    assert.equal(parts.lines.length, 11);
  });
});

describe('what a command says', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'audio-article-said-'));
    for (const name of ['walk', 'swim'])
      await writeFile(join(folder, `${name}.md`), `# A ${name}\n\nWe went to the river.\n`);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('is one JSON document on standard output with --json, and the count on standard error', async () => {
    const one = await runIn(folder, 'narrate', 'walk.md', '--json');
    assert.equal((JSON.parse(one.stdout) as { readonly state: string }).state, 'narrated');
    assert.match(one.stderr, /2 of 2 sentences/);
    for (const [command, ...args] of [
      ['check', 'transcripts/walk.json'],
      ['voices'],
      ['lint', 'walk.md'],
      ['extract', 'walk.md', '--format', 'json'],
    ] as const) {
      const json = command === 'extract' ? [] : ['--json'];
      const { code, stdout, stderr } = await runIn(folder, command, ...args, ...json);
      assert.equal(code, 0, `${command}: ${stderr}`);
      assert.equal(typeof JSON.parse(stdout), 'object', command);
    }
  });

  it('is nothing with --quiet where all is well, and what is wrong all the same', async () => {
    assert.deepEqual(await runIn(folder, 'narrate', 'swim.md', '--quiet'), {
      code: 0,
      stdout: '',
      stderr: '',
    });
    assert.deepEqual(await runIn(folder, 'narrate', 'walk.md', 'swim.md', '--quiet'), {
      ...{ code: 0, stdout: '', stderr: '' },
    });
    assert.deepEqual(await runIn(folder, 'check', 'transcripts/swim.json', '--quiet'), {
      ...{ code: 0, stdout: '', stderr: '' },
    });
    await writeFile(join(folder, 'empty.md'), '');
    const refused = await runIn(folder, 'narrate', 'empty.md', '--quiet');
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /AA_E_INPUT_EMPTY/);
  });
});
