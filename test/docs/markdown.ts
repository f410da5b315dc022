import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** What people read of the repository, relative to it. */
export async function markdownFiles(): Promise<string[]> {
  const docs = await readdir(join(root, 'docs'), { recursive: true });
  return [
    ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'],
    ...docs.filter((file) => file.endsWith('.md')).map((file) => join('docs', file)),
  ];
}

export interface Sample {
  readonly file: string;
  /** Of the fence, from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** Why it is not run: `<!-- not run: … -->` before it. */
  readonly notRun: string | undefined;
}

/** The fenced blocks of a file, in their order. */
export async function samplesOf(file: string): Promise<Sample[]> {
  const text = await readFile(join(root, file), 'utf8');
  const blocks = text.matchAll(/(?:<!-- not run: ([^>]+?) -->\s*\n)?^```(\w*)\n([^]*?)^```$/gm);
  return [...blocks].map((block) => {
    const [all, notRun, language = '', code = ''] = block;
    const before = text.slice(0, block.index + all.indexOf('```'));
    return { file, line: before.split('\n').length, language, text: code, notRun };
  });
}
