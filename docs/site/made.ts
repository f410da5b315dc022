import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CustomElement, Package } from 'custom-elements-manifest/schema.js';
import { commands } from '../../src/cli/commands.js';
import { exitCodes, exitCodesInWords } from '../../src/cli/exit-codes.js';

/*
 * Pages that are made of the code: of the commands' own help, of the custom-elements manifest, of the schemas. What is
 * wrong in them is mended there.
 */

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export async function commandLinePage(): Promise<string> {
  const loaded = await Promise.all(
    Object.entries(commands).map(async ([name, { summary, load }]) => ({ name, summary, ...(await load()) })),
  );
  const codes = Object.entries(exitCodes).map(([name, code]) => [
    String(code),
    exitCodesInWords[name as keyof typeof exitCodes],
  ]);
  return [
    '# Command line',
    'Made of what `audio-article COMMAND --help` prints.',
    table(
      ['command', 'does'],
      loaded.map(({ name, summary }) => [`[\`${name}\`](#audio-article-${name})`, summary]),
    ),
    '## Exit codes',
    table(['code', 'means'], codes),
    'A refusal is a line on standard error with a code in brackets, which [Errors](errors.md) lists; the remedy is on the next one. ' +
      'Colours are shown on terminals only; `NO_COLOR` takes them away, `FORCE_COLOR` gives them anywhere.',
    ...loaded.flatMap(({ name, summary, help }) => [
      `## audio-article ${name}`,
      `${summary.replace(/^./, (letter) => letter.toUpperCase())}.`,
      `\`\`\`text\n${help.trimEnd()}\n\`\`\``,
    ]),
  ].join('\n\n');
}

interface Described {
  readonly name: string;
  readonly description?: string | undefined;
  readonly default?: string | undefined;
}

/** Ids of headings must differ: each says of which element it is. */
function described(title: string, head: string, of: readonly Described[] = []): string[] {
  const told = of.filter(({ description }) => description);
  if (told.length === 0) return [];
  const hasDefault = told.some((one) => one.default !== undefined);
  const rows = told.map((one) => [
    one.name === '' ? '(no name)' : `\`${one.name}\``,
    one.description ?? '',
    ...(hasDefault ? [one.default === undefined ? '' : `\`${one.default}\``] : []),
  ]);
  return [`### ${title}`, table([head, 'is', ...(hasDefault ? ['default'] : [])], rows)];
}

/** Classes that have a tag. */
export const elementsOf = (manifest: Package): (CustomElement & { readonly tagName: string })[] =>
  manifest.modules
    .flatMap(({ declarations = [] }) => declarations as Partial<CustomElement>[])
    .filter(({ tagName }) => tagName !== undefined) as (CustomElement & { tagName: string })[];

export const readManifest = async (dist: string): Promise<Package> =>
  JSON.parse(await readFile(join(dist, 'custom-elements.json'), 'utf8')) as Package;

export async function elementsPage(dist: string): Promise<string> {
  return [
    '# Elements',
    'Made of the custom-elements manifest (`audio-article/custom-elements.json`), which is made of the source.',
    ...elementsOf(await readManifest(dist)).flatMap((element) => {
      const { tagName, description, members = [], attributes = [] } = element;
      const open = members.filter(({ privacy = 'public' }) => privacy === 'public');
      const named = attributes.map((one) => ({ ...one, name: one.name || (one.fieldName ?? '') }));
      return [
        `## &lt;${tagName}&gt;`,
        ...(description ? [description] : []),
        ...described(`Attributes of ${tagName}`, 'attribute', named),
        ...described(
          `Properties of ${tagName}`,
          'property',
          open.filter(({ kind }) => kind === 'field'),
        ),
        ...described(
          `Methods of ${tagName}`,
          'method',
          open.filter(({ kind }) => kind === 'method'),
        ),
        ...described(`Events of ${tagName}`, 'event', element.events),
        ...described(`Slots of ${tagName}`, 'slot', element.slots),
        ...described(`Parts of ${tagName}`, '::part()', element.cssParts),
        ...described(`Custom properties of ${tagName}`, 'custom property', element.cssProperties),
      ];
    }),
  ].join('\n\n');
}

export async function schemaPage(dist: string): Promise<string> {
  const files = ['transcript.schema.json', 'feedback.schema.json'];
  const texts = await Promise.all(files.map((file) => readFile(join(dist, file), 'utf8')));
  return [
    '# Schemas',
    'JSON Schema, as the package has them. [The narration](narration.md) tells what the numbers are.',
    ...files.flatMap((file, i) => [
      `## audio-article/${file}`,
      `\`\`\`json\n${texts[i]?.trimEnd() ?? ''}\n\`\`\``,
    ]),
  ].join('\n\n');
}
