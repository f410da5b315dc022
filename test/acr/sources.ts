import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { rootDir } from '../browser/web-test-runner.config.js';

/** All tests' texts by path, with those that `npm run test:screen-reader` runs. */
export async function testSources(): Promise<Readonly<Record<string, string>>> {
  const folder = join(rootDir, 'test');
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => file.endsWith('.test.ts') || file === join('screen-reader', 'run.ts'),
  );
  const texts = files.sort().map(async (file): Promise<[string, string]> => {
    const path = join(folder, file);
    return [relative(rootDir, path), await readFile(path, 'utf8')];
  });
  return Object.fromEntries(await Promise.all(texts));
}
