import { emulateMedia, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { setSettings } from '../../../src/player/settings.js';
import { assert, assertEqual } from '../dialogs/assert.js';
import { itInPrint, itWhenNarrow } from '../engine.js';
import '../../../src/player/define-controls.js';
import {
  cleanUp,
  narrationOf,
  nameOf,
  openPage,
  Player,
  type Server,
  startServer,
  until,
  wait,
} from './page.js';

/* Play, Back and Forward stay in view when the player has scrolled away. */

const lines = Array.from(
  { length: 40 },
  (_, i) => `Sentence number ${i} tells of the sea and of the ships that come in with the tide.`,
);
const narration = narrationOf(['The sea', ...lines]);

/** Links of all kinds: in lines of text, beside each other, at both ends of the page. */
const page = `<h2>The sea</h2>${lines
  .map((line, i) => `<p>${line.replace('the ships', `<a href="#l${i}">the ships</a>`)}</p>`)
  .join('')}<p><a href="#end">The end</a></p>`;

let server: Server;
beforeEach(async () => {
  server = startServer();
  server.publish(narration);
  await setViewport({ width: 1000, height: 700 });
  await setSettings({ follow: false });
});
afterEach(async () => {
  await cleanUp();
  document.documentElement.removeAttribute('style');
  document.documentElement.dir = 'ltr';
  await emulateMedia({ media: 'screen', forcedColors: 'none' });
});

const barOf = ({ root }: Player): HTMLElement => root.querySelector('.transport')!;
const isShown = (player: Player): boolean => barOf(player).matches(':popover-open');
const shown = (player: Player): Promise<boolean> => until('the bar is there', () => isShown(player));
const gone = (player: Player): Promise<boolean> => until('the bar is gone', () => !isShown(player));
const scrollBack = (): void => scrollTo({ top: 0, behavior: 'instant' });
const scrollAway = (top = 1500): void => scrollTo({ top, behavior: 'instant' });

async function playing(attributes: Readonly<Record<string, string>> = {}): Promise<Player> {
  const player = await openPage(page, attributes);
  await player.play();
  return player;
}

async function scrolledAway(attributes: Readonly<Record<string, string>> = {}): Promise<Player> {
  const player = await playing(attributes);
  scrollAway();
  await shown(player);
  return player;
}

/** Of two boxes, in px. */
function overlap(a: DOMRect, b: DOMRect): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? height : 0;
}

const buttonsIn = (player: Player): HTMLElement[] => [...barOf(player).querySelectorAll('button')];

function within(inner: DOMRect, outer: DOMRect): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

type LayoutShift = PerformanceEntry & { readonly sources: readonly { readonly node: Node | null }[] };

