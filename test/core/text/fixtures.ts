import { readFileSync } from 'node:fs';

/** A text whose sentences are known. */
export interface Example {
  readonly text: string;
  readonly sentences: readonly string[];
}

/** The sections of a fixture, `[en rules]`, with their examples. The language is the section's first word. */
export function examples(fixture: string): ReadonlyMap<string, readonly Example[]> {
  const sections = new Map<string, Example[]>();
  let section: Example[] = [];
  for (const line of readFileSync(new URL(`fixtures/${fixture}`, import.meta.url), 'utf8').split('\n')) {
    const name = /^\[(.+)\]$/.exec(line)?.[1];
    if (name !== undefined && /^[a-z]{2}\b/.test(name)) sections.set(name, (section = []));
    else if (line !== '' && !line.startsWith('# ') && line !== '#')
      section.push({
        text: line.replace(/ [|¶] /g, ' ').replaceAll('‖', ''),
        sentences: line.split(/ [|¶] |‖/),
      });
  }
  return sections;
}

/** `en` of `en rules`. */
export function languageOf(section: string): string {
  return section.slice(0, 2);
}
