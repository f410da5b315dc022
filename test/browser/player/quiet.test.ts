import { assert, assertEqual, assertNoAxeViolations } from '../dialogs/assert.js';
import { asTimePasses, expose } from '../../../src/player/exposed.js';
import { cleanUp, nameOf, narrationOf, openPage, reader, startServer, texts, until, wait } from './page.js';

/** Long enough for several words, sentences, seconds and a write of the position. */
const LISTEN_MS = 4000;

describe('While it plays, nothing that can be heard changes', () => {
  beforeEach(() => startServer().publish(narrationOf(texts, { endMs: 60_000 })));
  afterEach(cleanUp);

  /** What assistive technology knows of the page: everything but what is hidden from it, and how things look. */
  const exposedTree = (node: Node): string => {
    if (node instanceof Text) return node.data.trim();
    if (!(node instanceof Element || node instanceof ShadowRoot)) return '';
    if (node instanceof Element && node.ariaHidden === 'true') return '';
    const attributes =
      node instanceof Element
        ? [...node.attributes]
            .filter(({ name }) => name !== 'class' && name !== 'popover')
            .map(({ name, value }) => `${name}=${value}`)
        : [];
    const value = node instanceof HTMLInputElement || node instanceof HTMLSelectElement ? node.value : '';
    const inside =
      node instanceof Element && node.shadowRoot
        ? [node.shadowRoot, ...node.childNodes]
        : [...node.childNodes];
    return `<${node.nodeName} ${attributes.join(' ')} ${value}>${inside.map(exposedTree).join('')}`;
  };

  for (const focus of ['nothing', 'Pause', 'the slider', 'the article'] as const)
    it(`G11, G37: with the focus on ${focus}: no text, no attribute, no value`, async () => {
      const player = await openPage();
      await player.play();
      await until('reading along has begun', () => player.element.currentTime > 0.5);
      if (focus === 'Pause') player.button('Pause').focus();
      if (focus === 'the slider') player.range.focus();
      if (focus === 'the article') document.getElementById('link')!.focus();
      await wait(50);
      const before = exposedTree(document.body);
      const heard: string[] = [];
      const observer = new MutationObserver((records) => {
        for (const { type, target, attributeName } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          if (!element?.closest('[aria-hidden=true]') && attributeName !== 'class')
            heard.push(`${type} ${attributeName ?? ''} in ${element?.className || target.nodeName}`);
        }
      });
      const all = { attributes: true, characterData: true, childList: true, subtree: true };
      observer.observe(document.body, all);
      observer.observe(player.root, all);
      let moves = 0;
      document.addEventListener('focusin', () => moves++, { once: true });
      await wait(LISTEN_MS);
      assert(!player.element.paused, 'it still plays');
      assertEqual(heard, [], 'What could be heard');
      assertEqual(exposedTree(document.body), before, 'The exposed tree');
      assertEqual(moves, 0, 'Moves of the focus');
      await until('the clock is seen to run', () =>
        player.says(`0:0${Math.floor(player.element.currentTime)} / 1:00`),
      );
      observer.disconnect();
    });

  it('G9: and from Play to Pause differs in the button alone', async () => {
    const player = await openPage();
    const before = exposedTree(document.body);
    await player.play();
    await wait(1500);
    const after = exposedTree(document.body);
    const icon = (tree: string): string => tree.replace(/d=\S+/, '');
    assertEqual(icon(after), icon(before).replace('Play', 'Pause'));
  });

  it('the position is up to date as soon as the slider has the focus, and when it is paused', async () => {
    const player = await openPage();
    player.element.currentTime = 10;
    await player.play();
    await until('time has passed', () => player.element.currentTime > 12.1);
    assertEqual(player.range.ariaValueText, '10 seconds of 1 minute', 'Unasked');
    player.range.focus();
    assertEqual(player.range.ariaValueText, '12 seconds of 1 minute', 'Asked');
    await until('time has passed', () => player.element.currentTime > 13.1);
    await player.pause();
    assertEqual(player.range.ariaValueText, '13 seconds of 1 minute', 'Paused');
  });

  it('because a write that only time has caused is refused and reported', () => {
    const reported: string[] = [];
    const report = window.reportError;
    window.reportError = (error: unknown) => void reported.push(String(error));
    let written = 0;
    const write = (): number => written++;
    try {
      asTimePasses(() => expose('action', write));
      assertEqual(written, 0);
      assertEqual(reported.length, 1);
      expose('action', write);
      assertEqual(written, 1);
    } finally {
      window.reportError = report;
    }
  });
});

describe('The player for assistive technology', () => {
  beforeEach(() => startServer().publish(narrationOf(texts, { endMs: 60_000 })));
  afterEach(cleanUp);

  it('G1: has no violation of WCAG that axe can see: idle, playing, failed', async () => {
    const player = await openPage();
    await assertNoAxeViolations(player.element);
    await player.play();
    await wait(300);
    await assertNoAxeViolations(player.element);
    player.element.src = '/transcripts/none.json';
    await until('it has failed', () => player.status);
    await assertNoAxeViolations(player.element);
  });

  it('G30: is one region with its name, and eight stops of the Tab key', async () => {
    const player = await openPage();
    const region = player.root.querySelector('section')!;
    // Two players on a page are told apart by their titles.
    assertEqual(region.ariaLabel, 'Audio version of this article: The harbour');
    const stops: string[] = [];
    document.body.tabIndex = -1;
    document.body.focus();
    for (let i = 0; i < 12; i++) {
      await reader.press('Tab');
      const at = player.root.activeElement;
      if (!at) break;
      stops.push(at.ariaLabel ?? nameOf(at).split(' about')[0]!);
    }
    document.body.removeAttribute('tabindex');
    assertEqual(stops.slice(0, 5), [
      'More info',
      'Send feedback',
      'Play',
      'Back 15 seconds',
      'Forward 15 seconds',
    ]);
    assertEqual(stops.slice(6), ['Options', 'Position']);
  });

  it('opens its dialogs with what is being heard, and gets the focus back', async () => {
    const player = await openPage();
    await player.play();
    player.element.currentTime = 1.65;
    await player.marks('cliff');
    await player.pause();
    const button = player.button('Send feedback');
    button.focus();
    button.click();
    const dialog = await until('the dialog is open', () => player.root.querySelector('dialog[open]'));
    const values = [...dialog.querySelectorAll<HTMLInputElement>('input, textarea')].map(
      ({ value }) => value,
    );
    assert(values.includes('cliff'), 'it knows the word');
    await reader.press('Escape');
    await until('it is closed', () => !player.root.querySelector('dialog'));
    assert(player.root.activeElement === button, 'the focus is back');
    player.button('More info').click();
    await until('the other is open', () => player.root.querySelector('dialog[open]'));
  });
});
