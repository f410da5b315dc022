import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { publish, type Site } from './publish.js';

/* A page that takes the player with its article into another document, as a reading view in a frame does. */

let site: Site;
let page: Page;
before(async () => {
  site = await publish();
  page = await site.open();
  await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
});
after(() => site.close());

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
