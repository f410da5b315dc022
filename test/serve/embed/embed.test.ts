import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parseFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { FRAME_ALLOW } from '../../../src/core/embed.js';
import type { Narration } from '../../../src/core/narration/schema.js';
import { sampleNarration } from '../../core/narration/sample.js';
import { breaches } from './rss-rules.js';
import { audioBytes, hostileNarration, makeFolder, removeFolder, startSite, type Site } from '../site.js';

/* What other sites embed, and what tells them how. */

const BASE = 'https://audio.example';
const PAGE = 'https://news.example/lighthouse?edition=2';
const ARABIC = 'المنارة';

/** With the audio that the site has. */
const told = (more: Partial<Narration> = {}): Narration => {
  const sample = sampleNarration();
  const [source] = sample.audio;
  const sha256 = createHash('sha256').update(audioBytes).digest('hex');
  return { ...sample, audio: [{ ...source!, bytes: audioBytes.length, sha256 }], ...more };
};

let site: Site;
before(async () => {
  const folder = await makeFolder();
  const narrations = {
    lighthouse: told({ source: PAGE }),
    hostile: { ...hostileNarration(), id: 'hostile', published: '2026-11-19' },
    arabic: told({ id: 'arabic', lang: 'ar', title: ARABIC, published: '2026-11-21' }),
    sourced: told({ id: 'sourced', source: 'javascript:alert(1)', published: '2026-11-18' }),
  };
  for (const [name, narration] of Object.entries(narrations))
    await writeFile(join(folder, `transcripts/${name}.json`), JSON.stringify(narration));
  await writeFile(
    join(folder, 'podcast.json'),
    JSON.stringify({
      ...{ title: 'Heard & read', description: 'What <we> write.', author: 'The Desk' },
      ...{
        email: 'desk@news.example',
        image: 'https://news.example/cover.png',
        category: ['News', 'Daily News'],
      },
    }),
  );
  site = await startSite(folder, { base: `${BASE}/` });
});
after(async () => {
  await site.close();
  await removeFolder(site.folder);
});

const text = async (path: string): Promise<string> => (await site.request(path)).text();
const unescaped = (markup: string): string =>
  markup.replace(
    /&(quot|amp|lt|gt|#39);/g,
    (_, name: string) => ({ quot: '"', amp: '&', lt: '<', gt: '>' })[name] ?? "'",
  );
const contentOf = (page: string, name: string): string | undefined => {
  const found = new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)">`).exec(page)?.[1];
  return found === undefined ? undefined : unescaped(found);
};
const linkOf = (page: string, what: string): string =>
  unescaped(
    new RegExp(`<link [^>]*${what.replaceAll('+', '\\+')}"[^>]* href="([^"]*)"`).exec(page)?.[1] ?? '',
  );

describe('the page in a frame', () => {
  test('may stand on any page, an isolated one, too, keeps the strict policy and sets no cookie', async () => {
    const { status, headers } = await site.request('/embed/lighthouse');
    assert.equal(status, 200);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /^default-src 'none';/);
    assert.match(policy, /frame-ancestors \*;/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(headers.get('x-frame-options'), null);
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(headers.get('cross-origin-embedder-policy'), 'require-corp');
    assert.equal(headers.get('set-cookie'), null);
  });

  test('no other page may stand in a frame for that', async () => {
    for (const path of ['/', '/articles/lighthouse', '/share/lighthouse', '/inbox/sign-in']) {
      const { headers } = await site.request(path, { headers: { accept: 'text/html' } });
      assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors '(self|none)'/, path);
      assert.match(headers.get('x-frame-options') ?? '', /SAMEORIGIN|DENY/, path);
    }
  });

  test('says its language and which way that runs, and has the text open where it is asked to', async () => {
    const page = await text('/embed/arabic');
    assert.match(page, /<html lang="ar" dir="rtl">/);
    assert.match(page, new RegExp(`<title>${ARABIC}</title>`));
    // The form is in English.
    assert.match(page, /<div slot="fallback" lang="en" dir="ltr">/);
    assert.match(page, /<details>\s*<summary data-narration="skip"/);
    const open = await text('/embed/arabic?article');
    assert.doesNotMatch(open, /<details>\s*<summary data-narration/);
    assert.match(open, /light came on/);
  });

  test('leads to the publisher’s page, but to no address that is none', async () => {
    assert.match(
      await text('/embed/lighthouse'),
      /<h1><a href="https:\/\/news\.example\/lighthouse\?edition=2" target="_top">/,
    );
    assert.doesNotMatch(await text('/embed/sourced'), /javascript:/);
  });
});

