import assert from 'node:assert/strict';
import type * as Axe from 'axe-core';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { reader, root } from './demo.js';
import { publish, type Site, wordsOf } from './publish.js';

let site: Site;
before(async () => {
  site = await publish({ 'lost.md': '# Lost\n\nThe audio of this article is gone.\n' }, [
    'index.html',
    'lost.md',
  ]);
  await rm(join(site.folder, 'audio/lost.mp3'));
});
after(() => site.close());

async function openPlayer(path = '', before?: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await site.open(path, before ? { before } : {});
  await page.waitForFunction(() => Number(document.querySelector('audio-article')?.readyState) > 0);
  return page;
}

const heading = (page: Page, name: string) =>
  page.locator(`::-p-aria([name="${name}"][role="heading"])`).wait();

const INFO = 'More info about this artificially generated audio version';
const FEEDBACK = 'Send feedback about this audio version';

/** How a reader gets to each state that the player can be in. */
const states: Readonly<
  Record<string, { readonly path?: string; readonly reach: (page: Page) => Promise<unknown> }>
> = {
  idle: { reach: () => Promise.resolve() },
  playing: {
    reach: async (page) => {
      await reader(page).press('Play');
      await reader(page).waitUntilPlaying();
    },
  },
  'the info dialog': {
    reach: async (page) => {
      await reader(page).press(INFO);
      await heading(page, 'About this audio version');
    },
  },
  'the feedback dialog': {
    reach: async (page) => {
      await states['playing']!.reach(page);
      await reader(page).press(FEEDBACK);
      await heading(page, 'Send feedback');
    },
  },
  'feedback with mistakes': {
    reach: async (page) => {
      await states['the feedback dialog']!.reach(page);
      await page.locator('::-p-aria([name="E-mail address (optional)"])').fill('nobody');
      await reader(page).press('Send feedback');
      await heading(page, 'There is a problem');
    },
  },
  'feedback sent': {
    reach: async (page) => {
      await states['the feedback dialog']!.reach(page);
      await page.locator('::-p-aria([name="A word is mispronounced"])').click();
      await reader(page).press('Send feedback');
      await heading(page, 'Thank you');
    },
  },
  'audio that is gone': {
    path: 'articles/lost',
    reach: async (page) => {
      await reader(page).press('Play');
      await reader(page).control('Try again').wait();
    },
  },
};

