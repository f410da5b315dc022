import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type * as Axe from 'axe-core';
import type { Frame, Page } from 'puppeteer-core';
import { frameHeight } from '../../../src/core/embed.js';
import { runIn } from '../../cli/run.js';
import { hostileNarration } from '../../serve/site.js';
import { look } from '../accessibility/states.js';
import { reader, root } from '../demo.js';
import { publish, type Site } from '../publish.js';
import { foundIn, frameOf, movedIn, openHost, watch, type Host } from './host.js';

/* Every way to embed that the server or the command makes, on the pages of another site, in a real browser. */

const harbour = `<h1>The harbour</h1><p>On a cliff above the harbour stands a lighthouse. Nobody has lit it for years,
  and nobody will. The keeper’s house is empty, and its door stands open to the wind.</p>`;

let site: Site;
let host: Host;
let loader = '';
let link = '';
before(async () => {
  site = await publish(
    {
      'harbour.html': `<!doctype html><html lang="en"><title>The harbour</title><article>${harbour}</article></html>`,
    },
    ['index.html', 'harbour.html'],
  );
  host = await openHost(site.server.url);
  loader = `<script src="${site.server.url}player/embed.js"></script>`;
  link = `<a class="audio-article" href="${site.server.url}embed/harbour">Listen to: The harbour</a>`;
  const hostile = { ...hostileNarration(), id: 'hostile', audio: (await site.narration('harbour')).audio };
  await writeFile(join(site.folder, 'transcripts/hostile.json'), JSON.stringify(hostile));
});
after(async () => {
  await host.close();
  await site.close();
});

/** A page of the other site. */
async function openOn(body: string, head = loader): Promise<Page> {
  host.pages.set(
    '/',
    `<!doctype html><html lang="en"><head><title>Other</title>${head}</head><body>${body}</body></html>`,
  );
  const page = await (await site.browser.createBrowserContext()).newPage();
  page.setDefaultTimeout(60_000);
  await page.setViewport({ width: 800, height: 900 });
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
  await watch(page);
  await page.goto(host.url);
  return page;
}

const marked = (where: Page | Frame, word: string): Promise<unknown> =>
  where.waitForFunction(
    (wanted) => [...(CSS.highlights.get('audio-article-word') ?? [])].map(String).join() === wanted,
    { polling: 10 },
    word,
  );
const press = (where: Page | Frame, name: string): Promise<void> =>
  where.locator(`::-p-aria([name="${name}"][role="button"])`).click();
const isPaused = (where: Page | Frame): Promise<boolean> =>
  where.$eval('audio-article', (player) => player.paused);
const untilPaused = (where: Page | Frame): Promise<unknown> =>
  where.waitForFunction(() => document.querySelector('audio-article')?.paused);
/** A frame whose player is there has the height that it needs: from now on it asks for no other by itself. */
const fits = (frame: Frame): Promise<unknown> =>
  frame.waitForFunction(() => document.documentElement.scrollHeight <= innerHeight);

