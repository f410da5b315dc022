import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Database } from '../../../src/serve/database/database.js';
import { addEditorToken, endEditorTokens, renewAdminToken } from '../../../src/serve/sign-in/tokens.js';
import {
  ofOneServer,
  makeFolder,
  openDatabaseOf,
  removeFolder,
  startSite,
  TOKEN,
  type Site,
} from '../site.js';

let site: Site;
let database: Database;
before(async () => {
  site = await startSite(await makeFolder());
  database = await openDatabaseOf(site.folder);
});
after(async () => {
  await database.close();
  await site.close();
  await removeFolder(site.folder);
});

const ownPage = { 'sec-fetch-site': 'same-origin' };

const post = (body: unknown, headers: Record<string, string> = ownPage): Promise<Response> =>
  site.request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const cookieOf = (answer: Response): string => {
  const [cookie = ''] = answer.headers.getSetCookie();
  return cookie;
};

/** Signed in: what goes with every request. */
async function signedIn(token = TOKEN, name?: string): Promise<{ cookie: string }> {
  const answer = await post({ token, ...(name === undefined ? {} : { name }) });
  assert.equal(answer.status, 204, await answer.text());
  return { cookie: cookieOf(answer).split(';')[0] ?? '' };
}

const whoAmI = async (headers: Record<string, string>): Promise<unknown> => {
  const answer = await site.request('/api/session', { headers });
  return answer.status === 200 ? answer.json() : answer.status;
};

describe('a session', () => {
  test('begins with the token, and its cookie is for the browser only', async () => {
    const cookie = cookieOf(await post({ token: TOKEN }));
    assert.match(cookie, /^audio-article=[\w-]{43};/);
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/'])
      assert.ok(cookie.includes(attribute), cookie);
    assert.ok(!/Domain|Secure/.test(cookie));
  });

  test('is bound to this host and to https where the page came over https', async () => {
    const origin = new URL(site.url);
    origin.protocol = 'https:';
    const cookie = cookieOf(await post({ token: TOKEN }, { ...ownPage, origin: origin.origin }));
    assert.match(cookie, /^__Host-audio-article=/);
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      assert.ok(cookie.includes(attribute), cookie);
    assert.deepEqual(await whoAmI({ cookie: cookie.split(';')[0] ?? '' }), {
      editor: 'admin',
      role: 'admin',
    });
  });

  test('tells who is signed in, by the name that they gave', async () => {
    assert.deepEqual(await whoAmI(await signedIn()), { editor: 'admin', role: 'admin' });
    assert.deepEqual(await whoAmI(await signedIn(TOKEN, ' Ada ')), { editor: 'Ada', role: 'admin' });
  });

  test('is kept as a hash: the database cannot sign in', async () => {
    const { cookie } = await signedIn();
    const secret = cookie.split('=')[1] ?? '';
    const { rows } = await database.pool.query<{ all: string }>(
      `select string_agg(t::text, ' ') as all from (
         select to_jsonb(session) as t from audio_article.session
         union all select to_jsonb(token) from audio_article.token) as kept`,
    );
    assert.ok(rows[0]?.all.includes('scrypt:'));
    assert.ok(!rows[0]?.all.includes(secret));
    assert.ok(!rows[0]?.all.includes(TOKEN));
  });

  test('ends when its editor signs out, and nobody else’s does', async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    const answer = await site.request('/api/session', { method: 'DELETE', headers: { ...one, ...ownPage } });
    assert.equal(answer.status, 204);
    assert.match(cookieOf(answer), /^audio-article=;/);
    assert.equal(await whoAmI(one), 401);
    assert.notEqual(await whoAmI(other), 401);
  });

  test('ends by itself, and is longer while it is used', async () => {
    const session = await signedIn(TOKEN, 'Grace');
    const set = (sql: string) =>
      database.pool.query(`update audio_article.session set ${sql} where editor = 'Grace'`);
    const hoursLeft = async (): Promise<number> =>
      Number(
        (
          await database.pool.query<{ hours: string }>(
            `select extract(epoch from expires_at - now()) / 3600 as hours from audio_article.session where editor = 'Grace'`,
          )
        ).rows[0]?.hours,
      );
    await set(`expires_at = now() + interval '1 hour'`);
    await whoAmI(session);
    assert.ok((await hoursLeft()) > 11.9);
    // Seven days after its beginning at the latest.
    await set(
      `created_at = now() - interval '7 days' + interval '2 hours', expires_at = now() + interval '1 hour'`,
    );
    await whoAmI(session);
    assert.ok(Math.abs((await hoursLeft()) - 2) < 0.1);
    await set(`expires_at = now() - interval '1 second'`);
    assert.equal(await whoAmI(session), 401);
  });

  test('is not what somebody made up', async () => {
    for (const value of ['', 'x', 'A'.repeat(43), "' or 1=1 --"])
      assert.equal(await whoAmI({ cookie: `audio-article=${encodeURIComponent(value)}` }), 401);
  });

  test('without the prefix counts on the machine itself only', async () => {
    const { cookie } = await signedIn();
    const { request } = await import('node:http');
    const { hostname, port } = new URL(site.url);
    const status = await new Promise((resolve) =>
      request(
        { hostname, port, path: '/api/session', headers: { cookie, host: 'news.example' } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      ).end(),
    );
    assert.equal(status, 401);
  });
});

