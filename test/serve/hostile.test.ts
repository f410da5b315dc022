import assert from 'node:assert/strict';
import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Answer, LEAK } from './answers.js';
import { makeFolder, removeFolder, report, SECRET, startSite, type Site } from './site.js';

/* Whatever is sent, the answer is a 4xx in problem+json that gives nothing away, and the server goes on. */

let site: Site;
before(async () => {
  // Its files of the database must not come out either.
  const folder = await makeFolder();
  site = await startSite(folder, { data: join(folder, '.audio-article') });
});
after(async () => {
  await site.close();
  await removeFolder(site.folder);
});

/** Sends the path as it stands; fetch() would tidy it up. */
const send = (
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site.url);
    const request = httpRequest({ hostname, port, path, method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
      });
    });
    request.on('error', reject);
    request.end(body);
  });

/** For what node:http would not send. */
const sendBytes = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(site.url).port), '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk));
    socket.on('close', () => {
      resolve(answer);
    });
    socket.on('error', reject);
    socket.setTimeout(5000, () => socket.destroy());
  });

function assertRefused({ status, headers, body }: Answer, what: string): void {
  assert.ok(status >= 400 && status < 500, `${status} for ${what}`);
  assert.match(headers['content-type'] ?? '', /^application\/problem\+json/, what);
  assert.equal((JSON.parse(body) as { status: number }).status, status, what);
  assert.ok(!body.includes(SECRET), what);
  // The words of the one who asked are no secret.
  assert.doesNotMatch(body.replaceAll(JSON.stringify(what).slice(1, -1), ''), LEAK, what);
}

describe('paths', () => {
  const ups = [
    '..',
    '%2e%2e',
    '%2E.',
    '.%2e',
    '%252e%252e',
    '..%00',
    '%c0%ae%c0%ae',
    '%u002e%u002e',
    '....',
    '..;',
    '.%20.',
  ];
  const slashes = ['/', '%2f', '%5c', '\\', '//', '/./', '%252f', '%c0%af'];
  const targets = ['package.json', '.git/config', '.audio-article/postgres/data/PG_VERSION', 'audio/.hidden'];
  const fronts = ['/', '/audio/', '/transcripts/', '/player/', '/articles/'];
  const climbing = fronts.flatMap((front) =>
    ups.flatMap((up) => slashes.flatMap((slash) => targets.map((target) => front + up + slash + target))),
  );
  const others = [
    '/package.json', '/.git/config', '/.audio-article/', '/audio', '/audio/', '/audio/.', '/audio/.hidden',
    '/audio/%2ehidden', '/transcripts/.hidden.json', '/transcripts/', '/audio/lighthouse.mp3%00.json',
    '/audio/lighthouse.mp3/', '/audio/%', '/audio/%zz', '/audio/%ff', '/articles/%ff', '/articles/.',
    '/articles/%2e%2e', '/articles/lighthouse%00', '/articles/lighthouse.json', '/articles/__proto__',
    '/articles/constructor', '//etc/passwd', '/etc/passwd', '/audio//etc/passwd', '/audio/C:%5cwindows',
    `/articles/${'a'.repeat(5000)}`, `/audio/${'a/'.repeat(2000)}`, '/api', '/api/', '/API/feedback', '/index.html~',
    '/feedback/', '/feedback/1', "/feedback/'%20or%201=1",
  ]; // prettier-ignore

  test(`${climbing.length + others.length} ways out of the served folders lead nowhere`, async () => {
    for (const path of [...climbing, ...others]) assertRefused(await send(path), path);
  });

  test('nor do they with a version, which would read the file', async () => {
    for (const up of ups) assertRefused(await send(`/audio/${up}%2fpackage.json?v=0123456789abcdef`), up);
  });
});

