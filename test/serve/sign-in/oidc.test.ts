import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { Provider } from 'oidc-provider';
import { arrivalOf, oidcEnvironment } from '../../../src/serve/sign-in/oidc.js';
import { makeFolder, removeFolder, startSite, type Site } from '../site.js';

/* An organisation's sign-in as it is: a certified provider on loopback, with keys, codes and pages of its own. */

interface Account {
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
  readonly groups: readonly string[];
}

const accounts: Readonly<Record<string, Account>> = {
  ada: { email: 'Ada@news.example', email_verified: true, name: 'Ada L.', groups: [] },
  grace: { email: 'grace@elsewhere.example', email_verified: true, name: 'Grace', groups: ['audio-admins'] },
  eve: { email: 'eve@news.example', email_verified: false, name: 'Eve', groups: [] },
};

let provider: Server;
let site: Site;
let issuer: string;

before(async () => {
  provider = createServer();
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  site = await startSite(await makeFolder(), {
    oidc: {
      ...{ issuer, clientId: 'audio', clientSecret: 'a secret of the client' },
      ...{ editors: ['@news.example'], admins: ['group:audio-admins'] },
    },
  });
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'audio',
        client_secret: 'a secret of the client',
        redirect_uris: [new URL('/inbox/sign-in/oidc/callback', site.url).href],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...accounts[sub] }) }),
    cookies: { keys: ['a key for the test'] },
  });
  const listener = oidc.callback();
  provider.on('request', (request, response) => void listener(request, response));
});
after(async () => {
  await site.close();
  await removeFolder(site.folder);
  provider.closeAllConnections();
  await new Promise((resolve) => provider.close(resolve));
});

/** A browser without a screen: cookies, redirects and forms. */
class Visitor {
  private readonly jar = new Map<string, Map<string, string>>();

  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(url);
    const cookies = this.jar.get(origin) ?? new Map<string, string>();
    this.jar.set(origin, cookies);
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(init.headers as Record<string, string>),
      },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  }

  /** Until a page comes, or an address that begins so. */
  async follow(answer: Response, from: string, until = ' '): Promise<{ answer: Response; url: string }> {
    let at = { answer, url: from };
    while (at.answer.status >= 300 && at.answer.status < 400) {
      const url = new URL(at.answer.headers.get('location') ?? '', at.url).href;
      if (url.startsWith(until)) return { answer: at.answer, url };
      at = { answer: await this.ask(url), url };
    }
    return at;
  }

  async submit(page: string, url: string, fields: Record<string, string>): Promise<Response> {
    const [, action = ''] = /<form[^>]*action="([^"]+)"/.exec(page) ?? [];
    const [, prompt = ''] = /name="prompt" value="([^"]+)"/.exec(page) ?? [];
    return this.ask(new URL(action, url).href, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ prompt, ...fields }).toString(),
    });
  }

  /** @returns where the provider sends the browser in the end */
  async signInAs(login: string): Promise<string> {
    const start = new URL('/inbox/sign-in/oidc?to=/inbox/lexicon', site.url).href;
    let at = await this.follow(await this.ask(start), start);
    for (const fields of [{ login, password: 'any' }, {}] as Record<string, string>[]) {
      const page = await at.answer.text();
      assert.match(page, /<form/, page);
      at = await this.follow(await this.submit(page, at.url, fields), at.url, site.url);
      if (at.url.startsWith(site.url)) return at.url;
    }
    return at.url;
  }

  async session(): Promise<unknown> {
    const answer = await this.ask(new URL('/api/session', site.url).href, {
      headers: { accept: 'application/json' },
    });
    return answer.status === 200 ? answer.json() : answer.status;
  }
}

