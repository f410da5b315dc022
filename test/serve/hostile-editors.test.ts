import assert from 'node:assert/strict';
import { subscribe } from 'node:diagnostics_channel';
import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { connect, type Socket } from 'node:net';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type Answer, LEAK } from './answers.js';
import { makeFolder, removeFolder, report, SECRET, startSite, TOKEN, type Site } from './site.js';

/*
 * What an editor's stolen or mistaken program may send: every route of the server with a token that is right, and everything
 * else wrong. The answer is a 4xx in problem+json that gives nothing away, or what was sent is kept and never runs.
 */

const routes: { readonly method: string; readonly url: string }[] = [];
subscribe('fastify.initialization', (message) => {
  const { fastify } = message as { fastify: FastifyInstance };
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.push({ method: one, url });
  });
});

let site: Site;
/** Those that the server has, without those that only say that there is no such method. */
let asked: readonly { readonly method: string; readonly url: string }[] = [];
let requests = 0;
/** Of an editor who is signed in: a session is looked up in less time than a token. */
let cookie = '';
before(async () => {
  site = await startSite(await makeFolder(), {
    jobs: 0,
    webhookSecret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
  });
  const session = await send('POST', '/api/session', {
    isStranger: true,
    headers: { 'content-type': 'application/json', origin: new URL(site.url).origin },
    body: JSON.stringify({ token: TOKEN, name: '<img src=x onerror=alert(1)>' }),
  });
  assert.ok(session.status < 300, session.body);
  cookie = /^[^;]+/.exec(session.headers['set-cookie']?.[0] ?? '')?.[0] ?? '';
  const first = new Map<string, { method: string; url: string }>();
  // 405 is registered last, for what was not there before.
  for (const route of routes) {
    const answer = await send(route.method, route.url.replaceAll(/:\w+/g, 'x').replace('*', 'x'), {
      isStranger: true,
    });
    if (answer.status !== 405) first.set(`${route.method} ${route.url}`, route);
  }
  asked = [...first.values()];
});
after(async () => {
  await site.close();
  await removeFolder(site.folder);
});

interface Sent {
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
  readonly isStranger?: boolean;
}

/** Sends the path as it stands. A stream of events is left when it begins. */
const send = (
  method: string,
  path: string,
  { headers = {}, body, isStranger = false }: Sent = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    requests++;
    const { hostname, port } = new URL(site.url);
    const signedIn = isStranger ? {} : { cookie, origin: new URL(site.url).origin };
    const request = httpRequest(
      { hostname, port, path, method, agent: false, headers: { ...signedIn, ...headers } },
      (answer) => {
        let text = '';
        const end = (): void => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
        };
        if (/^text\/event-stream/.test(answer.headers['content-type'] ?? '')) {
          request.destroy();
          end();
          return;
        }
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => {
          end();
          // Of a body that was said to be longer the rest would be waited for.
          request.destroy();
        });
      },
    );
    request.on('error', (error) => {
      reject(new Error(`${method} ${path} ${JSON.stringify(headers)}: ${error.message}`));
    });
    request.end(body);
  });

/** @param sent whose words the answer may repeat */
function assertInert({ status, headers, body }: Answer, what: string, sent = ''): void {
  assert.ok(status < 500, `${status} for ${what}: ${body.slice(0, 200)}`);
  assert.ok(!body.includes(SECRET), what);
  assert.equal(headers['x-content-type-options'], 'nosniff', what);
  if (status < 400) return;
  assert.match(headers['content-type'] ?? '', /^application\/problem\+json/, what);
  assert.equal((JSON.parse(body) as { status: number }).status, status, what);
  assert.doesNotMatch(
    body.replaceAll(sent, '').replaceAll(JSON.stringify(sent).slice(1, -1), ''),
    LEAK,
    what,
  );
}

const refused = (answer: Answer, what: string, sent = ''): void => {
  assertInert(answer, what, sent);
  assert.ok(answer.status >= 400, `${answer.status} for ${what}`);
};

const ID = '01a20967-df56-7037-9b46-6ae5a2ee71ab';
const withId = (url: string): string => url.replaceAll(/:\w+/g, ID).replace('*', 'x');
const isEditors = ({ url }: { readonly url: string }): boolean => /^\/(?:api|inbox)/.test(url);
const takesBody = ({ method }: { readonly method: string }): boolean =>
  ['POST', 'PUT', 'PATCH'].includes(method);