describe('pages of other sites', () => {
  test('change nothing with an editor’s cookie', async () => {
    const session = await signedIn();
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      // No browser: programs send the token.
      {},
    ];
    for (const headers of foreign) {
      const answer = await site.request('/api/session', {
        method: 'DELETE',
        headers: { ...session, ...headers },
      });
      assert.equal(answer.status, 403, JSON.stringify(headers));
    }
    assert.notEqual(await whoAmI(session), 401);
  });

  test('and sign nobody in', async () => {
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      const answer = await post({ token: TOKEN }, headers);
      assert.equal(answer.status, 403);
      assert.deepEqual(answer.headers.getSetCookie(), []);
    }
  });

  test('a browser that tells the origin only is let in', async () => {
    const session = await signedIn();
    const { origin } = new URL(site.url);
    const answer = await site.request('/api/session', { method: 'DELETE', headers: { ...session, origin } });
    assert.equal(answer.status, 204);
  });
});

describe('the form', () => {
  const send = (
    fields: Record<string, string>,
    headers: Record<string, string> = ownPage,
  ): Promise<Response> =>
    site.request('/inbox/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
      redirect: 'manual',
    });

  test('leads to the page that was wanted', async () => {
    const wanted = await site.request('/api/session', {
      headers: { accept: 'text/html' },
      redirect: 'manual',
    });
    assert.equal(wanted.status, 303);
    assert.equal(wanted.headers.get('location'), '/inbox/sign-in?to=%2Fapi%2Fsession');
    const answer = await send({ token: TOKEN, name: 'Ada', to: '/inbox?state=rejected' });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), '/inbox?state=rejected');
    assert.deepEqual(await whoAmI({ cookie: cookieOf(answer).split(';')[0] ?? '' }), {
      editor: 'Ada',
      role: 'admin',
    });
  });

  test('says at the field what is wrong, in the reader’s language, and gives no token back', async () => {
    const answer = await send(
      { token: 'a-wrong-token-"><script>', name: '"><b>', to: '//evil.example' },
      { ...ownPage, 'accept-language': 'de' },
    );
    assert.equal(answer.status, 401);
    const page = await answer.text();
    assert.match(page, /<title>Fehler: /);
    assert.match(page, /id="token-fault"/);
    assert.match(page, /aria-invalid="true" aria-describedby="token-fault token-hint"/);
    assert.doesNotMatch(page, /a-wrong-token|<b>|evil/);
  });
});

describe('tokens', () => {
  test('an editor’s opens the inbox and no more', async () => {
    const token = await addEditorToken(database.pool, 'Joan');
    assert.deepEqual(await whoAmI({ authorization: `Bearer ${token}` }), { editor: 'Joan', role: 'editor' });
    assert.deepEqual(await whoAmI(await signedIn(token, 'Somebody else')), {
      editor: 'Joan',
      role: 'editor',
    });
  });

  test('that end take their sessions along', async () => {
    const session = await signedIn(await addEditorToken(database.pool, 'Mary'));
    assert.equal(await endEditorTokens(database.pool, 'Mary'), 1);
    assert.equal(await whoAmI(session), 401);
  });

  test('a new one of the administrator ends the one before at once, in a server that runs', async () => {
    const session = await signedIn();
    const token = await renewAdminToken(database.pool);
    assert.equal(await whoAmI(session), 401);
    assert.equal(await whoAmI({ authorization: `Bearer ${TOKEN}` }), 401);
    assert.notEqual(await whoAmI({ authorization: `Bearer ${token}` }), 401);
    await renewAdminToken(database.pool, TOKEN);
  });

  test(
    'wrong ones are slowed down, also a thousand at once, and then the right one waits as well',
    { skip: ofOneServer },
    async (t) => {
      const other = await startSite(site.folder);
      t.after(() => other.close());
      const ask = (token: string): Promise<Response> =>
        other.request('/api/session', { headers: { authorization: `Bearer ${token}` } });
      const guess = (times: number): Promise<Response>[] =>
        Array.from({ length: times }, (_, i) => ask(`wrong-${i}`));
      const began = Date.now();
      const answers = await Promise.all(guess(200));
      const count = (status: number): number => answers.filter((answer) => answer.status === status).length;
      // After ten the next is looked at a second later, the one after it two seconds after that.
      const waited = Math.floor(Math.log2((Date.now() - began) / 1000 + 1));
      assert.ok(count(401) >= 10 && count(401) <= 10 + waited, `${count(401)} were looked at`);
      assert.equal(count(401) + count(429), 200);
      assert.ok(
        answers.every(({ status, headers }) => status !== 429 || Number(headers.get('retry-after')) >= 1),
      );
      // Should the wait be over, one of the wrong ones is looked at first.
      const right = (await Promise.all([...guess(20), ask(TOKEN)])).at(-1);
      assert.equal(right?.status, 429);
      // Who is signed in goes on.
      const { cookie } = await signedIn();
      assert.equal((await other.request('/api/session', { headers: { cookie } })).status, 200);
    },
  );

  test('the right one many times at once is no guessing', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => whoAmI({ authorization: `Bearer ${TOKEN}` })),
    );
    assert.ok(answers.every((answer) => typeof answer === 'object'));
  });
});

test(
  'the token is made at the first start, told once and kept as a hash',
  { skip: ofOneServer },
  async () => {
    const folder = await makeFolder();
    const start = () => startSite(folder, { token: undefined } as object);
    const first = await start();
    const { token } = first;
    assert.match(token, /^[\w-]{32}$/);
    await first.close();
    const second = await start();
    assert.notEqual(second.token, token, 'it is not known any more');
    const answer = await second.request('/api/session', { headers: { authorization: `Bearer ${token}` } });
    assert.equal(answer.status, 200, 'but it holds');
    await second.close();
    await removeFolder(folder);
  },
);

test('a token that is easily guessed is refused', async () => {
  await assert.rejects(startSite(site.folder, { token: 'short' }), { code: 'AA_E_USAGE' });
});
