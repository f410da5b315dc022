import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readLexicon, readLexiconFile, readLexicons } from '../../../src/narrate/lexicon/files.js';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-lexicons-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const csv = 'word,say\nKugelman,koogleman\n';
const pls = (before = ''): string =>
  `${before}<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en"><lexeme><grapheme>Kugelman</grapheme><alias>koogleman</alias></lexeme></lexicon>`;
const said = (read: ReturnType<typeof readLexicon>): unknown =>
  read.lexicon.entries.map(({ rule: { word, say } }) => [word, say]);
const koogleman = [['Kugelman', { kind: 'instead', text: 'koogleman' }]];

describe('a lexicon', () => {
  it('is PLS if it begins as XML does, else CSV', () => {
    assert.deepEqual(said(readLexicon(csv, 'a')), koogleman);
    for (const before of ['', '\uFEFF', '\n  ', '<?xml version="1.0"?>', '<!-- a -->', '\uFEFF \n<?xml version="1.0"?>'])
      assert.deepEqual(said(readLexicon(pls(before.trimStart()), 'a')), koogleman, before); // prettier-ignore
    assert.deepEqual(readLexicon(csv, 'a').notes, []);
    assert.deepEqual(said(readLexicon('word,say\n<3,love\n', 'a')), [
      ['<3', { kind: 'instead', text: 'love' }],
    ]);
    assert.throws(() => readLexicon('\n <Lexicon/>', 'a'), {
      code: 'AA_E_LEXICON',
      message: /^a, line \d+: /,
    });
    assert.throws(() => readLexicon('<3', 'a'), { message: /^a, line 1: / });
  });

  it('is refused with its file and line where a rule cannot be used', () => {
    assert.throws(() => readLexicon('word,say\nKugelman,koogleman\n—,dash\n', 'names.csv'), {
      code: 'AA_E_LEXICON',
      message: 'names.csv, line 3: “—” has no letter, digit or sign that could be found in a text.',
    });
  });

  it('is read from its file, in any encoding of Unicode, and several in their order', async () => {
    const one = await put('one.csv', csv);
    const two = await put('two.pls', Buffer.from(`\uFEFF${pls()}`, 'utf16le'));
    assert.deepEqual(said(await readLexiconFile(one)), koogleman);
    assert.deepEqual(
      (await readLexicons([two, one])).map(({ file, entries }) => [file, entries.length]),
      [[two, 1], [one, 1]], // prettier-ignore
    );
    assert.deepEqual(await readLexicons([]), []);
  });

  it('that is not there or cannot be read is told of with its path', async () => {
    const missing = join(folder, 'missing.csv');
    const code = 'AA_E_INPUT_MISSING';
    await assert.rejects(readLexiconFile(missing), {
      ...{ code, message: `The lexicon ${missing} does not exist.`, remedy: 'Check the path.' },
    });
    const inner = join(folder, 'folder.csv');
    await mkdir(inner);
    await assert.rejects(readLexiconFile(inner), {
      ...{ code, message: `The lexicon ${inner} is a folder.`, remedy: 'Give one file in it.' },
    });
    await assert.rejects(readLexicons([missing]), { code });
  });

  it('that is no text, or longer than any lexicon, is refused', async () => {
    const binary = await put('binary.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]));
    const code = 'AA_E_LEXICON';
    await assert.rejects(readLexiconFile(binary), {
      ...{ code, message: `${binary} is not text.`, remedy: 'A lexicon is CSV or PLS (XML).' },
    });
    const long = await put('long.csv', csv);
    await truncate(long, 17 * 1024 * 1024);
    await assert.rejects(readLexiconFile(long), {
      ...{
        code: 'AA_E_INPUT_TOO_LARGE',
        message: `The lexicon ${long} is larger than 16 MiB.`,
        remedy: 'Split it.',
      },
    });
    const most = await put('most.csv', csv + '#'.repeat(16 * 1024 * 1024 - csv.length));
    await assert.rejects(readLexiconFile(most), (error: Error) => !error.message.includes('larger'));
  });
});
