import { type BrowserLauncher, chromeLauncher } from '@web/test-runner';
import type { Browser, MediaFeature, Page } from 'puppeteer-core';

/* Firefox over WebDriver BiDi, with what Puppeteer does only in Chromium. */

/** Puppeteer's connection to a browser over BiDi: not in its types. */
interface Connection {
  send(method: string, params: Readonly<Record<string, unknown>>): Promise<{ readonly result: unknown }>;
}

/** Media features as preferences of Firefox, by value; without one, as the machine has it. */
const PREFERENCES: Readonly<
  Record<string, readonly [name: string, values: Readonly<Record<string, number>>]>
> = {
  'prefers-color-scheme': ['layout.css.prefers-color-scheme.content-override', { dark: 0, light: 1 }],
  'prefers-reduced-motion': ['ui.prefersReducedMotion', { 'no-preference': 0, reduce: 1 }],
};

/** What the browser itself is told, in its window. */
async function tell(browser: Browser, ...expressions: readonly string[]): Promise<void> {
  const { connection } = browser as unknown as { readonly connection: Connection };
  const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const context = (result as { contexts: { context: string }[] }).contexts[0]?.context;
  for (const expression of expressions)
    await connection.send('script.evaluate', { expression, target: { context }, awaitPromise: false });
}

/** Preferences are the browser's own: its windows are asked, not the page. */
const emulate = (browser: Browser, features: readonly MediaFeature[]): Promise<void> =>
  tell(
    browser,
    ...features.map(({ name, value }) => {
      const [preference, values] = PREFERENCES[name] ?? [];
      if (!preference || !values) throw new Error(`Firefox cannot be told ${name}.`);
      const setTo = values[value];
      const call =
        setTo === undefined ? `clearUserPref('${preference}')` : `setIntPref('${preference}', ${setTo})`;
      return `Services.prefs.${call}`;
    }),
  );

function completed(browser: Browser, page: Page): Page {
  const { keyboard, mouse } = page;
  // The tabulator has led from the page to the browser's own buttons: a click leads back, and in other browsers the page has no end.
  const inPage = async (): Promise<void> => {
    if (!(await page.evaluate(() => document.hasFocus())))
      await tell(browser, 'gBrowser.selectedBrowser.focus()');
  };
  const press = keyboard.press.bind(keyboard);
  // In Chromium a key goes by either name.
  keyboard.press = async (key, options) => {
    await inPage();
    await press(key === 'Space' ? ' ' : key, options);
  };
  const click = mouse.click.bind(mouse);
  mouse.click = async (x, y, options) => {
    await inPage();
    await click(x, y, options);
  };
  page.emulateMediaType = (type = 'screen') =>
    type === 'screen'
      ? Promise.resolve()
      : Promise.reject(new Error(`Firefox cannot be told to show ${type}.`));
  page.emulateMediaFeatures = (features = []) => emulate(browser, features);
  return page;
}

export const firefoxPreferences = {
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  // "/" and "'" open its search, which has the focus from then on.
  'accessibility.typeaheadfind.manual': false,
};

export const firefoxLauncher = (executablePath: string, env: NodeJS.ProcessEnv): BrowserLauncher =>
  chromeLauncher({
    launchOptions: {
      browser: 'firefox',
      executablePath,
      env,
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: firefoxPreferences,
    },
    createPage: async ({ browser, context }) => completed(browser, await context.newPage()),
    concurrency: 1,
  });
