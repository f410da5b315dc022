import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startServer, type RunningServer } from '../../../src/serve/index.js';
import type { NarrationState } from '../../../src/serve/narrations/schema.js';
import { isSigned, sign, webhookSecret } from '../../../src/serve/narrations/webhook.js';
import { startTestPostgres, type TestPostgres } from '../postgres.js';

const TOKEN = 'a-token-for-the-tests';
const SECRET = `whsec_${randomBytes(32).toString('base64')}`;

let postgres: TestPostgres;
let folder = '';
let server: RunningServer;
let strict: RunningServer;
let elsewhere: Server;
let elsewhereUrl = '';
const told: { headers: IncomingHttpHeaders; body: string }[] = [];

before(async () => {
  postgres = await startTestPostgres();
  folder = await mkdtemp(join(tmpdir(), 'audio-article-api-'));
  await mkdir(join(folder, 'player'));
  const databaseUrl = await postgres.create();
  const options = {
    ...{
      port: 0,
      root: folder,
      data: join(folder, 'data'),
      databaseUrl,
      token: TOKEN,
      webhookSecret: SECRET,
    },
    ...{ audioDir: join(folder, 'audio'), transcriptsDir: join(folder, 'transcripts') },
    playerDir: join(folder, 'player'),
  };
  server = await startServer({ ...options, allowPrivate: true });
  strict = await startServer({ ...options, jobs: 0 });
  elsewhere = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      if (request.method === 'POST') told.push({ headers: request.headers, body });
      response.setHeader('content-type', 'text/html')
        .end(`<!doctype html><html lang="en"><title>Storks</title>
        <article><h1>Two storks</h1><p>They came back in March, and nobody had expected them so early.</p></article>`);
    });
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
});
after(async () => {
  await server.close();
  await strict.close();
  elsewhere.close();
  elsewhere.closeAllConnections();
  await postgres.close();
  await rm(folder, { recursive: true, force: true });
});

const request = (path: string, init: RequestInit = {}, to = server): Promise<Response> =>
  fetch(new URL(path, to.url), {
    ...init,
    headers: { authorization: `Bearer ${TOKEN}`, ...(init.headers as Record<string, string>) },
  });
const post = (body: object, to = server): Promise<Response> =>
  request(
    '/api/narrations',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    to,
  );
const state = async (name: string): Promise<NarrationState> =>
  (await (await request(`/api/narrations/${name}`)).json()) as NarrationState;

async function narrated(name: string): Promise<NarrationState> {
  for (let tries = 0; tries < 600; tries++) {
    const found = await state(name);
    if (found.run?.state === 'failed') throw new Error(found.run.error);
    if (found.run?.state === 'done') return found;
    await delay(50);
  }
  throw new Error(`${name} was not narrated`);
}

test('an article that is sent is narrated, told of, and deleted with all that was made of it', async () => {
  const answer = await post({
    ...{ markdown: '# A walk\n\nThe rain had stopped.', name: 'walk', lang: 'en' },
    ...{ source: 'https://example.org/walk', notify: `${elsewhereUrl}/hook` },
  });
  assert.equal(answer.status, 202);
  assert.equal(answer.headers.get('location'), '/api/narrations/walk');
  assert.equal(((await answer.json()) as NarrationState).run?.state, 'queued');
  const done = await narrated('walk');
  assert.equal(done.title, 'A walk');
  assert.equal((await request(done.narration ?? '')).status, 200);
  assert.equal((await request(done.page ?? '')).status, 200);

  for (let tries = 0; told.length === 0 && tries < 100; tries++) await delay(50);
  const [{ headers, body } = { headers: {}, body: '' }] = told;
  assert.ok(isSigned(headers, Buffer.from(body), webhookSecret(SECRET)));
  assert.equal((JSON.parse(body) as { data: { revision: string } }).data.revision, done.revision);

  assert.equal((await request('/api/narrations/walk', { method: 'DELETE' })).status, 204);
  for (const path of ['/api/narrations/walk', '/transcripts/walk.json', '/audio/walk.mp3'])
    assert.equal((await request(path)).status, 404, path);
});