describe('oEmbed', () => {
  const ask = (url: string, more = ''): Promise<Response> =>
    site.request(`/oembed?url=${encodeURIComponent(url)}${more}`);
  interface Answer {
    readonly html: string;
    readonly width: number;
    readonly height: number;
    readonly [name: string]: unknown;
  }

  test('an article is found by each of its addresses, and by that of the publisher’s page', async () => {
    for (const url of ['articles', 'embed', 'share']
      .map((kind) => `${BASE}/${kind}/lighthouse`)
      .concat(PAGE)) {
      const answer = await ask(url);
      assert.equal(answer.status, 200, url);
      assert.equal(answer.headers.get('access-control-allow-origin'), '*');
      const { html, width, height, ...facts } = (await answer.json()) as Answer;
      assert.deepEqual(facts, {
        ...{ version: '1.0', type: 'rich', title: 'The lighthouse', author_name: 'Ada Example' },
        ...{ provider_name: 'Heard & read', provider_url: `${BASE}/`, cache_age: 3600 },
      });
      assert.match(
        html.replaceAll('&#39;', "'"),
        new RegExp(
          `^<iframe src="${BASE}/embed/lighthouse" title="The lighthouse" width="${width}" height="${height}" loading="lazy" allow="${FRAME_ALLOW}" frameborder="0"></iframe>$`,
        ),
      );
    }
  });

  test('the frame is no larger than the page allows', async () => {
    for (const [more, wide, high] of [
      ['', 640, 2000],
      ['&maxwidth=320', 320, 2000],
      ['&maxwidth=300&maxheight=200', 300, 200],
    ] as const) {
      const { width, height } = (await (await ask(`${BASE}/embed/lighthouse`, more)).json()) as Answer;
      assert.ok(width <= wide && height <= high && width > 0 && height > 0, `${width} × ${height}${more}`);
    }
  });

  test('XML says the same as JSON, whatever is in a title', async () => {
    for (const name of ['lighthouse', 'hostile']) {
      const answer = await ask(`${BASE}/articles/${name}`, '&format=xml');
      assert.match(answer.headers.get('content-type') ?? '', /^text\/xml/);
      const read: Record<string, string> = {};
      let tag = '';
      const parser = new SaxesParser();
      parser.on('opentag', ({ name: opened }) => (tag = opened));
      parser.on('closetag', () => (tag = ''));
      parser.on('text', (part) => (read[tag] = (read[tag] ?? '') + part));
      parser.write(await answer.text()).close();
      const json = (await (await ask(`${BASE}/articles/${name}`)).json()) as Record<string, string | number>;
      for (const [key, value] of Object.entries(json)) assert.equal(read[key], String(value), key);
    }
  });

  test('refuses as the specification says', async () => {
    const cases: readonly (readonly [string, number])[] = [
      [`/oembed?url=${encodeURIComponent(`${BASE}/articles/nothing`)}`, 404],
      ['/oembed?url=https%3A%2F%2Fother.example%2Fpage', 404],
      ['/oembed?url=nonsense', 404],
      [`/oembed?url=${encodeURIComponent(`${BASE}/articles/%ff`)}`, 404],
      [`/oembed?url=${encodeURIComponent(`${BASE}/articles/..%2f..%2fpackage`)}`, 404],
      [`/oembed?url=${encodeURIComponent(`${BASE}/inbox`)}`, 401],
      [`/oembed?url=${encodeURIComponent(`${BASE}/articles/lighthouse`)}&format=yaml`, 501],
      ['/oembed', 400],
      ['/oembed?url=a&url=b', 400],
      [`/oembed?url=${encodeURIComponent(PAGE)}&maxwidth=-1`, 400],
      [`/oembed?url=${encodeURIComponent(PAGE)}&maxheight=x`, 400],
    ];
    for (const [path, status] of cases) assert.equal((await site.request(path)).status, status, path);
  });

  test('pages tell of it, and what they tell is answered', async () => {
    for (const path of ['/articles/lighthouse', '/share/lighthouse', '/articles/hostile']) {
      const page = await text(path);
      for (const type of ['application/json+oembed', 'text/xml+oembed']) {
        const { pathname, search, origin } = new URL(linkOf(page, type));
        assert.equal(origin, BASE);
        assert.equal((await site.request(pathname + search)).status, 200, `${path} ${type}`);
      }
    }
  });
});

