import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'puppeteer-core';
import type { Narration } from '../../src/core/narration/schema.js';
import type {} from '../../src/player/audio-article.js';
import type {} from '../../src/player/events.js';
import { type TestBrowser, openBrowser, root } from './demo.js';

/* A publisher whose server does what servers do on a bad day: the demo's own audio, the player as it was built. */

/** How the audio is answered. */
export type Weather =
  | 'fine'
  /** Status 404. */
  | 'missing'
  /** Status 503. */
  | 'busy'
  /** The connection is closed without an answer. */
  | 'refuses'
  /** Status 200, and bytes that are no audio. */
  | 'damaged'
  /** The answer begins, and nothing comes: until `release`. */
  | 'silent'
  /** Status 206, but of another part than was asked for. */
  | 'another part';

export interface Publisher {
  readonly url: string;
  readonly browser: TestBrowser;
  readonly narration: Narration;
  /** What the audio's next requests meet. */
  weather: Weather;
  /** Bytes of the audio, counted from its beginning, that are sent at most, however often they are asked for. */
  sends: number;
  /** How often the audio was asked for. */
  asked: number;
  /** Sends what silent answers have kept back. */
  release(): void;
  /** Cuts every connection that brings audio. */
  cut(): void;
  open(options?: { readonly context?: BrowserContext; readonly path?: string }): Promise<Page>;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** @param file the audio, instead of the demo's */
export async function openPublisher(
  change: (narration: Narration) => Narration = (same) => same,
  file = join(root, 'audio/index.mp3'),
): Promise<Publisher> {
  const demo = JSON.parse(await readFile(join(root, 'transcripts/index.json'), 'utf8')) as Narration;
  Reflect.deleteProperty(demo, 'soundtrack');
  const narration = change(demo);
  const paragraphs = narration.blocks.map(({ kind, text }) => {
    const tag = kind === 'paragraph' || kind === 'quote' || kind === 'list-item' ? 'p' : 'h2';
    return `<${tag}>${text}</${tag}>`;
  });
  const page = `<!doctype html><html lang="en"><title>The article</title>
    <meta property="og:site_name" content="The Harbour Post"><script type="module" src="/audio-article.js"></script>
    <audio-article src="/transcripts/index.json"><article>${paragraphs.join('')}</article></audio-article></html>`;
  const { size } = await stat(file);
  const type = narration.audio[0]?.type;
  const etag = `"${createHash('sha256').update(String(size)).digest('hex').slice(0, 16)}"`;
  const sending = new Set<ServerResponse>();
  const held = new Set<() => void>();

  const audio = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.method === 'GET') publisher.asked++;
    const { weather } = publisher;
    if (weather === 'refuses') request.socket.destroy();
    else if (weather === 'missing') response.writeHead(404).end();
    else if (weather === 'busy') response.writeHead(503).end();
    else if (weather === 'damaged')
      response
        .writeHead(200, { 'Content-Type': 'audio/mpeg', 'Content-Length': 9000 })
        .end(Buffer.alloc(9000, 7));
    else {
      const [, from = '0', to] = /^bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? [];
      const start = (Number(from) + (weather === 'another part' ? size >> 1 : 0)) % size;
      const end = to ? Number(to) : size - 1;
      response.writeHead(request.headers.range ? 206 : 200, {
        'Content-Type': type,
        'Accept-Ranges': 'bytes',
        'Content-Length': end - start + 1,
        'Cache-Control': 'no-store',
        ETag: etag,
        ...(request.headers.range && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
      });
      if (request.method === 'HEAD') return void response.end();
      response.flushHeaders();
      sending.add(response);
      response.on('close', () => sending.delete(response));
      const last = Math.min(end, publisher.sends - 1);
      if (last < start) return;
      const send = (): void =>
        void createReadStream(file, { start, end: last }).pipe(response, { end: last === end });
      if (weather === 'silent') held.add(send);
      else send();
    }
  };

  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path.startsWith('/audio/')) {
      audio(request, response);
      return;
    }
    if (path === '/') return void response.setHeader('Content-Type', types['html']!).end(page);
    if (path === '/around')
      return void response
        .setHeader('Content-Type', types['html']!)
        .end(page.replace('</html>', '<iframe src="/"></iframe>'));
    if (path === '/transcripts/index.json')
      return void response.setHeader('Content-Type', 'application/json').end(JSON.stringify(narration));
    readFile(join(root, 'dist/cdn', path.slice(1))).then(
      (bytes) =>
        response.setHeader('Content-Type', types[path.split('.').at(-1)!] ?? 'text/plain').end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await openBrowser();
  const publisher: Publisher = {
    url,
    browser,
    narration,
    weather: 'fine',
    sends: Infinity,
    asked: 0,
    release() {
      for (const send of held) send();
      held.clear();
    },
    cut: () => sending.forEach((response) => response.socket?.destroy()),
    async open({ context, path = '' } = {}) {
      const opened = await (context ?? (await browser.createBrowserContext())).newPage();
      opened.setDefaultTimeout(60_000);
      await opened.evaluateOnNewDocument('globalThis.__name = (named) => named');
      await opened.goto(new URL(path, url).href);
      await opened.waitForFunction(() => document.querySelector('audio-article')?.readyState);
      return opened;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return publisher;
}

/** How it stands with a player: of the page, or of a frame in it. */
export const stateOf = (page: Pick<Page, 'evaluate'>) =>
  page.evaluate(() => {
    const player = document.querySelector('audio-article')!;
    const { root } = { root: player.shadowRoot! };
    return {
      paused: player.paused,
      currentTime: player.currentTime,
      error: player.error?.code,
      says: root.querySelector('[role=status]')!.textContent.trim(),
      sees: root.querySelector('.rail')!.textContent.trim(),
      button: root.querySelector('.play')!.textContent.trim(),
      choices: [...root.querySelectorAll('.choices > *')].map(({ textContent }) => textContent.trim()),
    };
  });
