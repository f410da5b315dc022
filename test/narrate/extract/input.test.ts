import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { AudioArticleError } from '../../../src/core/errors.js';
import { formatOf, MAX_INPUT_BYTES, readInput } from '../../../src/narrate/extract/input.js';

const folder = await mkdtemp(join(tmpdir(), 'audio-article-input-'));
after(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function* stream(...chunks: (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

const refused = (code: string, words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof AudioArticleError);
  assert.equal(error.code, code);
  assert.match(error.message, words);
  assert.ok(error.remedy);
  return true;
};

describe('input that is refused says what is wrong and what to do', () => {
  const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
  const cases: [what: string, code: string, words: RegExp, path: () => string | Promise<string>][] = [
    [
      'a missing file',
      'AA_E_INPUT_MISSING',
      /nowhere\.txt does not exist/,
      () => join(folder, 'nowhere.txt'),
    ],
    [
      'a path through a file',
      'AA_E_INPUT_MISSING',
      /does not exist/,
      async () => join(await file('f.txt', 'x'), 'y.txt'),
    ],
    [
      'a folder',
      'AA_E_INPUT_MISSING',
      /is a folder/,
      async () => {
        await mkdir(join(folder, 'articles.html'), { recursive: true });
        return join(folder, 'articles.html');
      },
    ],
    ['an empty file', 'AA_E_INPUT_EMPTY', /empty/, () => file('empty.txt', '')],
    ['only whitespace', 'AA_E_INPUT_EMPTY', /empty/, () => file('blank.md', ' \n\t\u00A0\r\n')],
    ['only invisible characters', 'AA_E_INPUT_EMPTY', /empty/, () => file('bom.html', '\uFEFF\u200B\u200D')],
    ['a PDF', 'AA_E_INPUT_BINARY', /a PDF document/, () => file('storks.txt', '%PDF-1.7 text')],
    [
      'a PNG',
      'AA_E_INPUT_BINARY',
      /a PNG image/,
      () => file('storks.html', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10)),
    ],
    [
      'a Word document',
      'AA_E_INPUT_BINARY',
      /a ZIP archive/,
      () => file('storks.docx', bytes(0x50, 0x4b, 3, 4, 20, 0)),
    ],
    ['an MP3', 'AA_E_INPUT_BINARY', /an MP3 file/, () => file('storks.mp3', 'ID3\u0003')],
    ['NUL bytes', 'AA_E_INPUT_BINARY', /NUL/, () => file('nul.txt', 'Storks\0 are back.')],
    [
      'random bytes',
      'AA_E_INPUT_BINARY',
      /not text/,
      () => file('noise', bytes(0xfa, 1, 2, 0xc3, 0x28, 5, 6)),
    ],
    [
      'more than the limit',
      'AA_E_INPUT_TOO_LARGE',
      /larger than 8 MiB\./,
      () => file('big.txt', 'a '.repeat(5 * 1024 * 1024)),
    ],
  ];
  for (const [what, code, words, path] of cases)
    test(what, async () => {
      const given = await path();
      await assert.rejects(readInput(given), refused(code, words));
    });

  test('standard input is read no further than the limit', async () => {
    let taken = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        taken++;
        yield await Promise.resolve(new Uint8Array(1024 * 1024).fill(0x61));
      }
    }
    await assert.rejects(
      readInput('-', { stdin: endless() }),
      refused('AA_E_INPUT_TOO_LARGE', /Standard input/),
    );
    assert.equal(taken, MAX_INPUT_BYTES / 1024 / 1024 + 1);
  });
});

describe('text comes out of', () => {
  const text = async (name: string, content: string | Uint8Array): Promise<string> =>
    (await readInput(await file(name, content))).text;
  const utf16 = (value: string): Uint8Array => Buffer.from(`\uFEFF${value}`, 'utf16le');

  test('UTF-8, with and without a byte order mark', async () => {
    assert.equal(await text('a.txt', 'Störche 😀'), 'Störche 😀');
    assert.equal(await text('a.txt', '\uFEFFStörche'), 'Störche');
  });

  test('UTF-16 with a byte order mark, either way round', async () => {
    assert.equal(await text('a.txt', utf16('Störche')), 'Störche');
    assert.equal(await text('a.txt', Buffer.from(utf16('Störche')).swap16()), 'Störche');
  });

  test('the encoding that a page declares, as long as it is not plainly UTF-8', async () => {
    const page = (charset: string): string =>
      `<html><head><meta charset="${charset}"></head><p>St\u00F6rche \u0093hier\u0094</p>`;
    assert.match(await text('a.html', Buffer.from(page('iso-8859-1'), 'latin1')), /Störche “hier”/);
    assert.match(
      await text(
        'a.html',
        `<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>Störche`,
      ),
      /Störche/,
    );
    const xml = Buffer.from('<?xml version="1.0" encoding="iso-8859-2"?><p>ko\u00B5ík', 'latin1');
    assert.match(await text('a.xhtml', xml), /koľík/);
    const japanese = Buffer.concat([
      Buffer.from('<meta charset=iso-2022-jp>'),
      Buffer.from('1b244226273130', 'hex').subarray(0, 3),
      Buffer.from('243f', 'hex'),
      Buffer.from('\x1b(B'),
    ]);
    assert.match(await text('a.html', japanese), /た/);
  });

  test('old Western text that declares nothing', async () => {
    assert.equal(await text('a.txt', Buffer.from('St\u00F6rche \u0096 hier', 'latin1')), 'Störche – hier');
  });

  test('chunks of standard input that part a character', async () => {
    const bytes = Buffer.from('Störche');
    assert.equal(
      (await readInput('-', { stdin: stream(bytes.subarray(0, 3), bytes.subarray(3)) })).text,
      'Störche',
    );
  });
});

describe('the format', () => {
  test('goes by the extension, whatever is inside', async () => {
    for (const [name, format] of [
      ['a.HTML', 'html'],
      ['a.htm', 'html'],
      ['a.md', 'markdown'],
      ['a.Markdown', 'markdown'],
      ['a.txt', 'text'],
    ])
      assert.equal((await readInput(await file(name!, '<p># Storks'))).format, format);
  });

  test('goes by the content where no extension says it', () => {
    assert.equal(formatOf('  <!DOCTYPE html><p>Storks'), 'html');
    assert.equal(formatOf('<article>Storks</article>'), 'html');
    assert.equal(formatOf('---\ntitle: Storks\n---\nText'), 'markdown');
    assert.equal(formatOf('Intro\n\n## Storks\n'), 'markdown');
    assert.equal(formatOf('See [the nest](nest.html).'), 'markdown');
    assert.equal(formatOf('Storks < frogs, and #1 is the stork.'), 'text');
  });
});
