import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { rootDir } from './browser/web-test-runner.config.js';

/* What is seen of the house from outside. */

const sources = async (): Promise<string[]> =>
  (await readdir(join(rootDir, 'src'), { recursive: true }))
    .filter((file) => /\.(?:ts|css)$/.test(file))
    .map((file) => join('src', file));

describe('the sources', () => {
  it('past three hundred lines say in their head why they are one file', async () => {
    const silent: string[] = [];
    for (const file of await sources()) {
      const lines = (await readFile(join(rootDir, file), 'utf8')).split('\n');
      // A few lines more are no second idea yet.
      if (lines.length > 320 && !/Over 300 lines: /.test(lines.slice(0, 80).join('\n')))
        silent.push(`${file}: ${lines.length} lines`);
    }
    assert.deepEqual(silent, []);
  });
});