describe('reports', () => {
  const json = { 'content-type': 'application/json' };
  const post = (body: string | Buffer, headers: OutgoingHttpHeaders = json): Promise<Answer> =>
    send('/api/feedback', { method: 'POST', headers, body });

  test('bodies that are not a report', async () => {
    const deep = (open: string, close: string): string => open.repeat(1500) + close.repeat(1500);
    const bodies: (string | Buffer)[] = [
      '', ' ', '[]', 'null', 'true', '1', '"x"', '{', '{"a":', '{}', '\u0000', 'NaN', '[[[[', Buffer.from([0xff, 0xfe, 0x00]),
      deep('[', ']'), deep('{"a":', '}').replace('}', '1}'), `{"place":${deep('[', ']')}}`,
      '{"__proto__":{"x":1}}', '{"constructor":{"prototype":{"x":1}}}', '{"narration":"x","narration":"y"}',
      JSON.stringify(report()).replace('{', '{"__proto__":{"state":"x"},'),
      JSON.stringify(report()).replace('{', '{"constructor":{"prototype":{"x":1}},'),
    ]; // prettier-ignore
    for (const body of bodies) assertRefused(await post(body), String(body).slice(0, 60));
    assert.equal(({} as { x?: number }).x, undefined);
  });

  test('fields of every wrong type and size', async () => {
    const wrong: unknown[] = [
      null,
      true,
      -1,
      1.5,
      1e300,
      '',
      [],
      {},
      ['x'],
      { toString: 'x' },
      'x'.repeat(5000),
    ];
    const good = report();
    for (const value of wrong) {
      for (const field of ['narration', 'revision', 'category', 'place'])
        assertRefused(
          await post(JSON.stringify({ ...good, [field]: value })),
          `${field}: ${JSON.stringify(value)}`,
        );
      for (const field of ['block', 'sentence', 'timeMs'])
        assertRefused(
          await post(JSON.stringify({ ...good, place: { ...good.place, [field]: value } })),
          `place.${field}: ${JSON.stringify(value)}`,
        );
      for (const field of ['id', 'state', 'idempotency_key', 'constructor', 'hasOwnProperty'])
        assertRefused(
          await post(JSON.stringify({ ...good, [field]: value })),
          `${field}: ${JSON.stringify(value)}`,
        );
    }
    for (const number of [2 ** 31, 2 ** 53, Number.MAX_VALUE])
      assertRefused(
        await post(JSON.stringify(report({ place: { ...good.place, timeMs: number } }))),
        `${number}`,
      );
  });

  test('sizes, content types and encodings', async () => {
    const good = JSON.stringify(report());
    assertRefused(await post(JSON.stringify(report({ comment: 'x'.repeat(20_000) }))), 'long');
    assert.equal((await post('x'.repeat(100_000))).status, 413);
    const types = [
      'text/plain', 'text/html', 'application/xml', 'multipart/form-data; boundary=x', 'application/octet-stream',
      'image/png', 'x', '/', 'application/json-patch+json', '',
    ]; // prettier-ignore
    for (const type of types) assertRefused(await post(good, { 'content-type': type }), type);
    assertRefused(await post(good, { ...json, 'idempotency-key': 'x'.repeat(201) }), 'long key');
    assertRefused(await post(good, { ...json, 'idempotency-key': 'with space' }), 'key with a space');
    assertRefused(await post(good, { ...json, 'content-length': '99999999' }), 'a length that lies');
  });

  test('forms with every trick', async () => {
    const fields = [
      'narration=x&narration=y&category=other', '__proto__=1', '__proto__[x]=1&category=other', 'narration[]=x',
      'category=other&narration=x&block=1e9&sentence=0&timeMs=1', 'category=other&narration=x&block=99999999999999999999',
      '%', '=', '&&&', 'a'.repeat(10_000), 'website=',
    ]; // prettier-ignore
    for (const body of fields) {
      const { status, body: page } = await send('/api/feedback', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
      });
      assert.equal(status, 422, body.slice(0, 60));
      assert.doesNotMatch(page, LEAK);
    }
    assert.equal(({} as { x?: number }).x, undefined);
  });
});

