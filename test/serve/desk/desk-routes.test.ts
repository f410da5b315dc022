import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CardDetail, CardList, RunList } from '../../../src/core/inbox.js';
import { startTestPostgres, type TestPostgres } from '../postgres.js';
import { ofOneServer } from '../site.js';
import { rule, startDesk, type DeskSite } from './desk-site.js';

let postgres: TestPostgres;
let site: DeskSite;
before(async () => {
  postgres = await startTestPostgres();
  site = await startDesk(postgres, [
    {
      name: 'walk',
      text: 'A Walk\n\nMr. Kugelman met the CEO of BASF. They read the paper. The lead pipe was heavy.',
    },
    { name: 'late', text: 'Late\n\nThe paper was late.', narrated: false },
  ]);
});
after(async () => {
  await site.close();
  await postgres.close();
});

const ID = '01890000-0000-7000-8000-000000000000';
const RULE = rule('Kugelman', 'koogle man');
const routes: [method: string, path: string, body?: object][] = [
  ['GET', '/api/inbox/cards'],
  ['GET', `/api/inbox/cards/${ID}`],
  ['POST', `/api/inbox/cards/${ID}/accept`, { rule: RULE }],
  ['POST', `/api/inbox/cards/${ID}/reject`, { reason: 'no' }],
  ['POST', `/api/inbox/cards/${ID}/undo`],
  ['POST', '/api/inbox/affected', { rule: RULE }],
  ['POST', '/api/inbox/preview', { article: 'walk', block: 1, sentence: 0, rule: RULE }],
  ['GET', '/api/inbox/runs'],
  ['POST', `/api/inbox/runs/${ID}/retry`],
  ['GET', '/api/inbox/events'],
  ['GET', '/api/inbox/rules'],
  ['POST', '/api/inbox/rules', { rule: RULE }],
  ['PUT', `/api/inbox/rules/${ID}`, { rule: RULE }],
  ['DELETE', `/api/inbox/rules/${ID}`],
  ['GET', `/api/inbox/rules/${ID}/history`],
  ['GET', '/api/inbox/lexicon.csv'],
  ['GET', '/api/inbox/lexicon.pls'],
  ['POST', '/api/inbox/lexicon', {}],
];

describe('without signing in', () => {
  test(`none of the ${routes.length} routes is reachable, by any method`, async () => {
    for (const [method, path, body] of routes)
      for (const sent of [method, ...(method === 'GET' ? ['HEAD'] : [])]) {
        const answer = await site.request(path, {
          method: sent,
          ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
        });
        assert.equal(answer.status, 401, `${sent} ${path}`);
        await answer.body?.cancel();
      }
  });

  test('nor with a wrong token, nor is anything read of a body first', async () => {
    const answer = await site.request('/api/inbox/rules', {
      method: 'POST',
      headers: { authorization: 'Bearer wrong-token-wrong-token', 'content-type': 'application/json' },
      body: '{"rule":',
    });
    assert.equal(answer.status, 401);
  });
});

/** Values that no field takes, or takes as they are. */
const hostile: unknown[] = [
  null, true, -1, 1.5, 2 ** 53, '', ' ', '\0', '\ud800', 'x'.repeat(5000), '<script>alert(1)</script>', "'; drop table rule; --",
  '../../etc/passwd', '%00', '__proto__', 'constructor', '\u202e', [], {}, [[]], { $gt: '' }, { kind: 'site', more: 1 },
  { kind: 'occurrence', article: 'walk', sentence: 'x', nth: 0 }, { kind: 'occurrence', article: '\0', sentence: '\ud800', nth: 1 },
  { kind: 'phonemes', ipa: '\0' }, { kind: 'instead', text: '\ud800' }, { kind: 'language', lang: 'en_US; x' },
]; // prettier-ignore

/** Every copy of a body in which one field, however deep, has another value, or is missing. */
function* variants(body: unknown): Generator {
  yield* hostile;
  if (typeof body !== 'object' || body === null) return;
  for (const [name, value] of Object.entries(body)) {
    yield Object.fromEntries(Object.entries(body).filter(([other]) => other !== name));
    for (const other of variants(value)) yield { ...body, [name]: other };
  }
  yield { ...body, more: 1 };
}

