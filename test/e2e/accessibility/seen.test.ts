import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { decode } from 'fast-png';
import type { Page } from 'puppeteer-core';
import { reader } from '../demo.js';
import type { Site } from '../publish.js';
import { contrast, contrastIn, groundOf, hex, luminance, photograph, type Rect } from './pixels.js';
import {
  look,
  media,
  type Medium,
  openIn,
  openPlayer,
  openSite,
  pressTab,
  protocol,
  type StateName,
} from './states.js';

/* What is seen, by the pixels of screenshots. */

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

interface Thing extends Rect {
  readonly name: string;
}

/** Pieces of text and shapes of the player, or of the dialog that is open over it, as far as they are in the window. */
interface Scene {
  /** What they lie in. */
  readonly scope: Rect;
  readonly texts: readonly Thing[];
  /** Controls that have a shape of their own. */
  readonly controls: readonly Thing[];
  readonly icon: readonly Thing[];
  readonly rail: readonly Thing[];
}

const sceneOf = (page: Page): Promise<Scene> =>
  page.$eval('audio-article', ({ shadowRoot }) => {
    const dialog = shadowRoot!.querySelector('dialog');
    const scope = dialog ?? shadowRoot!.querySelector('.card')!;
    const inSight = ({ left, top, right, bottom, width, height }: DOMRect): boolean => {
      const { left: l, top: t, right: r, bottom: b } = scope.getBoundingClientRect();
      if (width < 2 || height < 2) return false;
      return (
        left >= Math.max(0, l) && top >= Math.max(0, t) && right <= r && bottom <= Math.min(b, innerHeight)
      );
    };
    const thing = (name: string, rect: DOMRect): Thing[] => {
      const { left, top, width, height } = rect;
      const covered = !scope.contains(shadowRoot!.elementFromPoint(left + width / 2, top + height / 2));
      return inSight(rect) && !covered ? [{ name, left, top, width, height }] : [];
    };
    const texts: Thing[] = [];
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const parent = node.parentElement!;
      const { visibility, opacity } = getComputedStyle(parent);
      if (!/[\p{L}\p{N}]/u.test(node.data) || parent.closest('.hidden, option, textarea')) continue;
      if (visibility === 'hidden' || opacity === '0') continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) texts.push(...thing(node.data.trim(), rect));
    }
    for (const field of scope.querySelectorAll('select'))
      texts.push(...thing(`the choice ${field.value}`, field.getBoundingClientRect()));
    const all = (selector: string): Thing[] =>
      [...scope.querySelectorAll<HTMLElement>(selector)].flatMap((element) =>
        thing(element.textContent.trim() || element.localName, element.getBoundingClientRect()),
      );
    const { left, top, width, height } = scope.getBoundingClientRect();
    return {
      scope: { left, top, width, height },
      texts,
      controls: [...scope.querySelectorAll<HTMLElement>('button, select, input, textarea')]
        .filter((control) => !getComputedStyle(control).textDecorationLine.includes('underline'))
        .filter((control) => !(control.matches('[type=range]') && !dialog))
        .flatMap((control) =>
          thing(control.textContent.trim() || control.localName, control.getBoundingClientRect()),
        ),
      icon: all('.play svg'),
      rail: all('.rail'),
    };
  });