/** They take readers' words; test/serve/hostile.test.ts is theirs. */
const isReaders = ({ url }: { readonly url: string }): boolean =>
  /^\/api\/(?:feedback|listening)|^\/feedback/.test(url);

/** The directives of a policy, each with its sources. */
const directivesOf = (policy: string | readonly string[] = ''): Map<string, readonly string[]> =>
  new Map(
    [policy]
      .flat()
      .join(';')
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources]),
  );

/** What a page may run and load is said with it, and is ours; nothing of it is written into the page. */
function assertStrict({ headers, body }: Answer, what: string): void {
  const policy = directivesOf(headers['content-security-policy']);
  assert.deepEqual(policy.get('default-src'), ["'none'"], what);
  assert.ok(policy.has('frame-ancestors'), what);
  assert.equal(headers['x-content-type-options'], 'nosniff', what);
  assert.ok(headers['referrer-policy'], what);
  for (const [name, sources] of policy) {
    if (/^(?:script|style|worker|object|frame|child|manifest)-src/.test(name))
      assert.ok(
        sources.every((source) => /^'(?:self|none)'$/.test(source)),
        `${what}: ${name} ${sources.join(' ')}`,
      );
    // Where frames of it may stand, the publisher says.
    if (name === 'frame-ancestors') continue;
    assert.ok(!sources.some((source) => /unsafe|\*|^(?:https?|data):$/.test(source)), `${what}: ${name}`);
  }
  if (!/^text\/html/.test(headers['content-type'] ?? '')) return;
  assert.deepEqual(policy.get('require-trusted-types-for'), ["'script'"], what);
  assert.deepEqual(policy.get('trusted-types'), ['lit-html'], what);
  assert.deepEqual(policy.get('base-uri'), ["'none'"], what);
  assert.match(policy.get('form-action')?.join() ?? '', /^'(?:self|none)'$/, what);
  assert.doesNotMatch(body, /<script(?![^>]*(?:\bsrc=|type="application\/ld\+json"))/i, what);
  assert.doesNotMatch(
    body,
    /<style|<[^>]+\s(?:style|on[a-z]+)=|(?:href|src|action)="?\s*(?:javascript|data):/i,
    what,
  );
}

test('every answer of every route, and every page that leads from one to the next, may run nothing but what is ours', async () => {
  const seen = new Map<string, string>();
  const look = async (method: string, path: string, isStranger: boolean): Promise<Answer> => {
    const answer = await send(method, path, { isStranger });
    const what = `${method} ${path} (${answer.status})`;
    assertStrict(answer, what);
    seen.set(`${path} ${isStranger}`, answer.headers['content-type'] ?? '');
    return answer;
  };
  // A preflight is answered before anything else, and has nothing in it.
  for (const { method, url } of asked.filter((route) => route.method !== 'OPTIONS')) {
    await look(method, withId(url), true);
    if (method === 'GET') await look(method, withId(url), false);
    // What it does not have.
    await look('PATCH', withId(url), true);
  }
  for (const isStranger of [true, false]) {
    const waiting = ['/', '/articles/lighthouse', '/embed/lighthouse', '/inbox', '/nothing'];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const { headers, body } = await look('GET', path, isStranger);
      if (!/^text\/html/.test(headers['content-type'] ?? '')) continue;
      for (const [, to = ''] of body.matchAll(/(?:href|src|action)="([^"#]+)/g)) {
        const next = new URL(to.replaceAll('&amp;', '&'), new URL(path, site.url));
        const found = next.pathname + next.search;
        if (next.origin === new URL(site.url).origin && !seen.has(`${found} ${isStranger}`)) {
          seen.set(`${found} ${isStranger}`, '');
          waiting.push(found);
        }
      }
    }
  }
  const pages = [...seen.values()].filter((type) => type.startsWith('text/html'));
  assert.ok(pages.length >= 10 && seen.size >= asked.length, `${pages.length} pages of ${seen.size}`);
});

test('names and numbers in addresses that are none', async () => {
  const values = [
    '%00', '%ff', '%2e%2e', '%2e%2e%2fpackage.json', '..%5cpackage.json', "'%20or%201=1--", '__proto__', 'constructor', '%252e%252e',
    '0'.repeat(290), '-1', '1e309', 'NaN', '%7b%7d', `${ID}%00`, '%3Cscript%3Ealert(1)%3C%2Fscript%3E', '%F0%9F%90%A6',
  ]; // prettier-ignore
  for (const { method, url } of asked.filter(({ url }) => url.includes(':')))
    for (const value of values) {
      const path = url.replaceAll(/:\w+/g, value);
      const body =
        method === 'GET' || method === 'DELETE'
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: '{}' };
      refused(await send(method, path, body), `${method} ${path}`, decode(value));
    }
});

