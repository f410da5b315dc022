import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AudioArticleError } from '../../../src/core/errors.js';
import { listArticles } from '../../../src/serve/articles/store.js';
import { openSite, type Site } from '../../../src/serve/site.js';
import { addWatch, listWatches, look, removeWatch } from '../../../src/serve/watch/watch.js';
import { pagesOf } from '../../../src/serve/watch/pages-of.js';
import { startTestPostgres, type TestPostgres } from '../postgres.js';

const ADDRESS = 'https://example.org/feeds/all.xml';
const pages = (text: string) => {
  const named = pagesOf(text, ADDRESS);
  return named.kind === 'pages' ? named.pages : named;
};

test('RSS, Atom, JSON feeds and sitemaps are read, and only addresses of the web are taken from them', () => {
  assert.deepEqual(
    pages(`<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>
      <item><title>a</title><link>/a?x=1&amp;y=2</link><pubDate>Tue, 03 Nov 2026 10:00:00 GMT</pubDate></item>
      <item><title>b</title><link>file:///etc/passwd</link></item></channel></rss>`),
    [{ url: 'https://example.org/a?x=1&y=2', changed: 'Tue, 03 Nov 2026 10:00:00 GMT' }],
  );
  assert.deepEqual(
    pages(`<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><id>x</id><updated>2026-11-03T10:00:00Z</updated>
      <entry><id>a</id><title>a</title><updated>2026-11-03T10:00:00Z</updated>
      <link rel="self" href="https://example.org/a.atom"/><link rel="alternate" href="https://example.org/a"/></entry></feed>`),
    [{ url: 'https://example.org/a', changed: '2026-11-03T10:00:00Z' }],
  );
  assert.deepEqual(
    pages(
      `{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","url":"https://example.org/a","date_modified":"2026-11-03T10:00:00Z"}]}`,
    ),
    [{ url: 'https://example.org/a', changed: '2026-11-03T10:00:00Z' }],
  );
  assert.deepEqual(
    pages(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
      <url><loc>https://example.org/a</loc><lastmod>2026-11-03</lastmod><image:image><image:loc>https://example.org/a.png</image:loc></image:image></url></urlset>`),
    [{ url: 'https://example.org/a', changed: '2026-11-03' }],
  );
  assert.deepEqual(
    pages(
      `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://example.org/1.xml</loc></sitemap></sitemapindex>`,
    ),
    { kind: 'sitemaps', sitemaps: ['https://example.org/1.xml'] },
  );
  for (const nonsense of ['', 'hello', '<html></html>', '<urlset><url>', '{}'])
    assert.throws(() => pagesOf(nonsense, ADDRESS), AudioArticleError, nonsense);
});

let postgres: TestPostgres;
let folder = '';
let site: Site;
let publisher: Server;
let base = '';
const asked: string[] = [];
const articles = new Map<string, string>();

before(async () => {
  postgres = await startTestPostgres();
  folder = await mkdtemp(join(tmpdir(), 'audio-article-watch-'));
  site = await openSite({
    ...{ root: folder, data: join(folder, 'data'), databaseUrl: await postgres.create() },
    ...{ audioDir: join(folder, 'audio'), transcriptsDir: join(folder, 'transcripts') },
  });
  publisher = createServer((request, response) => {
    const path = request.url ?? '';
    const etag = `"${[...articles.values()].join()}"`;
    if (path === '/feed.xml') {
      const known = request.headers['if-none-match'] === etag;
      asked.push(`${path} ${known ? 304 : 200}`);
      const items = [...articles].map(
        ([name, date]) => `<item><link>${base}/${name}</link><pubDate>${date}</pubDate></item>`,
      );
      response.writeHead(known ? 304 : 200, { etag, 'content-type': 'application/rss+xml' });
      response.end(
        known ? '' : `<rss version="2.0"><channel><title>x</title>${items.join('')}</channel></rss>`,
      );
      return;
    }
    asked.push(path);
    response.setHeader('content-type', 'text/html');
    response.end(
      path === '/empty'
        ? '<p></p>'
        : `<!doctype html><html lang="en"><article><h1>On ${path.slice(1)}</h1><p>There is much to be said about it, and here it is.</p></article>`,
    );
  });
  await new Promise<void>((resolve) => publisher.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}`;
});
after(async () => {
  await site.close();
  publisher.close();
  publisher.closeAllConnections();
  await postgres.close();
  await rm(folder, { recursive: true, force: true });
});

test('a feed that is watched has its pages queued; only what is new or has changed is fetched again', async () => {
  const feed = `${base}/feed.xml`;
  const once = async (): Promise<string[]> => {
    asked.length = 0;
    await look(site, feed, { allowPrivate: true });
    return [...asked];
  };
  articles.set('storks', 'Tue, 03 Nov 2026 10:00:00 GMT').set('empty', 'Tue, 03 Nov 2026 11:00:00 GMT');
  await addWatch(site, feed, { section: 'birds' }, 15);
  assert.deepEqual(await once(), ['/feed.xml 200', '/empty', '/storks']);
  const [article, ...others] = await listArticles(site.database.pool);
  assert.deepEqual([article?.name, article?.section, others.length], ['storks', 'birds', 0]);
  assert.equal((await site.queue.boss.findJobs('narrate')).length, 1);
  const [watched] = await listWatches(site);
  assert.equal(watched?.pages, 1);

  assert.deepEqual(await once(), ['/feed.xml 304']);
  articles.set('storks', 'Wed, 04 Nov 2026 10:00:00 GMT').set('owls', 'Thu, 05 Nov 2026 10:00:00 GMT');
  assert.deepEqual(await once(), ['/feed.xml 200', '/owls', '/storks']);

  assert.equal((await site.queue.boss.getSchedules('watch')).length, 1);
  assert.equal(await removeWatch(site, feed), true);
  assert.equal((await site.queue.boss.getSchedules('watch')).length, 0);
});

test('what is wrong with a feed is told beside it, and a private address is not asked', async () => {
  const feed = `${base}/storks`;
  await addWatch(site, feed, {}, 15);
  await look(site, feed, { allowPrivate: true });
  assert.match((await listWatches(site))[0]?.error ?? '', /neither a feed nor a sitemap/);
  asked.length = 0;
  await look(site, feed);
  assert.match((await listWatches(site))[0]?.error ?? '', /not on the public internet/);
  assert.deepEqual(asked, []);
});
