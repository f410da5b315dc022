import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { root } from './packed.js';

/* A publisher's static server: folders, pages of the test, and the demo's audio and narration. */

export interface Site {
  readonly url: string;
  /** Paths that were asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.mp3': 'audio/mpeg',
};

export interface SiteOptions {
  /** Text by its path. */
  readonly pages?: Readonly<Record<string, string>>;
  /** Of a page, besides its type; by its path. */
  readonly headers?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Folders by the path under which their files are, with a slash at the end of both. */
  readonly folders?: Readonly<Record<string, string>>;
}

export async function openSite({ pages = {}, headers = {}, folders = {} }: SiteOptions): Promise<Site> {
  const all = Object.entries({
    '/audio/': join(root, 'audio/'),
    '/transcripts/': join(root, 'transcripts/'),
    ...folders,
  });
  const asked: string[] = [];
  const send = (response: ServerResponse, path: string, body: Buffer, range = ''): void => {
    const type = types[extname(path)] ?? 'application/octet-stream';
    const [, from, to] = /^bytes=(\d+)-(\d*)/.exec(range) ?? [];
    if (from === undefined) {
      response.writeHead(200, { 'Content-Type': type, 'Accept-Ranges': 'bytes' }).end(body);
      return;
    }
    const end = to ? Number(to) : body.length - 1;
    response
      .writeHead(206, { 'Content-Type': type, 'Content-Range': `bytes ${from}-${end}/${body.length}` })
      .end(body.subarray(Number(from), end + 1));
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://here');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    asked.push(path);
    const page = pages[path];
    if (page !== undefined) {
      for (const [name, value] of Object.entries(headers[path] ?? {})) response.setHeader(name, value);
      send(response, path, Buffer.from(page));
      return;
    }
    const [under, folder] = all.find(([name]) => path.startsWith(name)) ?? [];
    if (!under || !folder) return void response.writeHead(404).end();
    readFile(join(folder, path.slice(under.length))).then(
      (body) => send(response, path, body, request.headers.range),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