describe('the loader', () => {
  test('makes a frame of a link, in which the article is heard and read along, on the strictest page, and nothing moves', async () => {
    const page = await openOn(`<p>Before</p><div>${link}</div><p>After</p>`);
    const frame = await frameOf(page, 'harbour');
    assert.deepEqual(await page.$eval('iframe', ({ title, loading, allow }) => ({ title, loading, allow })), {
      ...{ title: 'Listen to: The harbour', loading: 'lazy' },
      allow: "autoplay 'none';clipboard-write;web-share",
    });
    await fits(frame);
    assert.equal(await movedIn(page), 0);
    assert.equal(await movedIn(frame), 0);
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);

    const before = await frame.evaluate(() => innerHeight);
    await frame.click('summary[data-narration]');
    await frame.waitForFunction((than) => innerHeight > than, {}, before);
    await fits(frame);
    await press(frame, 'Play');
    await marked(frame, 'lighthouse');
    await frame.click('summary[data-narration]');
    await frame.waitForFunction((than) => innerHeight === than, {}, before);

    // A dialog needs more than the player.
    await press(frame, 'Send feedback about this audio version');
    await frame.waitForFunction(() => innerHeight > 600);
    await page.keyboard.press('Escape');
    await frame.waitForFunction((than) => innerHeight === than, {}, before);
    await page.setViewport({ width: 320, height: 900 });
    await fits(frame);
    assert.equal(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);

    assert.deepEqual(await foundIn(page), []);
    assert.deepEqual(await page.browserContext().cookies(), []);
    await page.close();
  });

  test('takes what comes later and what oEmbed gives, and nothing of other servers', async () => {
    const answer = await fetch(
      `${site.server.url}oembed?url=${encodeURIComponent(`${site.server.url}articles/harbour`)}&maxheight=200`,
    );
    const { html } = (await answer.json()) as { html: string };
    const foreign = `<a class="audio-article" href="https://other.example/embed/harbour">Other</a>
      <a class="audio-article" href="${site.server.url}articles/harbour">Page</a>
      <a href="${site.server.url}embed/harbour">Plain</a>`;
    const page = await openOn(`${html}${foreign}`);
    await fits(await frameOf(page, 'harbour'));
    assert.deepEqual(await page.$$eval('a', (links) => links.map(({ text }) => text)), [
      'Other',
      'Page',
      'Plain',
    ]);
    await page.evaluate((href) => {
      const late = Object.assign(document.createElement('a'), {
        href,
        className: 'audio-article',
        text: 'Late',
      });
      document.body.append(late);
    }, `${site.server.url}embed/index`);
    await frameOf(page, 'index');
    assert.equal(await page.$eval('iframe:last-of-type', ({ title }) => title), 'Late');
    await page.close();
  });

  test('hears only the frame itself, and the frame only the page around it', async () => {
    const page = await openOn(`<div>${link}</div>`);
    const frame = await frameOf(page, 'harbour');
    await fits(frame);
    // Later: of two frames that get a process of their own at once, Puppeteer loses one when the machine is busy.
    await page.evaluate((src) => {
      const other = { src, title: 'Other', width: '300', height: '150' };
      document.body.append(Object.assign(document.createElement('iframe'), other));
    }, `${site.server.url}embed/index`);
    const stranger = await frameOf(page, 'index');
    await fits(stranger);
    const heights = () => page.$$eval('iframe', (all) => all.map(({ offsetHeight }) => offsetHeight));
    const [before] = await heights();
    // The page itself; a frame of another address; one of ours that is another frame.
    await page.evaluate(() => postMessage({ type: 'audio-article', height: 5000 }, '*'));
    await page.evaluate(() => {
      const evil = document.createElement('iframe');
      document.body.append(evil);
      (evil.contentWindow as typeof window & { eval(code: string): void }).parent.postMessage(
        { type: 'audio-article', height: 5000 },
        '*',
      );
    });
    for (const height of [-1, 1e9, NaN, Infinity, '9px;position:fixed', null, {}])
      await frame.evaluate(
        (value) => parent.postMessage({ type: 'audio-article', height: value }, '*'),
        height,
      );
    await frame.evaluate(() => parent.postMessage('height', '*'));
    await frame.evaluate(() => parent.postMessage(null, '*'));
    await stranger.evaluate(() => parent.postMessage({ type: 'audio-article', height: 333 }, '*'));
    await page.waitForFunction(() => document.querySelectorAll('iframe')[1]?.offsetHeight === 337);
    assert.equal((await heights())[0], before);

    await press(frame, 'Play');
    await frame.waitForFunction(() => Number(document.querySelector('audio-article')?.currentTime) > 0.2);
    await stranger.evaluate(() => {
      for (const one of Array.from({ length: parent.length }, (_, i) => parent[i]))
        one?.postMessage({ type: 'audio-article', pause: true }, '*');
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(await isPaused(frame), false);
    assert.deepEqual(await foundIn(page), []);
    await page.close();
  });

  test('one voice is heard at a time: of the frame, and of the page’s own player', async () => {
    const player = `<script type="module" src="${site.server.url}player/audio-article.js"></script>`;
    const own = `<audio-article src="${site.server.url}transcripts/index.json"></audio-article>`;
    const page = await openOn(`<div>${link}</div>${own}`, loader + player);
    const frame = await frameOf(page, 'harbour');
    await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
    await press(frame, 'Play');
    await frame.waitForFunction(() => Number(document.querySelector('audio-article')?.currentTime) > 0.2);
    await press(page, 'Play');
    await untilPaused(frame);
    await page.waitForFunction(() => Number(document.querySelector('audio-article')?.currentTime) > 0.2);
    assert.equal(await isPaused(page), false);
    await press(frame, 'Play');
    await untilPaused(page);
    assert.equal(await isPaused(frame), false);
    assert.deepEqual(await foundIn(page), []);
    await page.close();
  });
});

test('without JavaScript the page in a frame has the browser’s own controls, and the answer to its form opens outside', async () => {
  host.pages.set(
    '/frame',
    `<!doctype html><html lang="en"><title>Other</title><iframe title="The harbour" width="640" height="416" sandbox="allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox" src="${site.server.url}embed/harbour"></iframe></html>`,
  );
  const context = await site.browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(`${host.url}/frame`);
  const frame = await page.waitForFrame((one) => one.url().endsWith('/embed/harbour'));
  assert.equal(await frame.$eval('audio', ({ controls }) => controls), true);
  const pressOn = async (selector: string): Promise<void> => {
    await frame.focus(selector);
    await page.keyboard.press('Enter');
  };
  await pressOn('#send-feedback summary');
  await frame.select('#feedback-category', 'other');
  await frame.type('#feedback-comment', 'From a frame.');
  const [opened] = await Promise.all([
    context.waitForTarget((target) => /\/feedback\/[-0-9a-f]{36}\?sent$/.test(target.url())),
    pressOn('#send-feedback form button'),
  ]);
  assert.match((await (await opened.page())?.content()) ?? '', /Your report has arrived/);
  await context.close();
});

describe('an embedded page and a share page', () => {
  for (const path of ['embed/harbour', 'embed/hostile?article', 'share/hostile'])
    test(`${path}: axe finds nothing, in any look; all is reached by keyboard, at 320 px, and nothing of a title becomes markup`, async () => {
      const page = await site.open(path, { before: watch });
      await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
      await page.setViewport({ width: 320, height: 700 });
      const stops: string[] = [];
      for (let i = 0; i < 20; i++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
          const outer = document.activeElement;
          const inner = outer?.shadowRoot?.activeElement ?? outer;
          return inner?.localName === 'body'
            ? ''
            : `${inner?.localName ?? ''} ${inner?.getAttribute('aria-label') ?? inner?.textContent.trim() ?? ''}`;
        });
        if (at === '') break;
        stops.push(at);
      }
      const names = stops.join('\n');
      assert.match(names, /^a /);
      assert.match(names, /button .*Play/);
      if (!path.endsWith('?article')) assert.match(names, /summary Read along/);
      assert.ok(
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        'scrolls sideways',
      );
      assert.deepEqual(await page.evaluate(() => window.found), []);

      // axe itself needs what the page's policy forbids.
      await page.setBypassCSP(true);
      await page.reload();
      await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
      if (!path.endsWith('?article')) await page.click('summary[data-narration]');
      await page.evaluate(await readFile(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
      for (const seen of ['light', 'dark', 'forced colours, dark'] as const) {
        await look(page, seen);
        const wrong = await page.evaluate(async () => {
          const all = (globalThis as unknown as { axe: typeof Axe }).axe;
          const { violations } = await all.run(document);
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        });
        assert.deepEqual(wrong, [], seen);
      }
      await page.close();
    });

  test('a frame is given the height at first that its page needs, whatever its width', async () => {
    const page = await site.open('embed/harbour');
    await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
    for (const width of [280, 311, 312, 360, 439, 440, 615, 616, 679, 680, 1000]) {
      await page.setViewport({ width, height: 100 });
      const needed = await page.evaluate(() => document.documentElement.offsetHeight);
      const given = frameHeight(width);
      // A title of one line, and at most two more.
      assert.ok(needed <= given && given - needed < 60, `${width} px: ${needed} of ${given}`);
    }
    await page.close();
  });

  test('plays where it is opened by itself, and marks the title, too', async () => {
    const page = await site.open('share/harbour');
    await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
    await reader(page).press('Play');
    await marked(page, 'lighthouse');
    await page.close();
  });
});

describe('audio-article html', () => {
  test('makes a page that is whole without JavaScript, and that the element takes over where it stands', async () => {
    const made = await runIn(site.folder, 'html', 'harbour', '--out', 'index.html');
    assert.equal(made.code, 0, made.stderr);
    const plain = await site.open('', { before: (page) => page.setJavaScriptEnabled(false) });
    const shown = await plain.$eval('body', (body) => ({
      text: body.innerText,
      audio: body.querySelector('audio')?.src,
    }));
    assert.match(shown.text, /This audio version was artificially generated\.[^]*stands a lighthouse/);
    assert.equal((await fetch(shown.audio ?? '')).status, 200);
    await plain.click('#send-feedback summary');
    await plain.select('#feedback-category', 'other');
    await plain.type('#feedback-comment', 'The page of a file.');
    const [answer] = await Promise.all([
      plain.waitForNavigation(),
      plain.click('#send-feedback form button'),
    ]);
    assert.match(answer?.url() ?? '', /\/feedback\/[-0-9a-f]{36}\?sent$/);
    await plain.close();

    for (const width of [1000, 320]) {
      const page = await site.open('', {
        before: async (fresh) => {
          await fresh.setViewport({ width, height: 800 });
          await fresh.emulateNetworkConditions({ download: 200_000, upload: 100_000, latency: 150 });
          await watch(fresh);
        },
      });
      await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal(await movedIn(page), 0, `${width} px`);
      assert.deepEqual(await page.evaluate(() => window.found), []);
      await page.close();
    }
  });

  test('makes a piece for somebody else’s page, around whose own article it plays', async () => {
    const base = site.server.url.replace(/\/$/, '');
    const { stdout } = await runIn(site.folder, 'html', 'harbour', '--base', base, '--for', 'text');
    const page = await openOn(`<main>${stdout}<article id="text">${harbour}</article></main>`, '');
    await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
    await press(page, 'Play');
    await marked(page, 'lighthouse');
    const styles = await page.$eval('link[rel=stylesheet]', (sheet) => sheet.sheet !== null);
    assert.equal(styles, true);
    assert.deepEqual(await foundIn(page), []);
    await page.close();
  });
});
