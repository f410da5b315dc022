import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from 'puppeteer-core';
import type { Narration } from '../../src/core/narration/schema.js';
import type {} from '../../src/player/audio-article.js';
import type {} from '../../src/player/events.js';
import { share } from '../shared.js';
import { type RunningServer, type TestBrowser, openBrowser, root, startCli } from './demo.js';

/* A publisher's site of its own for one test file: articles narrated by the built program, served by it, in a browser. */

export interface Site {
  readonly folder: string;
  readonly server: RunningServer;
  readonly browser: TestBrowser;
  narration(name?: string): Promise<Narration>;
  /** A page of a browser that has never been here, unless `context` says which one. */
  open(path?: string, options?: OpenOptions): Promise<Page>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly context?: BrowserContext;
  /** Runs before anything of the page is loaded. */
  readonly before?: (page: Page) => Promise<unknown>;
}

/** A site without a browser. */
export interface Served {
  readonly folder: string;
  readonly server: RunningServer;
  close(): Promise<void>;
}

/**
 * @param files text by path; without an index.html the demo's page, with the narration that lies in the repository
 * @param articles files to narrate
 */
export async function serve(
  files: Readonly<Record<string, string>> = {},
  articles: readonly string[] = ['index.html'],
): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-site-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await copyFile(join(root, 'index.html'), join(folder, 'index.html'));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    for (const article of articles)
      await (article === 'index.html' && !files[article] ? copyDemo(folder) : narrate(article, folder));
    const server = await startCli(['serve'], folder);
    return { folder, server, close: () => server.stop().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A browser for a site. @param leave when it is closed */
async function visit({ folder, server }: Served, leave: () => Promise<unknown>): Promise<Site> {
  const browser = await openBrowser();
  return {
    folder,
    server,
    browser,
    async close() {
      await browser.close();
      await leave();
    },
    narration: async (name = 'index') =>
      JSON.parse(await readFile(join(folder, `transcripts/${name}.json`), 'utf8')) as Narration,
    open: async (path = '', { context, before } = {}) => {
      const page = await (context ?? (await browser.createBrowserContext())).newPage();
      page.setDefaultTimeout(60_000);
      await page.setViewport({ width: 1280, height: 800 });
      // tsx names the functions that it compiles, with a function that the page does not have.
      await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
      await before?.(page);
      await page.goto(new URL(path, server.url).href);
      return page;
    },
  };
}

/** A site of its own (see `serve`). */
export async function publish(...what: Parameters<typeof serve>): Promise<Site> {
  const served = await serve(...what);
  return visit(served, () => served.close());
}

/** A site that no test changes: the same for all files of a group. */
export async function visitShared(name: string, start: () => Promise<Served>): Promise<Site> {
  const { value, leave } = await share(name, start, (served) => served.close());
  return visit(value, leave);
}

/** The demo as it lies in the repository, without music. */
export const visitDemo = (): Promise<Site> => visitShared('the demo', () => serve());

/** What narrating the demo gives: that it does is a test of its own (narrate/demo.test.ts). It has no music yet. */
async function copyDemo(folder: string): Promise<void> {
  for (const name of ['audio', 'transcripts']) await mkdir(join(folder, name), { recursive: true });
  for (const file of ['audio/index.mp3', 'transcripts/index.vtt'])
    await copyFile(join(root, file), join(folder, file));
  const narration = JSON.parse(await readFile(join(root, 'transcripts/index.json'), 'utf8')) as Narration;
  Reflect.deleteProperty(narration, 'soundtrack');
  await writeFile(join(folder, 'transcripts/index.json'), JSON.stringify(narration));
}

/** The demo's narration with its music, as it lies in the repository. */
export async function addMusic({ folder }: Pick<Site, 'folder'>): Promise<void> {
  for (const file of ['audio/bed.mp3', 'audio/sting.mp3', 'transcripts/index.json'])
    await copyFile(join(root, file), join(folder, file));
}

async function narrate(article: string, cwd: string): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    [join(root, 'dist/cli/audio-article.cjs'), 'narrate', article],
    { cwd },
  );
}

/** Every word that the narration speaks, in order. */
export const wordsOf = ({ blocks }: Narration) =>
  blocks.flatMap(({ text, sentences }) =>
    sentences.flatMap(({ words }) =>
      words.map(([start, end, startMs, endMs]) => ({ word: text.slice(start, end), startMs, endMs })),
    ),
  );
