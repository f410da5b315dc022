import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * Files of Node tests that share a process: what most of them cost is the program that they load, and a group loads it once.
 * One after another, each as a suite of its own: its hooks are its own, and what it opened is closed when the next one begins.
 */

/**
 * The contract of voices replaces the console, standard error, the current folder; what is kept of words looks at what its
 * process has said; the others wait for most of their time, in a browser of their own.
 */
const alone = /^test.(narrate.voice.*contract|narrate.kept-pronunciations|e2e.(trouble|quiet|leaks)\b)/;

/** What there is much of is one group for each folder in it: a process at the end is not alone for long. */
const large = ['narrate', 'e2e'];

const folderOf = (file: string): string => {
  const [test = '', folder = '', ...inner] = file.split(/[\\/]/);
  const further = large.includes(folder)
    ? inner.slice(0, -1)
    : inner.length > 1 && folder === 'serve'
      ? ['*']
      : [];
  return [test, folder, ...further].join('/');
};

/** The files of one folder make a group, in the order of `files`. */
export function groupsOf(files: readonly string[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const group = alone.test(file) ? file : folderOf(file);
    groups.set(group, [...(groups.get(group) ?? []), file]);
  }
  return [...groups.values()];
}

/** Of the program: as it was compiled, where it was. */
const urlOf = (file: string): string =>
  import.meta.resolve(`../${file.replaceAll('\\', '/').replace(/ts$/, 'js')}`);

const programOf = (files: readonly string[]): string => `import { describe } from 'node:test';
import { beginGroup, endGroup } from ${JSON.stringify(urlOf('test/shared.ts'))};
beginGroup();
const files = ${JSON.stringify(files.map((file) => [file, urlOf(file)]))};
for (const [file, url] of files) await describe(file, async () => void (await import(url)));
await endGroup();
`;

/** Writes a program for each group that has more than one file. @returns what is to be run */
export async function writeGroups(
  groups: readonly (readonly string[])[],
): Promise<{ readonly programs: string[]; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-tests-'));
  const programs = await Promise.all(
    groups.map(async (files, i) => {
      const [only] = files;
      if (files.length === 1 && only) return fileURLToPath(urlOf(only));
      const program = join(folder, `${i}.mjs`);
      await writeFile(program, programOf(files));
      return program;
    }),
  );
  return { programs, remove: () => rm(folder, { recursive: true, force: true }) };
}
