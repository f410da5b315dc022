import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { rootDir } from '../browser/web-test-runner.config.js';
import { checks } from './checks.js';
import { chapters, type Claim } from './criteria.js';
import { outcomeOf, testsOf } from './evidence.js';
import { manual } from './manual.js';
import { adherenceTo, type Evidence, openAcr, page } from './report.js';

const numbers = checks.map((_, i) => i + 1);
const source = numbers.map((number) => `it('G${number}: is so', go);`).join('\n');
const tests = testsOf({ 'test/all.test.ts': source });
/** As if these checks had passed. */
const evidence = (passed: readonly number[], failed: readonly number[] = []): Evidence => ({
  tests,
  results: {
    'test/all.test.ts': Object.fromEntries<boolean>([
      ...passed.map((number) => [`G${number}: is so`, true] as const),
      ...failed.map((number) => [`G${number}: is so`, false] as const),
    ]),
  },
  date: '2026-11-26',
  version: '1.2.3',
});

interface Report {
  readonly title: string;
  readonly product: { readonly name: string };
  readonly author: { readonly email: string };
  readonly catalog: string;
  readonly notes: string;
  readonly chapters: Readonly<
    Record<
      string,
      {
        readonly disabled?: boolean;
        readonly notes?: string;
        readonly criteria?: readonly {
          readonly num: string;
          readonly components: readonly {
            readonly name: string;
            readonly adherence: { readonly level: string; readonly notes: string };
          }[];
        }[];
      }
    >
  >;
}
const claims = (report: Report): readonly (readonly [num: string, level: string, notes: string])[] =>
  Object.values(report.chapters).flatMap(({ criteria = [] }) =>
    criteria.flatMap(({ num, components }) =>
      components.map(({ adherence }) => [num, adherence.level, adherence.notes] as const),
    ),
  );
const committed = async (): Promise<Report> =>
  parse(await readFile(join(rootDir, 'docs/acr/audio-article.yaml'), 'utf8')) as Report;

describe('The accessibility conformance report', () => {
  test('G62: says “supports” of nothing when no test has passed, but for what a person has checked on a day', () => {
    const supported = claims(parse(openAcr(evidence([]))) as Report).filter(
      ([, level]) => level === 'supports',
    );
    for (const [num, , notes] of supported) assert.match(notes, /checked by .+ on \d{4}-\d\d-\d\d/, num);
  });

  test('G62: takes “supports” back when one of the tests fails, and says which', () => {
    const claim: Claim = { checks: [20, 24] };
    assert.equal(adherenceTo(claim, evidence(numbers)).level, 'supports');
    assert.deepEqual(adherenceTo(claim, evidence([20], [24])), {
      level: 'partially-supports',
      notes: 'Tests: G20, G24. G24 has failed.',
    });
    assert.match(adherenceTo(claim, evidence([24])).notes, /G20 has not been run\./);
    assert.equal(
      adherenceTo({ checks: [], manual: ['nvda'] }, evidence(numbers)).level,
      'partially-supports',
    );
    assert.equal(adherenceTo({ checks: [] }, evidence(numbers)).level, 'partially-supports');
  });

  test('G62: names what people have not tested', () => {
    const both = [openAcr(evidence(numbers)).replace(/\s+/g, ' '), page(evidence(numbers))];
    for (const { what } of Object.values(manual).filter((one) => !('done' in one)))
      for (const text of both) assert.ok(text.includes(what), what);
    assert.match(page(evidence(numbers)), /\| NVDA, Firefox and Chrome \| not tested \|/);
  });

  test('has every criterion of WCAG 2.2, and what its checks are', () => {
    const [a, aa, aaa] = chapters.map(({ criteria }) => criteria.length);
    assert.deepEqual([a, aa, aaa], [32, 24, 31]);
    const all = chapters.flatMap(({ criteria }) => criteria);
    for (const { number, claim } of all)
      if ('checks' in claim)
        for (const check of claim.checks) assert.ok(checks[check - 1], `${number}: G${check}`);
      else if ('notEvaluated' in claim)
        assert.ok(
          aaa && chapters[2]!.criteria.some((one) => one.number === number),
          `${number}: only AAA may be left open`,
        );
  });

  test('is OpenACR', () => {
    const report = parse(openAcr(evidence(numbers))) as Report;
    assert.match(report.title, /Accessibility Conformance Report$/);
    assert.ok(report.product.name && report.author.email);
    assert.equal(report.catalog, '2.5-edition-wcag-2.2-508-eu-en');
    const levels = ['supports', 'partially-supports', 'does-not-support', 'not-applicable', 'not-evaluated'];
    for (const [num, level, notes] of claims(report)) {
      assert.equal(typeof num, 'string');
      assert.ok(levels.includes(level) && notes.length > 5, `${num} ${level} ${notes}`);
    }
    for (const { disabled, criteria, notes } of Object.values(report.chapters))
      assert.ok(disabled ? notes && !criteria : criteria!.length > 0);
  });

  test('G62: as committed has the criteria and checks of the tables; npm run acr makes it anew', async () => {
    const report = await committed();
    const expected = claims(parse(openAcr(evidence(numbers))) as Report);
    const checksIn = (notes: string): string => /^Tests: [G\d, ]+\./.exec(notes)?.[0] ?? '';
    const short = (all: typeof expected): string[] =>
      all.map(([num, , notes]) => `${num} ${checksIn(notes)}`);
    assert.deepEqual(short(claims(report)), short(expected));
    for (const [num, level, notes] of claims(report))
      if (level === 'supports') assert.match(notes, /^Tests: G|checked by .+ on \d{4}-\d\d-\d\d/, num);
    const most = new Map(expected.map(([num, level]) => [num, level]));
    for (const [num, level] of claims(report))
      if (level === 'supports') assert.equal(most.get(num), 'supports', `${num} claims more than the tables`);
  });

  test('finds what came out of a test whose name a table has made', () => {
    const shown = { file: 'a', name: 'G28: at ${width} px (“${name}”)' };
    const at = (passed: boolean) => ({ 'G28: at 320 px (“x”)': true, 'G28: at 800 px (“y”)': passed });
    assert.equal(outcomeOf(shown, { a: at(true) }), 'passed');
    assert.equal(outcomeOf(shown, { a: at(false) }), 'failed');
    assert.equal(outcomeOf(shown, { a: {} }), 'not run');
  });
});
