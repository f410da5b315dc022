import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import type * as Offline from '../../src/player/offline/index.js';
import { openBrowser, reader, root, type TestBrowser } from './demo.js';
import { heading } from './accessibility/states.js';

/* A publisher's site with a service worker of its own, and a reader whose network goes away. */

/** What the publisher writes: the worker is theirs, and deals with their own addresses before ours. */
const worker = `addEventListener('fetch', (event) => {
  if (new URL(event.request.url).pathname === '/hello') event.respondWith(new Response('the publisher’s own'));
});
importScripts('/player/audio-article-offline.js');`;

class Publisher {
  /** By the key of each report that has arrived. */
  readonly reports: string[] = [];
  port = 0;
  #server: FastifyInstance | undefined;

  async start(): Promise<void> {
    const server = fastify({ forceCloseConnections: true });
    const page = (await readFile(join(root, 'index.html'), 'utf8'))
      .replace('<audio-article ', '<audio-article offline ')
      .replace('<main>', '<script>navigator.serviceWorker.register("/sw.js")</script><main>');
    server.get('/', (_, reply) => reply.type('text/html').send(page));
    server.get('/plain', (_, reply) => reply.type('text/html').send(page.replace(' offline ', ' ')));
    server.get('/sw.js', (_, reply) => reply.type('text/javascript').send(worker));
    server.post('/api/feedback', (request, reply) => {
      this.reports.push(String(request.headers['idempotency-key']));
      return reply.code(201).send({ id: 'r1' });
    });
    for (const [prefix, folder] of [
      ['/player/', 'dist/cdn'],
      ['/offline/', 'dist/player/offline'],
      ['/audio/', 'audio'],
      ['/transcripts/', 'transcripts'],
    ] as const)
      await server.register(fastifyStatic, { root: join(root, folder), prefix, decorateReply: false });
    await server.listen({ port: this.port, host: '127.0.0.1' });
    this.port = (server.server.address() as { port: number }).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    await this.#server?.close();
    this.#server = undefined;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/`;
  }
}

const publisher = new Publisher();
let browser: TestBrowser;
let page: Page;
before(async () => {
  await publisher.start();
  browser = await openBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(publisher.url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
});
after(async () => {
  await browser.close();
  await publisher.stop();
});

const ready = (): Promise<unknown> =>
  page.waitForFunction(() => Number(document.querySelector('audio-article')?.readyState) > 0);
const openOptions = async (): Promise<void> => {
  await ready();
  await reader(page).press('Options');
  await heading(page, 'Options');
};
const says = (text: string): Promise<unknown> =>
  page.waitForFunction(
    (text) =>
      document.querySelector('audio-article')?.shadowRoot?.querySelector('dialog')?.innerText.includes(text),
    {},
    text,
  );
const goOffline = async (): Promise<void> => {
  await publisher.stop();
  await page.setOfflineMode(true);
};
const goOnline = async (): Promise<void> => {
  await publisher.start();
  await page.setOfflineMode(false);
};
const keptNames = (): Promise<string[]> => page.evaluate(() => caches.keys());
/** It plays there, and the time goes on. */
const playsAt = async (seconds: number): Promise<void> => {
  await page.evaluate((seconds) => {
    const player = document.querySelector('audio-article')!;
    player.currentTime = seconds;
    void player.play();
  }, seconds);
  await page.waitForFunction(
    (seconds) => {
      const { currentTime, paused } = document.querySelector('audio-article')!;
      return !paused && currentTime > seconds + 0.5 && currentTime < seconds + 30;
    },
    {},
    seconds,
  );
  await page.evaluate(() => document.querySelector('audio-article')!.pause());
};

test('an article that fits nowhere is not begun, and the reader is told how much room it needs', async () => {
  const client = await page.createCDPSession();
  await client.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(publisher.url).origin,
    quotaSize: 1_000_000,
  });
  await openOptions();
  await says('Keeps this article and its audio on this device: about 2.5 MB.');
  await reader(page).press('Download for offline');
  await says('There is not enough room on this device. 2.5 MB are needed.');
  assert.deepEqual(await keptNames(), []);
  await client.send('Storage.overrideQuotaForOrigin', { origin: new URL(publisher.url).origin });
});

test('a download that breaks off leaves nothing, and can be tried again', async () => {
  await publisher.stop();
  await reader(page).press('Download for offline');
  await says('It could not be downloaded.');
  assert.deepEqual(await keptNames(), []);
  await publisher.start();
});