test('a share page has a card with a player, and names the audio and the publisher’s page', async () => {
  const page = await text('/share/lighthouse');
  assert.equal(linkOf(page, 'canonical'), PAGE);
  const wanted = {
    ...{ 'og:type': 'article', 'og:title': 'The lighthouse', 'og:url': PAGE },
    'og:description': 'It cost $5 & more. A <b> light came on.',
    ...{ 'og:audio': `${BASE}/audio/lighthouse.mp3`, 'og:audio:type': 'audio/mpeg' },
    ...{ 'og:image': 'https://news.example/cover.png' },
    ...{
      'twitter:card': 'player',
      'twitter:player': `${BASE}/embed/lighthouse`,
      'twitter:player:width': '480',
    },
  };
  for (const [name, content] of Object.entries(wanted)) assert.equal(contentOf(page, name), content, name);
  assert.ok(Number(contentOf(page, 'twitter:player:height')) > 300);
});

test('nothing of an article becomes markup on any page or in any answer', async () => {
  for (const path of ['/embed/hostile', '/embed/hostile?article', '/share/hostile', '/articles/hostile']) {
    const page = await text(path);
    assert.doesNotMatch(page, /<script>|<img|onerror="/i, path);
    assert.match(page, /&lt;script&gt;alert\(1\)/, path);
  }
  const { html } = (await (
    await site.request(`/oembed?url=${encodeURIComponent(`${BASE}/embed/hostile`)}`)
  ).json()) as { html: string };
  assert.doesNotMatch(html, /<script/);
});

test('without --base an address is that of the request; a host that is none gets no markup into a page', async () => {
  const other = await startSite(site.folder, { embedOn: ['https://news.example', 'https://*.example'] });
  try {
    const ask = (host: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const { hostname, port } = new URL(other.url);
        httpRequest({ hostname, port, path: '/articles/arabic', headers: { host } }, (answer) => {
          let body = '';
          answer.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
          answer.on('end', () => {
            resolve(body);
          });
        })
          .on('error', reject)
          .end();
      });
    assert.equal(
      linkOf(await ask('listen.example:8080'), 'canonical'),
      'http://listen.example:8080/articles/arabic',
    );
    for (const host of ['"><script>alert(1)</script>', 'a b', '', 'x/../y', 'user@evil.example'])
      assert.doesNotMatch(await ask(host), /<script>|user@/, host);
    const policy = (await other.request('/embed/arabic')).headers.get('content-security-policy') ?? '';
    assert.match(policy, /frame-ancestors 'self' https:\/\/news\.example https:\/\/\*\.example;/);
  } finally {
    await other.close();
  }
});

test('what is no origin or no address is refused before anything is started', async () => {
  for (const embedOn of [
    'news.example',
    'https://news.example/path',
    'https://a.example; script-src *',
    '*',
    "'self'",
  ])
    await assert.rejects(startSite(site.folder, { embedOn: [embedOn] }), { code: 'AA_E_USAGE' }, embedOn);
  for (const base of [
    'audio.example',
    'javascript:alert(1)',
    'https://a.example/?x',
    'https://u:p@a.example',
  ])
    await assert.rejects(startSite(site.folder, { base }), { code: 'AA_E_USAGE' }, base);
});