const decode = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

test('questions that nobody asks', async () => {
  const queries = [
    'limit=-1', 'limit=1e9', 'limit=1&limit=2', 'state[]=open', 'state=__proto__', '__proto__[x]=1', 'after=%00', "after='%20or%201=1",
    'order=<script>', 'search=%25_%25%5c', 'query=' + '%25'.repeat(500), 'after=eyJfX3Byb3RvX18iOnsieCI6MX19', 'constructor.prototype.x=1', '&&&=&',
  ]; // prettier-ignore
  for (const { url } of asked.filter((route) => isEditors(route) && route.method === 'GET'))
    for (const query of queries)
      assertInert(
        await send('GET', `${withId(url)}?${query}`),
        `GET ${url}?${query}`,
        decode(query.slice(query.indexOf('=') + 1)),
      );
  assert.equal(({} as { x?: number }).x, undefined);
});

test('bodies that are none of those that are taken', async () => {
  const deep = (open: string, close: string): string => open.repeat(3000) + close.repeat(3000);
  const bodies: (string | Buffer)[] = [
    '', '[]', 'null', 'true', '1', '"x"', '{', '\u0000', Buffer.from([0xff, 0xfe, 0]), deep('[', ']'), `{"rule":${deep('{"say":', '}').replace('}', '1}')}}`,
    '{"__proto__":{"x":1}}', '{"constructor":{"prototype":{"x":1}}}', '{"rule":{"__proto__":{"x":1}}}', '{"rule":null}', '{"rule":[]}',
    '{"rule":{"word":"x","say":{"kind":"__proto__"}}}', '{"token":null}', '{"token":{"toString":1},"name":"x"}', '{"reason":{}}', '{"text":1}',
    '{"url":"file:///etc/passwd"}', '{"url":"http://169.254.169.254/latest/meta-data/"}', '{"url":"javascript:alert(1)"}', '{"url":"http://[::1]:22/"}',
    '{"text":"x","name":"../../etc/passwd"}', '{"text":"x","name":"x","notify":"file:///x"}', '{"html":"<p>x","markdown":"x"}',
    '{"text":"Words.","name":"x","voice":"../../voice"}', '{"text":"Words.","name":"x","lang":"<script>"}',
  ]; // prettier-ignore
  const headers = { 'content-type': 'application/json' };
  for (const route of asked.filter((one) => isEditors(one) && takesBody(one) && !isReaders(one)))
    for (const body of bodies) {
      const what = `${route.method} ${route.url} ${String(body).slice(0, 80)}`;
      const answer = await send(route.method, withId(route.url), { headers, body });
      // A body that is not asked for is not looked at; there is no such card, rule or run.
      // A narration with a voice that is unknown is kept, and its run says what is wrong.
      if (/^\{"text":"Words\./.test(String(body))) assertInert(answer, what, String(body));
      else refused(answer, what, String(body));
    }
  assert.equal(({} as { x?: number }).x, undefined);
});

test('content types, encodings and lengths that lie', async () => {
  const tricks: OutgoingHttpHeaders[] = [
    ...['text/html', 'application/xml', 'multipart/form-data; boundary=x', 'image/png', 'x', '/', '', 'application/json; charset=utf-7'].map(
      (type) => ({ 'content-type': type }),
    ),
    { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    { 'content-type': 'application/json', 'content-length': '99999999999' },
    { 'content-type': 'text/csv', 'content-length': '99999999' },
    { 'content-type': 'application/pls+xml', 'content-length': '99999999' },
  ]; // prettier-ignore
  for (const route of asked.filter((one) => isEditors(one) && takesBody(one) && !isReaders(one)))
    for (const headers of tricks)
      refused(
        await send(route.method, withId(route.url), { headers, body: '\u001f\u008b{"x":1}' }),
        `${route.method} ${route.url} ${JSON.stringify(headers)}`,
      );
});

test('headers that would let somebody in, or make another address of it', async () => {
  const tricks: OutgoingHttpHeaders[] = [
    { 'x-original-url': '/healthz' }, { 'x-rewrite-url': '/healthz' }, { 'x-forwarded-for': '127.0.0.1' }, { 'x-forwarded-host': 'evil.example' },
    { 'x-http-method-override': 'GET' }, { authorization: 'Bearer ' },
    { cookie: 'audio-article=__proto__' }, { cookie: `audio-article=${'a'.repeat(4000)}` }, { cookie: '__Host-audio-article=%00; =; ;;' },
    { 'x-real-ip': '::1', via: '1.1 localhost' }, { forwarded: 'for=127.0.0.1;proto=https;by=_hidden' },
  ]; // prettier-ignore
  const guarded = [
    '/api/inbox/cards',
    '/api/inbox/runs',
    '/api/lexicon/rules',
    '/api/feedback',
    '/metrics',
    '/api/narrations/x',
    '/inbox',
  ];
  for (const path of guarded)
    for (const headers of tricks) {
      const answer = await send('GET', path, { headers, isStranger: true });
      assert.ok(
        [301, 302, 303, 401, 404].includes(answer.status),
        `${answer.status} for ${path} ${JSON.stringify(headers)}`,
      );
      assert.ok(!(answer.headers.location ?? '').includes('evil'), path);
      assert.doesNotMatch(answer.body, /evil\.example/);
    }
});

test('what would run in a page is kept inert in every field of a rule and a narration, and an editor’s name is a name', async () => {
  const payloads = [
    '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</script><svg onload=alert(1)>', '{{constructor.constructor("alert(1)")()}}',
    '<iframe srcdoc="<script>alert(1)</script>">', 'javascript:alert(1)', '\u202e<b>', ']]><x>', '=cmd|\' /C calc\'!A0', '<!ENTITY x SYSTEM "file:///etc/passwd">',
  ]; // prettier-ignore
  const json = { 'content-type': 'application/json' };
  for (const payload of payloads) {
    const word = { kind: 'instead', text: 'other' };
    const rules = [
      { word: payload, say: word },
      { word: 'Word', say: { kind: 'instead', text: payload } },
      { word: 'Word', say: word, comment: payload },
      { word: 'Word', say: word, scope: { kind: 'section', section: payload } },
      { word: 'Word', say: word, scope: { kind: 'article', article: payload } },
      { word: 'Word', say: word, voice: payload },
      { word: 'Word', say: word, lang: payload },
    ];
    for (const rule of rules)
      assertInert(
        await send('POST', '/api/lexicon/rules', { headers: json, body: JSON.stringify({ rule }) }),
        JSON.stringify(rule),
        payload,
      );
    for (const field of [
      'text',
      'html',
      'markdown',
      'name',
      'section',
      'voice',
      'lang',
      'source',
      'notify',
      'url',
    ])
      assertInert(
        await send('POST', '/api/narrations', {
          headers: json,
          body: JSON.stringify({
            text: 'Some words.',
            name: 'inert',
            ...(field === 'html' || field === 'markdown' ? { text: undefined } : {}),
            [field]: payload,
          }),
        }),
        `${field}: ${payload}`,
        payload,
      );
  }
  for (const path of [
    '/api/lexicon/rules',
    '/api/inbox/cards',
    '/api/narrations/inert',
    '/api/lexicon.csv',
    '/api/lexicon.pls',
  ]) {
    const { status, headers, body } = await send('GET', path);
    assert.ok(status < 500, path);
    assert.match(headers['content-type'] ?? '', /json|csv|xml|pls/, path);
    assert.equal(headers['x-content-type-options'], 'nosniff', path);
    if (/pls|xml/.test(headers['content-type'] ?? ''))
      assert.doesNotMatch(body, /<script|<img|<svg|<!ENTITY/);
  }
});

test('bodies that never end keep nobody waiting', async () => {
  const { port } = new URL(site.url);
  const sockets: Socket[] = [];
  for (let i = 0; i < 200; i++) {
    const path = i % 2 === 0 ? '/api/narrations' : '/api/session';
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"te`,
    );
    sockets.push(socket);
    requests++;
  }
  assert.equal((await send('GET', '/healthz')).status, 200);
  assert.equal((await site.post(report())).status, 201);
  for (const socket of sockets) socket.destroy();
});

test('after all of it, more than 1,300 requests, the server goes on', async () => {
  assert.equal((await send('GET', '/api/inbox/cards')).status, 200);
  assert.equal((await site.post(report())).status, 201);
  assert.ok(requests > 1300, `${requests} requests`);
});