const axeTags = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe('axe finds nothing', () => {
  const looks = {
    light: { 'prefers-color-scheme': 'light' },
    dark: { 'prefers-color-scheme': 'dark' },
    'forced colours': { 'forced-colors': 'active' },
  };

  for (const [name, { path, reach }] of Object.entries(states))
    test(`in ${name}`, async () => {
      // axe itself needs what the page's policy forbids.
      const page = await openPlayer(path, (fresh) => fresh.setBypassCSP(true));
      await reach(page);
      await page.evaluate(await readFile(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
      const session = await page.createCDPSession();
      const found: string[] = [];
      for (const [look, features] of Object.entries(looks)) {
        await session.send('Emulation.setEmulatedMedia', {
          features: Object.entries(features).map(([name, value]) => ({ name, value })),
        });
        const { violations, passes } = await page.evaluate(
          (tags) =>
            (globalThis as unknown as { axe: typeof Axe }).axe.run(document, {
              runOnly: tags,
            }),
          axeTags,
        );
        assert.ok(passes.length > 20, 'axe has looked');
        for (const { id, nodes } of violations)
          for (const { target, failureSummary = '' } of nodes)
            found.push(`${look}: ${id}: ${target.join(' ')}\n${failureSummary}`);
      }
      assert.deepEqual(found, []);
      await page.close();
    });
});

/** What has the focus, by its name, through shadow roots. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const control = at as HTMLInputElement | null;
    const label = (control?.labels?.[0] ?? control)?.cloneNode(true) as Element | undefined;
    for (const unheard of label?.querySelectorAll('[aria-hidden=true]') ?? []) unheard.remove();
    const name = control?.ariaLabel ?? label?.textContent ?? '';
    return at === document.body ? 'the page' : name.replace(/\s+/g, ' ').trim();
  });

/** Presses Tab until `name` has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now.startsWith(name)) return;
    passed.push(now);
    assert.ok(passed.length < 30, `Tab does not lead to ${name}, only to ${passed.join(', ')}`);
  }
}

describe('with the keyboard alone', () => {
  test('Tab goes through the player in the order in which it is seen, and back', async () => {
    const page = await openPlayer();
    const walk = async (key: 'Tab' | 'back'): Promise<string[]> => {
      const stops: string[] = [];
      while (stops.length < 30) {
        if (key === 'back') await page.keyboard.down('Shift');
        await page.keyboard.press('Tab');
        if (key === 'back') await page.keyboard.up('Shift');
        const stop = await focused(page);
        if (stop === 'the page') break;
        stops.push(stop.startsWith('Speed') ? 'Speed' : stop);
      }
      return stops;
    };
    const there = await walk('Tab');
    assert.deepEqual(there, [
      INFO,
      FEEDBACK,
      'Play',
      'Back 15 seconds',
      'Forward 15 seconds',
      'Speed',
      'Position',
      'Back to current sentence',
    ]);
    assert.deepEqual(await walk('back'), there.toReversed());
    await page.close();
  });

  test('play and pause, go on and back', async () => {
    const page = await openPlayer();
    const { state, waitUntilPlaying } = reader(page);
    await tabTo(page, 'Play');
    await page.keyboard.press('Enter');
    await waitUntilPlaying();
    assert.equal(await focused(page), 'Pause');
    await page.keyboard.press('Space');
    await page.waitForFunction(() => document.querySelector('audio-article')?.paused);
    await tabTo(page, 'Position');
    const before = (await state()).currentTime;
    await page.keyboard.press('ArrowRight');
    assert.ok(Math.abs((await state()).currentTime - before - 5) < 0.01, 'an arrow is 5 s');
    await page.keyboard.press('Home');
    assert.equal((await state()).currentTime, 0);
    await page.close();
  });

  test('a dialog takes the focus, keeps it, and gives it back', async () => {
    const page = await openPlayer();
    await tabTo(page, INFO);
    await page.keyboard.press('Enter');
    await heading(page, 'About this audio version');
    assert.equal(await focused(page), 'About this audio version');
    const stops = new Set<string>();
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('Tab');
      stops.add(await focused(page));
    }
    assert.ok(!stops.has('Play'), [...stops].join(', '));
    await page.keyboard.press('Escape');
    assert.equal(await focused(page), INFO);
    await page.close();
  });

  test('feedback goes to the server with the word that was heard', async () => {
    const page = await openPlayer();
    const comment = `Typed at ${Date.now()}`;
    await tabTo(page, 'Play');
    await page.keyboard.press('Enter');
    await reader(page).waitUntilPlaying();
    await page.waitForFunction(() => Number(document.querySelector('audio-article')?.currentTime) > 3);
    await page.keyboard.press('Space');
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    assert.equal(await focused(page), FEEDBACK);
    await page.keyboard.press('Enter');
    await heading(page, 'Send feedback');
    await tabTo(page, 'A word is mispronounced');
    await page.keyboard.press('Space');
    await tabTo(page, 'What should we know?');
    await page.keyboard.type(comment);
    await tabTo(page, 'Send feedback');
    await page.keyboard.press('Enter');
    await heading(page, 'Thank you');
    assert.equal(await focused(page), 'Thank you');
    await tabTo(page, 'Done');
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), FEEDBACK);

    const { reports } = (await (
      await fetch(`${site.server.url}api/feedback`, {
        headers: { Authorization: `Bearer ${site.server.token}` },
      })
    ).json()) as {
      reports: { comment?: string; category: string; place?: { word: string; timeMs: number } }[];
    };
    const report = reports.find((one) => one.comment === comment);
    assert.equal(report?.category, 'mispronounced');
    const { timeMs = -1, word } = report.place ?? {};
    const heard = wordsOf(await site.narration()).findLast(({ startMs }) => startMs <= timeMs);
    assert.equal(word, heard?.word);
    await page.close();
  });

  test('no printable key does anything outside of the player’s controls', async () => {
    const page = await openPlayer();
    const { press, waitUntilPlaying, state } = reader(page);
    await press('Play');
    await waitUntilPlaying();
    await press('Pause');
    await page.evaluate(() => {
      const player = document.querySelector('audio-article')!;
      (player.shadowRoot?.activeElement as HTMLElement | undefined)?.blur();
    });
    assert.equal(await focused(page), 'the page');
    const before = await state();
    for (let code = 0x20; code < 0x7f; code++) await page.keyboard.press(String.fromCharCode(code) as 'a');
    assert.deepEqual(await state(), before);
    assert.equal(await focused(page), 'the page');
    await page.close();
  });
});

describe('whatever the size', () => {
  const sizes = {
    '320 × 256 CSS pixels': { width: 320, height: 256, text: 100 },
    'text at 200 %': { width: 1280, height: 800, text: 200 },
    'text at 200 % on a phone': { width: 390, height: 800, text: 200 },
  };
  for (const [name, { width, height, text }] of Object.entries(sizes))
    for (const state of [
      'idle',
      'playing',
      'the info dialog',
      'feedback with mistakes',
      'audio that is gone',
    ])
      test(`nothing is cut off in ${state}: ${name}`, async () => {
        const { path, reach } = states[state]!;
        const page = await openPlayer(path);
        await page.setViewport({ width, height });
        await page.evaluate((percent) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`html{font-size:${percent}%}`);
          document.adoptedStyleSheets.push(sheet);
        }, text);
        await reach(page);
        assert.deepEqual(await page.evaluate(cutOff), []);
        await page.close();
      });

  test('targets are at least 44 × 44 CSS pixels', async () => {
    for (const state of ['idle', 'the info dialog', 'feedback with mistakes', 'audio that is gone']) {
      const { path, reach } = states[state]!;
      for (const width of [1280, 320]) {
        const page = await openPlayer(path);
        await page.setViewport({ width, height: 800 });
        await reach(page);
        assert.deepEqual(await page.evaluate(smallTargets), [], `${state} at ${width}`);
        await page.close();
      }
    }
  });
});

/** What a reader of a narrow window would have to scroll sideways for, or cannot see at all. */
function cutOff(): string[] {
  const root = document.querySelector('audio-article')!.shadowRoot!;
  const found: string[] = [];
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.push(`the page is ${page.scrollWidth} wide`);
  for (const element of root.querySelectorAll<HTMLElement>('dialog, dialog *, .card, .card *')) {
    if (element.closest('.hidden, [aria-hidden=true], svg')) continue;
    const { left, right, width } = element.getBoundingClientRect();
    const name = `${element.localName} “${element.textContent.trim().slice(0, 30)}”`;
    if (width > 0 && (left < -0.5 || right > innerWidth + 0.5)) found.push(`${name} leaves the window`);
    if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
      found.push(`${name} is wider than its box`);
  }
  return found;
}

function smallTargets(): string[] {
  const root = document.querySelector('audio-article')!.shadowRoot!;
  const scope = root.querySelector('dialog') ?? root;
  return [...scope.querySelectorAll<HTMLElement>('button, a, select, input, textarea')].flatMap((control) => {
    const target = control.matches('[type=radio]') ? control.closest('label')! : control;
    const { width, height } = target.getBoundingClientRect();
    return width >= 44 && height >= 44 ? [] : [`${control.textContent.trim()} ${width} × ${height}`];
  });
}