describe('the podcast', () => {
  test('is RSS 2.0 with what directories require, the newest first', async () => {
    const answer = await site.request('/feed.xml');
    assert.match(answer.headers.get('content-type') ?? '', /^application\/rss\+xml/);
    const xml = await answer.text();
    assert.deepEqual(breaches(xml), []);
    const parsed = parseFeed(xml);
    assert.ok(parsed.format === 'rss');
    const { feed } = parsed;
    assert.equal(feed.title, 'Heard & read');
    assert.equal(feed.description, 'What <we> write.');
    assert.equal(feed.itunes?.image, 'https://news.example/cover.png');
    assert.deepEqual(feed.itunes?.categories, [{ text: 'News', categories: [{ text: 'Daily News' }] }]);
    assert.equal(feed.itunes?.explicit, false);
    assert.deepEqual(feed.managingEditor, { name: 'The Desk', email: 'desk@news.example' });
    assert.deepEqual(feed.atom?.links, [
      { href: `${BASE}/feed.xml`, rel: 'self', type: 'application/rss+xml' },
    ]);
    assert.match(
      feed.podcast?.guid ?? '',
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );

    const items = feed.items ?? [];
    assert.deepEqual(
      items.map(({ guid }) => guid),
      [
        { value: 'arabic', isPermaLink: false },
        { value: 'lighthouse', isPermaLink: false },
        { value: 'hostile', isPermaLink: false },
        { value: 'sourced', isPermaLink: false },
      ],
    );
    const [arabic, lighthouse, hostile] = items;
    assert.equal(arabic?.title, ARABIC);
    assert.equal(hostile?.title, '</script><script>alert(1)</script>');
    assert.equal(lighthouse?.link, PAGE);
    assert.equal(new Date(lighthouse?.pubDate ?? '').toISOString(), '2026-11-20T00:00:00.000Z');
    // RFC 822, with the four digits that RSS asks for.
    assert.match(xml, /<pubDate>Fri, 20 Nov 2026 00:00:00 GMT<\/pubDate>/);
    assert.match(
      lighthouse?.description ?? '',
      /^This audio version was artificially generated\. It cost \$5/,
    );
    assert.equal(lighthouse?.itunes?.duration, 6);

    const [enclosure] = lighthouse?.enclosures ?? [];
    assert.equal(enclosure?.url, `${BASE}/audio/lighthouse.mp3`);
    const head = await site.request(new URL(enclosure?.url ?? '').pathname, { method: 'HEAD' });
    assert.equal(Number(head.headers.get('content-length')), enclosure?.length);
    assert.equal(head.headers.get('content-type'), enclosure?.type);
    assert.equal(head.headers.get('accept-ranges'), 'bytes');
  });

  test('transcripts and chapters are where it says, of the types that it says, for every page', async () => {
    const parsed = parseFeed(await text('/feed.xml'));
    assert.ok(parsed.format === 'rss');
    const item = parsed.feed.items?.find(({ guid }) => guid?.value === 'lighthouse');
    const [captions, transcript] = item?.podcast?.transcripts ?? [];
    const { chapters } = item?.podcast ?? {};
    for (const one of [captions, transcript, chapters]) {
      const answer = await site.request(new URL(one?.url ?? '').pathname);
      assert.equal(answer.status, 200, one?.url);
      assert.equal(answer.headers.get('content-type')?.split(';')[0], one?.type);
      assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    }
    assert.deepEqual([captions?.rel, captions?.language, transcript?.language], ['captions', 'en', 'en']);
    assert.deepEqual(JSON.parse(await text('/podcast/lighthouse.chapters.json')), {
      ...{ version: '1.2.0', title: 'The lighthouse' },
      chapters: [{ startTime: 0, title: 'The lighthouse' }],
    });
    const { version, segments } = JSON.parse(await text('/podcast/lighthouse.transcript.json')) as {
      version: string;
      segments: { startTime: number; endTime: number; body: string }[];
    };
    assert.equal(version, '1.0.0');
    assert.deepEqual(segments[1], { startTime: 2, endTime: 3.6, body: 'It cost $5 & more.' });
    for (const path of [
      '/podcast/nothing.chapters.json',
      '/podcast/lighthouse.json',
      '/podcast/..%2fpodcast.chapters.json',
    ])
      assert.equal((await site.request(path)).status, 404, path);
  });

  test('who has the newest one gets nothing again', async () => {
    const first = await site.request('/feed.xml');
    const etag = first.headers.get('etag') ?? '';
    const again = await site.request('/feed.xml', { headers: { 'if-none-match': etag } });
    assert.equal(again.status, 304);
  });
});
