import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Visit } from '../../src/core/visit.js';
import type { Database } from '../../src/serve/database/database.js';
import { ofOneServer, report, startSite, type Site, startSiteWithDatabase } from './site.js';

/* Sums of what was heard: nothing in them can be led back to anybody. */

let site: Site;
let database: Database;
let end: () => Promise<void>;
before(async () => {
  ({ site, database, end } = await startSiteWithDatabase());
});
after(() => end());

const visit = (more: Partial<Visit> = {}): Visit => ({
  narration: 'lighthouse',
  revision: 'a'.repeat(64),
  began: true,
  from: 0,
  to: 4,
  replayed: [],
  ...more,
});

const send = (body: unknown, headers: Record<string, string> = {}, path = '/api/listening') =>
  site.request(path, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

interface Found {
  articles: { narration: string; title: string; plays: number; deciles: number[]; reports: number }[];
  plays: number;
  deciles: number[];
  replayed: { block: number; sentence: number; text: string; count: number }[];
}

const ask = async (path = ''): Promise<Found> =>
  (await (
    await site.request(`/api/inbox/statistics${path}`, {
      headers: { authorization: `Bearer ${site.token}` },
    })
  ).json()) as Found;

test('visits are added up, by tenths of the audio that were reached', async () => {
  for (const body of [visit(), visit({ began: false, from: 4, to: 10 }), visit({ to: 1 })])
    assert.equal((await send(body)).status, 204);
  await site.post(report());
  const { plays, deciles } = await ask('/lighthouse');
  assert.equal(plays, 2);
  assert.deepEqual(deciles, [2, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  const [first] = (await ask('?days=7')).articles;
  assert.deepEqual([first?.narration, first?.plays, first?.reports], ['lighthouse', 2, 1]);
});

test('a sentence is told of when five visits have heard it again, and not before', async () => {
  const again = visit({
    began: false,
    from: 0,
    to: 0,
    replayed: [
      [1, 0],
      [1, 0],
    ],
  });
  for (let i = 0; i < 4; i++) await send(again);
  assert.deepEqual((await ask('/lighthouse')).replayed, []);
  await send(again);
  assert.deepEqual((await ask('/lighthouse')).replayed, [
    { block: 1, sentence: 0, count: 5, text: 'It cost $5 & more.' },
  ]);
});

test('what is not here, or was never said, is not counted, and nobody learns of it', async () => {
  const countRows = async (): Promise<number> =>
    (
      await database.pool.query<{ count: number }>(
        `select (select count(*) from audio_article.listening)::int + (select count(*) from audio_article.replay)::int as count`,
      )
    ).rows[0]?.count ?? 0;
  const rows = await countRows();
  for (const body of [
    visit({ narration: 'unknown' }),
    visit({ narration: '../../etc/passwd' }),
    visit({
      began: false,
      from: 0,
      to: 0,
      replayed: [
        [99, 0],
        [1, 99],
      ],
    }),
    visit({ began: false, from: 0, to: 0, revision: 'b'.repeat(64), replayed: [[0, 0]] }),
  ])
    assert.equal((await send(body)).status, 204);
  assert.equal(await countRows(), rows);
});

test('what is no visit is refused', async () => {
  for (const body of [
    '',
    '{',
    'null',
    '[]',
    '1',
    {},
    visit({ from: 5, to: 4 }),
    visit({ to: 11 }),
    { ...visit(), id: 'me' },
    { ...visit(), replayed: [[0]] },
    { ...visit(), replayed: [[-1, 0]] },
    { ...visit(), replayed: 'x' },
  ])
    // prettier-ignore
    assert.equal((await send(body)).status, 422, JSON.stringify(body));
  assert.equal((await send('x'.repeat(5000))).status, 413);
  assert.equal((await site.request('/api/listening')).status, 405);
});

test('one who begins all day is counted twenty times', { skip: ofOneServer }, async () => {
  const limited = await startSite(site.folder);
  try {
    const before = (await ask('/lighthouse')).plays;
    for (let i = 0; i < 30; i++)
      await limited.request('/api/listening', {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: JSON.stringify(visit({ to: 0 })),
      });
    assert.equal((await ask('/lighthouse')).plays - before, 20);
  } finally {
    await limited.close();
  }
});

test('the figures are for editors', async () => {
  for (const path of ['/api/inbox/statistics', '/api/inbox/statistics/lighthouse'])
    assert.equal((await site.request(path)).status, 401, path);
  for (const path of ['/inbox/statistics', '/inbox/statistics/lighthouse']) {
    const answer = await site.request(path, { redirect: 'manual', headers: { accept: 'text/html' } });
    assert.equal(answer.status, 303, path);
  }
});

test('their page is a table with a caption and headings', async () => {
  const page = async (path: string): Promise<string> =>
    (
      await site.request(path, {
        headers: { authorization: `Bearer ${site.token}`, 'accept-language': 'de' },
      })
    ).text();
  const all = await page('/inbox/statistics');
  assert.match(all, /<caption>Artikel, die meistgehörten zuerst<\/caption>/);
  assert.match(all, /<th scope="row">\s*<a\s+href="\/inbox\/statistics\/lighthouse\?days=30"/);
  const one = await page('/inbox/statistics/lighthouse?days=365');
  assert.match(one, /<th scope="row">100\s%<\/th>/);
  assert.match(one, /It cost \$5 &amp; more\./);
});

test('nothing that tells a reader from another is stored in any table after a session', async () => {
  const agent = 'Sentinel-Agent/42.7';
  const headers = {
    'user-agent': agent,
    cookie: 'sentinel-cookie=sentinel-value',
    'accept-language': 'xx-Sentinel',
    referer: 'https://sentinel-referer.example/page',
    'x-forwarded-for': '203.0.113.77',
  };
  const forwarded = await startSite(site.folder, { trustProxy: '127.0.0.1' });
  try {
    const path = (address: string): URL => new URL(address, forwarded.url);
    await fetch(path('/articles/lighthouse'), { headers });
    await fetch(path('/api/feedback/token'), { headers });
    const sent = await fetch(path('/api/feedback'), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(report({ comment: 'found by the inspection' })),
    });
    const { outcome, page } = (await sent.json()) as { outcome: string; page: string };
    for (const address of [outcome, page, '/feedback/x']) await fetch(path(address), { headers });
    await fetch(path('/api/listening'), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'text/plain' },
      body: JSON.stringify(visit()),
    });
    for (const answer of [sent, await fetch(path(page), { headers })])
      assert.equal(answer.headers.get('set-cookie'), null);
  } finally {
    await forwarded.close();
  }
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  assert.ok(tables.length > 10);
  let all = '';
  for (const { name } of tables) {
    const { rows } = await database.pool.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${name} t`,
    );
    all += rows.map(({ row }) => row).join('\n');
  }
  assert.match(all, /found by the inspection/);
  assert.doesNotMatch(all, /sentinel|203\.0\.113\.77|127\.0\.0\.1|::1/i);
});
