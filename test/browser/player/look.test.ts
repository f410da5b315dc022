import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { assert, assertEqual } from '../dialogs/assert.js';
import { itAt, itIn, itInMedia } from '../engine.js';
import { styles } from '../../../src/player/styles.js';
import { article, cleanUp, marked, narrationOf, openPage, startServer, texts, until, wait } from './page.js';

const pageCss = new URL('../../../src/player/audio-article.css', import.meta.url);

/** The documented light-DOM stylesheet, as a publisher links it. */
async function linkPageCss(): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = pageCss.href;
  document.head.append(link);
  await new Promise((resolve) => link.addEventListener('load', resolve, { once: true }));
}

const contrast = (one: string, other: string): number => {
  const luminance = (colour: string): number => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

describe('The player’s look', () => {
  beforeEach(() => startServer().publish(narrationOf(texts, { endMs: 725_000 })));
  afterEach(async () => {
    await cleanUp();
    document.head.querySelectorAll('link').forEach((link) => link.remove());
    document.documentElement.removeAttribute('style');
    document.body.removeAttribute('style');
    await setViewport({ width: 800, height: 600 });
    await emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
  });

  for (const width of [320, 375, 560, 800, 1280])
    itAt(width)(
      `G26, G28: fits ${width} px without scrolling sideways, with targets of 44 px that do not overlap`,
      async () => {
        await setViewport({ width, height: 700 });
        const player = await openPage();
        assert(
          document.documentElement.scrollWidth <= width,
          `it is ${document.documentElement.scrollWidth} px wide`,
        );
        const controls = [...player.root.querySelectorAll<HTMLElement>('button, select, input')];
        const rects = controls.map((control) => control.getBoundingClientRect());
        rects.forEach((rect, i) => {
          const name = controls[i]!.textContent.trim() || controls[i]!.localName;
          assert(rect.width >= 44 && rect.height >= 44, `${name} is ${rect.width} × ${rect.height}`);
          assert(rect.left >= 0 && rect.right <= width, `${name} lies within the page`);
          for (const other of rects.slice(i + 1))
            assert(
              rect.right <= other.left + 0.5 ||
                other.right <= rect.left + 0.5 ||
                rect.bottom <= other.top + 0.5 ||
                other.bottom <= rect.top + 0.5,
              `${name} overlaps another target`,
            );
        });
      },
    );

  for (const lang of ['en', 'de'])
    for (const [width, content] of [
      [250, article],
      [320, article],
      [
        480,
        `<div slot="fallback"><p>Made by a machine.</p><audio controls preload="none"></audio></div>${article}`,
      ],
      [630, article],
      [700, article],
      [
        1000,
        `<div slot="fallback"><p>Made by a machine.</p><audio controls preload="none"></audio></div>${article}`,
      ],
    ] as const)
      itAt(width)(`comes into the room that the page kept for it: ${lang}, ${width} px`, async () => {
        await setViewport({ width, height: 700 });
        await linkPageCss();
        document.documentElement.lang = lang;
        // The article’s own letters do not follow the root’s below.
        document.body.style.fontSize = '16px';
        // What the browser lays out before the element is defined: an undefined element of the same build.
        const waiting = document.createElement('audio-article-waiting');
        waiting.append(document.createRange().createContextualFragment(content));
        const sheet = await (await fetch(pageCss)).text();
        const style = new CSSStyleSheet();
        style.replaceSync(sheet.replaceAll(/audio-article(?=[ :])/g, 'audio-article-waiting'));
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
        document.body.append(waiting);
        const keptAt = (root: string): number => {
          document.documentElement.style.fontSize = root;
          return waiting.querySelector('#first')!.getBoundingClientRect().top;
        };
        assertEqual(keptAt('10px'), keptAt(''));
        const kept = keptAt('');
        waiting.remove();
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== style);
        const player = await openPage(content);
        const top = (): number => player.element.querySelector('#first')!.getBoundingClientRect().top;
        assertEqual(top(), kept);
        document.documentElement.style.fontSize = '10px';
        assertEqual(top(), kept);
        document.documentElement.style.fontSize = '';
        await until('its language has come', () => player.says(lang === 'de' ? 'Abspielen' : 'Play'));
        assertEqual(top(), kept);
        await player.element.play();
        player.element.pause();
        await wait(50);
        assertEqual(top(), kept);
      });

  it('shows no fallback once it is there', async () => {
    await linkPageCss();
    const player = await openPage(`<div slot="fallback"><p>Made by a machine.</p></div>${article}`);
    assertEqual(player.element.querySelector<HTMLElement>('[slot]')!.getClientRects().length, 0);
  });

  it('has no inline style anywhere, and scripts none either', async () => {
    const player = await openPage();
    await player.play();
    await wait(1200);
    assertEqual(player.root.querySelectorAll('[style], style, script').length, 0);
    assert(!/url\(|@import/.test(styles), 'nothing is loaded by the styles');
  });

  for (const colorScheme of ['light', 'dark'] as const)
    itIn(colorScheme)(`G20, G21: can be read in the ${colorScheme}`, async () => {
      document.documentElement.style.colorScheme = 'light dark';
      await emulateMedia({ colorScheme });
      const player = await openPage();
      const of = (selector: string): CSSStyleDeclaration =>
        getComputedStyle(player.root.querySelector(selector)!);
      const paper = of('.card').backgroundColor;
      for (const selector of ['strong', '.links button', '.hint', '.time', '.speed', 'select'])
        assert(
          contrast(of(selector).color, paper) >= 7,
          `${selector}: ${contrast(of(selector).color, paper)}`,
        );
      assert(contrast(of('.play').color, of('.play').backgroundColor) >= 7, 'Play');
      assert(contrast(of('select').borderTopColor, paper) >= 3, 'edges');
      await player.play();
      await player.marks('harbour');
      for (const name of ['sentence', 'word']) {
        const { color, backgroundColor } = getComputedStyle(
          player.element.querySelector('#first')!,
          `::highlight(audio-article-${name})`,
        );
        assert(contrast(color, backgroundColor) >= 7, `${name}: ${color} on ${backgroundColor}`);
      }
    });

  itInMedia(
    'G39: does not move when the reader wants less motion: the sentence is marked, the word is not',
    async () => {
      await emulateMedia({ reducedMotion: 'reduce' });
      const player = await openPage();
      await player.play();
      await until('a sentence is marked', () => marked('sentence'));
      assertEqual(marked('word'), '');
      assertEqual(player.root.getAnimations().length, 0);
    },
  );
});
