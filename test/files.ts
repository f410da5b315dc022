import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { rootDir } from './browser/web-test-runner.config.js';

const testFolder = join(rootDir, 'test');

/** Relative to the repository; all of them, or those whose path holds one of the words. */
export async function testFiles(words: readonly string[]): Promise<string[]> {
  const files = (await readdir(testFolder, { recursive: true }))
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => relative(rootDir, join(testFolder, file)))
    .sort();
  return words.length ? files.filter((file) => words.some((word) => file.includes(word))) : files;
}

export const isBrowserTest = (file: string): boolean => file.startsWith(join('test', 'browser'));