/** Just within and around the edges of what has a shape. */
const around = ({ left, top, width, height }: Rect, by: number): Rect => ({
  left: left - by,
  top: top - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** From outside of the start of a thing to its inside, halfway up. */
const edge = ({ left, top, height }: Rect): Rect => ({
  left: left - 4,
  top: top + height / 2,
  width: 10,
  height: 1,
});

async function assertSeen(page: Page, medium: Medium): Promise<void> {
  await look(page, medium);
  const { scope, texts, controls, icon, rail } = await sceneOf(page);
  const picture = await photograph(page, around(scope, 8));
  const tooLow: string[] = [];
  const measure = (things: readonly Thing[], least: number, ratioOf: (thing: Thing) => number): void => {
    for (const thing of things) {
      const ratio = ratioOf(thing);
      if (ratio < least) tooLow.push(`${medium}: “${thing.name}” ${ratio.toFixed(2)} < ${least}`);
    }
  };
  assert.ok(texts.length >= 5 && controls.length >= 2, `${texts.length} texts, ${controls.length} controls`);
  // G20: WCAG 1.4.6
  measure(texts, 7, (thing) => contrastIn(picture.pixelsIn(thing)));
  // G21: WCAG 1.4.11
  measure(controls, 3, (thing) => {
    const pixels = picture.pixelsIn(edge(thing));
    return contrastIn(pixels, pixels[0], 1);
  });
  measure(icon, 3, (thing) => contrastIn(picture.pixelsIn(thing)));
  for (const { left, top, width, height, name } of rail) {
    const half = { left: left + width / 2, top, width: 4, height };
    const thumb = { left: left - 2, top: top + height / 2 - 8, width: 18, height: 16 };
    measure(
      [
        { name: `${name} track`, ...half },
        { name: `${name} thumb`, ...thumb },
      ],
      3,
      (thing) => contrastIn(picture.pixelsIn(thing), picture.pixelsIn(half)[0]),
    );
  }
  assert.deepEqual(tooLow, []);
}

const open = async (state: StateName): Promise<Page> => {
  const page = await openIn(site, state);
  await page.setViewport({ width: 800, height: 1400, deviceScaleFactor: 2 });
  return page;
};

describe('is told from what lies behind it', () => {
  const seenIn = [
    'idle',
    'the info dialog',
    'feedback with mistakes',
    'the options',
    'audio that is gone',
  ] as const;
  for (const state of seenIn)
    test(`G20, G21, G23, G24: every text with 7:1, every edge, icon and track with 3:1, in ${state}`, async () => {
      const page = await open(state);
      for (const medium of Object.keys(media) as Medium[]) await assertSeen(page, medium);
      await page.close();
    });

  test('G24: edges are 2 px where the reader wants more contrast', async () => {
    const page = await openPlayer(site);
    await look(page, 'more contrast');
    const widths = await page.$eval('audio-article', ({ shadowRoot }) =>
      [...shadowRoot!.querySelectorAll('.card, .controls :is(button, select)')].map(
        (element) => getComputedStyle(element).borderTopWidth,
      ),
    );
    assert.ok(widths.length > 4);
    assert.deepEqual(new Set(widths), new Set(['2px']));
    await page.close();
  });

  test('G20, G22, G23, G24: the spoken word from its sentence, and both from the page, by colour and by shape', async () => {
    const page = await open('playing');
    await page.evaluate(() => {
      document.querySelector('audio-article')!.currentTime = 6;
    });
    await page.waitForFunction(() => {
      const player = document.querySelector('audio-article')!;
      const [word] = CSS.highlights.get('audio-article-word') ?? [];
      if (!word || player.currentTime < 6.5) return false;
      player.pause();
      return true;
    });
    const rects = await page.evaluate(() => {
      const rectsOf = (name: string): Rect[] =>
        [...(CSS.highlights.get(`audio-article-${name}`) ?? [])].flatMap((range) =>
          [...(range as Range).getClientRects()].map(({ left, top, width, height }) => ({
            left,
            top,
            width,
            height,
          })),
        );
      (
        CSS.highlights.get('audio-article-word')!.values().next().value as Range
      ).startContainer.parentElement!.scrollIntoView({ block: 'center', behavior: 'instant' });
      return { word: rectsOf('word'), sentence: rectsOf('sentence') };
    });
    assert.equal(rects.word.length, 1);
    const word = rects.word[0]!;
    // A part of the sentence in which the word does not lie.
    const line =
      rects.sentence.find(({ left, top, width }) => top !== word.top && width > 60 && left >= 0) ??
      rects.sentence.at(-1)!;
    const before: Rect = { ...line, width: Math.min(60, line.width) };
    const top = Math.min(word.top, line.top);
    const height = Math.max(word.top + word.height, line.top + line.height) - top;
    for (const medium of Object.keys(media) as Medium[]) {
      await look(page, medium);
      const picture = await photograph(page, { left: 0, top, width: 800, height });
      const paper = groundOf(picture.pixelsIn({ left: 2, top: word.top, width: 20, height: word.height }));
      const wordPixels = picture.pixelsIn(word);
      const sentencePixels = picture.pixelsIn(before);
      const [onWord, onSentence] = [groundOf(wordPixels), groundOf(sentencePixels)];
      const told = `${medium}: page ${hex(paper)}, sentence ${hex(onSentence)}, word ${hex(onWord)}`;
      assert.ok(contrastIn(wordPixels) >= 7, `${told}: text of the word`);
      assert.ok(contrastIn(sentencePixels) >= 7, `${told}: text of the sentence`);
      assert.ok(contrast(onWord, paper) >= 3, `${told}: word and page`);
      assert.ok(contrast(onWord, onSentence) >= 3, `${told}: word and sentence`);
      // The last pixels of a line hold its underline alone: as wide as the text.
      const lined = (rect: Rect): boolean => {
        const rows = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95].map((at) => ({
          ...rect,
          top: rect.top + rect.height * at,
          height: 1 / picture.scale,
        }));
        return rows.some((row) => {
          const pixels = picture.pixelsIn(row);
          const ground = groundOf(picture.pixelsIn(rect));
          return pixels.filter((pixel) => contrast(pixel, ground) >= 3).length > 0.7 * pixels.length;
        });
      };
      // Forced colours leave the sentence its line alone.
      const isForced = medium.startsWith('forced');
      assert.equal(lined(before), isForced, `${told}: the line under the sentence`);
      if (!isForced) assert.ok(lined(word), `${told}: the line under the word`);
    }
    await page.close();
  });
});

describe('the focus', () => {
  const photo =
    'repeating-linear-gradient(45deg,#fff 0 9px,#000 9px 18px),repeating-linear-gradient(90deg,#c33,#3c3 30px,#33c 60px)';
  const grounds: Readonly<Record<string, readonly [Medium, string]>> = {
    'a white page': ['light', '#fff'],
    'a black page': ['dark', '#000'],
    'a photograph': ['light', photo],
    'forced colours, light': ['forced colours, light', '#fff'],
    'forced colours, dark': ['forced colours, dark', '#000'],
  };

  for (const [name, [medium, ground]] of Object.entries(grounds))
    test(`G23, G32: is seen around every control on ${name}: 2 px and more, 3:1 and more`, async () => {
      const page = await openPlayer(site);
      await page.setViewport({ width: 800, height: 700 });
      await look(page, medium);
      await page.evaluate((background) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`html{background:${background}}body{background:none!important}`);
        document.adoptedStyleSheets.push(sheet);
        document.querySelector('audio-article')!.scrollIntoView({ block: 'start', behavior: 'instant' });
      }, ground);
      // What follows the player in the page must not scroll it away.
      const unfocused = await photograph(page);
      const weak: string[] = [];
      let stops = 0;
      for (let i = 0; i < 12; i++) {
        const stop = await pressTab(page);
        const at = await page.$eval('audio-article', ({ shadowRoot }) => {
          const rect = shadowRoot!.activeElement?.getBoundingClientRect();
          return rect && { left: rect.left, top: rect.top, width: rect.width, height: rect.height };
        });
        if (!at) {
          if (stops > 0) break;
          continue;
        }
        stops++;
        const focusedNow = await photograph(page, around(at, 12));
        const room = around(at, 10);
        const [then, now] = [unfocused.pixelsIn(room), focusedNow.pixelsIn(room)];
        const changed = now.filter((pixel, n) => contrast(pixel, then[n] ?? pixel) >= 3).length;
        const least = 2 * 2 * (at.width + at.height);
        if (changed < least) weak.push(`${stop}: ${changed} px changed, of ${least.toFixed()}`);
        // On each of the four sides.
        const sides: Readonly<Record<string, Rect>> = {
          left: { left: at.left - 10, top: at.top, width: 12, height: at.height },
          right: { left: at.left + at.width - 2, top: at.top, width: 12, height: at.height },
          top: { left: at.left, top: at.top - 10, width: at.width, height: 12 },
          bottom: { left: at.left, top: at.top + at.height - 2, width: at.width, height: 12 },
        };
        for (const [side, rect] of Object.entries(sides)) {
          const [a, b] = [unfocused.pixelsIn(rect), focusedNow.pixelsIn(rect)];
          const length = side === 'left' || side === 'right' ? at.height : at.width;
          const differ = b.filter((pixel, n) => contrast(pixel, a[n] ?? pixel) >= 3).length;
          if (differ < 2 * length * 0.9)
            weak.push(`${stop}: ${differ} px changed at its ${side}, of ${(2 * length).toFixed()}`);
        }
      }
      assert.ok(stops >= 8, `${stops} stops`);
      assert.deepEqual(weak, []);
      await page.close();
    });
});

