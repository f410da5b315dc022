import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import net, { type AddressInfo, type LookupFunction, type TcpNetConnectOpts } from 'node:net';
import { after, before, describe, test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { AudioArticleError } from '../../../src/core/errors.js';
import { extractArticle } from '../../../src/narrate/extract/extract.js';
import { fetchPage } from '../../../src/narrate/extract/fetch-page.js';
import { readInput } from '../../../src/narrate/extract/input.js';

const LIMIT = 64 * 1024;
const article = `<!doctype html><html lang="en"><title>Storks</title><article><h1>Two storks</h1>
  <p>Two storks have come back to the chimney of the old brewery, a week earlier than last year.</p></article></html>`;

const asked: string[] = [];
const answers: Readonly<Record<string, RequestListener>> = {
  '/storks': (_request, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end(article),
  '/moved': (_request, response) => response.writeHead(301, { location: '/storks' }).end(),
  '/round': (_request, response) => response.writeHead(302, { location: '/round' }).end(),
  '/to-file': (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-nowhere': (_request, response) => response.writeHead(302, { location: 'http://[' }).end(),
  '/login': (_request, response) => response.writeHead(403).end('no'),
  '/latin': (_request, response) =>
    response
      .setHeader('content-type', 'text/html; charset=iso-8859-2')
      .end(
        Buffer.from(
          '<p>\xa3\xf3d\xbc has canals and a museum of film, and people who love it.</p>',
          'latin1',
        ),
      ),
  '/notes': (_request, response) =>
    response.setHeader('content-type', 'text/markdown').end('# Notes\n\nThe storks are back.\n'),
  '/picture': (_request, response) =>
    response.setHeader('content-type', 'image/png').end(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
  '/bomb': (_request, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(4 * LIMIT, 'a'))),
  '/endless': (_request, response) => {
    response.setHeader('content-type', 'text/html');
    const more = (): void => {
      while (!response.destroyed && response.write('a'.repeat(4096)));
    };
    response.on('drain', more);
    more();
  },
  '/cut': (_request, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('<p>Two');
    setTimeout(() => response.destroy(), 20);
  },
};
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
  // Anywhere; `/once` by another connection.
  if (pathname === '/once') response.setHeader('connection', 'close');
  if (searchParams.has('to')) response.writeHead(302, { location: searchParams.get('to') ?? '' }).end();
  else (answers[request.url ?? ''] ?? ((_, missing) => missing.writeHead(404).end()))(request, response);
});

let site = '';
before(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path: string) => fetchPage(`${site}${path}`, LIMIT, { allowPrivate: true });
const refused =
  (code: AudioArticleError['code'], words: RegExp) =>
  (error: AudioArticleError): boolean => {
    assert.equal(error.code, code, error.message);
    assert.match(error.message, words);
    assert.ok(error.remedy, 'there is a remedy');
    return true;
  };

describe('an article is read from its address', () => {
  test('as from a file, with the address as its source', async () => {
    const { title, lang, source, blocks } = await extractArticle(
      await readInput(`${site}/storks`, { allowPrivate: true }),
    );
    assert.deepEqual({ title, lang, source }, { title: 'Two storks', lang: 'en', source: `${site}/storks` });
    assert.equal(blocks.length, 2);
  });

  test('where a redirect leads', async () => {
    assert.equal((await get('/moved')).url, `${site}/storks`);
  });

  test('in the encoding and the format that the server states', async () => {
    assert.match((await readInput(`${site}/latin`, { allowPrivate: true })).text, /Łódź/);
    assert.equal((await readInput(`${site}/notes`, { allowPrivate: true })).format, 'markdown');
  });
});

describe('what the web answers is not trusted', () => {
  const cases: readonly [path: string, code: AudioArticleError['code'], words: RegExp][] = [
    ['/nothing', 'AA_E_INPUT_MISSING', /\/nothing answered 404 Not Found/],
    ['/login', 'AA_E_INPUT_MISSING', /\/login answered 403/],
    ['/round', 'AA_E_INPUT_MISSING', /\/round leads from one address to the next, more than 5 times/],
    ['/to-file', 'AA_E_INPUT_ADDRESS', /\/to-file leads to file:\/\/\/etc\/passwd, which is not an address of the web/],
    ['/to-nowhere', 'AA_E_INPUT_ADDRESS', /leads to http:\/\/\[, which is no address/],
    ['/bomb', 'AA_E_INPUT_TOO_LARGE', /\/bomb is larger than/],
    ['/endless', 'AA_E_INPUT_TOO_LARGE', /\/endless is larger than/],
    ['/cut', 'AA_E_INPUT_MISSING', /\/cut could not be loaded/],
  ]; // prettier-ignore
  for (const [path, code, words] of cases)
    test(`${path} is refused`, () => assert.rejects(get(path), refused(code, words)));

  test('a picture is no article', () =>
    assert.rejects(
      readInput(`${site}/picture`, { allowPrivate: true }),
      refused('AA_E_INPUT_BINARY', /is a PNG image/),
    ));

  test('a server that is not there is named', () =>
    assert.rejects(
      fetchPage('http://127.0.0.1:1/', LIMIT, { allowPrivate: true }),
      refused('AA_E_INPUT_MISSING', /^http:\/\/127\.0\.0\.1:1\/ could not be loaded/),
    ));
});

describe('nothing inside is reached unless allowed', () => {
  const inside = [
    '127.0.0.1', '127.1', '2130706433', '0177.0.0.1', '0x7f.1', '0.0.0.0', '10.0.0.1', '172.16.3.4', '192.168.1.1',
    '100.64.0.1', '169.254.169.254', '224.0.0.1', '255.255.255.255', '[::1]', '[::]', '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]', '[fe80::1]', '[fd00::1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]',
    // Written otherwise: one number, octal, hexadecimal, with a dot at the end, with digits of another script.
    '0', '017700000001', '0x7f000001', '0x7F.0.0.0x1', '127.0.0.1.', '１２７.０.０.１', '①②⑦.⓪.⓪.①', '%31%32%37.0.0.1',
    // The same within IPv6: IPv4-compatible, translated (RFC 2765, 8215), Teredo; and what is not given out.
    '[::127.0.0.1]', '[::7f00:1]', '[::ffff:0:7f00:1]', '[64:ff9b:1::7f00:1]', '[2001:0:7f00:1::]', '[1::1]', '[4000::1]',
    // Sites' own, documentation, benchmarks, multicast, discarded.
    '[fec0::1]', '[ff02::1]', '[100::1]', '[2001:db8::1]', '192.0.0.8', '192.0.2.1', '198.18.0.1', '203.0.113.1', '240.0.0.1',
    // By its own name.
    'localhost', 'LOCALHOST',
  ]; // prettier-ignore
  for (const host of inside)
    test(`not ${host}`, async () => {
      asked.length = 0;
      const address = `http://${host}:${new URL(site).port}/storks`;
      await assert.rejects(
        fetchPage(address, LIMIT),
        refused('AA_E_INPUT_ADDRESS', /not on the public internet/),
      );
      assert.deepEqual(asked, [], 'the server was not asked');
    });

  /** Answers as a name server would that somebody else runs. */
  const answering =
    (...addresses: string[]): LookupFunction =>
    (_host, { all }, callback) => {
      const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      if (all) callback(null, found);
      else callback(null, found[0]?.address ?? '', found[0]?.family ?? 4);
    };

  test('not by a name that leads inside, alone or beside a public address', async () => {
    asked.length = 0;
    for (const addresses of [['127.0.0.1'], ['::1'], ['93.184.215.14', '127.0.0.1']])
      await assert.rejects(
        fetchPage(`http://news.example:${new URL(site).port}/storks`, LIMIT, {
          lookup: answering(...addresses),
        }),
        refused(
          'AA_E_INPUT_ADDRESS',
          /leads to news\.example \([\d.:]+\), which is not on the public internet/,
        ),
      );
    assert.deepEqual(asked, [], 'the server was not asked');
  });

  /** Public addresses lead to our server, as though it stood there. @returns those that were connected to */
  const internet = (t: TestContext): string[] => {
    const connected: string[] = [];
    const connect = net.connect.bind(net) as (options: TcpNetConnectOpts) => net.Socket;
    t.mock.method(net, 'connect', (options: TcpNetConnectOpts) =>
      connect({
        ...options,
        lookup: (host, how, callback) => {
          options.lookup?.(host, how, (error, found) => {
            if (error) {
              callback(error, []);
              return;
            }
            connected.push(...[found].flat().map((one) => (typeof one === 'string' ? one : one.address)));
            callback(null, [{ address: '127.0.0.1', family: 4 }]);
          });
        },
      }),
    );
    return connected;
  };
  const PUBLIC = '93.184.215.14';

  test('not from a page of the internet that leads on to it', async (t) => {
    const connected = internet(t);
    const { port } = new URL(site);
    const lookup: LookupFunction = (host, how, callback) =>
      answering(host === 'news.example' ? PUBLIC : '10.0.0.1')(host, how, callback);
    const elsewhere: readonly [to: string, words: RegExp][] = [
      [`http://127.0.0.1:${port}/storks`, /leads to 127\.0\.0\.1, which is not on the public internet/],
      [`http://[::1]:${port}/storks`, /leads to ::1, which is not/],
      [`//0x7f.1:${port}/storks`, /leads to 127\.0\.0\.1, which is not/],
      [`http://[64:ff9b::7f00:1]:${port}/storks`, /leads to 64:ff9b::7f00:1, which is not/],
      [`http://inside.example:${port}/storks`, /leads to inside\.example \(10\.0\.0\.1\), which is not/],
      ['http://169.254.169.254/latest/meta-data/', /leads to 169\.254\.169\.254, which is not/],
      ['file:///etc/passwd', /which is not an address of the web/],
      ['data:text/html,<p>Words.', /which is not an address of the web/],
      ['javascript:alert(1)', /which is not an address of the web/],
      ['blob:http://news.example/1', /which is not an address of the web/],
      [`http://me:secret@news.example:${port}/storks`, /holds a user name or a password/],
    ];
    for (const [to, words] of elsewhere) {
      asked.length = 0;
      const from = `/leads?to=${encodeURIComponent(to)}`;
      await assert.rejects(
        fetchPage(`http://news.example:${port}${from}`, LIMIT, { lookup }),
        refused('AA_E_INPUT_ADDRESS', words),
        to,
      );
      assert.deepEqual(asked, [from], to);
    }
    assert.deepEqual([...new Set(connected)], [PUBLIC]);
  });

  test('not by a name that leads to the internet first and inside a moment later', async (t) => {
    const connected = internet(t);
    const address = `http://news.example:${new URL(site).port}`;
    for (const second of ['127.0.0.1', '::1', '::ffff:10.0.0.1', '169.254.169.254']) {
      asked.length = 0;
      const answers = [PUBLIC, second];
      const lookup: LookupFunction = (host, how, callback) =>
        answering(answers.shift() ?? second)(host, how, callback);
      await assert.rejects(
        fetchPage(`${address}/once?to=${encodeURIComponent(`${address}/storks`)}`, LIMIT, { lookup }),
        refused('AA_E_INPUT_ADDRESS', /leads to news\.example \(.+\), which is not on the public internet/),
      );
      assert.equal(asked.length, 1, 'only where it was public');
    }
    // What was looked at is what is connected to: nobody asks once more.
    const answers = [PUBLIC, '127.0.0.1'];
    const page = await fetchPage(`${address}/storks`, LIMIT, {
      lookup: (host, how, callback) => answering(answers.shift() ?? '')(host, how, callback),
    });
    assert.equal(page.status, 200);
    assert.deepEqual(answers, ['127.0.0.1'], 'asked once');
    assert.ok(connected.every((ip) => ip === PUBLIC));
  });

  test('not at a port where something else than a website listens', () =>
    assert.rejects(
      fetchPage('http://127.0.0.1:25/', LIMIT, { allowPrivate: true }),
      refused('AA_E_INPUT_MISSING', /bad port/),
    ));

  test('by a name, when that is allowed', async () => {
    const { type } = await fetchPage(`http://news.example:${new URL(site).port}/storks`, LIMIT, {
      allowPrivate: true,
      lookup: answering('127.0.0.1'),
    });
    assert.equal(type, 'text/html');
  });

  for (const address of [
    'file:///etc/passwd',
    'ftp://example.org/a',
    'gopher://example.org/',
    'ws://example.org/',
  ])
    test(`nor what is no web page: ${address}`, () =>
      assert.rejects(readInput(address), refused('AA_E_INPUT_ADDRESS', /is not an address of the web/)));

  test('nor with a password in the address, which is not repeated', () =>
    assert.rejects(readInput('https://me:secret@example.org/'), (error: AudioArticleError) => {
      assert.equal(error.code, 'AA_E_INPUT_ADDRESS');
      assert.doesNotMatch(error.message, /secret/);
      return true;
    }));
});
