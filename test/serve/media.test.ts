import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  audioBytes,
  audioVersion,
  hostileNarration,
  makeFolder,
  SECRET,
  removeFolder,
  startSite,
  type Site,
} from './site.js';

let site: Site;
before(async () => {
  site = await startSite(await makeFolder());
});
after(async () => {
  await site.close();
  await removeFolder(site.folder);
});

const AUDIO = '/audio/lighthouse.mp3';
const bytesOf = async (answer: Response): Promise<Uint8Array> => new Uint8Array(await answer.arrayBuffer());

/** fetch() tidies addresses up and asks for a reload with If-None-Match; browsers and hostile clients do not. */
const raw = (path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site.url);
    httpRequest({ hostname, port, path, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, body });
      });
    })
      .on('error', reject)
      .end();
  });

test('audio is served whole with its length and type', async () => {
  const answer = await site.request(AUDIO);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'audio/mpeg');
  assert.equal(answer.headers.get('content-length'), '5000');
  assert.equal(answer.headers.get('accept-ranges'), 'bytes');
  assert.deepEqual(await bytesOf(answer), audioBytes);
});

test('audio is served in ranges, and a range beyond the end is refused', async () => {
  const cases: [string, number, number, number][] = [
    ['bytes=0-9', 206, 0, 10],
    ['bytes=4990-', 206, 4990, 5000],
    ['bytes=-10', 206, 4990, 5000],
    ['bytes=4990-9999', 206, 4990, 5000],
  ];
  for (const [range, status, start, end] of cases) {
    const answer = await site.request(AUDIO, { headers: { range } });
    assert.equal(answer.status, status);
    assert.equal(answer.headers.get('content-range'), `bytes ${start}-${end - 1}/5000`);
    assert.deepEqual(await bytesOf(answer), audioBytes.slice(start, end));
  }
  for (const range of ['bytes=9000-', 'bytes=9000-9009'])
    assert.equal((await site.request(AUDIO, { headers: { range } })).status, 416);
  const changed = await site.request(AUDIO, { headers: { range: 'bytes=0-9', 'if-range': '"another"' } });
  assert.equal(changed.status, 200, 'a part of what is another file by now is of no use');
  assert.equal((await site.request('/audio/nothing.mp3', { headers: { range: 'bytes=0-9' } })).status, 404);
  assert.equal((await site.request(AUDIO, { method: 'HEAD', headers: { range: 'bytes=0-9' } })).status, 206);
});

test('what is unchanged is not sent again', async () => {
  for (const path of [AUDIO, '/transcripts/lighthouse.json', '/player/audio-article.js']) {
    const etag = (await site.request(path)).headers.get('etag') ?? '';
    assert.notEqual(etag, '');
    assert.equal((await raw(path, { 'if-none-match': etag })).status, 304, path);
  }
});

test('only an address that names the content is kept for ever', async () => {
  const policy = async (path: string): Promise<string | null> =>
    (await site.request(path)).headers.get('cache-control');
  assert.equal(await policy(`${AUDIO}?v=${audioVersion}`), 'public, max-age=31536000, immutable');
  assert.equal(await policy(`${AUDIO}?v=0000000000000000`), 'no-cache');
  assert.equal(await policy(`${AUDIO}?v=${audioVersion.slice(0, 4)}`), 'no-cache');
  assert.equal(await policy(AUDIO), 'no-cache');
  assert.equal(await policy('/transcripts/lighthouse.json'), 'no-cache');
});

test('other sites may load player, audio and transcripts', async () => {
  for (const path of [
    AUDIO,
    '/transcripts/lighthouse.json',
    '/transcripts/lighthouse.vtt',
    '/player/audio-article.js',
  ]) {
    const { headers } = await site.request(path, { headers: { origin: 'https://news.example' } });
    assert.equal(headers.get('access-control-allow-origin'), '*', path);
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin', path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
  }
});

test('nothing else of the disk can be asked for', async () => {
  const paths = [
    '/package.json',
    '/audio/../package.json',
    '/audio/..%2fpackage.json',
    '/audio/%2e%2e/package.json',
    '/audio/..%5cpackage.json',
    '/audio//../package.json',
    '/transcripts/%2e%2e%2fpackage.json',
    '/audio/%252e%252e/package.json',
    '/audio/.hidden',
    '/audio/',
    '/audio/lighthouse.mp3%00.json',
    '/articles/..%2f..%2fpackage',
    '/articles/%2e%2e',
    '/articles/lighthouse%00',
    '/.git/config',
    '/audio/%',
    '/articles/%ff',
    `/articles/${'a'.repeat(5000)}`,
    '//etc/passwd',
    '/audio/....//package.json',
    '/player/..;/package.json',
  ];
  for (const path of paths) {
    const { status, body } = await raw(path);
    assert.ok(status >= 400 && status < 500, `${status} for ${path}`);
    assert.ok(!body.includes(SECRET), path);
  }
});

test('pages carry the strict policy, and no page of another site may frame them', async () => {
  const policy = (await site.request('/articles/lighthouse')).headers.get('content-security-policy') ?? '';
  for (const directive of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
  ])
    assert.ok(policy.includes(directive), directive);
  assert.doesNotMatch(policy, /unsafe/);
});

test('a narration has a page with the article, the disclosure and a form, before any script runs', async () => {
  const page = await (await site.request('/articles/lighthouse')).text();
  assert.match(page, /<html lang="en">/);
  assert.match(page, /<h1>The lighthouse<\/h1>/);
  assert.match(page, /<p>It cost \$5 &amp; more\. A &lt;b&gt; light came on\.<\/p>/);
  assert.match(page, /This audio version was artificially generated\./);
  assert.match(page, /<audio controls preload="none" src="\/audio\/lighthouse\.mp3">/);
  assert.match(page, /<form method="post" action="\/api\/feedback">/);
  assert.doesNotMatch(page, /<style|style=|<script>|onerror=|onclick=/);
});

test('titles that are markup stay text', async () => {
  await writeFile(join(site.folder, 'transcripts/hostile.json'), JSON.stringify(hostileNarration()));
  const page = await (await site.request('/articles/hostile')).text();
  assert.doesNotMatch(page, /<script>alert|<img src=x/);
  const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
  assert.equal((JSON.parse(data) as { headline: string }).headline, '</script><script>alert(1)</script>');
});

test('a folder without a page of its own gets a list; a broken transcript does not hide the others', async () => {
  await writeFile(join(site.folder, 'transcripts/broken.json'), '{');
  const page = await (await site.request('/')).text();
  assert.match(page, /<a href="\/articles\/lighthouse" lang="en"\s*>The lighthouse<\/a\s*>/);
  assert.doesNotMatch(page, /broken/);
  const broken = await site.request('/articles/broken');
  assert.ok(broken.status >= 400);
  assert.doesNotMatch(await broken.text(), /\bat .*:\d+:\d+/);
});
