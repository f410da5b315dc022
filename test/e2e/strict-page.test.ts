import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { reader } from './demo.js';
import { foundIn, type Host, openHost, watch } from './embed/host.js';
import { addMusic, publish, type Site } from './publish.js';

/*
 * Somebody else's page that allows nothing but scripts, requests and sound of our server: no stylesheet, no style
 * attribute, no policy of Trusted Types but Lit's, isolated from other origins. Every feature is used on it.
 */

declare global {
  interface Window {
    /** Sets every field of the open dialog to all that it can be. @returns how many there are */
    setAllFields(): number;
    /** Presses the button with this number in the open dialog. @returns its name, undefined: there is none */
    pressButton(number: number): string | undefined;
    hasDialog(): boolean;
    /** Presses what is named so, wherever the page is scrolled to by then: it follows the voice. */
    pressNamed(name: string): void;
  }
}

let site: Site;
let host: Host;
before(async () => {
  site = await publish();
  await addMusic(site);
  host = await openHost(site.server.url, ['script-src', 'connect-src', 'media-src']);
});
after(async () => {
  await host.close();
  await site.close();
});

const helpers = (): void => {
  const all = (within: ParentNode): Element[] =>
    [...within.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ]);
  const dialog = (): HTMLDialogElement | undefined =>
    all(document)
      .filter((element) => element instanceof HTMLDialogElement)
      .findLast(({ open }) => open);
  const tell = (field: Element): void => {
    for (const type of ['input', 'change'])
      field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  };
  window.hasDialog = () => dialog() !== undefined;
  window.pressNamed = (name) => {
    const buttons = all(dialog() ?? document).filter((element) => element instanceof HTMLButtonElement);
    const button = buttons.find(({ textContent }) => textContent.trim().startsWith(name));
    if (!button) throw new Error(`No button “${name}”`);
    button.click();
  };
  window.setAllFields = () => {
    const open = dialog();
    const fields = open ? all(open).filter((element) => element.matches('select, input')) : [];
    for (const field of fields) {
      if (field instanceof HTMLSelectElement)
        for (const { value } of field.options) {
          field.value = value;
          tell(field);
        }
      else if (field instanceof HTMLInputElement && /checkbox|radio/.test(field.type))
        for (let times = field.type === 'radio' ? 1 : 2; times > 0; times--) field.click();
      else if (field instanceof HTMLInputElement) {
        field.value = { color: '#336699', range: field.max, search: 'wind' }[field.type] ?? 'K';
        tell(field);
      }
    }
    return fields.length;
  };
  window.pressButton = (number) => {
    const open = dialog();
    const buttons = open ? all(open).filter((element) => element instanceof HTMLButtonElement) : [];
    const button = buttons[number];
    const name = button?.textContent.trim().replace(/\s+/g, ' ');
    // The device's own dialog to share a link would stay.
    if (name !== 'Share link…') button?.click();
    return name;
  };
};

