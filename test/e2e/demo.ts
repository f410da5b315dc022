import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'puppeteer-core';
import { chromiumLaunch } from '../chromium.js';
import { ofThisRun } from '../serve/postgres.js';
import { share } from '../shared.js';

/* The demo as a reader meets it: the built program serving the repository's page, in a real browser. */

export const root = new URL('../../', import.meta.url).pathname;
const cli = join(root, 'dist/cli/audio-article.cjs');

export interface RunningServer {
  readonly url: string;
  readonly token: string;
  readonly child: ChildProcess;
  /** Its data folder. */
  readonly data: string;
  /** The variables that tell it where its database is. */
  readonly env: NodeJS.ProcessEnv;
  readonly output: () => string;
  stop(): Promise<void>;
}

/** `audio-article serve` (or start) as a child process, in `cwd`, on a free port, with its own data folder and database. */
export async function startCli(
  args: readonly string[] = ['serve'],
  cwd: string = root,
): Promise<RunningServer> {
  const data = await mkdtemp(join(tmpdir(), 'audio-article-data-'));
  const database = await ofThisRun()?.create();
  const env = { ...process.env, ...(database && { DATABASE_URL: database.url }) };
  const child = spawn(process.execPath, [cli, ...args, '--port', '0', '--data', data], {
    ...{ cwd, env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const address = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      const open = /^Open (\S+)$/m.exec(output);
      if (open?.[1] && /^Stop with/m.test(output)) resolve(open[1]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the server ended with ${String(code)}:\n${output}`)));
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    await database?.drop();
    await rm(data, { recursive: true, force: true });
  };
  try {
    const url = await address;
    const token = /Bearer (\S+?)'/.exec(output)?.[1] ?? '';
    return { url, token, child, data, env, output: () => output, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Browsers that know nothing of each other, in one Chromium. */
export interface TestBrowser extends Pick<Browser, 'version'> {
  /** A browser that has never been anywhere. */
  createBrowserContext(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** In a browser that is the same each time. */
  newPage(): Promise<Page>;
  /** Closes what was opened. */
  close(): Promise<void>;
}

export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args, env } = await chromiumLaunch();
  return puppeteer.launch({ executablePath, args, env, headless: true, acceptInsecureCerts: false });
}

/** The Chromium is shared (shared.ts). */
export async function openBrowser(): Promise<TestBrowser> {
  const { value: browser, leave } = await share('browser', launchBrowser, (one) => one.close());
  const contexts: BrowserContext[] = [];
  const createBrowserContext = async (options?: BrowserContextOptions): Promise<BrowserContext> => {
    const context = await browser.createBrowserContext(options);
    contexts.push(context);
    return context;
  };
  let first: Promise<BrowserContext> | undefined;
  return {
    createBrowserContext,
    newPage: async () => (await (first ??= createBrowserContext())).newPage(),
    version: () => browser.version(),
    async close() {
      for (const context of contexts) if (!context.closed) await context.close();
      await leave();
    },
  };
}

/** What a reader does, in a reader's words. Controls are found by role and name, as assistive technology finds them. */
export function reader(page: Page) {
  const control = (name: string, role = 'button') =>
    page.locator(`::-p-aria([name="${name}"][role="${role}"])`);
  return {
    press: (name: string) => control(name).click(),
    control,
    /** The properties of the element itself: it mirrors HTMLMediaElement. */
    state: () =>
      page.$eval('audio-article', (element) => {
        const { paused, currentTime, duration, ended, playbackRate } = element as unknown as HTMLMediaElement;
        return { paused, currentTime, duration, ended, playbackRate };
      }),
    highlighted: (layer: 'word' | 'sentence') =>
      page.evaluate((name) => {
        const ranges = [...(CSS.highlights.get(name)?.values() ?? [])];
        return ranges.map((range) => (range as Range).toString()).join('|');
      }, `audio-article-${layer}`),
    waitUntilPlaying: () =>
      page.waitForFunction(() => {
        const element = document.querySelector('audio-article') as unknown as HTMLMediaElement | null;
        return element !== null && !element.paused && element.currentTime > 0.2;
      }),
  };
}

/** Whatever moves on the page meanwhile: a pointer would hit what has come to its place. */
export async function click(page: Page, role: string, name: string): Promise<void> {
  const found = await reader(page).control(name, role).waitHandle();
  await found.evaluate((element) => (element as HTMLElement).click());
}

/** Set by the listener in another tab. */
export async function setElsewhere(page: Page, what: Readonly<Record<string, unknown>>): Promise<void> {
  await page.evaluate(async (settings) => {
    // What was set is known from the first sign of interest on.
    await document.querySelector('audio-article')!.sentences();
    const otherTab = new BroadcastChannel('audio-article:settings');
    const thisTab = new BroadcastChannel('audio-article:settings');
    const told = new Promise((resolve) => thisTab.addEventListener('message', resolve));
    otherTab.postMessage(settings);
    await told;
    for (const channel of [otherTab, thisTab]) channel.close();
  }, what);
}

/** Words are marked at any speed. */
export const markWords = (page: Page): Promise<void> => setElsewhere(page, { highlight: 'both' });
