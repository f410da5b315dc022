import { fork } from 'node:child_process';
import { engines } from './engines/engines.js';
import { install, remedy } from './engines/machine.js';

/*
 * npm run test:inbox: an editor's way through the inbox and the lexicon, by keyboard, in Firefox; `npm test` goes it in Chromium.
 */

const { needs } = engines.firefox;
const missing = await install(needs);
if (missing.length > 0) {
  process.stderr.write(`${missing.join(' and ')} missing; ${remedy(needs)}\n`);
  process.exit(2);
}
const child = fork(new URL('run.ts', import.meta.url), ['node', 'e2e/inbox/loop', 'e2e/inbox/bucket'], {
  env: { ...process.env, AUDIO_ARTICLE_ENGINE: 'firefox' },
});
child.once('exit', (code) => (process.exitCode = code ?? 1));