test('a page is fetched from its address, but never from the server’s own network unless that is allowed', async () => {
  const url = `${elsewhereUrl}/2026/storks.html`;
  const refused = await post({ url }, strict);
  assert.equal(refused.status, 422);
  assert.match(
    ((await refused.json()) as { detail: string }).detail,
    /not on the public internet.*AA_E_INPUT_ADDRESS/,
  );
  assert.equal((await post({ url })).status, 202);
  assert.equal((await narrated('storks')).title, 'Two storks');
  const other = await post({ url: `${elsewhereUrl}/2027/storks.html` });
  assert.match(((await other.json()) as NarrationState).name, /^storks-[0-9a-f]{8}$/);
});

test('what cannot be narrated is refused in words, and nothing of the disk is read', async () => {
  const cases: [object, number, RegExp][] = [
    [{}, 422, /Send one of/],
    [{ text: 'a', html: 'b' }, 422, /Send one of/],
    [{ url: 'file:///etc/passwd' }, 422, /not an address of the web/],
    [{ url: '/etc/passwd' }, 422, /not an address of the web/],
    [{ text: '***' }, 422, /AA_E_INPUT/],
    [{ text: 'Hello there.', name: '../x' }, 422, /no name/],
    [{ text: 'Hello there.', surprise: 1 }, 422, /surprise/],
  ];
  for (const [body, status, words] of cases) {
    const answer = await post(body);
    const text = await answer.text();
    assert.equal(answer.status, status, text);
    assert.match(text, words);
  }
});

test('nobody without the token narrates, looks or deletes', async () => {
  const headers = { authorization: 'Bearer nonsense', 'content-type': 'application/json' };
  for (const [path, method] of [
    ['/api/narrations', 'POST'],
    ['/api/narrations/storks', 'GET'],
    ['/api/narrations/storks', 'DELETE'],
    ['/metrics', 'GET'],
  ] as const) {
    const answer = await request(path, {
      method,
      headers,
      ...(method === 'POST' && { body: '{"text":"Hi there."}' }),
    });
    assert.ok([401, 429].includes(answer.status), `${method} ${path}: ${answer.status}`);
  }
});

test('a CMS that signs is let in without the token, and nobody sends again what it has signed', async () => {
  const send = (body: string, headers: Record<string, string>): Promise<Response> =>
    fetch(new URL('/api/webhooks/narrations', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const body = JSON.stringify({ text: 'It was published just now.', name: 'published' });
  const secret = webhookSecret(SECRET);
  const now = Date.now() / 1000;
  assert.equal((await send(body, sign('msg_1', body, secret))).status, 202);
  assert.equal((await send(body, sign('msg_1', body, secret, now - 600))).status, 401);
  assert.equal((await send(body, sign('msg_1', body, randomBytes(32)))).status, 401);
  assert.equal((await send(`${body} `, sign('msg_1', body, secret))).status, 401);
  assert.equal((await send(body, {})).status, 401);
  const nonsense = '{"text":1}';
  assert.equal((await send(nonsense, sign('msg_2', nonsense, secret))).status, 422);
});

test('signatures are those of Standard Webhooks', () => {
  // The example of its specification’s libraries.
  const secret = webhookSecret('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
  const headers = sign('msg_p5jXN8AQM9LWM0D4loKWxJek', '{"test": 2432232314}', secret, 1614265330);
  assert.equal(headers['webhook-signature'], 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('the API describes itself as OpenAPI 3.1, and its counts as Prometheus reads them', async () => {
  const api = (await (await request('/api/openapi.json')).json()) as {
    openapi: string;
    paths: Record<string, Record<string, unknown>>;
  };
  assert.match(api.openapi, /^3\.1/);
  assert.deepEqual(Object.keys(api.paths['/api/narrations'] ?? {}), ['post']);
  assert.ok(api.paths['/api/feedback']?.['post']);
  assert.ok(!('/articles/{name}' in api.paths));
  const metrics = await (await request('/metrics')).text();
  assert.match(metrics, /audio_article_queue\{state="queued"\} \d/);
  assert.match(metrics, /audio_article_runs_total\{state="narrated"\} [1-9]/);
  assert.match(metrics, /route="\/api\/narrations\/:name"/);
  assert.doesNotMatch(metrics, /storks|walk/);
});
