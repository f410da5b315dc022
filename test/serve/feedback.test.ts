import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import {
  ofOneServer,
  makeFolder,
  openDatabaseOf,
  removeFolder,
  report,
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

interface Listed {
  reports: { id: string; state: string; comment?: string; contact?: string; place?: object }[];
  next?: string;
}

const list = async (query = ''): Promise<Listed> =>
  (await (
    await site.request(`/api/feedback${query}`, { headers: { authorization: `Bearer ${site.token}` } })
  ).json()) as Listed;

const idOf = async (response: Response): Promise<string> => {
  assert.equal(response.status, 201, await response.clone().text());
  return ((await response.json()) as { id: string }).id;
};

test('a report is stored with its place and contact, and only these', async () => {
  const sent = report({ contact: 'reader@example.org' });
  const id = await idOf(await site.post(sent));
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const { createdAt, ...stored } = (await list()).reports.find((found) => found.id === id) as Record<
    string,
    unknown
  >;
  assert.deepEqual(stored, { ...sent, id, state: 'new' });
  assert.ok(Math.abs(Date.parse(String(createdAt)) - Date.now()) < 60_000);
});

test('the same key again gives the same id and no second report, also at the same time', async () => {
  const key = 'key-one';
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => site.post(report(), { 'idempotency-key': key })),
  );
  const ids = await Promise.all(answers.map(idOf));
  assert.equal(new Set(ids).size, 1);
  assert.equal((await list('?limit=100')).reports.filter(({ id }) => id === ids[0]).length, 1);
});

test('the same report with its fields in another order is the same report', async () => {
  const { place, ...rest } = report();
  const first = await idOf(await site.post({ place, ...rest }, { 'idempotency-key': 'key-order' }));
  assert.equal(await idOf(await site.post({ ...rest, place }, { 'idempotency-key': 'key-order' })), first);
});

test('the same key for another report is refused', async () => {
  await site.post(report(), { 'idempotency-key': 'key-two' });
  const answer = await site.post(report({ comment: 'something else' }), { 'idempotency-key': 'key-two' });
  assert.equal(answer.status, 422);
});

test('a report that is not valid is refused with every fault and its place', async () => {
  const answer = await site.post({
    narration: 1,
    revision: 'short',
    category: 'praise',
    surprise: true,
    place: { block: -1 },
  });
  assert.equal(answer.status, 422);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
  const { status, errors } = (await answer.json()) as { status: number; errors: { pointer: string }[] };
  assert.equal(status, 422);
  const pointers = new Set(errors.map(({ pointer }) => pointer));
  for (const pointer of [
    '#/narration',
    '#/revision',
    '#/category',
    '#/surprise',
    '#/place/block',
    '#/place/timeMs',
  ])
    assert.ok(pointers.has(pointer), `${pointer} in ${[...pointers].join(' ')}`);
});

test('numbers as text are refused, not guessed', async () => {
  assert.equal((await site.post(report({ place: { block: '1', sentence: 0, timeMs: 5 } }))).status, 422);
});

test('what is no JSON, no known type, too long or the wrong method gets its own answer', async () => {
  const problems: [Response, number][] = [
    [await site.post('{"narration":'), 400],
    [await site.post('narration', { 'content-type': 'text/plain' }), 415],
    [await site.post('<x/>', { 'content-type': 'application/xml' }), 415],
    [await site.post(report({ comment: 'x'.repeat(17_000) })), 413],
    [await site.post(report({ comment: 'x'.repeat(2001) })), 422],
    [await site.request('/api/feedback', { method: 'DELETE' }), 405],
    [await site.request('/api/nothing', { method: 'POST' }), 404],
  ];
  for (const [answer, status] of problems) {
    const body = await answer.text();
    assert.equal(answer.status, status, body);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.doesNotMatch(body, /\bat .*:\d+:\d+|node_modules|select |insert /);
  }
});

test('the list is for whoever holds the token', async () => {
  for (const authorization of ['', 'Bearer wrong', `Basic ${site.token}`, `Bearer ${site.token}x`]) {
    const answer = await site.request('/api/feedback', { headers: authorization ? { authorization } : {} });
    assert.equal(answer.status, 401);
    assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer/);
  }
});

test('the list goes on where it stopped', async () => {
  for (let i = 0; i < 5; i++) await site.post(report({ comment: `number ${i}` }));
  const first = await list('?limit=2');
  assert.deepEqual(
    first.reports.map(({ comment }) => comment),
    ['number 4', 'number 3'],
  );
  const second = await list(`?limit=2&before=${first.next ?? ''}`);
  assert.deepEqual(
    second.reports.map(({ comment }) => comment),
    ['number 2', 'number 1'],
  );
});

const form = (fields: Record<string, string>, language = 'en'): Promise<Response> =>
  site.request('/api/feedback', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': language },
    body: new URLSearchParams(fields).toString(),
    redirect: 'manual',
  });

const received = (answer: Response, language = 'en'): Promise<Response> => {
  assert.equal(answer.status, 303);
  return site.request(answer.headers.get('location') ?? '', { headers: { 'accept-language': language } });
};

test('the form of a reader without JavaScript leads to a page in their language, which sends nothing again', async () => {
  const fields = {
    narration: 'lighthouse',
    category: 'other',
    comment: 'Plain form',
    contact: '',
    website: '',
  };
  const page = await received(await form(fields, 'de-DE,de;q=0.9'), 'de-DE,de;q=0.9');
  const text = await page.text();
  assert.equal(page.status, 200, text);
  assert.match(text, /<html lang="de">/);
  assert.match(text, /<h1>Danke<\/h1>/);
  const id = new URL(page.url).pathname.split('/').pop();
  assert.deepEqual(
    (await list()).reports.filter(({ comment }) => comment === 'Plain form').map((found) => found.id),
    [id],
  );
});

