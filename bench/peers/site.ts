import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import { longNarration, silence } from '../long.js';
import { OURS, type Player } from './players.js';

/* The same article under every player, from one server on loopback: compressed, never cached, audio in ranges. */

export interface PeerSite {
  /** Address of a player's page. */
  page(player: Player, words: number): string;
  /** Address of a page without anything. */
  readonly blank: string;
  close(): Promise<void>;
}

interface File {
  readonly type: string;
  readonly body: Uint8Array;
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  json: 'application/json',
};

const textFile = (type: string, text: string | Uint8Array): File => ({
  type,
  body: brotliCompressSync(text),
});

/** @param hasSpans every word with its start, as Hyperaudio's transcripts are */
export function articleOf(words: number, hasSpans: boolean): string {
  const { narration } = longNarration('/audio.wav', words);
  const paragraphs = narration.blocks.map(({ text, sentences }) => {
    if (!hasSpans) return `<p>${text}</p>`;
    const all = sentences.flatMap((sentence) => sentence.words);
    const spans = all.map(([start, end, startMs, endMs], i) => {
      const said = text.slice(start, all[i + 1]?.[0] ?? text.length);
      return `<span data-m="${startMs}" data-d="${endMs - startMs}" data-end="${end}">${said}</span>`;
    });
    return `<p>${spans.join('')}</p>`;
  });
  return `<article id="article">${paragraphs.join('\n')}</article>`;
}

/** Hyperaudio's as its own stylesheet has them, and the word as its own example of an active word. */
const pageStyle = `
  body { max-width: 44rem; margin: 0 auto; font: 18px/1.5 sans-serif; }
  #article .read { color: #000; }
  #article .unread { color: #666; }
  #article .active > .active { background-color: #ccf; }`;

function pageOf({ name, bundle, markup, hasSpans }: Player, words: number): string {
  const article = articleOf(words, hasSpans);
  const head = [
    bundle?.css && `<link rel="stylesheet" href="/${name}/${bundle.css}">`,
    `<style>${pageStyle}</style>`,
    bundle && `<script type="module" src="/${name}/${bundle.entry}"></script>`,
  ];
  const body = name === OURS ? `<${OURS} src="/${words}.json">${article}</${OURS}>` : `${markup}\n${article}`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>
<meta name="viewport" content="width=device-width">${head.filter(Boolean).join('\n')}</head>
<body><h1>A very long article</h1>${body}</body></html>`;
}

export async function servePeers(all: readonly Player[], sizes: readonly number[]): Promise<PeerSite> {
  const files = new Map<string, File>([['/blank', textFile('text/html', '<!doctype html>')]]);
  const pathOf = (player: Player, words: number): string => `/${player.name.replace(/\W/g, '')}/${words}`;
  for (const player of all) {
    for (const [name, contents] of player.bundle?.files ?? [])
      files.set(`/${player.name}/${name}`, textFile(types[name.split('.').pop() ?? ''] ?? '', contents));
    for (const [path, contents] of Object.entries(player.more ?? {}))
      files.set(path, textFile(types['svg'] ?? '', contents));
  }
  let audio: Buffer = Buffer.alloc(0);
  for (const words of sizes) {
    const { narration, durationMs } = longNarration('/audio.wav', words);
    // One file for all: the longest.
    if (durationMs * 8 > audio.length) audio = silence(durationMs);
    files.set(`/${words}.json`, textFile('application/json', JSON.stringify(narration)));
    for (const player of all) files.set(pathOf(player, words), textFile('text/html', pageOf(player, words)));
  }

  const server = createServer(({ url = '', headers }, response) => {
    if (url === '/audio.wav') {
      const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
      const end = to ? Math.min(Number(to), audio.length - 1) : audio.length - 1;
      response.writeHead(headers.range ? 206 : 200, {
        'content-type': 'audio/wav',
        'accept-ranges': 'bytes',
        'content-length': end + 1 - Number(from),
        ...(headers.range && { 'content-range': `bytes ${from}-${end}/${audio.length}` }),
      });
      response.end(audio.subarray(Number(from), end + 1));
      return;
    }
    const file = files.get(url);
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': file.type,
      'content-encoding': 'br',
      'content-length': file.body.length,
      'cache-control': 'no-store',
    });
    response.end(file.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    blank: `http://127.0.0.1:${port}/blank`,
    page: (player, words) => `http://127.0.0.1:${port}${pathOf(player, words)}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