async function openStrictPage(): Promise<Page> {
  const article = /<article[\s\S]*<\/article>/.exec(
    await readFile(join(site.folder, 'index.html'), 'utf8'),
  )?.[0];
  const { url } = site.server;
  const script = (name: string): string => `<script type="module" src="${url}player/${name}.js"></script>`;
  host.pages.set(
    '/',
    `<!doctype html><html lang="en"><head><title>Strict</title>${script('audio-article')}${script('audio-article-transcript')}</head><body>
    <audio-article src="${url}transcripts/index.json" feedback="${url}api/feedback" for="story"></audio-article>
    <div id="story">${article ?? ''}</div>
    <audio-article-transcript></audio-article-transcript></body></html>`,
  );
  const page = await (await site.browser.createBrowserContext()).newPage();
  page.setDefaultTimeout(60_000);
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
  await page.evaluateOnNewDocument(helpers);
  await watch(page);
  await page.goto(host.url);
  await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
  return page;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function closeDialogs(page: Page): Promise<void> {
  for (let depth = 0; depth < 4 && (await page.evaluate(() => window.hasDialog())); depth++) {
    await page.keyboard.press('Escape');
    await wait(150);
  }
  assert.equal(await page.evaluate(() => window.hasDialog()), false);
}

/** Opens the dialog anew for each of its buttons: some close it, others open one above it. */
async function useDialog(page: Page, opener: string): Promise<{ fields: number; buttons: string[] }> {
  const open = async (): Promise<void> => {
    await page.evaluate((name) => window.pressNamed(name), opener);
    await page.waitForFunction(() => window.hasDialog());
    await wait(400);
  };
  await open();
  const fields = await page.evaluate(() => window.setAllFields());
  await wait(600);
  await closeDialogs(page);
  const buttons: string[] = [];
  for (let number = 0; ; number++) {
    await open();
    const name = await page.evaluate((n) => window.pressButton(n), number);
    await wait(250);
    await closeDialogs(page);
    if (name === undefined) return { fields, buttons };
    buttons.push(name);
  }
}

test('every feature works where only scripts, requests and sound of one host are allowed, and the policy has nothing to refuse', async () => {
  const page = await openStrictPage();
  const { press, waitUntilPlaying, state } = reader(page);
  await press('Play');
  await waitUntilPlaying();
  await page.waitForFunction(() => CSS.highlights.get('audio-article-sentence')?.size);
  await page.evaluate(() => {
    const buttons = document.querySelector('audio-article')!.shadowRoot!.querySelectorAll('button');
    for (const button of buttons) if (/^(Forward|Back) 15/.test(button.textContent.trim())) button.click();
  });

  const options = await useDialog(page, 'Options');
  assert.ok(options.fields >= 25, `${options.fields} fields of the options`);
  assert.ok(options.buttons.includes('Jump to…'), options.buttons.join(', '));
  const feedback = await useDialog(page, 'Send feedback');
  assert.ok(
    feedback.buttons.some((name) => name.startsWith('Send feedback')),
    feedback.buttons.join(', '),
  );
  await useDialog(page, 'More info');

  await page.evaluate(() => window.pressNamed('Options'));
  await page.waitForFunction(() => window.hasDialog());
  await wait(400);
  await page.evaluate(() => window.pressNamed('Jump to…'));
  await wait(400);
  await page.waitForFunction(() => window.hasDialog());
  await page.evaluate(() => window.setAllFields());
  await wait(300);
  await closeDialogs(page);

  // Keys, also those of the whole page.
  await page.focus('audio-article');
  for (const key of ['k', 'j', 'l', 'm', 'm', 's', 'n', 'p', 'r', 'f', 'h', 't', 'c', '?']) {
    await page.keyboard.press(key as 'k');
    await wait(60);
    await closeDialogs(page);
  }

  if ((await state()).paused) await page.evaluate(() => document.querySelector('audio-article')!.play());
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await wait(1000);
  assert.equal(
    await page.evaluate(() => document.querySelectorAll('[style]').length),
    0,
    'no style attribute',
  );

  // A link to a sentence, in a page of its own.
  await page.goto(`${host.url}/#t=20`);
  await page.reload();
  await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
  await wait(500);
  await page.emulateMediaType('print');
  await wait(200);

  assert.deepEqual(await foundIn(page), []);
  assert.deepEqual(await page.browserContext().cookies(), []);
  // The policy is in force.
  await page.evaluate(() => {
    document.body.append(document.createElement('style'));
    document.querySelector('style')!.textContent = 'p { color: red }';
  });
  await page.waitForFunction(() => window.found.length > 0);
  assert.match((await foundIn(page))[0] ?? '', /^style-src-elem/);
  assert.equal(
    await page.evaluate(() => {
      try {
        document.createElement('div').innerHTML = '<b>x</b>';
        return 'allowed';
      } catch {
        return 'refused';
      }
    }),
    'refused',
  );
  await page.close();
});
