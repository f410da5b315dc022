import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './markdown.js';

/*
 * Links to lines of the source, as in ARCHITECTURE.md: [`name`](src/file.ts#L12). The line is where the name is declared.
 * `npm run docs:lines` writes the numbers anew.
 */

export interface LineLink {
  readonly name: string;
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

const link = /\[`([^`]+)`\]\(([^)\s#]+)#L(\d+)\)/g;

export const lineLinks = (markdown: string): LineLink[] =>
  Array.from(markdown.matchAll(link), ([, name = '', path = '', line]) => ({
    name,
    path,
    line: Number(line),
  }));

/** Where a name is declared, else where it stands first, from 1; undefined: nowhere. */
export function lineOf(name: string, source: string): number | undefined {
  const lines = source.split('\n');
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const declared = new RegExp(`\\b(?:function|const|class|interface|type)\\s+${escaped}\\b`);
  const stands = new RegExp(`(?<![\\w$])${escaped}(?![\\w$])`);
  for (const pattern of [declared, stands]) {
    const index = lines.findIndex((line) => pattern.test(line) && !/^\s*(?:import|\*|\/\/)/.test(line));
    if (index >= 0) return index + 1;
  }
  return undefined;
}

const files = ['ARCHITECTURE.md'];

if (process.argv[1] === import.meta.filename)
  for (const file of files) {
    const text = await readFile(join(root, file), 'utf8');
    const sources = new Map<string, string>();
    for (const { path } of lineLinks(text)) sources.set(path, await readFile(join(root, path), 'utf8'));
    const mended = text.replace(link, (whole, name: string, path: string, line: string) => {
      const found = lineOf(name, sources.get(path) ?? '');
      if (found === undefined) throw new Error(`${file}: ${path} has no ${name}.`);
      return whole.replace(`#L${line})`, `#L${found})`);
    });
    if (mended !== text) await writeFile(join(root, file), mended);
  }