const LEAK = /\bat .*:\d+:\d+|node_modules|\/tmp\/|select |insert |audio_article\.|postgres|syntax error/i;

describe('hostile requests of an editor', () => {
  for (const [method, path, body] of routes.filter(([, , sent]) => sent))
    test(`${method} ${path.replace(ID, ':id')}: every field with every value is refused or kept inert`, async () => {
      let sent = 0;
      for (const variant of variants(body)) {
        const answer = await site.ask(method, path, JSON.stringify(variant));
        const text = await answer.text();
        assert.ok(
          answer.status < 500,
          `${answer.status} for ${JSON.stringify(variant)}: ${text.slice(0, 300)}`,
        );
        if (answer.status >= 400) {
          assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
          assert.doesNotMatch(text.replaceAll(/“[^”]*”/g, ''), LEAK, JSON.stringify(variant));
        }
        sent++;
      }
      assert.ok(sent >= hostile.length);
    });

  test('ids, cursors and searches of all kinds', async () => {
    const values = [
      '%00',
      '..%2f..',
      'x',
      "'--",
      '%ff',
      'a'.repeat(500),
      '__proto__',
      encodeURIComponent('\ud83d\ude00'),
      '%5B%5D',
    ];
    for (const [method, path, body] of routes)
      for (const value of values) {
        if (!path.includes(ID)) continue;
        const answer = await site.ask(method, path.replace(ID, value), body);
        assert.ok(
          [400, 404, 414, 422].includes(answer.status),
          `${answer.status} ${method} ${path} ${value}`,
        );
      }
    for (const list of ['cards', 'rules'])
      for (const name of ['after', 'limit', 'state', 'kind', 'order', 'search', 'more'])
        for (const value of values) {
          const answer = await site.ask('GET', `/api/inbox/${list}?${name}=${value}`);
          assert.ok(answer.status < 500, `${answer.status} ${list} ${name} ${value}`);
        }
  });
});

test('a page of another site cannot decide with an editor’s cookie', async () => {
  const signedIn = await site.request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: site.token }),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? assert.fail();
  const post = (headers: Record<string, string>): Promise<Response> =>
    site.request('/api/inbox/rules', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ rule: rule('heavy', 'hevvy') }),
    });
  assert.equal((await post({ 'sec-fetch-site': 'cross-site' })).status, 403);
  assert.equal((await post({ origin: 'https://evil.example' })).status, 403);
  assert.equal((await post({ 'sec-fetch-site': 'same-origin' })).status, 201);
});

