import assert from 'node:assert/strict';
import { subscribe } from 'node:diagnostics_channel';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { makeFolder, removeFolder, startSite, TOKEN, type Site } from '../site.js';

/* Every route of the real server, asked by nobody: what is not for everybody must say so. */

/** What everybody may ask for. A new route is for editors unless it stands here. */
const open: readonly RegExp[] = [
  /^GET \/$/,
  /^GET \/(?:healthz|inbox\/sign-in|inbox\/files\/\*)$/,
  /^GET \/api\/openapi\.json$/,
  /^GET \/(?:articles\/:name|audio\/\*|transcripts\/\*|player\/\*)$/,
  // What other sites embed, and directories of podcasts read.
  /^GET \/(?:embed\/:name|share\/:name|oembed|feed\.xml|podcast\/:file)$/,
  // Readers: their report, its receipt, what was heard.
  /^POST \/api\/(?:feedback|listening|statistics)$/,
  /^(?:GET|DELETE|POST) \/(?:api\/)?feedback\/(?!$)/,
  /^POST \/(?:api\/session|inbox\/sign-in)$/,
];

const routes: { readonly method: string; readonly url: string }[] = [];
subscribe('fastify.initialization', (message) => {
  const { fastify } = message as { fastify: FastifyInstance };
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (url !== '*') routes.push({ method: one, url });
  });
});

let site: Site;
before(async () => {
  site = await startSite(await makeFolder());
});
after(async () => {
  await site.close();
  await removeFolder(site.folder);
});

const ID = '01a20967-df56-7037-9b46-6ae5a2ee71ab';
const pathOf = (url: string): string => url.replaceAll(/:\w+/g, ID).replace('*', 'x');

const ask = (method: string, url: string, headers: Record<string, string> = {}): Promise<Response> =>
  site.request(pathOf(url), {
    method,
    redirect: 'manual',
    headers: {
      ...headers,
      ...(['GET', 'HEAD'].includes(method) ? {} : { 'content-type': 'application/json' }),
    },
    ...(['GET', 'HEAD', 'DELETE'].includes(method) ? {} : { body: '{}' }),
  });

test('nothing that is not for everybody is reachable without signing in', async () => {
  const guarded: string[] = [];
  for (const { method, url } of routes) {
    const route = `${method === 'HEAD' ? 'GET' : method} ${url}`;
    if (open.some((one) => one.test(route))) continue;
    const answer = await ask(method, url);
    await answer.body?.cancel();
    // A method that the path does not have.
    if (answer.status === 405) continue;
    assert.equal(answer.status, 401, `${method} ${url}`);
    const wrong = await ask(method, url, { cookie: 'audio-article=made-up' });
    await wrong.body?.cancel();
    assert.equal(wrong.status, 401, `${method} ${url} with a made-up cookie`);
    guarded.push(route);
  }
  for (const route of ['GET /inbox', 'GET /inbox/lexicon', 'GET /api/session', 'GET /api/feedback'])
    assert.ok(guarded.includes(route), `${route} was asked`);
});

test('a person with a browser is led to the sign-in page', async () => {
  const answer = await ask('GET', '/inbox/lexicon', { accept: 'text/html' });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/inbox/sign-in?to=%2Finbox%2Flexicon');
});

test('the pages bear the strictest policy and are kept by no cache', async () => {
  const { headers } = await ask('GET', '/inbox', { authorization: `Bearer ${TOKEN}` });
  const policy = headers.get('content-security-policy') ?? '';
  for (const directive of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ])
    assert.ok(policy.split('; ').includes(directive), directive);
  assert.doesNotMatch(policy, /unsafe|data:/);
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.equal(headers.get('x-frame-options'), 'DENY');
});
