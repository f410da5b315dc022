import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import type { BrowserLauncher, TestRunnerConfig } from '@web/test-runner';
import { fileURLToPath } from 'node:url';
import { chromiumLaunch } from '../chromium.js';

export const rootDir = fileURLToPath(new URL('../../', import.meta.url));

/** Behaviour in a real browser: the Chromium from npm unless another is given. */
export async function browserTests(
  files: string | string[] = 'test/browser/**/*.test.ts',
  launcher?: BrowserLauncher,
): Promise<TestRunnerConfig> {
  return {
    rootDir,
    files,
    nodeResolve: { exportConditions: ['development', 'browser'] },
    concurrency: 1,
    plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${rootDir}/tsconfig.json` })],
    browsers: [launcher ?? chromeLauncher({ launchOptions: await chromiumLaunch() })],
    testFramework: { config: { timeout: 20_000 } },
    testsFinishTimeout: 300_000,
  };
}
