import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { plain } from '../../src/cli/print.js';
import { articlesLine } from '../../src/cli/progress.js';
import { runOn } from './run.js';

const page =
  '<h1>&#27;]0;pwned&#7;Storks &#x202E;are back</h1><p>The storks have come back to the tower this year.</p>';
const run = (args: readonly string[], input = '') => runOn(input, process.cwd(), ...args);
const isObeyed = (out: string): boolean => /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u.test(out);

test('what a terminal obeys is left out; lines, tabs and every script stay', () => {
  assert.equal(plain('a\u001b[31mb\u0007\r\u009bc\n\td\u202Ee\u2066f\u2069'), 'a[31mbc\n\tdef');
  const written = 'שלום \u200Fעולם, Zürich, 東京, 👩‍🚒';
  assert.equal(plain(written), written);
});

test('extract prints the text of a page without its terminal escapes, and JSON as it is', async () => {
  const words = await run(['extract', '-'], page);
  assert.equal(words.code, 0, words.stderr);
  assert.match(words.stdout, /Storks are back/);
  assert.equal(isObeyed(words.stdout), false);
  const { blocks } = JSON.parse((await run(['extract', '-', '--json'], page)).stdout) as {
    blocks: { text: string }[];
  };
  assert.ok(blocks.some((block) => block.text.includes('\u202E')));
});

test('a refusal names a file without what a terminal would obey', async () => {
  const { stderr, code } = await run(['extract', 'no\u001b]0;pwned\u0007where\u202E.html']);
  assert.equal(code, 1);
  assert.match(stderr, /no\]0;pwnedwhere\.html/);
  assert.equal(isObeyed(stderr), false);
});

test('what failed among many articles is told without what a terminal would obey', async () => {
  const stream = new PassThrough();
  articlesLine(1, stream as unknown as NodeJS.WriteStream).done({
    ...{
      input: 'a\u001b[2J.md',
      state: 'failed',
      code: 'AA_E_OUTPUT',
      message: 'no\u0007',
      remedy: 'Try again.',
    },
  });
  stream.end();
  const said = await text(stream);
  assert.match(said, /^a\[2J\.md: no \[AA_E_OUTPUT\] Try again\.\n/);
  assert.equal(isObeyed(said), false);
});