describe('the organisation’s sign-in', () => {
  test('is offered, and leads there with code, PKCE, state and nonce', async () => {
    const page = await (
      await new Visitor().ask(new URL('/inbox/sign-in?to=/inbox/lexicon', site.url).href)
    ).text();
    assert.match(page, /href="\/inbox\/sign-in\/oidc\?to=%2Finbox%2Flexicon"/);
    const answer = await new Visitor().ask(new URL('/inbox/sign-in/oidc', site.url).href);
    const { searchParams } = new URL(answer.headers.get('location') ?? '');
    assert.equal(searchParams.get('response_type'), 'code');
    assert.equal(searchParams.get('code_challenge_method'), 'S256');
    for (const name of ['state', 'nonce', 'code_challenge'])
      assert.ok((searchParams.get(name) ?? '').length > 20);
    assert.match(answer.headers.getSetCookie()[0] ?? '', /HttpOnly; SameSite=Lax/);
  });

  test('lets an editor in, by their address, to the page that they wanted', async () => {
    const visitor = new Visitor();
    const back = await visitor.signInAs('ada');
    const answer = await visitor.ask(back);
    assert.equal(answer.status, 303, await answer.text());
    assert.equal(answer.headers.get('location'), '/inbox/lexicon');
    assert.deepEqual(await visitor.session(), { editor: 'Ada L.', role: 'editor' });
    // The code was for once.
    assert.equal((await visitor.ask(back)).status, 403);
  });

  test('lets an administrator in, by their group', async () => {
    const visitor = new Visitor();
    await visitor.ask(await visitor.signInAs('grace'));
    assert.deepEqual(await visitor.session(), { editor: 'Grace', role: 'admin' });
  });

  test('keeps out who is not named, also with an address that nobody has verified', async () => {
    const visitor = new Visitor();
    const answer = await visitor.ask(await visitor.signInAs('eve'));
    assert.equal(answer.status, 403);
    assert.match(await answer.text(), /Your account may not use this inbox/);
    assert.equal(await visitor.session(), 401);
  });

  test('takes no answer that another browser has begun, nor one that was changed', async () => {
    const begun = new Visitor();
    const back = await begun.signInAs('ada');
    const other = new Visitor();
    assert.equal((await other.ask(back)).status, 403);
    assert.equal(await other.session(), 401);
    const changed = new URL(back);
    changed.searchParams.set('state', 'another');
    assert.equal((await begun.ask(changed.href)).status, 403);
    assert.equal(await begun.session(), 401);
  });

  test('that is away is said on the page, where the token still signs in', async () => {
    const away = await startSite(site.folder, {
      oidc: { issuer: 'http://127.0.0.1:9', clientId: 'audio', editors: ['@news.example'], admins: [] },
    });
    const answer = await away.request('/inbox/sign-in/oidc');
    assert.equal(answer.status, 503);
    assert.match(await answer.text(), /cannot be reached[\s\S]*name="token"/);
    await away.close();
  });
});

describe('who may come in', () => {
  const allowed = { editors: ['Ada@news.example', '@desk.example'], admins: ['group:chiefs'] };
  const come = (claims: object) => arrivalOf({ sub: '1', ...claims }, allowed);

  test('is named by address, domain or group; the higher role counts', () => {
    const verified = { email_verified: true };
    assert.deepEqual(come({ ...verified, email: 'ADA@news.example' }), {
      kind: 'editor',
      editor: { name: 'ada@news.example', role: 'editor' },
    });
    assert.equal(come({ ...verified, email: 'x@desk.example' }).kind, 'editor');
    for (const email of ['x@news.example', 'x@desk.example.evil', 'desk.example', 'ada@news.example@evil'])
      assert.equal(come({ ...verified, email }).kind, 'stranger', email);
    const chief = come({ ...verified, email: 'ada@news.example', groups: ['chiefs'], name: 'Ada' });
    assert.deepEqual(chief, { kind: 'editor', editor: { name: 'Ada', role: 'admin' } });
    assert.equal(come({ groups: 'chiefs' }).kind, 'stranger');
  });

  test('is never somebody whose address was not verified', () => {
    for (const email_verified of [false, undefined, 'true'])
      assert.equal(come({ email: 'ada@news.example', email_verified }).kind, 'stranger');
  });
});

describe('its settings', () => {
  test('are missing, whole, or refused with what is missing', () => {
    assert.equal(oidcEnvironment({}), undefined);
    const env = {
      OIDC_ISSUER: 'https://id.example',
      OIDC_CLIENT_ID: 'audio',
      OIDC_EDITORS: ' @a.example, b@c.example,',
    };
    assert.deepEqual(oidcEnvironment(env)?.editors, ['@a.example', 'b@c.example']);
    for (const wrong of [{ OIDC_ISSUER: 'id' }, { OIDC_CLIENT_ID: '' }, { OIDC_EDITORS: ' ,' }])
      assert.throws(() => oidcEnvironment({ ...env, ...wrong }), { code: 'AA_E_USAGE' });
  });
});