test('what would run in a page is stored inert, in every field, and shown as text', async () => {
  const payloads = [
    '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'><svg onload=alert(1)>", '</q></li><script>alert(1)</script>',
    '<iframe srcdoc="<script>alert(1)</script>">', 'javascript:alert(1)', '{{constructor.constructor("alert(1)")()}}',
    '${alert(1)}', '<!--<script>', ']]><script>alert(1)</script>', '&lt;script&gt;', '<a href="javascript:alert(1)">x</a>',
    '\u202e<b>', '<style>*{display:none}</style>', '<base href="//evil.example">', '<meta http-equiv=refresh content=0>',
  ]; // prettier-ignore
  const place = report().place;
  for (const payload of payloads)
    for (const more of [
      { narration: payload },
      { comment: payload },
      { contact: payload },
      { place: { ...place, word: payload } },
      { place: { ...place, text: payload } },
    ]) {
      const answer = await site.post(report(more));
      assert.equal(answer.status, 201, payload);
      const { page, outcome } = (await answer.json()) as { page: string; outcome: string };
      const shown = await site.request(page);
      const markup = await shown.text();
      assert.equal(shown.status, 200, payload);
      if (/[<"']/.test(payload)) assert.ok(!markup.includes(payload), `${payload} as it is`);
      assert.doesNotMatch(markup, /<(?:script|img|svg|iframe|style|base)\b|href="javascript/i, payload);
      assert.match(shown.headers.get('content-security-policy') ?? '', /default-src 'none'/);
      const kept = await site.request(outcome);
      assert.match(kept.headers.get('content-type') ?? '', /^application\/json/);
      assert.equal(kept.headers.get('x-content-type-options'), 'nosniff');
    }
});

test('receipts that are none, in every form', async () => {
  const ids = [
    '1', 'x', '%00', '%ff', '..', '%2e%2e%2f', "' or 1=1", '__proto__', 'constructor', '0'.repeat(300), '00000000-0000-0000-0000-00000000000',
    '01a20967-df56-7037-9b46-6ae5a2ee71ab', '{01a20967-df56-7037-9b46-6ae5a2ee71ab}', '01a20967%2ddf56', '-1', 'null', 'NaN',
  ]; // prettier-ignore
  for (const id of ids)
    for (const [method, path] of [
      ['GET', `/api/feedback/${id}`],
      ['DELETE', `/api/feedback/${id}`],
      ['GET', `/feedback/${id}`],
      ['POST', `/feedback/${id}/delete`],
    ] as const)
      assertRefused(await send(encodeURI(path).replace(/%25/g, '%'), { method }), id);
});

test('visits that are none', async () => {
  const good = {
    narration: 'lighthouse',
    revision: 'a'.repeat(64),
    began: true,
    from: 0,
    to: 1,
    replayed: [],
  };
  const wrong: unknown[] = [null, -1, 1.5, 1e300, '', [], {}, 'x'.repeat(3000), { toString: 'x' }];
  for (const value of wrong)
    for (const field of ['narration', 'revision', 'began', 'from', 'to', 'replayed', 'day', '__proto__x']) {
      if (field === 'replayed' && Array.isArray(value)) continue;
      assertRefused(
        await send('/api/listening', {
          method: 'POST',
          headers: { 'content-type': 'text/plain' },
          body: JSON.stringify({ ...good, [field]: value }),
        }),
        `${field}: ${JSON.stringify(value)}`,
      );
    }
  for (const type of ['application/xml', 'multipart/form-data; boundary=x', 'x', ''])
    assertRefused(
      await send('/api/listening', { method: 'POST', headers: { 'content-type': type }, body: '<x/>' }),
      type,
    );
});

test('methods that a path does not have are refused, with those that it has', async () => {
  const paths: [string, string][] = [
    ['/', 'GET, HEAD'],
    ['/healthz', 'GET, HEAD'],
    ['/articles/lighthouse', 'GET, HEAD'],
    ['/audio/lighthouse.mp3', 'GET, HEAD'],
    ['/transcripts/lighthouse.json', 'GET, HEAD'],
    ['/api/feedback', 'GET, HEAD, POST'],
  ];
  for (const [path, allow] of paths)
    for (const method of ['PUT', 'PATCH', 'DELETE', ...(allow.includes('POST') ? [] : ['POST'])]) {
      const answer = await send(path, {
        method,
        headers: { 'content-type': 'text/plain', 'content-length': 1 },
        body: 'x',
      });
      assert.equal(answer.status, 405, `${method} ${path}`);
      assert.equal(answer.headers.allow, allow);
      assertRefused(answer, `${method} ${path}`);
    }
  for (const method of ['TRACE', 'PROPFIND', 'LOCK', 'OPTIONS'])
    assertRefused(await send('/articles/lighthouse', { method }), method);
});

test('the list’s questions and tokens', async () => {
  const authorization = `Bearer ${site.token}`;
  for (const query of [
    'limit=0',
    'limit=1000',
    'limit=x',
    'limit=1&limit=2',
    'before=1',
    "before=' or 1=1",
    'other=1',
    '__proto__=1',
  ])
    assertRefused(await send(`/api/feedback?${encodeURI(query)}`, { headers: { authorization } }), query);
  for (const wrong of [
    '',
    'Bearer',
    'Bearer ',
    `bearer${site.token}`,
    `Basic ${site.token}`,
    `Bearer ${site.token}x`,
    'Bearer \u00ff'.repeat(50),
  ])
    assert.equal(
      (await send('/api/feedback', { headers: wrong ? { authorization: wrong } : {} })).status,
      401,
      wrong,
    );
});

test('what is no HTTP', async () => {
  const requests = [
    `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`,
    'GET / HTTP/1.1\r\nHost: x\r\nX Y: z\r\n\r\n',
    'GET /audio/../../package.json HTTP/9.9\r\n\r\n',
    'POST /api/feedback HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'POST /api/feedback HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
    'hello\r\n\r\n',
    '\u0016\u0003\u0001\u0002\u0000',
  ];
  for (const bytes of requests) {
    const answer = await sendBytes(bytes);
    assert.match(answer, /^HTTP\/1\.1 4\d\d /, bytes.slice(0, 40));
    assert.match(answer, /application\/problem\+json/);
    assert.doesNotMatch(answer, LEAK);
  }
});

test('after all of it the server keeps reports', async () => {
  assert.equal((await send('/healthz')).status, 200);
  assert.equal((await site.post(report())).status, 201);
});
