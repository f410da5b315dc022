import type { TestRunnerConfig } from '@web/test-runner';

/** How much is tried at random in the browser, and where it begins: the same each time, but for `npm run test:fuzz`. */
export const fuzz = {
  seed: Number(process.env['FUZZ_SEED'] ?? 20_261_127),
  runs: Number(process.env['FUZZ_BROWSER_RUNS'] ?? 3),
  /** A test may take. */
  minutes: process.env['FUZZ_BROWSER_RUNS'] ? 60 : 1,
};

/** Tells it to tests in the browser: /fuzz.json. */
export const serveFuzz: NonNullable<TestRunnerConfig['middleware']>[number] = async (context, next) => {
  if (context.path === '/fuzz.json') context.body = fuzz;
  else await next();
};
