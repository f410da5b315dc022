import 'axe-core/axe.js';
import type * as Axe from 'axe-core';

/* What browser tests assert with. */

declare global {
  // Mocha's, which the test runner brings.
  function describe(name: string, suite: () => void): void;
  function it(name: string, test: () => void | Promise<void>): void;
  function xit(name: string, test: () => void | Promise<void>): void;
  function beforeEach(work: () => void | Promise<void>): void;
  function afterEach(work: () => void | Promise<void>): void;
  interface Window {
    readonly axe: typeof Axe;
  }
}

const shown = (value: unknown): string => (typeof value === 'string' ? `“${value}”` : JSON.stringify(value));

export function assert(condition: unknown, claim: string): asserts condition {
  if (!condition) throw new Error(`Not so: ${claim}`);
}

export function assertEqual<T>(actual: T, expected: T, what = 'It'): void {
  const same = JSON.stringify(actual) === JSON.stringify(expected);
  if (!same) throw new Error(`${what} is ${shown(actual)}, expected ${shown(expected)}`);
}

/** WCAG 2.2 A to AAA and best practice, with the rules that axe leaves off by default. */
export async function assertNoAxeViolations(context: Element | Document = document): Promise<void> {
  const results = await window.axe.run(context, {
    runOnly: [
      'wcag2a',
      'wcag2aa',
      'wcag2aaa',
      'wcag21a',
      'wcag21aa',
      'wcag21aaa',
      'wcag22a',
      'wcag22aa',
      'wcag22aaa',
      'best-practice',
    ],
    rules: {
      'color-contrast-enhanced': { enabled: true },
      'target-size': { enabled: true },
      'label-content-name-mismatch': { enabled: true },
      'identical-links-same-purpose': { enabled: true },
    },
  });
  const found = results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.html} ${node.failureSummary ?? ''}`),
  );
  if (found.length) throw new Error(`${found.length} axe violations:\n${found.join('\n')}`);
  // Without this, a context that axe cannot see would pass.
  assert(results.passes.length > 5, 'axe looked at something');
}
