import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Marked, type Token, type Tokens } from 'marked';
import ts from 'typescript';
import { root } from './markdown.js';

/*
 * The tables of docs/proof: what must hold, what shows it, and whether it holds. A reference is a path and the name of a
 * test in it (of a measurement: its label), or a script of package.json.
 */

export interface Row {
  readonly part: string;
  readonly what: string;
  /** As they are written; none where nothing shows it. */
  readonly shownBy: readonly string[];
  readonly holds: string;
}

export const head = ['What must hold', 'Shown by', 'Holds'];

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' };

/** What a reader sees of a cell: without escapes and entities; code keeps its backticks. */
const seen = (raw: string): string =>
  raw
    .split(/(`[^`]*`)/)
    .map((piece, i) =>
      i % 2
        ? piece
        : piece
            .replace(/\\([!-/:-@[-`{-~])/g, '$1')
            .replace(/&(?:lt|gt|amp|quot);/g, (entity) => entities[entity] ?? entity),
    )
    .join('')
    .trim();

const isTable = (token: Token): token is Tokens.Table => token.type === 'table';
const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading';

/** Rows of a page, and what is wrong with the page itself. */
export function readProof(markdown: string): {
  readonly rows: readonly Row[];
  readonly wrong: readonly string[];
} {
  const rows: Row[] = [];
  const wrong: string[] = [];
  let part = '';
  // GitHub's reader drops cells that are too many and adds those that are missing: each row's own cells are counted.
  for (const token of new Marked({ gfm: true }).lexer(markdown)) {
    if (isHeading(token)) part = seen(token.text);
    if (!isTable(token)) continue;
    if (token.header.map(({ text }) => seen(text)).join('|') !== head.join('|'))
      wrong.push(`${part}: the columns are not “${head.join('”, “')}”`);
    const lines = token.raw.trim().split('\n').slice(2);
    for (const [i, cells] of token.rows.entries()) {
      const [what = '', shown = '', holds = ''] = cells.map(({ text }) => text);
      const place = `${part}: ${seen(what)}`;
      if (/<(?!br>)[a-z/]/i.test([what, shown, holds].join(' ').replace(/`[^`]*`/g, '')))
        wrong.push(`${place}: markup other than <br>; write &lt;`);
      const bars = lines[i]?.match(/(?<!\\)\|/g)?.length ?? 0;
      if (bars !== head.length + 1) wrong.push(`${place}: ${bars - 1} columns instead of ${head.length}`);
      const shownBy = shown
        .split('<br>')
        .map(seen)
        .filter((one) => one !== '' && one !== '–');
      rows.push({ part, what: seen(what), shownBy, holds: seen(holds) });
    }
  }
  return { rows, wrong };
}

/** Names of a file's tests and groups; of a file that is no test (a measurement) all its texts. As they stand there. */
export function namesIn(path: string, source: string): ReadonlySet<string> {
  const isTest = path.endsWith('.test.ts');
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const named = ts.isCallExpression(node) && isTest ? node.arguments[0] : undefined;
    const isNamed = named && /^(?:it|test|describe)(?![a-z])|\.(?:test|it)$/.test(calleeOf(node));
    for (const text of [isTest ? (isNamed ? named : undefined) : node]) {
      if (!text) continue;
      if (ts.isStringLiteralLike(text)) names.add(text.text);
      else if (ts.isTemplateExpression(text)) names.add(text.getText(parsed).slice(1, -1));
    }
    ts.forEachChild(node, visit);
  };
  const calleeOf = (node: ts.Node): string =>
    ts.isCallExpression(node) ? node.expression.getText(parsed) : '';
  const parsed = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  visit(parsed);
  return names;
}

const scriptOf = (reference: string): string | undefined =>
  /^`npm (?:run )?([\w:-]+)(?: [^`]*)?`$/.exec(reference)?.[1];

const read = new Map<string, Promise<ReadonlySet<string> | undefined>>();

/** `undefined`: there is no such file. */
function namesOf(path: string): Promise<ReadonlySet<string> | undefined> {
  const known =
    read.get(path) ??
    readFile(join(root, path), 'utf8').then(
      (source) => namesIn(path, source),
      () => undefined,
    );
  read.set(path, known);
  return known;
}

/** What is wrong with a reference; nothing where what it names is there. */
export async function wrongWith(
  reference: string,
  scripts: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const script = scriptOf(reference);
  if (script !== undefined)
    return script in scripts || script === 'ci' ? undefined : `there is no npm script “${script}”`;
  const [, path, name] = /^`([^`]+)`(?: › (.+))?$/.exec(reference) ?? [];
  if (path === undefined) return `not a path and a name: ${reference}`;
  const names = await namesOf(path);
  if (!names) return `there is no file ${path}`;
  if (name === undefined)
    return extname(path) === '.ts' ? `${path}: which test, or which figure?` : undefined;
  // A test may be named with the groups around it.
  if (names.has(name)) return undefined;
  const missing = name.split(' › ').find((one) => !names.has(one));
  return missing === undefined ? undefined : `${path} has no “${missing}”`;
}

const answers = /^(?:yes(?:, seen \d{4}-\d\d-\d\d)?(?::? .+)?|no: .+|not measured: .+)$/;

export async function wrongWithRow(
  { part, what, shownBy, holds }: Row,
  scripts: Readonly<Record<string, string>>,
): Promise<string[]> {
  const found = (await Promise.all(shownBy.map((one) => wrongWith(one, scripts)))).filter(
    (one) => one !== undefined,
  );
  const says = [
    [what === '', 'nothing is said to hold'],
    [!answers.test(holds), `holds: “${holds}” is neither yes, no: … nor not measured: …`],
    [holds.startsWith('yes') && shownBy.length === 0, 'yes, and nothing shows it'],
    [
      /^yes(?!, seen )/.test(holds) &&
        shownBy.length > 0 &&
        shownBy.every((one) => scriptOf(one) !== undefined && scriptOf(one) !== 'test'),
      'yes by a script alone: when was it seen?',
    ],
  ] as const;
  return [...found, ...says.filter(([isSo]) => isSo).map(([, say]) => say)].map(
    (one) => `${part}: ${what}: ${one}`,
  );
}