describe('the linter', () => {
  const warnings = async (query = ''): Promise<CardList> => {
    for (let tries = 0; tries < 200; tries++) {
      const { rows } = await site.pool.query(
        `select from audio_article.article a left join audio_article.article_words w on w.article = a.name
         where w.linted_at is distinct from a.updated_at`,
      );
      if (rows.length === 0) return site.answer<CardList>('GET', `/api/inbox/cards?kind=lint${query}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the linter does not come to an end');
  };

  test('tells what it doubts as cards, each once, with the sentence, the reason and its proposal', async () => {
    const { cards } = await warnings();
    const words = cards.map(({ word }) => word);
    assert.equal(new Set(words).size, words.length, words.join());
    const lead = cards.find(({ word }) => word === 'lead') ?? assert.fail(words.join());
    assert.equal(lead.category, 'heteronym');
    const detail = await site.detail(lead.id);
    assert.ok(detail.note);
    assert.equal(detail.places[0]?.text, 'The lead pipe was heavy.');
    assert.ok(detail.places[0]?.audio);
    assert.equal(detail.suggestion?.scope.kind, 'occurrence');
  });

  test('does not come back with what was decided, also when the article has changed', async () => {
    const { cards } = await warnings();
    const lead = cards.find(({ word }) => word === 'lead') ?? assert.fail();
    await site.answer('POST', `/api/inbox/cards/${lead.id}/reject`, { reason: 'It is said rightly.' });
    await site.pool.query(`update audio_article.article set updated_at = now() where name = 'walk'`);
    const again = await warnings();
    assert.ok(!again.cards.some(({ id }) => id === lead.id));
    assert.equal((await site.detail(lead.id)).card.state, 'rejected');
  });

  test('learns from reports: the word joins its card wherever else it stands', async () => {
    await site.report('walk', 'paper');
    await site.pool.query(`update audio_article.article set updated_at = now() where name = 'late'`);
    const card = await site.cardOf('paper');
    await warnings();
    const detail = await site.answer<CardDetail>('GET', `/api/inbox/cards/${card.id}`);
    assert.deepEqual(
      detail.places.map(({ article, text }) => [article, text]),
      [['late', 'The paper was late.']],
    );
  });
});

describe('events', () => {
  const open = async (
    at: DeskSite,
  ): Promise<{
    /** What came before it is forgotten. */
    read(until: RegExp): Promise<void>;
    end(): void;
  }> => {
    const stop = new AbortController();
    const answer = await at.request('/api/inbox/events', {
      headers: { authorization: `Bearer ${at.token}`, accept: 'text/event-stream' },
      signal: stop.signal,
    });
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/event-stream/);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const reader = (answer.body ?? assert.fail()).pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    return {
      async read(until) {
        let found = until.exec(text);
        while (!found) {
          const { value, done } = await reader.read();
          assert.ok(!done, `ended before ${until}: ${text}`);
          text += value;
          found = until.exec(text);
        }
        text = text.slice(found.index + found[0].length);
      },
      end: () => stop.abort(),
    };
  };

  test('tell of runs that have ended, and of cards', async () => {
    const events = await open(site);
    await events.read(/event: runs\ndata: .*\n\n/);
    await site.report('walk', 'Kugelman');
    const card = await site.cardOf('Kugelman');
    assert.equal((await site.accept(card.id, rule('Kugelman', 'koogle man'))).status, 200);
    await events.read(/event: cards\ndata: \{\}\n\n/);
    // The newest is the first.
    await events.read(/event: runs\ndata: \{"runs":\[\{[^}]*"article":"walk"[^}]*"state":"done"/);
    events.end();
    await site.settled();
  });

  // With two servers there are workers who do not let it wait.
  test('tell of runs that wait', { skip: ofOneServer }, async () => {
    const idle = await startDesk(postgres, [{ name: 'late', text: 'Late\n\nThe paper was late.' }], {
      jobs: 0,
    });
    const events = await open(idle);
    await idle.report('late', 'paper');
    const card = await idle.cardOf('paper');
    assert.equal((await idle.accept(card.id, rule('paper', 'pay per'))).status, 200);
    await events.read(/event: runs\ndata: [^\n]*"state":"queued"[^\n]*\n\n/);
    events.end();
    await idle.close();
  });

  test('tell of a new report', async () => {
    const events = await open(site);
    await events.read(/event: cards/);
    await site.report('walk', 'pipe');
    await events.read(/event: cards/);
    events.end();
  });

  test('do not hold the server open', async () => {
    const other = await startDesk(postgres, []);
    const answer = await other.request('/api/inbox/events', {
      headers: { authorization: `Bearer ${other.token}` },
    });
    const reading = answer.text();
    await other.close();
    assert.match(await reading, /^retry: /);
  });
});

test('a run that has failed is shown, and tried again', async () => {
  await site.pool.query(
    `insert into audio_article.run (id, article, reason, state, error) values ($1, 'walk', 'asked', 'failed', 'The voice was away.')`,
    [ID],
  );
  const { runs } = await site.answer<RunList>('GET', '/api/inbox/runs');
  assert.equal(runs.find(({ id }) => id === ID)?.error, 'The voice was away.');
  await site.answer('POST', `/api/inbox/runs/${ID}/retry`);
  const after = await site.settled();
  assert.deepEqual(
    after.runs
      .filter(({ id }) => id > ID)
      .slice(0, 1)
      .map(({ article, reason, state }) => [article, reason, state]),
    [['walk', 'asked', 'done']],
  );
  const done = after.runs.find(({ state }) => state === 'done') ?? assert.fail();
  assert.equal((await site.ask('POST', `/api/inbox/runs/${done.id}/retry`)).status, 409);
});
