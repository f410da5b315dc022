import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { extractArticle } from '../../../src/narrate/extract/extract.js';
import { readInput } from '../../../src/narrate/extract/input.js';

/*
 * The specification of extraction by example: pages as publishers write them, Markdown, scraped text, and
 * what is read aloud of each. Another implementation could use them as they are.
 */

const folder = new URL('fixtures/', import.meta.url);
const inputs = (await readdir(folder)).filter((file) => !file.endsWith('.json'));

for (const file of inputs)
  test(`${file} is read as ${file}.json says`, async () => {
    const article = await extractArticle(await readInput(new URL(file, folder).pathname));
    assert.deepEqual(article, JSON.parse(await readFile(new URL(`${file}.json`, folder), 'utf8')));
  });

test('there are fixtures', () => assert.ok(inputs.length >= 13));