test('the place in a form is flat', async () => {
  const fields = { narration: 'lighthouse', category: 'mispronounced', comment: 'Flat form' };
  await received(
    await form({ ...fields, block: '1', sentence: '0', timeMs: '2100', word: 'cost', text: '' }),
  );
  const stored = (await list()).reports.find(({ comment }) => comment === 'Flat form');
  assert.deepEqual(stored?.place, { block: 1, sentence: 0, timeMs: 2100, word: 'cost' });
});

test('a form that is not valid is answered with a page that names the field', async () => {
  const answer = await form({ narration: 'lighthouse', category: '<b>', website: '' });
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.match(page, /<h1>Your report was not accepted<\/h1>/);
  assert.match(page, /<li>What is wrong\?<\/li>/);
  assert.doesNotMatch(page, /<b>/);
});

test('what fills the trap is answered like any other and kept apart', async () => {
  await received(
    await form({
      narration: 'lighthouse',
      category: 'other',
      comment: 'buy now',
      website: 'https://spam.example',
    }),
  );
  await idOf(await site.post(report({ comment: 'buy here', website: 'https://spam.example' })));
  for (const spam of ['buy now', 'buy here'])
    assert.equal((await list()).reports.find(({ comment }) => comment === spam)?.state, 'spam');
});

test('a number of a report that was never sent is no page', async () => {
  for (const id of ['01a20967-df56-7037-9b46-6ae5a2ee71ab', 'x', '%00'])
    assert.ok([404, 422].includes((await site.request(`/feedback/${id}`)).status), id);
});

test('other sites may send reports and may read nothing', async () => {
  const ask = (path: string, method: string): Promise<Response> =>
    site.request(path, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://news.example',
        'access-control-request-method': method,
        'access-control-request-headers': 'content-type,idempotency-key',
      },
    });
  const allowed = await ask('/api/feedback', 'POST');
  assert.equal(allowed.headers.get('access-control-allow-origin'), '*');
  assert.match((allowed.headers.get('access-control-allow-headers') ?? '').toLowerCase(), /idempotency-key/);
  assert.doesNotMatch(allowed.headers.get('access-control-allow-headers') ?? '', /authorization/i);
  assert.equal(allowed.headers.get('access-control-allow-credentials'), null);
  const answers = [
    await ask('/api/feedback', 'GET'),
    await ask('/articles/lighthouse', 'GET'),
    ...(await Promise.all(
      ['/api/feedback', '/healthz', '/', '/articles/lighthouse'].map((path) =>
        site.request(path, {
          headers: { origin: 'https://news.example', authorization: `Bearer ${site.token}` },
        }),
      ),
    )),
  ];
  for (const { headers, url } of answers) assert.equal(headers.get('access-control-allow-origin'), null, url);
});

test('text of every kind is stored inert', async () => {
  for (const comment of [
    "'); drop table feedback; --",
    '<script>alert(1)</script>',
    'a\u0000b',
    '\ud800 lone',
    '😀 مرحبا 漢字',
    '__proto__',
  ])
    assert.equal((await site.post(report({ comment }))).status, 201, comment);
  assert.ok((await list()).reports.length > 0);
});

test('who has no time token is slowed down sooner', { skip: ofOneServer }, async () => {
  const strict = await startSite(site.folder, { reportsPerMinute: 8 });
  try {
    const send = async (n: number): Promise<number> =>
      (await strict.post(report({ comment: `n${n}` }))).status;
    assert.deepEqual([await send(1), await send(2), await send(3)], [201, 201, 429]);
  } finally {
    await strict.close();
  }
});

test(
  'too many reports from one reader are slowed down, with the time to wait',
  { skip: ofOneServer },
  async () => {
    const strict = await startSite(site.folder, { reportsPerMinute: 3 });
    try {
      const answers: Response[] = [];
      const { token } = (await (await strict.request('/api/feedback/token')).json()) as { token: string };
      for (let i = 0; i < 4; i++) answers.push(await strict.post(report({ comment: `fast ${i}`, token })));
      assert.deepEqual(
        answers.map(({ status }) => status),
        [201, 201, 201, 429],
      );
      assert.ok(Number(answers[3]?.headers.get('retry-after')) > 0);
      assert.match(answers[3]?.headers.get('content-type') ?? '', /^application\/problem\+json/);
    } finally {
      await strict.close();
    }
  },
);

test(
  'what comes when there is no room is told when to come again, and what was let in is kept',
  { skip: ofOneServer },
  async () => {
    const { pool, close } = await openDatabaseOf(site.folder);
    const keptNow = async (): Promise<number> =>
      (
        await pool.query<{ count: number }>(
          `select count(*)::int as count from audio_article.feedback where comment = 'flood'`,
        )
      ).rows[0]?.count ?? 0;
    try {
      const slow = await pool.connect();
      await slow.query('begin; lock table audio_article.feedback in exclusive mode');
      const answers = Array.from({ length: 1050 }, (_, i) =>
        site.post(report({ comment: 'flood' }), { 'idempotency-key': `flood-${i}` }),
      );
      const early = await Promise.race([Promise.any(answers), delay(20_000)]);
      assert.equal(early?.status, 429);
      await slow.query('commit');
      slow.release();
      const all = await Promise.all(answers);
      const accepted = all.filter(({ status }) => status === 201);
      const refused = all.filter(({ status }) => status === 429);
      assert.equal(accepted.length + refused.length, all.length);
      for (const { headers } of refused) assert.ok(Number(headers.get('retry-after')) > 0);
      assert.equal(await keptNow(), accepted.length);
      assert.equal((await site.post(report())).status, 201, 'there is room again');
    } finally {
      await close();
    }
  },
);
