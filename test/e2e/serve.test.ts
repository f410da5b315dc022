import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Session } from '../../src/core/inbox.js';
import { runWith } from '../cli/run.js';
import { report } from '../serve/site.js';
import { until } from '../serve/until.js';
import { type RunningServer, startCli } from './demo.js';

/* audio-article serve as a publisher runs it: a feed is watched, requests are logged, and tokens are made and ended meanwhile. */

const PAGE = `<!doctype html><html lang="en"><article><h1>On storks</h1><p>There is much to be said about them, and here it is.</p></article>`;

let publisher: Server;
let feed = '';
let folder = '';
let server: RunningServer;
before(async () => {
  publisher = createServer((request, response) => {
    const isFeed = request.url === '/feed.xml';
    response.setHeader('content-type', isFeed ? 'application/rss+xml' : 'text/html');
    response.end(
      isFeed
        ? `<rss version="2.0"><channel><title>x</title><item><link>${new URL('/storks', feed).href}</link></item></channel></rss>`
        : PAGE,
    );
  });
  await new Promise<void>((resolve) => publisher.listen(0, '127.0.0.1', resolve));
  feed = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}/feed.xml`;
  folder = await mkdtemp(join(tmpdir(), 'audio-article-serve-'));
  for (const name of ['audio', 'transcripts']) await mkdir(join(folder, name));
  server = await startCli(['serve', '--log', '--watch', feed, '--allow-private'], folder);
});
after(async () => {
  await server.stop();
  publisher.closeAllConnections();
  publisher.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(new URL(path, server.url), init);
const whoIs = async (token: string): Promise<Session | number> => {
  const answer = await ask('/api/session', { headers: { authorization: `Bearer ${token}` } });
  return answer.ok ? ((await answer.json()) as Session) : answer.status;
};
const cli = (...args: readonly string[]) => runWith(server.env, folder, ...args, '--data', server.data);

test('--watch has what the feed names narrated, and the watch is listed and stopped from another shell', async () => {
  await until(async () => (await ask('/transcripts/storks.json')).ok, 'the page of the feed is narrated');
  const list = await cli('watch', '--list');
  assert.equal(list.code, 0, list.stderr);
  assert.match(list.stdout, new RegExp(`^${feed}: 1 page, looked at `));
  const stopped = await cli('watch', '--stop', feed);
  assert.equal(stopped.stdout, `${feed} is no longer watched.\n`);
  assert.equal((await cli('watch', '--list')).stdout, 'Nothing is watched.\n');
  const unknown = await cli('watch', '--stop', feed);
  assert.match(unknown.stderr, /is not watched/);
  assert.notEqual(unknown.code, 0);
});

test('--log tells each request as a line of JSON, without words, addresses, names or tokens of anybody', async () => {
  const sent = await ask('/api/feedback', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'A Browser Of Mine' },
    body: JSON.stringify(report({ comment: 'What I say is private.', contact: 'reader@example.org' })),
  });
  const { id } = (await sent.json()) as { id: string };
  await ask(`/api/feedback/${id}?who=somebody`);
  await ask('/no/such/page');
  interface Line {
    readonly req?: { readonly method: string; readonly route: string };
    readonly res?: { readonly statusCode: number };
  }
  // The first one tells where the server itself is.
  const ofRequests = (): string[] =>
    server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{') && !line.includes('Server listening'));
  const lines = (): Line[] => ofRequests().map((line) => JSON.parse(line) as Line);
  const told = (method: string, route: string): boolean =>
    lines().some(({ req }) => req?.method === method && req.route === route);
  await until(
    () => told('POST', '/api/feedback') && told('GET', '/api/feedback/:id') && told('GET', 'none'),
    'the three requests are told',
  );
  await until(() => lines().some(({ res }) => res?.statusCode === 404), 'their answers, too');
  const logged = ofRequests().join('\n');
  for (const secret of [
    'private',
    'reader@',
    'A Browser Of Mine',
    '127.0.0.1',
    id,
    'somebody',
    'such/page',
    server.token,
  ])
    assert.ok(!logged.includes(secret), secret);
});

test('token makes editors’ tokens, ends them, and renews the administrator’s, in a server that runs', async () => {
  const made = await cli('token', '--editor', 'Ada');
  const [, editors = ''] = /^Token of Ada: (\S+)\n$/.exec(made.stdout) ?? [];
  assert.deepEqual(await whoIs(editors), { editor: 'Ada', role: 'editor' });
  assert.equal((await cli('token', '--end', 'Ada')).stdout, '1 token of Ada ended.\n');
  assert.equal(await whoIs(editors), 401);
  const nobody = await cli('token', '--end', 'Ada');
  assert.match(nobody.stderr, /No token bears the name “Ada”/);
  assert.notEqual(nobody.code, 0);
  assert.match((await cli('token', '--editor', 'Ada', '--end', 'Ada')).stderr, /Use one of the two/);
  assert.match((await cli('token', '--editor', ' ')).stderr, /1 to 100 characters/);

  assert.notEqual(await whoIs(server.token), 401);
  const [, renewed = ''] = /^Token: (\S+)\n$/.exec((await cli('token')).stdout) ?? [];
  assert.equal(await whoIs(server.token), 401);
  const admin = await whoIs(renewed);
  assert.ok(typeof admin === 'object' && admin.role === 'admin');
});