declare global {
  interface Window {
    /** For each cell of 20 px, when its light has changed, in ms. */
    lit: Record<string, number[]>;
  }
}

test('G40: at 3× no place of the page is lit up more than three times in a second', async () => {
  const page = await openPlayer(site);
  await page.evaluate(() => {
    window.lit = {};
    const player = document.querySelector('audio-article')!;
    player.playbackRate = 3;
    let last = new Set<string>();
    const note = (): void => {
      const cells = new Set<string>();
      for (const name of ['word', 'sentence'])
        for (const range of CSS.highlights.get(`audio-article-${name}`) ?? [])
          for (const { left, right, top, bottom } of (range as Range).getClientRects())
            for (let x = Math.floor(left / 20); x <= right / 20; x++)
              for (let y = Math.floor(top / 20); y <= bottom / 20; y++) cells.add(`${name} ${x} ${y}`);
      for (const cell of cells) if (!last.has(cell)) (window.lit[cell] ??= []).push(performance.now());
      last = cells;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  await reader(page).press('Play');
  await reader(page).waitUntilPlaying();
  await new Promise((resolve) => setTimeout(resolve, 6000));
  const lit = Object.values(await page.evaluate(() => window.lit));
  assert.ok(lit.length > 50, `${lit.length} places have been lit`);
  const most = Math.max(
    ...lit.map((times) => Math.max(...times.map((t) => times.filter((u) => u >= t && u < t + 1000).length))),
  );
  assert.ok(most <= 3, `${most} times in a second`);
  await page.close();
});

test('G40: at 3× no part of what is drawn flashes more than three times in a second, as its frames tell', async () => {
  const page = await openPlayer(site);
  // High enough that the page is not scrolled along: letters that pass are no flash.
  await page.setViewport({ width: 640, height: 1400 });
  await page.evaluate(() => {
    const player = document.querySelector('audio-article')!;
    player.playbackRate = 3;
    player.scrollIntoView({ behavior: 'instant' });
  });
  await reader(page).press('Play');
  await reader(page).waitUntilPlaying();
  const CELL = 20;
  /** Of each cell, when it was how light: WCAG’s relative luminance. */
  const cells = new Map<number, { readonly at: number; readonly light: number }[]>();
  let frames = 0;
  const client = await protocol(page);
  const note = ({ data, metadata }: { data: string; metadata: { timestamp?: number } }): void => {
    const { width, height, channels, data: bytes } = decode(Buffer.from(data, 'base64'));
    frames++;
    for (let y = 0; y + CELL <= height; y += CELL)
      for (let x = 0; x + CELL <= width; x += CELL) {
        let light = 0;
        for (let dy = 2; dy < CELL; dy += 4)
          for (let dx = 2; dx < CELL; dx += 4) {
            const p = ((y + dy) * width + x + dx) * channels;
            const [r = 0, g = 0, b = 0] = [bytes[p], bytes[p + 1], bytes[p + 2]];
            light += luminance((r << 16) | (g << 8) | b);
          }
        const cell = y * width + x;
        const seen = cells.get(cell) ?? [];
        seen.push({ at: metadata.timestamp ?? 0, light: light / 25 });
        cells.set(cell, seen);
      }
  };
  client.on('Page.screencastFrame', (frame) => {
    note(frame);
    // The last one may come when it has been stopped.
    client.send('Page.screencastFrameAck', { sessionId: frame.sessionId }).catch(() => undefined);
  });
  await client.send('Page.startScreencast', {
    format: 'png',
    maxWidth: 640,
    maxHeight: 1400,
    everyNthFrame: 1,
  });
  const began = Date.now();
  while (Date.now() - began < 6000 || (frames <= 10 && Date.now() - began < 60_000))
    await new Promise((resolve) => setTimeout(resolve, 100));
  await client.send('Page.stopScreencast');
  assert.ok(frames > 10, `${frames} frames`);
  let most = 0;
  let changed = 0;
  for (const seen of cells.values()) {
    // A flash is a pair of opposing changes of a tenth and more, the darker below 0.8 (WCAG 2.3.1).
    const turns: number[] = [];
    let from = seen[0]?.light ?? 0;
    let direction = 0;
    for (const { at, light } of seen) {
      const change = light - from;
      if (Math.abs(change) >= 0.1 && Math.min(light, from) < 0.8) {
        if (Math.sign(change) !== direction) turns.push(at);
        direction = Math.sign(change);
        from = light;
      } else if (Math.sign(change) === direction) from = light;
    }
    // Marks are faint: they are seen in the frames, and most are no change in the sense of WCAG.
    const lights = seen.map(({ light }) => light);
    if (Math.max(...lights) - Math.min(...lights) >= 0.02) changed++;
    for (const t of turns) most = Math.max(most, turns.filter((u) => u >= t && u < t + 1).length / 2);
  }
  assert.ok(changed > 10, `${changed} cells have changed`);
  assert.ok(most <= 3, `${most} times in a second`);
  await page.close();
});
