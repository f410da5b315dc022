import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from './markdown.js';
import { namesIn, readProof, wrongWith, wrongWithRow } from './proof.js';

const folder = join(root, 'docs/proof');
const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const pages = ['foundation.md', 'loop.md', 'narration.md', 'pages.md', 'player.md', 'proof.md'];

describe('what must hold, and what shows it', () => {
  it('is told in six pages', async () => {
    const there = (await readdir(folder)).filter((file) => file.endsWith('.md') && file !== 'README.md');
    assert.deepEqual(there.sort(), pages);
  });

  for (const page of pages)
    it(`of docs/proof/${page} names tests, figures and scripts that there are`, async (t) => {
      const { rows, wrong } = readProof(await readFile(join(folder, page), 'utf8'));
      assert.ok(rows.length > 0, 'no row');
      const inRows = await Promise.all(rows.map((row) => wrongWithRow(row, scripts)));
      assert.deepEqual([...wrong, ...inRows.flat()], []);
      const count = (answer: string): number => rows.filter(({ holds }) => holds.startsWith(answer)).length;
      t.diagnostic(
        `${rows.length} rows: ${count('yes')} yes, ${count('no:')} no, ${count('not')} not measured`,
      );
    });
});

describe('a row', () => {
  const table = (row: string): string =>
    `## Part\n\n| What must hold | Shown by | Holds |\n| --- | --- | --- |\n${row}\n`;
  const here = '`test/docs/proof.test.ts` › a row › that names what is there is right';
  const wrongOf = async (row: string): Promise<string[]> => {
    const { rows, wrong } = readProof(table(row));
    return [...wrong, ...(await Promise.all(rows.map((one) => wrongWithRow(one, scripts)))).flat()];
  };

  it('that names what is there is right', async () => {
    for (const row of [
      `| It holds | ${here} | yes |`,
      '| It holds | `test/docs/proof.test.ts` › of docs/proof/${page} names tests, figures and scripts that there are<br>`npm test` | yes |',
      '| It was seen | `npm run test:lighthouse -- x` | yes, seen 2027-01-02: 100 |',
      '| It does not | – | no: 12 instead of 10 |',
      '| Nobody knows | – | not measured: no such machine |',
      '| A figure | `bench/run.ts` › What a page loads | yes |',
    ])
      assert.deepEqual(await wrongOf(row), [], row);
  });

  it('that names what is not there is wrong', async () => {
    for (const [row, because] of [
      ['| A | `test/docs/gone.test.ts` › x | yes |', /no file/],
      ['| A | `test/docs/proof.test.ts` › nobody wrote this | yes |', /has no/],
      ['| A | `test/docs/proof.test.ts` › part | yes |', /has no/],
      ['| A | `test/docs/proof.test.ts` | yes |', /which test/],
      ['| A | `npm run gone` | yes, seen 2027-01-02 |', /no npm script/],
      ['| A | by looking | yes |', /not a path/],
    ] as const)
      assert.match((await wrongOf(row)).join('\n'), because, row);
  });

  it('that says nothing, or more than is shown, is wrong', async () => {
    for (const [row, because] of [
      [`| A | ${here} |`, /2 columns/],
      [`| A | ${here} | |`, /neither yes/],
      [`| A | ${here} | mostly |`, /neither yes/],
      ['| A | – | yes |', /nothing shows it/],
      ['| A | `npm run test:lighthouse` | yes |', /when was it seen/],
      ['| <b>A</b> | – | no: x |', /markup/],
    ] as const)
      assert.match((await wrongOf(row)).join('\n'), because, row);
  });

  it('is in a table with these columns', () => {
    assert.equal(readProof('| A | B |\n| --- | --- |\n| x | y |\n').wrong.length, 2);
  });

  it('names a test as it stands in the source, escapes and all', async () => {
    const source =
      "it('one | two, `three`', f); test(`of ${x} y`, f); assert('no'); itExceptIn({})('four', f);";
    const names = namesIn('a.test.ts', source);
    assert.deepEqual([...names], ['one | two, `three`', 'of ${x} y', 'four']);
    const [row] = readProof(table('| A &lt;b> | `a.ts` › one \\| two\\_ | yes |')).rows;
    assert.deepEqual(row?.shownBy, ['`a.ts` › one | two_']);
    assert.equal(row.what, 'A <b>');
    assert.equal(await wrongWith('`bench/gate.ts` › FAIL', scripts), undefined);
  });
});
