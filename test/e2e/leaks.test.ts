import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { type Site, visitDemo } from './publish.js';

/*
 * A page that shows one article after the other: every player is made, listened to, asked for a dialog and removed.
 * What is counted is what the browser itself counts, after its garbage was collected.
 */

const WARM_UP = 10;
const CYCLES = 30;

let site: Site;
let page: Page;
before(async () => {
  site = await visitDemo();
  page = await site.open();
  await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
});
after(() => site.close());

declare global {
  interface Window {
    /** Everything that was removed, with what it is. */
    removed: { readonly what: string; readonly ref: WeakRef<object> }[];
    /** One player from beginning to end. */
    listenOnce: () => Promise<HTMLElement>;
    kept: HTMLElement | undefined;
  }
}

interface Counts {
  readonly listeners: number;
  readonly nodes: number;
  readonly documents: number;
  readonly heap: number;
}

async function count(): Promise<Counts> {
  const session = await page.createCDPSession();
  // What the first collection lets go of may have held other things.
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { jsEventListeners: listeners, nodes, documents } = await session.send('Memory.getDOMCounters');
  const { usedSize: heap } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { listeners, nodes, documents, heap };
}

function prepare(): void {
  window.removed = [];
  const first = document.querySelector('audio-article');
  // Some paragraphs of it: more would only be more to count.
  const texts = [...(first?.querySelectorAll('article p') ?? [])].slice(0, 8).map((p) => p.textContent);
  const src = first?.getAttribute('src') ?? '';
  first?.remove();
  const heard = (player: Element, type: string): Promise<unknown> =>
    new Promise((resolve) => player.addEventListener(type, resolve, { once: true }));
  const until = async <T>(find: () => T | null | undefined | false): Promise<T> => {
    for (;;) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  window.listenOnce = async () => {
    const player = document.createElement('audio-article');
    player.src = src;
    const article = document.createElement('article');
    for (const text of texts) article.appendChild(document.createElement('p')).textContent = text;
    player.append(article);
    document.body.append(player);
    await until(() => player.readyState);
    const shadow = player.shadowRoot!;
    const playOn = async (): Promise<void> => {
      const word = heard(player, 'wordchange');
      await player.play();
      await word;
    };
    await playOn();
    // Another narration while it speaks; out of the page, and in again.
    player.src = `${src}?again`;
    await playOn();
    player.remove();
    await heard(player, 'pause');
    document.body.append(player);
    await playOn();
    for (const label of ['Options', 'More info', 'Send feedback']) {
      const button = await until(() =>
        [...shadow.querySelectorAll('button')].find(
          (button) => button.textContent.trim().startsWith(label) || button.ariaLabel?.startsWith(label),
        ),
      );
      button.click();
      const dialog = await until(() => shadow.querySelector('dialog[open]'));
      window.removed.push({ what: `dialog ${label}`, ref: new WeakRef(dialog) });
      if (label !== 'Send feedback') (dialog as HTMLDialogElement).close();
      // The last one is still open, and the voice speaks, when the player goes.
    }
    player.remove();
    window.removed.push({ what: 'player', ref: new WeakRef(player) });
    window.removed.push({ what: 'article', ref: new WeakRef(article) });
    // The media element's last events.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return player;
  };
}

const cycle = async (times: number): Promise<void> => {
  for (let i = 0; i < times; i++)
    await page.evaluate(async () => {
      await window.listenOnce();
    });
};

test('players that were listened to and removed leave nothing behind', async (context) => {
  await page.evaluate(prepare);
  await cycle(WARM_UP);
  const warm = await count();
  await cycle(CYCLES / 2);
  const half = await count();
  await cycle(CYCLES / 2);
  const end = await count();
  context.diagnostic(JSON.stringify({ warm, half, end }));
  assert.deepEqual(await alive(), []);
  for (const name of ['listeners', 'nodes', 'documents'] as const)
    assert.ok(end[name] <= half[name], `${name}: ${warm[name]}, ${half[name]}, ${end[name]}`);
  assert.ok(end.heap <= half.heap * 1.05, `heap: ${warm.heap}, ${half.heap}, ${end.heap}`);
});

test('one that the page itself holds would be counted', async () => {
  const before = await count();
  await page.evaluate(async () => {
    window.kept = await window.listenOnce();
  });
  const after = await count();
  const still = (await alive()).map((what) => what.replace(/^\d+ /, ''));
  assert.deepEqual(still, ['player', 'article']);
  assert.ok(after.nodes > before.nodes && after.listeners > before.listeners);
});

/** What was removed and is still there. */
const alive = (): Promise<string[]> =>
  page.evaluate(() => window.removed.flatMap(({ what, ref }, i) => (ref.deref() ? [`${i} ${what}`] : [])));
