import { fork } from 'node:child_process';

/*
 * npm run test:server: the server's tests, with the thousand articles that `npm test` has no time for. They need nothing but npm.
 * With `--own` against a Postgres of the user's (npm run test:server:own), whose account must be allowed to make databases. With
 * `--two` what is asked of a site is asked of two servers by turns, and four workers narrate, each a process of its own.
 */

const modes = ['--own', '--two'] as const;
const [first = '', ...rest] = process.argv.slice(2);
const mode = modes.find((one) => one === first);
const words = mode ? rest : process.argv.slice(2);
if (mode === '--own' && !process.env['DATABASE_URL']) {
  process.stderr.write(
    'Set DATABASE_URL to a Postgres whose account may make databases: postgres://USER:PASSWORD@HOST:PORT/postgres\n',
  );
  process.exit(2);
}

/** Those that ask a site by its addresses; the others start what they look at by themselves. */
const ofSites = [
  'feedback.test',
  'receipts',
  'statistics',
  'media',
  'embed',
  'desk',
  'sign-in/',
  'narrations/api',
];
const all = mode === '--two' ? ofSites.map((name) => `serve/${name}`) : ['serve/'];

const env: NodeJS.ProcessEnv = { ...process.env, AUDIO_ARTICLE_WHOLE: '1' };
if (mode === '--two') env['AUDIO_ARTICLE_TWO'] = '1';
if (mode !== '--own') delete env['DATABASE_URL'];
const files = words.length > 0 ? words : all;
const child = fork(new URL('run.ts', import.meta.url), ['node', ...files], { env });
child.once('exit', (code) => (process.exitCode = code ?? 1));
