import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from './demo.js';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-cli-'));
  // As root Postgres runs as another account, which must be able to pass.
  await chmod(folder, 0o755);
});
after(() => rm(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'dist/cli/audio-article.cjs'), ...args],
      { cwd: folder, timeout: 120_000 },
      (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? 99) : 0, stdout, stderr });
      },
    );
  });
}

const file = async (name: string, contents: string | Uint8Array): Promise<string> => {
  await writeFile(join(folder, name), contents);
  return name;
};

/** Refused: exit code 1, the code, words that name the input, no stack trace, nothing written. */
async function refused(args: string[], code: string, words: RegExp): Promise<void> {
  const ran = await run(...args);
  assert.equal(ran.code, 1, ran.stderr);
  assert.match(ran.stderr, new RegExp(`\\[${code}\\]`));
  assert.match(ran.stderr, words);
  assert.doesNotMatch(ran.stderr, /\n\s+at /);
  assert.ok(!existsSync(join(folder, 'audio')), 'nothing is written');
  assert.ok(!existsSync(join(folder, 'transcripts')), 'nothing is written');
}

test('a missing file is refused by name', () =>
  refused(['narrate', 'nowhere.txt'], 'AA_E_INPUT_MISSING', /nowhere\.txt/));

test('a folder is refused', async () => {
  await mkdir(join(folder, 'folder.txt'), { recursive: true });
  await refused(['narrate', 'folder.txt'], 'AA_E_INPUT_MISSING', /folder\.txt/);
});

test('an empty file is refused', async () => {
  await refused(['narrate', await file('empty.txt', '')], 'AA_E_INPUT_EMPTY', /empty\.txt/);
  await refused(['narrate', await file('spaces.md', ' \n\n\t ')], 'AA_E_INPUT_EMPTY', /spaces\.md/);
});

test('a binary file is refused, whatever it is called', async () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 255, 254, 0, 1]);
  await refused(['narrate', await file('picture.txt', png)], 'AA_E_INPUT_BINARY', /picture\.txt/);
});

test('10 MB of text is refused before anything is spoken', async () => {
  await refused(
    ['narrate', await file('long.txt', 'All work and no play. '.repeat(480_000))],
    'AA_E_INPUT_TOO_LARGE',
    /long\.txt/,
  );
});

test('HTML without an article is refused', async () => {
  const page = await file('bare.html', '<!doctype html><title>x</title><nav><a href=/>Home</a></nav>');
  await refused(['narrate', page], 'AA_E_INPUT_NO_ARTICLE', /bare\.html/);
});

test('broken HTML is read as far as it can be', async () => {
  const page = await file(
    'broken.html',
    '<html><body><h1>Storm</h1><p>The wind rose. <b>It blew <i>hard</b> all night.<p>Then it stopped.<div></span>',
  );
  const { code, stdout } = await run('extract', page, '--format', 'json');
  assert.equal(code, 0);
  const { blocks } = JSON.parse(stdout) as { blocks: { text: string }[] };
  assert.deepEqual(
    blocks.map((block) => block.text),
    ['Storm', 'The wind rose. It blew hard all night.', 'Then it stopped.'],
  );
});

test('an unknown voice is refused with the voices there are', async () => {
  await refused(
    ['narrate', await file('a.txt', 'One sentence.'), '--voice', 'caruso'],
    'AA_E_VOICE_UNKNOWN',
    /caruso.*flite-rms/s,
  );
});

test('a voice that does not speak the article’s language is refused', async () => {
  const article = await file('a.md', '# tera’ngan\n\nHeghlu’meH QaQ jajvam, je tlhIngan Hol jatlh.\n');
  await refused(['narrate', article, '--lang', 'tlh'], 'AA_E_VOICE_LANGUAGE', /Klingon \(tlh\)/);
  await refused(
    ['narrate', article, '--lang', 'de', '--voice', 'flite-slt'],
    'AA_E_VOICE_LANGUAGE',
    /flite-slt/,
  );
});

test('a transcript that is broken JSON, or not a narration, is refused with the place', async () => {
  await refused(
    ['check', await file('broken.json', '{"version": 1,')],
    'AA_E_NARRATION_JSON',
    /broken\.json/,
  );
  await refused(
    ['check', await file('other.json', '{"version": 1}')],
    'AA_E_NARRATION_INVALID',
    /id is missing/,
  );
  await refused(['check', 'nowhere.json'], 'AA_E_INPUT_MISSING', /nowhere\.json/);
});

test('a port in use is refused with the remedy', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => holder.once('listening', resolve));
  const { port } = holder.address() as { port: number };
  try {
    await refused(
      ['serve', '--port', String(port), '--data', join(folder, 'data')],
      'AA_E_PORT_IN_USE',
      new RegExp(`${port}.*--port`, 's'),
    );
  } finally {
    holder.close();
  }
});

test('a folder that cannot be written is refused and nothing is left behind', async () => {
  const article = await file('b.txt', 'One sentence.');
  await file('blocked', 'a file, not a folder');
  const { code, stderr } = await run('narrate', article, '--audio', 'blocked/audio', '--transcripts', 'out');
  assert.equal(code, 1);
  assert.match(stderr, /\[AA_E_OUTPUT\]/);
  assert.deepEqual(existsSync(join(folder, 'out')) ? await readdir(join(folder, 'out')) : [], []);
});

test('wrong use ends with 2 and the way to help', async () => {
  for (const args of [
    ['narrate'],
    ['narrate', 'a', 'b', '--name', 'c'],
    ['narrate', 'a', '--jobs', '0'],
    ['narrate', '--speed', '2', 'a'],
    ['sing'],
    [],
    ['serve', '--port', '99999'],
    ['extract', 'a.txt', '--format', 'xml'],
    ['narrate', 'a.txt', '--lang', '%%'],
    ['narrate', 'ok.txt', '--name', '../elsewhere'],
  ]) {
    const { code, stderr } = await run(...args);
    assert.equal(code, 2, args.join(' '));
    assert.match(stderr, /audio-article/);
    assert.doesNotMatch(stderr, /\n\s+at /);
  }
});

test('every command explains itself', async () => {
  for (const command of ['narrate', 'extract', 'check', 'serve', 'start']) {
    const { code, stdout } = await run(command, '--help');
    assert.equal(code, 0);
    assert.match(stdout, new RegExp(`^Usage: audio-article ${command}`));
  }
  assert.match((await run('--help')).stdout, /narrate.*extract.*check.*serve/s);
  assert.match((await run('--version')).stdout, /^audio-article \d+\.\d+\.\d+\n$/);
});
