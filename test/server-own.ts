import { spawn } from 'node:child_process';

/* The server's tests against a Postgres of the user's: npm run test:server:own. Its account must be allowed to make databases. */

if (!process.env['DATABASE_URL']) {
  process.stderr.write(
    'Set DATABASE_URL to a Postgres whose account may make databases: postgres://USER:PASSWORD@HOST:PORT/postgres\n',
  );
  process.exit(2);
}
const child = spawn('npm', ['run', 'test:server'], { stdio: 'inherit', shell: process.platform === 'win32' });
child.once('exit', (code) => (process.exitCode = code ?? 1));
