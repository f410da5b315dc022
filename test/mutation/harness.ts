import { mock } from 'node:test';

/*
 * As much of node:test as the tests in Node use, for running the same tests hundreds of times in one process: node:test
 * itself runs a file once, and keeps what it ran.
 */

type Body = (context: object) => unknown;
type Hook = 'before' | 'after' | 'beforeEach' | 'afterEach';

interface Suite {
  readonly name: string;
  readonly outer: Suite | undefined;
  readonly hooks: Readonly<Record<Hook, Body[]>>;
  readonly inner: (Suite | Case)[];
}

export interface Case {
  /** How many were told of before it in its file: the same each time, where the file is. */
  readonly at: number;
  readonly name: string;
  readonly body: Body;
}

export interface Harness {
  /** What `node:test` gives to the tests. */
  readonly given: Readonly<Record<string, unknown>>;
  /** When the test file has been evaluated. */
  readonly cases: readonly Case[];
  /** Runs the wanted ones in their order, with the hooks around them, and ends with the first that fails. */
  run(
    wanted: (at: number) => boolean,
  ): Promise<{ readonly failed: Case | undefined; readonly error: unknown }>;
}

export function createHarness(): Harness {
  const suiteIn = (name: string, outer?: Suite): Suite => ({
    name,
    outer,
    hooks: { before: [], after: [], beforeEach: [], afterEach: [] },
    inner: [],
  });
  const root = suiteIn('');
  let now = root;
  const cases: Case[] = [];
  const describing: Promise<unknown>[] = [];

  /** The name, the options and the body come in this order, and each may be missing. */
  const partsOf = (given: readonly unknown[]): { name: string; body: Body | undefined } => ({
    name: given.find((part) => typeof part === 'string') ?? '',
    body: given.some((part) => isLeftOut(part))
      ? undefined
      : given.find((part): part is Body => typeof part === 'function'),
  });
  const isLeftOut = (part: unknown): boolean =>
    typeof part === 'object' && part !== null && 'skip' in part && Boolean(part.skip);

  const test = (...given: unknown[]): Promise<void> => {
    const { name, body } = partsOf(given);
    if (body) {
      const one: Case = { at: cases.length, name: [now.name, name].filter(Boolean).join(' › '), body };
      cases.push(one);
      now.inner.push(one);
    }
    return Promise.resolve();
  };
  const describe = (...given: unknown[]): Promise<void> => {
    const { name, body } = partsOf(given);
    const outer = now;
    now = suiteIn([outer.name, name].filter(Boolean).join(' › '), outer);
    outer.inner.push(now);
    try {
      describing.push(Promise.resolve(body?.({})));
    } finally {
      now = outer;
    }
    return Promise.resolve();
  };
  const hook =
    (kind: Hook) =>
    (body: Body): void =>
      void now.hooks[kind].push(body);
  const leftOut = (): void => undefined;

  const hooksAround = (suite: Suite, kind: 'beforeEach' | 'afterEach'): Body[] => [
    ...(suite.outer ? hooksAround(suite.outer, kind) : []),
    ...suite.hooks[kind],
  ];
  const runOne = async (one: Case, suite: Suite): Promise<void> => {
    const afterwards: Body[] = [];
    const context = {
      name: one.name,
      mock,
      diagnostic: leftOut,
      after: (body: Body): void => void afterwards.push(body),
    };
    try {
      for (const each of hooksAround(suite, 'beforeEach')) await each(context);
      await one.body(context);
    } finally {
      for (const each of [...afterwards, ...hooksAround(suite, 'afterEach')]) await each(context);
      mock.reset();
    }
  };

  return {
    cases,
    given: {
      test: Object.assign(test, { skip: leftOut }),
      it: Object.assign(test, { skip: leftOut }),
      describe: Object.assign(describe, { skip: leftOut }),
      suite: describe,
      before: hook('before'),
      after: hook('after'),
      beforeEach: hook('beforeEach'),
      afterEach: hook('afterEach'),
      mock,
    },
    async run(wanted) {
      await Promise.all(describing);
      let running: Case | undefined;
      const isWanted = (part: Suite | Case): boolean =>
        'inner' in part ? part.inner.some(isWanted) : wanted(part.at);
      const visit = async (suite: Suite): Promise<void> => {
        try {
          for (const each of suite.hooks.before) await each({});
          for (const part of suite.inner.filter(isWanted)) {
            if ('inner' in part) await visit(part);
            else {
              running = part;
              await runOne(part, suite);
            }
          }
        } finally {
          for (const each of suite.hooks.after) await each({});
        }
      };
      try {
        if (isWanted(root)) await visit(root);
        return { failed: undefined, error: undefined };
      } catch (error) {
        const first = cases.find(({ at }) => wanted(at));
        return { failed: running ?? first, error };
      }
    },
  };
}
