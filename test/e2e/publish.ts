import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import type { Narration } from '../../src/core/narration/schema.js';
import type {} from '../../src/player/audio-article.js';
import type {} from '../../src/player/events.js';
import { openBrowser, root, type RunningServer, startCli } from './demo.js';

/* A publisher's site of its own for one test file: articles narrated by the built program, served by it, in a browser. */

export interface Site {
  readonly folder: string;
  readonly server: RunningServer;
  readonly browser: Browser;
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

/**
 * @param files text by path; without an index.html the demo's page, with the narration that lies in the repository
 * @param articles files to narrate
 */
export async function publish(
  files: Readonly<Record<string, string>> = {},
  articles: readonly string[] = ['index.html'],
): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-site-'));
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    await copyFile(join(root, 'index.html'), join(folder, 'index.html'));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    for (const article of articles)
      await (article === 'index.html' && !files[article] ? copyDemo(folder) : narrate(article, folder));
    const server = await startCli(['serve'], folder);
    closing.push(() => server.stop());
    const browser = await openBrowser();
    closing.push(() => browser.close());
    return {
      folder,
      server,
      browser,
      close,
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
  } catch (error) {
    await close();
    throw error;
  }
}

/** What narrating the demo gives: that it does is a test of its own (narrate/demo.test.ts). It has no music yet. */
async function copyDemo(folder: string): Promise<void> {
  for (const name of ['audio', 'transcripts']) await mkdir(join(folder, name), { recursive: true });
  for (const file of ['audio/index.mp3', 'transcripts/index.vtt'])
    await copyFile(join(root, file), join(folder, file));
  const narration = JSON.parse(await readFile(join(root, 'transcripts/index.json'), 'utf8')) as Narration;
  Reflect.deleteProperty(narration, 'soundtrack');
  await writeFile(join(folder, 'transcripts/index.json'), JSON.stringify(narration));
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
