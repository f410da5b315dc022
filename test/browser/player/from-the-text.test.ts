import { sendMouse } from '@web/test-runner-commands';
import type { ChangedSentence } from '../../../src/player/page-text.js';
import { setSettings } from '../../../src/player/settings.js';
import { assert, assertEqual, assertNoAxeViolations } from '../dialogs/assert.js';
import { engine } from '../engine.js';
import {
  article,
  cleanUp,
  frame,
  marked,
  narrationOf,
  openPage,
  Player,
  reader,
  type Server,
  startServer,
  texts,
  until,
  wait,
} from './page.js';

const textNodeOf = (element: Element | null, word: string): [Text, number] => {
  const walker = document.createTreeWalker(element!, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = (walker.currentNode as Text).data.indexOf(word);
    if (at >= 0) return [walker.currentNode as Text, at];
  }
  throw new Error(`There is no “${word}”.`);
};

/** When a sentence begins, in seconds. */
const startOf = (player: Player, block: number, sentence: number): number =>
  player.element.narration!.blocks[block]!.sentences[sentence]!.startMs / 1000;

/** WebKit forgets a selection when a button has the focus: the player, loaded by a pointer on the text, has noted it by then. */
const noted = async (player: Player): Promise<void> => {
  if (engine !== 'webkit') return;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection()!;
  await player.element.sentences();
  getSelection()!.setBaseAndExtent(anchorNode!, anchorOffset, focusNode!, focusOffset);
  await wait(50);
};

const openOptions = async (player: Player): Promise<HTMLDialogElement> => {
  player.button('Options').focus();
  player.button('Options').click();
  return until('the options are open', () => player.root.querySelector<HTMLDialogElement>('dialog[open]'));
};

const press = (dialog: HTMLDialogElement, name: string): void => {
  const button = [...dialog.querySelectorAll('button')].find(({ innerText }) => innerText.trim() === name);
  if (!button) throw new Error(`There is no “${name}”.`);
  button.click();
};

describe('Playing from the text without a click on it', () => {
  let server: Server;
  beforeEach(() => {
    server = startServer();
    server.publish(narrationOf(texts, { endMs: 60_000 }));
  });
  afterEach(cleanUp);

  it('G43: begins at the sentence in which the caret stands, in the very turn of the press', async () => {
    const player = await openPage();
    const [node, at] = textNodeOf(document.getElementById('first'), 'Nobody');
    getSelection()!.collapse(node, at + 10);
    await noted(player);
    const dialog = await openOptions(player);
    press(dialog, 'Play from selection');
    assertEqual(player.element.currentTime, startOf(player, 1, 1));
    await player.playing();
    assert(!dialog.isConnected, 'the dialog has made way');
    await until('the sentence is marked', () => marked('sentence').startsWith('Nobody has'));
  });

  it('G43: begins at the first selected word', async () => {
    const player = await openPage();
    const [node, at] = textNodeOf(document.getElementById('second'), 'climbed');
    getSelection()!.setBaseAndExtent(node, at, node, at + 15);
    await noted(player);
    press(await openOptions(player), 'Play from selection');
    await player.playing();
    await player.marks('climbed');
  });

  it('G43: begins behind a figure whose caption holds the caret, and at a link’s sentence', async () => {
    const player = await openPage(
      article.replace('</figure>', '<figcaption>A drawing</figcaption></figure>'),
    );
    getSelection()!.collapse(document.querySelector('figcaption')!.firstChild, 3);
    await noted(player);
    press(await openOptions(player), 'Play from selection');
    assertEqual(player.element.currentTime, startOf(player, 2, 0));
    getSelection()!.collapse(document.getElementById('link')!.firstChild, 3);
    await noted(player);
    press(await openOptions(player), 'Play from selection');
    assertEqual(player.element.currentTime, startOf(player, 1, 1));
  });

  it('G43: reads a selection in a shadow tree', async () => {
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    const text = document.createElement('article');
    text.id = 'text';
    text.append(document.createRange().createContextualFragment(article));
    const element = document.createElement('audio-article');
    element.setAttribute('src', '/transcripts/harbour.json');
    element.setAttribute('for', 'text');
    root.append(element, text);
    await until('it has loaded', () => element.readyState > 0);
    const { left, right, top } = reader.rectOf('keeper', 0, text);
    await sendMouse({ type: 'move', position: [Math.round(left), Math.round(top) + 5] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [Math.round(right), Math.round(top) + 5] });
    await sendMouse({ type: 'up' });
    await wait(400);
    assert(element.paused, 'a selection is no click');
    const player = new Player(element);
    press(await openOptions(player), 'Play from selection');
    await until('it is at the word', () => marked('word') === 'keeper');
  });

  it('says what to do when nothing is selected, and does nothing', async () => {
    const player = await openPage();
    const dialog = await openOptions(player);
    const button = [...dialog.querySelectorAll('button')].find(
      (b) => b.innerText.trim() === 'Play from selection',
    )!;
    assertEqual(button.ariaDisabled, 'true');
    assert(dialog.innerText.includes('Before you come here, select words in the text'), 'the remedy');
    button.click();
    await wait(100);
    assert(player.element.paused && dialog.open, 'nothing happens');
  });

  it('G1: its options have no violation that axe can see', async () => {
    const player = await openPage();
    await openOptions(player);
    await assertNoAxeViolations(player.element);
  });
});