test('a kept article is there without a network: page, player, sound from any place, and its dialogs', async () => {
  await reader(page).press('Download for offline');
  await says('This article can now be heard without a network.');
  await says('It takes up 2.');
  await reader(page).control('Remove from this device').wait();
  assert.equal((await keptNames()).length, 1);
  await goOffline();
  await page.reload();
  await ready();
  assert.equal(
    await page.evaluate(() => getComputedStyle(document.querySelector('main')!).maxInlineSize !== 'none'),
    true,
  );
  await playsAt(0);
  await playsAt(120);
  await playsAt(30);
  const part = await page.evaluate(async () => {
    const { currentSrc } = document.querySelector('audio-article')!;
    const response = await fetch(currentSrc, { headers: { range: 'bytes=1000-1999' } });
    return [
      response.status,
      response.headers.get('content-range')?.replace(/\d+$/, 'all'),
      (await response.arrayBuffer()).byteLength,
    ];
  });
  assert.deepEqual(part, [206, 'bytes 1000-1999/all', 1000]);
  assert.equal(await page.evaluate(async () => (await fetch('/hello')).text()), 'the publisher’s own');
  await openOptions();
  await says('can be heard without a network');
  await reader(page).press('Close');
});

test('a page of the site can list what is kept, and remove it', async () => {
  await goOnline();
  const { kept, removed } = await page.evaluate(async (address: string) => {
    const { keptArticles, removeKept } = (await import(address)) as typeof Offline;
    const removed = await removeKept(new URL('/transcripts/nobody.json', location.href));
    return { kept: await keptArticles(), removed };
  }, '/offline/index.js');
  assert.deepEqual(
    kept.map(({ narration, title, page }) => ({ narration, title, page })),
    [
      {
        narration: `${publisher.url}transcripts/index.json`,
        title: 'The woman who carried the time',
        page: publisher.url,
      },
    ],
  );
  assert.ok((kept[0]?.bytes ?? 0) > 2_000_000);
  assert.equal(removed, false);
  await goOffline();
});

test('the rest of a download that was broken off goes when the worker starts next; one that goes on stays', async () => {
  const name = (article: string): string => `audio-article https://news.example/${article}.json`;
  await page.evaluate(
    async ([broken, going]) => {
      for (const one of [broken, going]) await (await caches.open(one)).put('/part', new Response('part'));
      await new Promise<void>((held) => {
        void navigator.locks.request(going, () => {
          held();
          return new Promise(() => undefined);
        });
      });
    },
    [name('broken'), name('going')] as const,
  );
  const client = await page.createCDPSession();
  await client.send('ServiceWorker.enable');
  await client.send('ServiceWorker.stopAllWorkers');
  assert.equal(await page.evaluate(async () => (await fetch('/hello')).text()), 'the publisher’s own');
  await page.waitForFunction(async (gone) => !(await caches.has(gone)), {}, name('broken'));
  assert.deepEqual((await keptNames()).sort(), [
    `audio-article ${publisher.url}transcripts/index.json`,
    name('going'),
  ]);
  await page.evaluate((going) => caches.delete(going), name('going'));
});

test('feedback waits without a network, over a reload, and goes out once', async () => {
  await reader(page).press('Send feedback about this audio version');
  await heading(page, 'Send feedback');
  await page.locator('::-p-aria([name="A word is mispronounced"])').click();
  await reader(page).press('Send feedback');
  await heading(page, 'Not sent yet, but kept');
  await page.reload();
  await ready();
  assert.deepEqual(publisher.reports, []);
  await goOnline();
  const arrives = async (ms: number): Promise<void> => {
    for (let i = 0; i < ms / 50 && publisher.reports.length === 0; i++)
      await new Promise((resolve) => setTimeout(resolve, 50));
  };
  // By itself, or when the page is opened next: whichever comes first.
  await arrives(5000);
  // A page that is left before it has heard the answer sends the report again: a server knows it by its key.
  await page.waitForNetworkIdle();
  await page.reload();
  await ready();
  await arrives(30_000);
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal(publisher.reports.length, 1);
  assert.match(publisher.reports[0] ?? '', /^[0-9a-f-]{36}$/);
});

test('what is kept goes when the reader says so, and is offered nowhere that the publisher has not asked for it', async () => {
  await openOptions();
  await reader(page).press('Remove from this device');
  await says('The article has been removed from this device.');
  assert.deepEqual(await keptNames(), []);
  await page.goto(`${publisher.url}plain`);
  await openOptions();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const buttons = await page.evaluate(() =>
    [...document.querySelector('audio-article')!.shadowRoot!.querySelectorAll('dialog button')].map(
      (button) => button.textContent.trim(),
    ),
  );
  assert.ok(buttons.length > 5 && !buttons.includes('Download for offline'), buttons.join());
});
