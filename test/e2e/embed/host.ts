import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from 'puppeteer-core';

/* Somebody else's site, on an origin of its own, whose pages are as strict as can be. */

export interface Host {
  readonly url: string;
  /** What the pages hold, by path. */
  readonly pages: Map<string, string>;
  close(): Promise<void>;
}

/** What a page may have from elsewhere; `style-src` only where it loads the stylesheet, `frame-src` where it has frames. */
const allowed = ['script-src', 'style-src', 'frame-src', 'connect-src', 'media-src'];

/** The strictest policy. @param source from which alone anything may come: an origin, or 'self' */
export const strictPolicy = (source: string, directives: readonly string[]): string =>
  [
    `default-src 'none'`,
    ...directives.map((one) => `${one} ${source}`),
    `style-src-attr 'none'`,
    `base-uri 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types lit-html`,
  ].join('; ');

/** @param server the only one from which pages may have anything, and without inline styles or scripts */
export async function openHost(server: string, directives: readonly string[] = allowed): Promise<Host> {
  const { origin } = new URL(server);
  const pages = new Map<string, string>();
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': strictPolicy(origin, directives),
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
  };
  const web = createServer((request, response) => {
    const page = pages.get(request.url ?? '');
    if (page === undefined) response.writeHead(404).end();
    else response.writeHead(200, headers).end(page);
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  return {
    // Another site than 127.0.0.1, on the same machine.
    url: `http://localhost:${(web.address() as AddressInfo).port}`,
    pages,
    async close() {
      web.closeAllConnections();
      await new Promise((resolve) => web.close(resolve));
    },
  };
}

declare global {
  interface Window {
    /** What the policy refused, errors, and dialogs that markup of an article would open. */
    found: string[];
    /** Layout shifts that nobody has asked for. */
    moved: { readonly startTime: number; readonly value: number }[];
  }
}

/** In every frame of the page, from its beginning. */
export const watch = (page: Page): Promise<unknown> =>
  page.evaluateOnNewDocument(() => {
    window.found = [];
    window.moved = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      window.found.push(`${violatedDirective} ${blockedURI}`),
    );
    addEventListener('error', ({ message }) => window.found.push(message));
    addEventListener('unhandledrejection', ({ reason }) => window.found.push(String(reason)));
    window.alert = (what) => void window.found.push(`alert ${String(what)}`);
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, startTime, value } of list.getEntries() as (PerformanceEntry & {
        readonly hadRecentInput: boolean;
        readonly value: number;
      })[])
        if (!hadRecentInput) window.moved.push({ startTime, value });
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** The frame of an article, once its player is there. */
export async function frameOf(page: Page, name: string): Promise<Frame> {
  const frame = await page.waitForFrame(
    (one) => one.url().split('?')[0]?.endsWith(`/embed/${name}`) ?? false,
  );
  await frame.waitForFunction(() => document.querySelector('audio-article')?.readyState);
  return frame;
}

/** The sum of what has moved since something was painted: of frames, Chromium also counts what nobody has seen. */
export const movedIn = (where: Page | Frame): Promise<number> =>
  where.evaluate(() => {
    const [painted] = performance.getEntriesByType('paint');
    if (!painted) return NaN;
    return window.moved.reduce(
      (sum, { startTime, value }) => sum + (startTime > painted.startTime ? value : 0),
      0,
    );
  });

/** What was found in the page and in all of its frames. */
export async function foundIn(page: Page): Promise<string[]> {
  const each = await Promise.all(page.frames().map((frame) => frame.evaluate(() => window.found)));
  return each.flat();
}
