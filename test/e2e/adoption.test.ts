import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { type Site, visitDemo } from './publish.js';

/* A page that takes the player with its article into another document, as a reading view in a frame does. */

let site: Site;
let page: Page;
before(async () => {
  site = await visitDemo();
  page = await site.open('', {
    before: (page) =>
      page.evaluateOnNewDocument(() => {
        if (window !== top) return;
        window.listened = [];
        const { addEventListener } = EventTarget.prototype;
        EventTarget.prototype.addEventListener = function (type, listener, options) {
          const { signal, once } = typeof options === 'object' ? options : {};
          const target = this ?? window;
          if ((target === window || target === document) && signal && !once)
            window.listened.push({ type, signal });
          addEventListener.call(target, type, listener, options);
        };
      }),
  });
  await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
});
after(() => site.close());

declare global {
  interface Window {
    /** Of the page and its window, what ends with a player. */
    listened: { readonly type: string; readonly signal: AbortSignal }[];
  }
}

/** Into a frame and out again; what is seen of it there. */
const move = (where: 'frame' | 'page') =>
  page.evaluate(async (where) => {
    let frame = document.querySelector('iframe');
    if (!frame) {
      frame = document.createElement('iframe');
      frame.width = '900';
      frame.height = '600';
      document.body.append(frame);
    }
    const inner = frame.contentDocument as Document;
    const player = (document.querySelector('audio-article') ?? inner.querySelector('audio-article'))!;
    const to = where === 'frame' ? inner : document;
    const word = new Promise((resolve) => player.addEventListener('wordchange', resolve, { once: true }));
    to.body.append(player);
    if (!player.paused) await word;
    const shadow = player.shadowRoot!;
    const view = to.defaultView!;
    const other = where === 'frame' ? window : inner.defaultView!;
    const marked = ({ CSS }: typeof globalThis): number =>
      [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
    const play = shadow.querySelector('.play')!;
    shadow.querySelector<HTMLElement>('.options')!.click();
    const until = async <T>(find: () => T | null): Promise<T> => {
      for (;;) {
        const found = find();
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const dialog = await until(() => shadow.querySelector<HTMLDialogElement>('dialog[open]'));
    const dialogWidth = view.getComputedStyle(dialog).borderRadius;
    dialog.close();
    return {
      paused: player.paused,
      isStyled: view.getComputedStyle(play).fontWeight === '650',
      dialogWidth,
      rulesHere: to.adoptedStyleSheets.length > 0,
      rulesThere: (where === 'frame' ? document : inner).adoptedStyleSheets.length,
      markedHere: marked(view),
      markedThere: marked(other),
    };
  }, where);

const whole = { isStyled: true, dialogWidth: '12px', rulesHere: true, rulesThere: 0, markedThere: 0 };

for (const paused of [false, true])
  test(`a player that ${paused ? 'is paused' : 'plays'} is whole in a frame, and back in the page`, async () => {
    await page.evaluate(async (paused) => {
      const player = document.querySelector('audio-article')!;
      const word = new Promise((resolve) => player.addEventListener('wordchange', resolve, { once: true }));
      await player.play();
      await word;
      if (paused) player.pause();
    }, paused);
    for (const where of ['frame', 'page'] as const) {
      const { markedHere, ...seen } = await move(where);
      assert.deepEqual(seen, { ...whole, paused }, where);
      assert.ok(markedHere > 0, `nothing is marked in the ${where}`);
    }
  });

test('in another document it listens to that one, and to nothing of the one it has left', async () => {
  const found = await page.evaluate(async () => {
    const player = document.querySelector('audio-article')!;
    const inner = document.querySelector('iframe')!.contentDocument!;
    const view = inner.defaultView!;
    const live = (): string[] =>
      window.listened.filter(({ signal }) => !signal.aborted).map(({ type }) => type);
    const until = async (check: () => unknown): Promise<boolean> => {
      for (let i = 0; i < 200 && !check(); i++) await new Promise((resolve) => setTimeout(resolve, 20));
      return Boolean(check());
    };
    await player.sentences();
    // Keys anywhere on the page, as the listener switches them on.
    player.shadowRoot!.querySelector<HTMLElement>('.options')!.click();
    const dialog = () => player.shadowRoot!.querySelector<HTMLDialogElement>('dialog[open]');
    await until(dialog);
    const labels = [...dialog()!.querySelectorAll('label')];
    labels.find((label) => label.textContent.includes('Anywhere on the page'))!.click();
    dialog()!.close();
    await until(() => player.shadowRoot!.querySelector('.play[aria-keyshortcuts]'));
    const before = live().length;
    inner.body.append(player);
    await player.sentences();
    await until(() => player.shadowRoot!.querySelector('.play[aria-keyshortcuts]'));
    const left = live();
    const field = inner.body.appendChild(inner.createElement('input'));
    const press = (where: Element, realm: Window & typeof globalThis): void => {
      const init = { key: 'L', code: 'KeyL', altKey: true, shiftKey: true, bubbles: true, composed: true };
      where.dispatchEvent(new realm.KeyboardEvent('keydown', { ...init, cancelable: true }));
    };
    player.pause();
    player.currentTime = 0;
    await until(() => {
      if (player.currentTime === 0) press(inner.body, view);
      return player.currentTime > 0;
    });
    const forward = player.currentTime;
    press(document.body, window);
    press(field, view);
    const untouched = player.currentTime - forward;
    view.location.hash = 't=2';
    const isLinked = await until(() => Math.round(player.currentTime) === 2);
    document.body.append(player);
    return { before, left, untouched, forward, isLinked };
  });
  assert.ok(found.before > 5, `${found.before} listeners`);
  assert.deepEqual(found.left, []);
  assert.deepEqual([found.untouched, found.forward, found.isLinked], [0, 15, true]);
});