describe('Going to the text', () => {
  beforeEach(() => startServer().publish(narrationOf(texts, { endMs: 60_000 })));
  afterEach(cleanUp);

  it('G44: moves the focus once, to the paragraph that is read, with a ring; G8: then leaves it as it was', async () => {
    const player = await openPage();
    const before = player.element.outerHTML;
    player.element.currentTime = startOf(player, 2, 0) + 0.1;
    const dialog = await openOptions(player);
    const focused: EventTarget[] = [];
    const note = ({ target }: Event): void => void focused.push(target!);
    document.addEventListener('focusin', note);
    press(dialog, 'Go to text');
    const second = document.getElementById('second')!;
    assert(document.activeElement === second, 'the paragraph has the focus');
    assertEqual(focused, [second], 'What was focused');
    assertEqual(getComputedStyle(second).outlineWidth, '3px');
    await reader.press('Tab');
    assertEqual(player.element.outerHTML, before);
    assertEqual(getComputedStyle(second).outlineStyle, 'none');
    document.removeEventListener('focusin', note);
  });

  it('leaves the focus where it is after a pause, unless the listener has set it otherwise', async () => {
    const player = await openPage();
    const pause = async (): Promise<void> => {
      await player.play();
      await player.marks('harbour');
      const { left, top } = player.button('Pause').getBoundingClientRect();
      await sendMouse({ type: 'click', position: [Math.round(left) + 9, Math.round(top) + 9] });
      await until('it is paused', () => player.element.paused);
      await frame();
    };
    await pause();
    assert(document.activeElement === player.element, 'it is in the player');
    await setSettings({ textAfterPause: true });
    player.element.currentTime = 0;
    await pause();
    await until('it is in the text', () => document.activeElement?.localName === 'h2');
  });

  it('G37: moves no focus for a pause that nobody asked for here', async () => {
    await setSettings({ textAfterPause: true });
    const player = await openPage();
    const field = document.createElement('input');
    document.body.append(field);
    await player.play();
    await player.marks('harbour');
    field.focus();
    player.element.pause();
    await wait(100);
    assert(document.activeElement === field, 'the focus is where it was');
  });
});

describe('A text that was edited after it was narrated', () => {
  beforeEach(() => startServer().publish(narrationOf(texts, { endMs: 60_000 })));
  afterEach(cleanUp);
  const edited = article.replace('light<b>house</b>', 'tower');

  it('keeps the mark on its unchanged sentences, and speaks the others without', async () => {
    const player = await openPage(edited);
    await player.element.play();
    player.element.currentTime = startOf(player, 1, 1) + 0.1;
    await player.marks('Nobody');
    assertEqual(marked('sentence'), 'Nobody has lit it for forty years.');
    player.element.currentTime = startOf(player, 1, 0) + 0.1;
    await until('nothing is marked', () => marked('word') + marked('sentence') === '');
    assert(!player.element.paused, 'it is spoken');
  });

  it('tells which sentences they are: to the page’s scripts, and to people under More info', async () => {
    const player = await openPage(edited);
    const told: unknown[] = [];
    player.element.addEventListener('textchange', ({ detail }) => told.push(detail.sentences));
    await player.element.play();
    const expected: readonly ChangedSentence[] = [
      { block: 1, sentence: 0, text: 'On a cliff above the harbour stands a lighthouse.', fate: 'changed' },
    ];
    await until('it is told', () => told.length);
    assertEqual(told, [expected]);
    assertEqual(player.element.changedSentences, expected);
    player.button('More info').click();
    const dialog = await until('it is open', () => player.root.querySelector<HTMLElement>('dialog[open]'));
    assert(
      dialog.innerText.includes('1 sentence was changed after this version was made.'),
      dialog.innerText,
    );
    assert(dialog.innerText.includes('On a cliff above the harbour stands a lighthouse.'), 'which');
  });

  it('is told anew when the page is edited while it is read', async () => {
    const player = await openPage();
    await player.element.play();
    await player.marks('harbour');
    assertEqual(player.element.changedSentences, []);
    document.getElementById('second')!.textContent = 'The keeper was ill. Nobody climbed.';
    await until('it is noticed', () => player.element.changedSentences.length === 1);
    assertEqual(player.element.changedSentences[0]!.text, texts[2]!);
  });

  it('plays what stood where a changed sentence is selected', async () => {
    const player = await openPage(edited);
    const [node, at] = textNodeOf(document.getElementById('first'), 'tower');
    getSelection()!.collapse(node, at);
    press(await openOptions(player), 'Play from selection');
    assertEqual(player.element.currentTime, startOf(player, 1, 0));
  });
});
