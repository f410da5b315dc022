import { fork } from 'node:child_process';

/*
 * npm run test:server: the server's tests, with the thousand articles that `npm test` has no time for. They need nothing but npm.
 * With `--own` against a Postgres of the user's (npm run test:server:own), whose account must be allowed to make databases.
 */

const [own, ...words] = process.argv[2] === '--own' ? process.argv.slice(2) : ['', ...process.argv.slice(2)];
if (own && !process.env['DATABASE_URL']) {
  process.stderr.write(
    'Set DATABASE_URL to a Postgres whose account may make databases: postgres://USER:PASSWORD@HOST:PORT/postgres\n',
  );
  process.exit(2);
}
const env: NodeJS.ProcessEnv = { ...process.env, AUDIO_ARTICLE_WHOLE: '1' };
if (!own) delete env['DATABASE_URL'];
const files = words.length > 0 ? words : ['serve/'];
const child = fork(new URL('run.ts', import.meta.url), ['node', ...files], { env });
child.once('exit', (code) => (process.exitCode = code ?? 1));
