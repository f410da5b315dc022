import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { type Answer, ask, externalLinks, judge, linksIn } from './external-links.js';

describe('links to other sites', () => {
  let server: Server;
  let site: string;
  before(async () => {
    server = createServer(({ url, method }, response) => {
      const status = { '/here': 200, '/get': method === 'GET' ? 200 : 405, '/shut': 403 }[url ?? ''] ?? 404;
      if (url !== '/never') response.writeHead(url === '/moved' ? 301 : status, { location: '/here' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  it('are found in the text, but not in samples, nor where names are for examples', async () => {
    const text =
      '[a](https://one.org/x#there), https://two.org/.\n```sh\nhttps://no.org\n```\n`https://no.org` https://news.example/a\n<https://three.org>';
    assert.deepEqual(linksIn(text), [
      { address: 'https://one.org/x', line: 1 },
      { address: 'https://two.org/', line: 1 },
      { address: 'https://three.org/', line: 6 },
    ]);
    assert.ok((await externalLinks()).has('https://oembed.com/'));
  });

  it('are there, gone, or not to be told', async () => {
    const is = async (path: string, ms = 30_000): Promise<string> => (await ask(`${site}${path}`, ms)).is;
    for (const path of ['/here', '/get', '/moved']) assert.equal(await is(path), 'there', path);
    assert.deepEqual(await ask(`${site}/gone`), { is: 'gone', why: 'HTTP 404' });
    assert.deepEqual(await ask(`${site}/shut`), { is: 'skipped', why: 'HTTP 403' });
    assert.equal(await is('/never', 500), 'skipped');
  });

  it('are not called gone where there is no network', () => {
    const unknown = { is: 'gone', why: 'ENOTFOUND' } as const;
    assert.deepEqual(judge(new Map([['https://a.org/', unknown]])), {
      gone: [],
      skipped: [['https://a.org/', 'ENOTFOUND']],
    });
    const one = new Map<string, Answer>([
      ['https://a.org/', unknown],
      ['https://b.org/', { is: 'there' }],
    ]);
    assert.deepEqual(judge(one), { gone: [['https://a.org/', 'ENOTFOUND']], skipped: [] });
  });
});
