import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { markWords, reader } from './demo.js';
import { type Site, visitDemo, wordsOf } from './publish.js';
import { accessibilityTree } from './accessibility-tree.js';

/*
 * The quiet contract over a minute of playback: to assistive technology and to the page's own scripts nothing happens,
 * while every word is marked. What watches is put into the page before the player, and is shown to work at the end.
 */

const MINUTE = 60_000;
/** What the player takes to mark a word once it has its turn, in ms of audio at 2×: two turns of 4 ms, and clocks that go in steps. */
const TURN_MS = 20;

let site: Site;
let page: Page;
before(async () => {
  site = await visitDemo();
  page = await site.open('', { before: (fresh) => fresh.evaluateOnNewDocument(watchEverything) });
  await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
});
after(() => site.close());

declare global {
  interface Window {
    /** What assistive technology could have noticed, in words. */
    noticed: string[];
    inArticle: string[];
    wordsHeard: { word: string; marked: string }[];
    /** When the page had its turn, in ms of the audio. */
    turns: number[];
  }
}

function watchEverything(): void {
  window.noticed = [];
  window.wordsHeard = [];
  window.turns = [];
  const isExposed = (node: Node | null): boolean => {
    for (let at = node; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
      if (at instanceof Element && at.getAttribute('aria-hidden') === 'true') return false;
    return true;
  };
  const describe = ({ type, target, attributeName }: MutationRecord): string =>
    `${type} ${attributeName ?? ''} of ${target.nodeName} in ${target.parentElement?.className ?? 'a root'}`;
  const observer = new MutationObserver((records) => {
    for (const record of records) if (isExposed(record.target)) window.noticed.push(describe(record));
  });
  const everything = { subtree: true, childList: true, characterData: true, attributes: true };
  observer.observe(document, everything);

  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    observer.observe(root, everything);
    return root;
  };
  // Reflected ARIA properties may be written without an attribute (ElementInternals), text may be said outright.
  for (const prototype of [Element.prototype, Document.prototype, ElementInternals.prototype] as object[])
    for (const name of Object.getOwnPropertyNames(prototype)) {
      if (!name.startsWith('aria')) continue;
      const property = Object.getOwnPropertyDescriptor(prototype, name)!;
      const original = { ...property };
      const value: unknown = property.value;
      if (original.set)
        property.set = function (this: unknown, to: unknown) {
          window.noticed.push(`${name} = ${String(to)}`);
          original.set?.call(this, to);
        };
      if (typeof value === 'function')
        property.value = function (this: unknown, ...said: unknown[]) {
          window.noticed.push(`${name}(${String(said[0])})`);
          return (value as (...all: unknown[]) => unknown).apply(this, said);
        };
      Object.defineProperty(prototype, name, property);
    }
  for (const type of ['focusin', 'selectionchange'])
    document.addEventListener(type, () => window.noticed.push(type), true);
}

test('G9, G11: a minute of playback at 2× changes nothing but Play, and no word is skipped', async () => {
  const { press, waitUntilPlaying, state } = reader(page);
  await markWords(page);
  await page.evaluate(() => {
    const player = document.querySelector('audio-article')!;
    player.playbackRate = 2;
    const article = document.querySelector('article')!;
    player.addEventListener('wordchange', ({ detail }) => {
      const marked = [...(CSS.highlights.get('audio-article-word') ?? [])].map(String).join('|');
      window.wordsHeard.push({ word: detail.word, marked: marked.replace(/\s+/g, ' ') });
    });
    setInterval(() => window.turns.push(player.currentTime * 1000), 4);
    window.inArticle = [new XMLSerializer().serializeToString(article)];
    new MutationObserver((records) => window.inArticle.push(...records.map(({ type }) => type))).observe(
      article,
      {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      },
    );
  });
  const idle = await accessibilityTree(page);
  await press('Play');
  await waitUntilPlaying();
  const playing = await accessibilityTree(page);
  await page.evaluate(() => {
    window.noticed = [];
  });
  await new Promise((resolve) => setTimeout(resolve, MINUTE));

  assert.deepEqual(await page.evaluate(() => window.noticed), []);
  assert.deepEqual(await accessibilityTree(page), playing);
  const article = await page.evaluate(() => ({
    seen: window.inArticle.slice(1),
    isSame: new XMLSerializer().serializeToString(document.querySelector('article')!) === window.inArticle[0],
  }));
  assert.deepEqual(article, { seen: [], isSame: true });

  // The watcher sees what a listener's own action changes; nothing else has changed since the page was idle.
  await press('Pause');
  await page.waitForFunction(() => window.noticed.some((change) => change.startsWith('characterData')));
  const differences = (a: string[], b: string[]): string[] => a.filter((line) => !b.includes(line));
  const becomes = differences(playing, idle).map((line) => line.trim().split(' ').slice(0, 2).join(' '));
  assert.deepEqual(
    becomes.filter((line) => !/Pause$/.test(line)),
    [],
    differences(playing, idle).join('\n'),
  );
  assert.ok(becomes.length > 0, 'Play becomes Pause');

  const { currentTime } = await state();
  const heard = await page.evaluate(() => window.wordsHeard);
  const spoken = wordsOf(await site.narration()).filter(({ startMs }) => startMs < currentTime * 1000 - 50);
  assert.ok(currentTime > 110, `a minute at 2× is two minutes of the article, not ${currentTime} s`);
  const turns = await page.evaluate(() => window.turns);
  let at = 0;
  const skipped = spoken.filter(({ word, startMs }, i) => {
    if (heard[at]?.word === word) {
      at++;
      return false;
    }
    // On a busy machine a page may have no turn at all while a short word is said.
    const next = spoken[i + 1]?.startMs ?? Infinity;
    return turns.some((ms) => ms > startMs + TURN_MS && ms < next);
  });
  assert.deepEqual(skipped, []);
  assert.ok(at > 0.95 * spoken.length, `${at} of ${spoken.length} words were marked`);
  assert.deepEqual(
    heard.filter(({ word, marked }) => word !== marked),
    [],
  );
});
