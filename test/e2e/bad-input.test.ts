import blns from 'big-list-of-naughty-strings' with { type: 'json' };
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { parseNarration } from '../../src/core/narration/read.js';
import { root } from './demo.js';

/*
 * What nobody should have to narrate and somebody will: each is refused in words or narrated, within 30 s of one processor and 1 GB, and
 * nothing is written outside of the folders for it.
 */

let around = '';
let folder = '';
const made: string[] = [];
beforeEach(async () => {
  around = await mkdtemp(join(tmpdir(), 'audio-article-bad-'));
  made.push(around);
  folder = join(around, 'site', 'deep');
  await mkdir(folder, { recursive: true });
});
after(() => Promise.all(made.map((path) => rm(path, { recursive: true, force: true }))));

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly megabytes: number;
  readonly seconds: number;
}

/** Tells at its end what it took: kB of memory at most, µs of processors. */
const telling = `data:text/javascript,${encodeURIComponent(`process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('\\ntook ' + maxRSS + ' ' + (userCPUTime + systemCPUTime) + '\\n');
})`)}`;

const run = (...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', telling, join(root, 'dist/cli/audio-article.cjs'), ...args],
      // What counts is the processor's time; others may have it meanwhile.
      { cwd: folder, timeout: 600_000, maxBuffer: 64 * 2 ** 20 },
      (error, stdout, stderr) => {
        const [, said = stderr, memory = 'Infinity', time = 'Infinity'] =
          /^(.*)\ntook (\d+) (\d+)\n$/s.exec(stderr) ?? [];
        resolve({
          ...{ code: error ? Number(error.code ?? 99) : 0, stdout, stderr: said },
          megabytes: Number(memory) / 1024,
          seconds: Number(time) / 1e6,
        });
      },
    );
  });

async function within(ran: Ran): Promise<void> {
  assert.ok(ran.megabytes <= 1024, `${ran.megabytes} MB\n${ran.stderr}`);
  assert.ok(ran.seconds <= 30, `${ran.seconds} s\n${ran.stderr}`);
  assert.doesNotMatch(ran.stderr, /\n\s+at /, 'no stack trace');
  const files = (await readdir(around, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  for (const { name, parentPath } of files)
    assert.ok(parentPath.startsWith(folder), `${parentPath}/${name} is outside`);
}

async function narrated(name: string, content: string | Uint8Array, ...options: string[]): Promise<void> {
  await writeFile(join(folder, name), content);
  const ran = await run('narrate', name, '--name', 'bad', ...options);
  assert.equal(ran.code, 0, ran.stderr);
  await within(ran);
  const narration = parseNarration(await readFile(join(folder, 'transcripts/bad.json'), 'utf8'), 'bad.json');
  assert.ok(narration.blocks.length > 0);
  const checked = await run('check', 'transcripts/bad.json');
  assert.equal(checked.code, 0, checked.stderr);
}

async function refused(code: string, name: string, content: string | Uint8Array): Promise<void> {
  await writeFile(join(folder, name), content);
  const ran = await run('narrate', name);
  assert.equal(ran.code, 1, ran.stderr);
  assert.match(ran.stderr, new RegExp(`\\[${code}\\]`));
  await within(ran);
  assert.deepEqual((await readdir(folder)).filter((entry) => entry !== '.audio-article'), [name]); // prettier-ignore
}

const naughty = blns.filter((line) => line.trim() !== '');
/** All of it is half an hour of speech: each format says its own third. */
const third = (nth: number): string[] => naughty.filter((_, i) => i % 3 === nth);

/** Reads as the default voice does, which says the HTML, and speaks in a third of the time. */
const quick = ['--lang', 'en', '--voice', 'flite-kal16'];

describe('the big list of naughty strings is narrated', () => {
  test('as text', () => narrated('bad.txt', third(0).join('\n\n'), ...quick));
  test('as Markdown', () => narrated('bad.md', `# Bad\n\n${third(1).join('\n\n')}`, ...quick));
  test('as HTML, unescaped as it is', () =>
    narrated(
      'bad.html',
      `<article><h1>Bad</h1>\n<p>${third(2).join('</p>\n<p>')}</p></article>`,
      '--lang',
      'en',
    ));
});

describe('a page that is made to hurt', () => {
  const paragraph = '<p>The storks are back on the roofs of the town, and nobody knows for how long.</p>';

  test('entities that grow are not followed', async () => {
    const entities = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`);
    const laughs = `<!DOCTYPE html [<!ENTITY l0 "lol">${entities.join('')}]>`;
    await narrated(
      'bad.xhtml',
      `<?xml version="1.0"?>${laughs}<html xmlns="http://www.w3.org/1999/xhtml"><body><article>${paragraph}<p>&l12;</p></article></body></html>`,
      '--lang',
      'en',
    );
  });

  test('elements nested 10,000 deep', () =>
    narrated(
      'bad.html',
      `<article>${'<div>'.repeat(10_000)}${paragraph}${'</div>'.repeat(10_000)}</article>`,
    ));

  test('a title that climbs out of its folder names no file', async () => {
    await writeFile(
      join(folder, 'bad.html'),
      `<title>../../../../tmp/x</title><article><h1>../../x</h1>${paragraph}</article>`,
    );
    const ran = await run('narrate', 'bad.html', '--json-ld', '--lang', 'en');
    assert.equal(ran.code, 0, ran.stderr);
    await within(ran);
    assert.deepEqual((await readdir(join(folder, 'transcripts'))).sort(), [
      'bad.json',
      'bad.jsonld',
      'bad.vtt',
    ]);
    const climbing = await run('narrate', 'bad.html', '--name', '../../x');
    assert.equal(climbing.code, 2);
    await within(climbing);
  });

  test('attributes of 7 MB', () =>
    narrated(
      'bad.html',
      `<article data-x="${'x'.repeat(7 * 2 ** 20)}">${paragraph}</article>`,
      '--lang',
      'en',
    ));
});

describe('text that is made to hurt', () => {
  test('one line of 10 MB is refused', () =>
    refused('AA_E_INPUT_TOO_LARGE', 'bad.txt', 'storks '.repeat(1_500_000)));
  test('one word of a million letters is refused', () =>
    refused('AA_E_INPUT_TOO_LARGE', 'bad.txt', 'a'.repeat(1_000_001)));
  test('a word of 50,000 letters', () =>
    narrated('bad.txt', `The ${'a'.repeat(50_000)} is back.`, '--lang', 'en'));
  test('a sentence of 20,000 words', () =>
    narrated('bad.txt', `The storks ${'and the storks '.repeat(7000)} are back.`, ...quick));
  test('null bytes are no text', () => refused('AA_E_INPUT_BINARY', 'bad.txt', `The storks\0\0\0 are back.`));
  test('half characters, controls of direction and joiners', () =>
    narrated(
      'bad.html',
      '<article><p>The \uD83D stork\u200Ds \u202Eare\u202C \u2066back\u2069, \u200Bshe\uFEFF said\u00AD so &#xD800; &#0; and \u{1F468}\u200D\u{1F469}\u200D\u{1F467} too.</p></article>',
      '--lang',
      'en',
    ));
});
