import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { inboxBundle } from '../../../build/inbox-bundle.js';
import type { ServeOptions } from '../../../src/serve/server.js';
import { type DeskSite, type SiteArticle, startDesk } from '../../serve/desk/desk-site.js';
import { startTestPostgres } from '../../serve/postgres.js';
import { TOKEN } from '../../serve/site.js';
import { type TestBrowser, openBrowser, root } from '../demo.js';
import { openFirefox } from './firefox.js';

/* The editors' pages on a site with real articles, in a real browser. */

export const harbour = `The harbour of Szczecin

Szczecin lies on the Oder. Ships of every kind come to Szczecin, and boats leave Szczecin for Świnoujście.

A pilot named Kugelman knows each bend of the river. Nobody hurries him.`;

export const market = `The market

The market of Szczecin opens at six. Kugelman buys his bread there.`;

export interface InboxSite {
  readonly desk: DeskSite;
  readonly browser: TestBrowser;
  /** Of a browser of its own. What its policy refuses is collected in `violations`. */
  open(path: string, options?: OpenOptions): Promise<InboxTab>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Default: signed in. */
  readonly isStranger?: boolean;
  readonly language?: string;
  readonly before?: (page: Page) => Promise<unknown>;
}

export interface InboxTab {
  readonly page: Page;
  /** What went wrong in the page: refused by the policy, thrown, or asked for by an attack. */
  readonly trouble: string[];
}

/** Chromium, unless AUDIO_ARTICLE_ENGINE says Firefox (npm run test:inbox). */
const open = (): Promise<TestBrowser> =>
  process.env['AUDIO_ARTICLE_ENGINE'] === 'firefox' ? openFirefox() : openBrowser();

export async function openInboxSite(
  articles: readonly SiteArticle[] = [
    { name: 'harbour', text: harbour, options: { section: 'news' } },
    { name: 'market', text: market },
  ],
  options: Pick<ServeOptions, 's3'> = {},
): Promise<InboxSite> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const inboxDir = await mkdtemp(join(tmpdir(), 'audio-article-inbox-'));
    closing.push(() => rm(inboxDir, { recursive: true, force: true }));
    await build({ ...inboxBundle(root), outdir: inboxDir, logLevel: 'silent' });
    const postgres = await startTestPostgres();
    closing.push(() => postgres.close());
    const desk = await startDesk(postgres, articles, { inboxDir, ...options });
    closing.push(() => desk.close());
    const browser = await open();
    closing.push(() => browser.close());
    return {
      desk,
      browser,
      close,
      async open(path, { isStranger = false, language = 'en', before } = {}) {
        const context = await browser.createBrowserContext();
        const page = await context.newPage();
        page.setDefaultTimeout(40_000);
        await page.setViewport({ width: 1280, height: 900 });
        await page.setExtraHTTPHeaders({ 'accept-language': language });
        const trouble: string[] = [];
        await page.exposeFunction('__trouble', (what: string) => void trouble.push(what));
        // tsx names the functions that it compiles, with a function that the page does not have.
        await page.evaluateOnNewDocument(`globalThis.__name = (named) => named;
          addEventListener('securitypolicyviolation', (event) => __trouble(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
          addEventListener('error', (event) => __trouble('error ' + event.message));
          addEventListener('unhandledrejection', (event) => __trouble('rejection ' + event.reason));
          globalThis.alert = (what) => __trouble('alert ' + what);`);
        if (!isStranger) {
          const answer = await desk.request('/api/session', {
            method: 'POST',
            headers: { 'content-type': 'application/json', origin: new URL(desk.url).origin },
            body: JSON.stringify({ token: TOKEN, name: 'Ada' }),
          });
          const [, name = '', value = ''] =
            /^([^=]+)=([^;]+)/.exec(answer.headers.getSetCookie()[0] ?? '') ?? [];
          await context.setCookie({
            name,
            value,
            domain: new URL(desk.url).hostname,
            path: '/',
            httpOnly: true,
          });
        }
        await before?.(page);
        await page.goto(new URL(path, desk.url).href);
        return { page, trouble };
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What an editor does, by role and name, as assistive technology finds it. */
export const named = (page: Page, role: string, name: string) =>
  page.locator(`::-p-aria([name="${name}"][role="${role}"])`);

export { click as press } from '../demo.js';

/** Until it stands on the page. */
export const waitForText = (page: Page, text: string) =>
  page.waitForFunction((wanted: string) => document.body.innerText.includes(wanted), {}, text);

/** What is said politely, once it is said. */
export const waitForStatus = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted: string) => document.querySelector('#status')?.textContent === wanted,
    {},
    text,
  );
