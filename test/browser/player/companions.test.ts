import { assert, assertEqual, assertNoAxeViolations } from '../dialogs/assert.js';
import type { Companion } from '../../../src/player/companion.js';
import '../../../src/player/define-controls.js';
import '../../../src/player/define-disclosure.js';
import '../../../src/player/define-progress.js';
import { setSettings } from '../../../src/player/settings.js';
import { article, cleanUp, nameOf, narrationOf, Player, startServer, texts, until, wait } from './page.js';

const DISCLOSURE = 'This audio version was artificially generated.';

/** One of the elements around a player, as its reader sees it. */
class Part extends Player {
  constructor(readonly companion: Companion) {
    super(companion as never);
  }

  override says(text: string): boolean {
    return this.root.querySelector<HTMLElement>('.player')?.innerText.includes(text) ?? false;
  }
}

const partOf = (selector: string, within: ParentNode = document): Part =>
  new Part(within.querySelector<Companion>(selector)!);

/** What a publisher writes. */
function write(markup: string): void {
  const page = document.body.appendChild(document.createElement('main'));
  page.append(document.createRange().createContextualFragment(markup));
}

const bare = `<audio-article id="p" bare src="/transcripts/harbour.json">${article}</audio-article>`;
const controls = '<audio-article-controls for="p"></audio-article-controls>';
const disclosure = '<audio-article-disclosure for="p"></audio-article-disclosure>';
const progress = '<audio-article-progress for="p"></audio-article-progress>';

async function player(): Promise<Player> {
  const element = await until('the player is there', () => document.querySelector('audio-article'));
  await until('it has loaded', () => element.readyState > 0 && !element.isUpdatePending);
  return new Player(element);
}

