import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, suite, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { reader } from './demo.js';
import { openPublisher, type Publisher } from './publisher.js';

/* Pages whose styles and scripts think of nobody else: the player is there, whole, and reads along. */

let publisher: Publisher;
before(async () => {
  publisher = await openPublisher();
});
after(() => publisher.close());

let page: Page;
beforeEach(async () => {
  page = await publisher.open();
});
afterEach(() => page.close());

/** What the listener can press, as it is seen: whole, in the window's width, none over another. */
const seen = () =>
  page.evaluate(() => {
    const root = document.querySelector('audio-article')!.shadowRoot!;
    const buttons = [...root.querySelectorAll<HTMLElement>('.card button, .card select')]
      .map((button) => ({
        name: button.textContent.trim(),
        box: button.getBoundingClientRect(),
        shown: button.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
      }))
      .filter(({ box }) => box.width > 0);
    const over = buttons.flatMap((a, i) =>
      buttons
        .slice(i + 1)
        .filter(
          (b) =>
            a.box.left < b.box.right - 0.5 &&
            b.box.left < a.box.right - 0.5 &&
            a.box.top < b.box.bottom - 0.5 &&
            b.box.top < a.box.bottom - 0.5,
        )
        .map((b) => `${a.name} / ${b.name}`),
    );
    return {
      sizes: buttons.map(({ box }) => `${box.width} × ${box.height}`),
      count: buttons.filter(({ shown }) => shown).length,
      small: buttons.filter(({ box }) => Math.min(box.width, box.height) < 43.5).map(({ name }) => name),
      outside: buttons
        .filter(({ box }) => box.left < -0.5 || box.right > innerWidth + 0.5)
        .map(({ name }) => name),
      over,
    };
  });

async function playsAndMarks(): Promise<void> {
  const { press, waitUntilPlaying } = reader(page);
  await press('Play');
  await waitUntilPlaying();
  await page.waitForFunction(() => CSS.highlights.get('audio-article-sentence')?.size);
  const marked = await page.evaluate(() =>
    [...CSS.highlights.get('audio-article-sentence')!].map((range) => (range as Range).toString()).join(''),
  );
  const sentences = publisher.narration.blocks.map(({ text }) => text).join(' ');
  assert.ok(marked.length > 0 && sentences.includes(marked), marked);
  await press('Pause');
}

test('whatever size the page gives its root, the player is measured in the reader’s letters', async () => {
  const plain = await seen();
  for (const size of ['62.5%', '40px', '100px', '10vw']) {
    await page.addStyleTag({ content: `html { font-size: ${size} } body { font-size: 1.8rem }` });
    assert.deepEqual(await seen(), plain, size);
  }
  await page.addStyleTag({
    content: 'html { font-size: 20px } audio-article { --audio-article-font-size: 1rem }',
  });
  const { sizes } = await seen();
  assert.notDeepEqual(sizes, plain.sizes, 'unless the page wants it otherwise');
});

const whole = { small: [], outside: [], over: [] };

suite('styles of the page', () => {
  const styles = {
    'everything unset': '* { all: unset !important }',
    'capitals, wide letters, no wrapping':
      '* { text-transform: uppercase; letter-spacing: 0.4em; word-spacing: 2em; text-indent: 6em; white-space: nowrap; text-shadow: 0 0 9px red; -webkit-text-fill-color: white }',
    'everything moves':
      '*, ::before, ::after { animation: fade 9s infinite; transition: all 9s } @keyframes fade { to { opacity: 0.9 } }',
    'marks of its own':
      '::selection { color: red; background: red } ::highlight(audio-article-word), mark { background: none }',
    'from right to left': 'html { direction: rtl; text-align: center; writing-mode: horizontal-tb }',
    'boxes of every element':
      'div, section, button, p, h2, select, dialog { border: 9px solid red; margin: 40px; padding: 40px; position: static; float: left; width: 50px }',
  };
  for (const [name, css] of Object.entries(styles))
    test(`${name}: all that can be pressed is whole, and the sentence is marked`, async () => {
      const plain = await seen();
      assert.ok(plain.count >= 7, String(plain.count));
      await page.addStyleTag({ content: css });
      if (name !== 'everything moves') {
        const { count, small, outside, over } = await seen();
        assert.deepEqual({ count, small, outside, over }, { ...whole, count: plain.count });
      }
      await playsAndMarks();
      const text = await page.evaluate(() => {
        const { style } = {
          style: getComputedStyle(
            document.querySelector('audio-article')!.shadowRoot!.querySelector('.play')!,
          ),
        };
        return [
          style.textTransform,
          style.letterSpacing,
          style.wordSpacing,
          style.textIndent,
          style.textShadow,
        ];
      });
      assert.deepEqual(text, ['none', 'normal', '0px', '0px', 'none']);
      const ink = await page.evaluate(() => {
        const style = getComputedStyle(
          document.querySelector('audio-article')!.shadowRoot!.querySelector('.play')!,
        );
        return [style.webkitTextFillColor, style.color];
      });
      assert.equal(ink[0], ink[1]);
    });
});