describe('The mini player', () => {
  it('is the player’s own buttons at the view’s lower edge, and they work', async () => {
    const player = await scrolledAway();
    const { bottom, left, right } = barOf(player).getBoundingClientRect();
    assertEqual(bottom, innerHeight);
    assertEqual(left, 0);
    assertEqual(right, document.documentElement.clientWidth);
    const { left: x, top: y, width, height } = player.button('Pause').getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    await until('it is paused', () => player.element.paused);
    assert(isShown(player), 'it stays: Play is needed next');
    player.button('Play').click();
    await player.playing();
    const before = player.element.currentTime;
    player.button('Forward').click();
    assert(player.element.currentTime >= before + 15, 'forward');
  });

  it('lets the clock stand while nobody sees it, and has it right as soon as somebody does', async () => {
    const player = await scrolledAway();
    const clock = (): string => player.root.querySelector('.elapsed')!.textContent;
    const seconds = (): number => Number(clock().split(':').at(-1));
    const [stood, from] = [clock(), player.element.currentTime];
    player.element.playbackRate = 3;
    await until('two seconds more are heard', () => player.element.currentTime > from + 2);
    assertEqual(clock(), stood);
    scrollBack();
    await until('it is right', () => seconds() === Math.floor(player.element.currentTime));
  });

  it('comes only while it plays, and goes when the player is there again', async () => {
    const player = await openPage(page);
    scrollAway();
    await wait(150);
    assert(!isShown(player), 'nobody listens');
    scrollBack();
    await player.play();
    await wait(100);
    assert(!isShown(player), 'the player is in view');
    scrollAway();
    await shown(player);
    scrollBack();
    await gone(player);
  });

  it('stays in a pause until the listener comes back to the player', async () => {
    const player = await scrolledAway();
    await player.pause();
    scrollAway(1800);
    await wait(100);
    assert(isShown(player), 'paused in the bar');
    scrollBack();
    await gone(player);
    scrollAway();
    await wait(150);
    assert(!isShown(player), 'nobody listens any more');
  });

  it('goes with the end', async () => {
    const player = await scrolledAway();
    player.element.currentTime = player.element.duration - 0.3;
    await until('it has ended', () => player.element.ended);
    await gone(player);
  });

  itWhenNarrow('shifts nothing: all else stays where it is', async () => {
    for (const width of [1000, 600, 320]) {
      await setViewport({ width, height: 500 });
      const player = await playing();
      const others = [
        ...player.root.querySelectorAll('.card, .links, .speed, select, .options, .progress, .answers'),
        ...player.element.querySelectorAll('p'),
      ];
      const places = (): number[] =>
        others
          .map((element) => element.getBoundingClientRect())
          .flatMap(({ x, y, width, height }) => [x, y + scrollY, width, height]);
      // Tracks of a grid are told in 64ths of a pixel.
      const assertSame = (): void =>
        places().forEach((px, i) => assert(Math.abs(px - before[i]!) < 0.1, `${px} px, not ${before[i]}`));
      const before = places();
      const shifts: LayoutShift[] = [];
      const observer = new PerformanceObserver((list) =>
        shifts.push(...(list.getEntries() as LayoutShift[])),
      );
      observer.observe({ type: 'layout-shift' });
      scrollAway();
      await shown(player);
      await wait(100);
      assertSame();
      scrollBack();
      await gone(player);
      assertSame();
      observer.disconnect();
      const moved = shifts.flatMap(({ sources }) => sources).map(({ node }) => node);
      assertEqual(moved.filter((node) => node && others.includes(node as Element)).length, 0);
      await player.pause();
      player.element.remove();
    }
  });

  it('changes no node, no name and no order of Tab', async () => {
    const player = await playing();
    await until('it is prepared', () => barOf(player).popover);
    const names = (): string => player.buttons.join();
    const before = { names: names(), text: player.root.textContent };
    const noticed: string[] = [];
    const observer = new MutationObserver((records) => {
      for (const { target, type, attributeName } of records)
        if (!(target instanceof Element ? target : target.parentElement)?.closest('[aria-hidden=true]'))
          noticed.push(`${type} ${attributeName}`);
    });
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    observer.observe(player.root, all);
    observer.observe(document, all);
    scrollAway();
    await shown(player);
    scrollBack();
    await gone(player);
    assertEqual(noticed.join(), '');
    assertEqual(names(), before.names);
    observer.disconnect();
  });

  it('G37: it moves no focus', async () => {
    const player = await openPage(page);
    await player.play();
    const moves: string[] = [];
    for (const type of ['focusin', 'focusout']) document.addEventListener(type, () => moves.push(type));
    scrollAway();
    await shown(player);
    scrollBack();
    await gone(player);
    assertEqual(moves.join(), '');
  });

  for (const [width, height, text] of [
    [1280, 800, 100],
    [1280, 800, 200],
    [640, 400, 200],
    [320, 256, 100],
    [320, 256, 200],
    [320, 640, 200],
  ] as const)
    itWhenNarrow(
      `G26: at ${width}×${height} px and ${text} % text it takes a quarter of the height at most`,
      async () => {
        document.documentElement.style.fontSize = `${text}%`;
        await setViewport({ width, height });
        const player = await scrolledAway();
        player.root.querySelector('.back')!.classList.add('wanted');
        const bar = barOf(player).getBoundingClientRect();
        assert(bar.height <= height / 4, `${bar.height} px`);
        assert(document.documentElement.scrollWidth <= width, 'nothing is wider than the view');
        const buttons = [...buttonsIn(player), player.root.querySelector<HTMLElement>('.back')!];
        const rects = buttons.map((button) => button.getBoundingClientRect());
        for (const [i, rect] of rects.entries()) {
          const name = nameOf(buttons[i]!);
          assert(within(rect, bar), `${name} is in it: ${JSON.stringify([rect, bar])}`);
          assert(rect.width >= 44 && rect.height >= 40, `${name}: ${rect.width}×${rect.height}`);
          for (const other of rects.slice(i + 1)) assertEqual(overlap(rect, other), 0);
          assert(buttons[i]!.scrollWidth <= Math.ceil(rect.width), `${name} is whole`);
        }
        const cross = player.root.querySelector('.dismiss')!.getBoundingClientRect();
        assert(within(cross, bar), `so is its cross: ${JSON.stringify([cross, ...rects, bar])}`);
        assert(
          rects.every((rect) => overlap(rect, cross) === 0),
          'and on nothing else',
        );
      },
    );

  it('is not there where the view is too low for it', async () => {
    await setViewport({ width: 600, height: 120 });
    const player = await playing();
    scrollAway();
    await wait(200);
    assert(!isShown(player), 'a quarter of 120 px');
    await setViewport({ width: 600, height: 500 });
    await shown(player);
  });

  for (const key of ['Tab', 'Shift+Tab'])
    it(`G33: through all links with ${key}, none is covered`, async () => {
      await setViewport({ width: 500, height: 300 });
      const player = await scrolledAway();
      const links = [...player.element.querySelectorAll('a')];
      (key === 'Tab' ? links[0]! : links.at(-1)!).focus();
      let seen = 0;
      for (let i = 0; i < links.length - 1; i++) {
        if (key !== 'Tab') await sendKeys({ down: 'Shift' });
        await sendKeys({ press: 'Tab' });
        if (key !== 'Tab') await sendKeys({ up: 'Shift' });
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const focused = document.activeElement!;
        assert(focused.localName === 'a', `${focused.localName} has the focus`);
        if (!isShown(player)) continue;
        seen++;
        const rect = focused.getBoundingClientRect();
        assertEqual(overlap(rect, barOf(player).getBoundingClientRect()), 0);
        assert(rect.top > -1 && rect.bottom < innerHeight + 1, `and it is in view: ${JSON.stringify(rect)}`);
      }
      assert(seen > links.length / 2, `the bar was there ${seen} times`);
    });

  it('G33: goes to the other edge for what cannot be scrolled', async () => {
    const player = await scrolledAway();
    const fixed = document.createElement('button');
    fixed.textContent = 'Accept';
    fixed.style.cssText = 'position:fixed;inset:auto 0 0;height:50px';
    document.body.append(fixed);
    fixed.focus();
    await wait(50);
    assertEqual(barOf(player).getBoundingClientRect().top, 0);
    fixed.style.cssText = 'position:fixed;inset:0 0 auto;height:50px';
    fixed.blur();
    fixed.focus();
    await wait(50);
    assertEqual(barOf(player).getBoundingClientRect().bottom, innerHeight);
  });

  it('is dismissed by its cross and by Escape, until Play', async () => {
    const player = await scrolledAway();
    const { left, top, width, height } = player.root.querySelector('.dismiss')!.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [Math.round(left + width / 2), Math.round(top + height / 2)],
    });
    await gone(player);
    scrollBack();
    await wait(80);
    scrollAway();
    await wait(150);
    assert(!isShown(player), 'dismissed is dismissed');
    assert(!player.element.paused, 'and it plays on');
    player.element.pause();
    await until('it is paused', () => player.element.paused);
    await player.element.play();
    await shown(player);
    await sendKeys({ press: 'Escape' });
    await gone(player);
  });

  it('lies over no dialog when the size of the view changes, and is there again behind it', async () => {
    const player = await scrolledAway();
    player.button('Options').click();
    const dialog = await until('it is open', () =>
      player.root.querySelector<HTMLDialogElement>('dialog[open]'),
    );
    await setViewport({ width: 1000, height: 500 });
    await gone(player);
    await wait(100);
    assert(!isShown(player), 'not over the dialog');
    dialog.close();
    scrollAway();
    await shown(player);
  });

  it('is switched off by the listener and on again, at once', async () => {
    const player = await scrolledAway();
    await setSettings({ mini: false });
    await gone(player);
    await setSettings({ mini: true });
    await shown(player);
  });

  it('is there for a player that is bare, too: the buttons that stand elsewhere on the page', async () => {
    const bare = await openPage(page, { bare: '', id: 'bare' });
    const controls = document.createElement('audio-article-controls');
    controls.for = 'bare';
    document.body.prepend(controls);
    const player = new Player(controls as never);
    await until('they are there', () => player.root.querySelector('.transport') && player.buttons.length);
    await bare.element.play();
    scrollAway();
    await shown(player);
    assertEqual(barOf(player).getBoundingClientRect().bottom, innerHeight);
    assertEqual(getComputedStyle(barOf(player)).position, 'fixed');
    player.button('Pause').click();
    await until('it is paused', () => bare.element.paused);
    scrollBack();
    await gone(player);
    await bare.element.play();
    scrollAway();
    await shown(player);
    // Another place in the page, drawn anew.
    controls.remove();
    document.body.prepend(controls);
    await bare.element.play();
    await shown(player);
    bare.element.remove();
    await until('it has gone with its player', () => !player.root.querySelector(':popover-open'));
  });

  it('is not there where the publisher wants none, and no code for it is loaded', async () => {
    const player = await playing({ mini: 'off' });
    scrollAway();
    await wait(200);
    assert(!barOf(player).hasAttribute('popover'), 'nothing was prepared');
    assertEqual(player.root.querySelectorAll('.dismiss').length, 0);
  });

  it('belongs to the player that was started last', async () => {
    server.publish(narrationOf(['The sea', ...lines], { id: 'other' }));
    const other = await openPage('<p>The sea</p>', { src: '/transcripts/other.json' });
    const player = await scrolledAway();
    await other.element.play();
    await gone(player);
    await shown(other);
    await player.element.play();
    await shown(player);
    await gone(other);
  });

  it('is at the edge of the view within a page’s own boxes, too', async () => {
    document.body.style.cssText = 'transform:translateX(0);overflow:hidden;filter:none;contain:layout';
    const player = await scrolledAway();
    assertEqual(barOf(player).getBoundingClientRect().bottom, innerHeight);
  });

  it('goes with its player', async () => {
    const player = await scrolledAway();
    player.element.remove();
    await wait(50);
    document.body.append(player.element);
    await wait(200);
    assert(!isShown(player), 'it is paused and not prepared any more');
    const places = player.button('Play').getBoundingClientRect();
    assert(places.height >= 44, 'its button stands where it stood');
  });

  itInPrint('is not printed', async () => {
    const player = await scrolledAway();
    await emulateMedia({ media: 'print' });
    assertEqual(barOf(player).getClientRects().length, 0);
  });

  it('from right to left it is mirrored, but time runs the same way', async () => {
    document.documentElement.dir = 'rtl';
    const player = await playing();
    // As in a language that is written so.
    for (const part of player.root.querySelectorAll<HTMLElement>('.player, .back')) part.dir = 'rtl';
    scrollAway();
    await shown(player);
    player.root.querySelector('.back')!.classList.add('wanted');
    const rect = (selector: string): DOMRect => player.root.querySelector(selector)!.getBoundingClientRect();
    assert(rect('.dismiss').right < rect('.back').left, 'the cross is at the left end');
    assert(rect('.back').right < rect('.play').left, 'then the way back, then the buttons');
  });

  itInPrint('can be seen in forced colours', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const player = await scrolledAway();
    assertEqual(getComputedStyle(barOf(player)).borderBlockStartStyle, 'solid');
    assertEqual(getComputedStyle(barOf(player)).borderBlockStartWidth, '1px');
  });
});