describe('A player that the page lays out anew', () => {
  beforeEach(() => startServer().publish(narrationOf(texts, { endMs: 60_000 })));
  afterEach(cleanUp);

  for (const [order, markup] of [
    ['before the player', disclosure + controls + bare],
    ['after the player', bare + disclosure + controls],
    ['around the player', disclosure + bare + controls],
  ] as const)
    it(`is operated from ${order}`, async () => {
      write(markup);
      const { element } = await player();
      const bar = partOf('audio-article-controls');
      await until('the controls are there', () => bar.says('Play'));
      await until('it is said', () => partOf('audio-article-disclosure').says(DISCLOSURE));
      bar.button('Play').click();
      await until('it plays', () => !element.paused);
      await until('the button says so', () => bar.buttons.includes('Pause'));
      bar.button('Forward 15').click();
      assert(element.currentTime >= 15, 'it goes forward');
      bar.button('Pause').click();
      assert(element.paused, 'it is paused');
      bar.speed.value = '1.5';
      bar.speed.dispatchEvent(new Event('change', { bubbles: true }));
      assertEqual(element.playbackRate, 1.5);
    });

  it('shows no controls of its own, but says that the voice is artificial until another element does', async () => {
    write(controls + bare);
    const own = await player();
    const says = (): boolean =>
      own.root.querySelector<HTMLElement>('.player')?.innerText.includes(DISCLOSURE) ?? false;
    await until('it says so', says);
    assert(!own.buttons.includes('Play'), 'without a button of its own');
    document.body.append(document.createRange().createContextualFragment(disclosure));
    await until('it need not say so', () => !says());
    document.querySelector('audio-article-disclosure')!.remove();
    await until('it must say so again', says);
  });

  it('never hides by an attribute that the voice is artificial', async () => {
    write(disclosure.replace('for="p"', 'for="other"') + bare);
    const own = await player();
    assert(own.root.querySelector<HTMLElement>('.player')!.innerText.includes(DISCLOSURE), 'it says so');
    assertEqual(own.buttons.slice(0, 2), [
      'More info about this artificially generated audio version',
      'Send feedback about this audio version',
    ]);
  });

  it('has its own bar and others, all of one mind, when it is not bare', async () => {
    write(controls + bare.replace(' bare', '') + controls + progress);
    const own = await player();
    const bars = [...document.querySelectorAll<Companion>('audio-article-controls')].map(
      (bar) => new Part(bar),
    );
    for (const bar of bars) await until('it is there', () => bar.says('Play'));
    await own.play();
    for (const bar of bars) await until('it says Pause', () => bar.buttons.includes('Pause'));
    own.element.currentTime = 30;
    for (const part of [...bars, partOf('audio-article-progress')])
      assertEqual(part.range.ariaValueText, '30 seconds of 1 minute');
    await own.pause();
  });

  it('says an answer once, however many bars there are', async () => {
    write(controls + bare + controls);
    await player();
    const heard = (): number =>
      [...document.querySelectorAll('audio-article, audio-article-controls')].flatMap((part) => [
        ...part.shadowRoot!.querySelectorAll('[role=status]'),
      ]).length;
    await until('one is heard', () => heard() === 1);
    document.querySelector('audio-article-controls')!.remove();
    await wait(50);
    assertEqual(heard(), 1, 'The other one is');
    document.querySelector('audio-article-controls')!.remove();
    await wait(50);
    assertEqual(heard(), 1, 'The player itself is');
  });

  it('tells which keys work, wherever its buttons are, and also when they come later', async () => {
    write(bare + disclosure);
    const { element } = await player();
    await setSettings({ keysInPlayer: true });
    element.focus();
    await element.sentences();
    write(controls);
    await until('they tell', () =>
      document
        .querySelector('audio-article-controls')!
        .shadowRoot?.querySelector('.transport > button')
        ?.getAttribute('aria-keyshortcuts'),
    );
  });

  it('may go and come back, or another in its place', async () => {
    write(controls + bare);
    const { element } = await player();
    const bar = partOf('audio-article-controls');
    await until('the controls are there', () => bar.says('Play'));
    element.remove();
    await until('they are gone', () => bar.root.querySelector('button') === null);
    document.body.append(element);
    await until('they are back', () => bar.says('Play'));
    element.remove();
    write(bare);
    const other = await player();
    await until('they are back', () => bar.says('Play'));
    bar.button('Play').click();
    await until('the other plays', () => !other.element.paused);
    assert(element.paused, 'the first does not');
    other.element.id = 'q';
    await until('it is another one now', () => bar.root.querySelector('button') === null);
    bar.companion.for = 'q';
    await until('it is meant again', () => bar.says('Pause'));
  });

  it('opens a dialog for a button elsewhere and gives it the focus back', async () => {
    write(disclosure + bare);
    const own = await player();
    const part = partOf('audio-article-disclosure');
    await until('it is there', () => part.says('More info'));
    part.button('More info').focus();
    part.button('More info').click();
    const dialog = await until('it is open', () => own.root.querySelector<HTMLDialogElement>('dialog[open]'));
    dialog.querySelector<HTMLButtonElement>('.close')!.click();
    await until('it is closed', () => !own.root.querySelector('dialog'));
    assertEqual(nameOf(part.root.activeElement!).slice(0, 9), 'More info');
  });

  it('G1, G11: changes nothing that can be heard while it plays, and has no violation that axe can see', async () => {
    write(`<h1>Harbour</h1>${disclosure}${controls}${bare}${progress}`);
    const { element } = await player();
    const parts = ['disclosure', 'controls', 'progress'].map((name) => partOf(`audio-article-${name}`));
    for (const part of parts) await until('it is there', () => part.root.querySelector('.player'));
    await assertNoAxeViolations(document.body);
    await element.play();
    await until('it has begun', () => element.currentTime > 0.5);
    await wait(100);
    const heard: string[] = [];
    const observer = new MutationObserver((records) => {
      for (const { type, target, attributeName } of records) {
        const at = target instanceof Element ? target : target.parentElement;
        if (!at?.closest('[aria-hidden=true]')) heard.push(`${type} ${attributeName}`);
      }
    });
    for (const { root } of parts)
      observer.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
    await wait(2500);
    observer.disconnect();
    assertEqual(heard, []);
    const bar = parts[1]!;
    await until('the clock is seen to run', () => bar.says(`0:0${Math.floor(element.currentTime)} / 1:00`));
    await assertNoAxeViolations(document.body);
    element.pause();
  });

  it('says what went wrong, where the controls are', async () => {
    write(controls + bare.replace('harbour.json', 'none.json'));
    const bar = partOf('audio-article-controls');
    await until('it says so', () => bar.says('The audio version could not be loaded.'));
    assert(bar.buttons.includes('Try again'), 'it may be tried again');
  });
});
