import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import type { BrowserLauncher, TestRunnerConfig, TestRunnerPlugin } from '@web/test-runner';
import { fileURLToPath } from 'node:url';
import { chromiumLaunch } from '../chromium.js';
import { serveBursts } from '../engines/bursts.js';
import { fuzz, serveFuzz } from './fuzz.js';

export const rootDir = fileURLToPath(new URL('../../', import.meta.url));

/** A browser, and what its tests may ask of the machine. */
export interface TestedBrowser {
  readonly launcher: BrowserLauncher;
  readonly plugins?: readonly TestRunnerPlugin[];
}

/** Behaviour in a real browser: the Chromium from npm unless another is given. */
export async function browserTests(
  files: string | string[] = 'test/browser/**/*.test.ts',
  browser?: TestedBrowser,
): Promise<TestRunnerConfig> {
  return {
    rootDir,
    files,
    nodeResolve: { exportConditions: ['development', 'browser'] },
    concurrency: 1,
    plugins: [
      ...(browser?.plugins ?? []),
      esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${rootDir}/tsconfig.json` }),
    ],
    middleware: [serveBursts, serveFuzz],
    browsers: [browser?.launcher ?? chromeLauncher({ launchOptions: await chromiumLaunch() })],
    testFramework: { config: { timeout: fuzz.minutes * 60_000 } },
    // On a busy machine a browser takes its time.
    browserStartTimeout: 180_000,
    testsFinishTimeout: (fuzz.minutes + 4) * 60_000,
  };
}
