import { stringify } from 'yaml';
import { checks, nightly } from './checks.js';
import { chapters, type Claim, type Criterion } from './criteria.js';
import { type Outcome, outcomeOf, outcomeOfAll, type Results, type ShownBy } from './evidence.js';
import { manual, type ManualCheck, type ManualName } from './manual.js';

/* The Accessibility Conformance Report: OpenACR, and the same for people. */

export type Level =
  'supports' | 'partially-supports' | 'does-not-support' | 'not-applicable' | 'not-evaluated';

export interface Evidence {
  readonly tests: ReadonlyMap<number, readonly ShownBy[]>;
  readonly results: Results;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly version: string;
}

export interface Adherence {
  readonly level: Level;
  readonly notes: string;
}

const outcomeOfCheck = (check: number, { tests, results }: Evidence): Outcome =>
  outcomeOfAll(tests.get(check) ?? [], results);

const handMade = (name: ManualName): string => {
  const { what, done }: ManualCheck = manual[name];
  return done ? `${what} (checked by ${done.by} on ${done.on}: ${done.result})` : `${what} (not tested)`;
};

/** Supported is only what a test that has passed, or a dated check by a person, shows. */
export function adherenceTo(claim: Claim, evidence: Evidence): Adherence {
  if ('notApplicable' in claim) return { level: 'not-applicable', notes: claim.notApplicable };
  if ('notEvaluated' in claim) return { level: 'not-evaluated', notes: claim.notEvaluated };
  const { manual: byHand = [], partly, remark } = claim;
  const missing = claim.checks.filter((check) => outcomeOfCheck(check, evidence) !== 'passed');
  const undone = byHand.filter((name) => !('done' in manual[name]));
  const isShown = claim.checks.length + byHand.length > 0 && missing.length + undone.length === 0;
  const notes = [
    claim.checks.length ? `Tests: ${claim.checks.map((check) => `G${check}`).join(', ')}.` : '',
    ...missing.map(
      (check) => `G${check} has ${outcomeOfCheck(check, evidence) === 'failed' ? 'failed' : 'not been run'}.`,
    ),
    ...byHand.map((name) => `${handMade(name)}.`),
    partly ?? '',
    remark ?? '',
  ].filter(Boolean);
  const level = isShown && partly === undefined ? 'supports' : 'partially-supports';
  return { level, notes: notes.join(' ') };
}

const method =
  'Automatic tests of the player in Chromium (accessibility tree, pixels of screenshots, keyboard, axe-core), and of its parts in Node; each bears the number of the check that it shows. Orca and a counter of AT-SPI events with npm run test:screen-reader. No test by people with assistive technology yet.';

const notTested = Object.values<ManualCheck>(manual).filter(({ done }) => done === undefined);

/** https://github.com/GSA/openacr, schema 0.1.0 */
export function openAcr(evidence: Evidence): string {
  const report = {
    title: 'audio-article Accessibility Conformance Report',
    product: {
      name: 'audio-article',
      version: evidence.version,
      description:
        'A player for artificial audio versions of articles, which marks the spoken word in the article itself.',
    },
    author: {
      name: 'The maintainers of audio-article',
      // The schema wants one; the project has none.
      email: 'none: write to the project’s issue tracker',
    },
    vendor: {
      name: 'The maintainers of audio-article',
      email: 'none: write to the project’s issue tracker',
    },
    report_date: evidence.date,
    last_modified_date: evidence.date,
    version: 1,
    notes: `Made from the results of the tests by npm run acr. Not tested: ${notTested.map(({ what }) => what).join('; ')}.`,
    evaluation_methods_used: method,
    license: 'MIT',
    catalog: '2.5-edition-wcag-2.2-508-eu-en',
    chapters: Object.fromEntries(
      chapters.map(({ id, note, criteria, component }) => [
        id,
        {
          ...(note === undefined ? {} : { notes: note }),
          ...(criteria.length
            ? {
                criteria: criteria.map(({ number, claim }) => ({
                  num: number,
                  components: [{ name: component, adherence: adherenceTo(claim, evidence) }],
                })),
              }
            : { disabled: true }),
        },
      ]),
    ),
  };
  return stringify(report, { lineWidth: 110 });
}

const levels: Readonly<Record<Level, string>> = {
  supports: 'Supports',
  'partially-supports': 'Partially supports',
  'does-not-support': 'Does not support',
  'not-applicable': 'Not applicable',
  'not-evaluated': 'Not evaluated',
};

const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/\s+/g, ' ');
const linked = (notes: string): string => notes.replace(/\bG(\d{1,2})\b/g, '[G$1](#g$1)');

function row({ number, name, claim }: Criterion, evidence: Evidence): string {
  const { level, notes } = adherenceTo(claim, evidence);
  return `| ${number} ${cell(name)} | ${levels[level]} | ${linked(cell(notes))} |`;
}

/** For people, in Markdown. */
export function page(evidence: Evidence): string {
  const tables = chapters.map(({ name, note, criteria }) =>
    [
      `## ${name}`,
      ...(note === undefined ? [] : [linked(note)]),
      ...(criteria.length
        ? [
            [
              '| Criterion | Conformance | Remarks |',
              '| --- | --- | --- |',
              ...criteria.map((one) => row(one, evidence)),
            ].join('\n'),
          ]
        : []),
    ].join('\n\n'),
  );
  const byHand = Object.values<ManualCheck>(manual).map(
    ({ what, done }) =>
      `| ${cell(what)} | ${done ? `${done.on}, ${done.by}: ${cell(done.result)}` : 'not tested'} |`,
  );
  const shown = checks.flatMap((what, i) => {
    const tests = evidence.tests.get(i + 1) ?? [];
    const files = [...new Set(tests.map(({ file }) => file))].sort();
    const ofFile = (file: string): string => {
      const here = tests.filter((test) => test.file === file);
      const said = here.map((test) => outcomeOf(test, evidence.results));
      const count = (outcome: Outcome): string => {
        const many = said.filter((one) => one === outcome).length;
        return many ? `${many} ${outcome}` : '';
      };
      const counts = (['passed', 'failed', 'not run'] as const).map(count).filter(Boolean).join(', ');
      return `- [${file}](../../${file}): ${counts}`;
    };
    const isNightly = nightly.includes(i + 1) ? ['Shown by `npm run test:screen-reader` alone.'] : [];
    return [`### G${i + 1}`, `${what}.`, ...isNightly, files.map(ofFile).join('\n')].filter(Boolean);
  });
  return `${[
    '# audio-article: Accessibility Conformance Report',
    `VPAT 2.5 INT: WCAG 2.2 (A, AA, AAA), Section 508, EN 301 549 V3.2.1. Version ${evidence.version}, ${evidence.date}. \`npm run acr\` makes it from the results of the last \`npm test\`; [the same as OpenACR](audio-article.yaml). A publisher may add it to a report of their own: the page around the player is theirs.`,
    method,
    ...tables,
    '## Checks by people',
    ['| Check | When |', '| --- | --- |', ...byHand].join('\n'),
    '## Checks by tests',
    ...shown,
  ].join('\n\n')}\n`;
}