test('text that the browser does not lay out until it is near is marked all the same', async () => {
  await page.addStyleTag({
    content:
      'article > * { content-visibility: auto; contain-intrinsic-size: auto 900px; min-height: 900px }',
  });
  const { length } = publisher.narration.blocks;
  const late = publisher.narration.blocks[length - 2]?.sentences[0]?.words[0]?.[2] ?? 0;
  await page.evaluate(
    (ms) => void (document.querySelector('audio-article')!.currentTime = ms / 1000 + 0.05),
    late,
  );
  await playsAndMarks();
});

test('articles that come and go while one scrolls: each player speaks of its own, and what is gone is silent', async () => {
  await playsAndMarks();
  await page.evaluate(async () => {
    const first = document.querySelector('audio-article')!;
    for (let n = 0; n < 5; n++) {
      document.body.append(first.cloneNode(true));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  await page.waitForFunction(() =>
    [...document.querySelectorAll('audio-article')].every((one) => one.readyState),
  );
  const result = await page.evaluate(async () => {
    const all = [...document.querySelectorAll('audio-article')];
    const [first, second, third] = all;
    await first!.play();
    await second!.play();
    const one = [first!.paused, second!.paused];
    second!.remove();
    await new Promise((resolve) => setTimeout(resolve, 300));
    // What is paused keeps its mark.
    const marksIn = (player: Element): number =>
      ([...(CSS.highlights.get('audio-article-sentence') ?? [])] as Range[]).filter(({ startContainer }) =>
        player.contains(startContainer),
      ).length;
    const gone = [second!.paused, marksIn(second!)];
    await third!.play();
    return { one, gone };
  });
  assert.deepEqual(result, { one: [true, false], gone: [true, 0] });
  // Of the second, which is gone, the third has taken the place in the page.
  await page.waitForFunction(() => {
    const third = document.querySelectorAll('audio-article')[1]!;
    return ([...(CSS.highlights.get('audio-article-sentence') ?? [])] as Range[]).some(({ startContainer }) =>
      third.contains(startContainer),
    );
  });
});

test('a page that changes without being loaded takes its player out and in again, with another article, and back', async () => {
  await playsAndMarks();
  const at = (await reader(page).state()).currentTime;
  const back = await page.evaluate(async () => {
    const player = document.querySelector('audio-article')!;
    player.remove();
    history.pushState({}, '', '/elsewhere');
    await new Promise((resolve) => setTimeout(resolve, 200));
    history.back();
    document.body.append(player);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { paused: player.paused, currentTime: player.currentTime };
  });
  assert.equal(back.paused, true);
  assert.ok(Math.abs(back.currentTime - at) < 0.5, `${back.currentTime} after ${at}`);
  await playsAndMarks();
  await page.evaluate(() => {
    document.querySelector('audio-article')!.src = '/transcripts/index.json?other';
  });
  await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
  await playsAndMarks();
});

test('on paper there is the article, unmarked, and no player', async () => {
  await playsAndMarks();
  await page.emulateMediaType('print');
  const shown = await page.evaluate(() => {
    const player = document.querySelector('audio-article')!;
    return {
      player: player.shadowRoot!.querySelector<HTMLElement>('.card')!.getClientRects().length,
      article: player.querySelector('article')!.getClientRects().length > 0,
      ground: getComputedStyle(player.querySelector('p')!, '::highlight(audio-article-sentence)')
        .backgroundColor,
    };
  });
  assert.equal(shown.player, 0);
  assert.equal(shown.article, true);
  assert.match(shown.ground, /transparent|rgba\(0, 0, 0, 0\)/);
});
