import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { rootDir } from '../browser/web-test-runner.config.js';
import { checks } from './checks.js';

/* Which tests show which check, and what came out when they ran last. */

export interface ShownBy {
  /** Relative to the repository. */
  readonly file: string;
  /** As it stands in the source: `${…}` where it depends on a table. */
  readonly name: string;
}

/** By file, then by name: whether it passed. */
export type Results = Readonly<Record<string, Readonly<Record<string, boolean>>>>;

export type Outcome = 'passed' | 'failed' | 'not run';

const numbersIn = (name: string): number[] =>
  [...name.matchAll(/\bG(\d{1,2})(?=[,:])/g)].map(([, number]) => Number(number));

/** @param sources text of test files by path */
export function testsOf(sources: Readonly<Record<string, string>>): ReadonlyMap<number, readonly ShownBy[]> {
  const found = new Map<number, ShownBy[]>(checks.map((_, i) => [i + 1, []]));
  for (const [file, source] of Object.entries(sources)) {
    if (numbersIn(source).length === 0) continue;
    const visit = (node: ts.Node): void => {
      const [first] = ts.isCallExpression(node) ? node.arguments : [];
      if (first && (ts.isStringLiteralLike(first) || ts.isTemplateExpression(first))) {
        const name = first.getText(parsed).slice(1, -1);
        for (const number of new Set(numbersIn(name))) found.get(number)?.push({ file, name });
      }
      ts.forEachChild(node, visit);
    };
    const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
    visit(parsed);
  }
  return found;
}

/** What came out of a test, whichever rows its table had. */
export function outcomeOf({ file, name }: ShownBy, results: Results): Outcome {
  const literal = name
    .split(/\$\{[^}]*\}/)
    .map((part) => part.replace(/\\(.)/g, '$1').replace(/[.*+?^$()|[\]{}\\]/g, '\\$&'))
    .join('.*');
  const pattern = new RegExp(`^${literal}( \\[.*\\])?$`);
  const ran = Object.entries(results[file] ?? {}).filter(([ranName]) => pattern.test(ranName));
  if (ran.length === 0) return 'not run';
  return ran.every(([, passed]) => passed) ? 'passed' : 'failed';
}

/** A check is shown when all of its tests that ran have passed, and one has. */
export function outcomeOfAll(tests: readonly ShownBy[], results: Results): Outcome {
  const outcomes = tests.map((test) => outcomeOf(test, results));
  if (outcomes.includes('failed')) return 'failed';
  return outcomes.includes('passed') ? 'passed' : 'not run';
}

/** What a test has shown; of several with one name all have to pass. @param file relative to the repository */
export function keepResult(
  results: Record<string, Record<string, boolean>>,
  file: string,
  name: string,
  passed: boolean,
): void {
  const ofFile = (results[file] ??= {});
  ofFile[name] = passed && (ofFile[name] ?? true);
}

const resultsFile = join(rootDir, '.audio-article', 'test-results.json');

export async function readResults(): Promise<Results> {
  try {
    return JSON.parse(await readFile(resultsFile, 'utf8')) as Results;
  } catch {
    return {};
  }
}

/** Of the files that ran; what is known of the others stays. */
export async function keepResults(ran: Results): Promise<void> {
  await mkdir(dirname(resultsFile), { recursive: true });
  await writeFile(resultsFile, JSON.stringify({ ...(await readResults()), ...ran }, null, 1));
}
