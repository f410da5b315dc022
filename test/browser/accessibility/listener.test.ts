import { setSettings, settings, settingsKept } from '../../../src/player/settings.js';
import { assert, assertEqual } from '../dialogs/assert.js';
import { KeyboardUser } from '../player/keyboard-user.js';
import {
  article,
  cleanUp,
  narrationOf,
  openPage,
  reader,
  startServer,
  texts,
  until,
  wait,
} from '../player/page.js';

/* What the listener has in hand, and what nobody takes out of it. */

describe('The listener', () => {
  beforeEach(() => startServer().publish(narrationOf(texts, { endMs: 30_000 })));
  afterEach(cleanUp);

  it('G18, G29: has a volume and a mute of this player’s own, with the keyboard, kept for the next page', async () => {
    const user = new KeyboardUser(await openPage());
    const { element } = user.player;
    await user.openOptions();
    await user.tabTo('Volume');
    const slider = user.focused as HTMLInputElement;
    await reader.press('ArrowLeft', 'ArrowLeft');
    await until('it is quieter', () => element.volume < 0.95);
    assert(Math.abs(element.volume - 0.9) < 0.001, `the volume is ${element.volume}`);
    await until(
      () => `it says so: ${slider.ariaValueText}`,
      () => slider.ariaValueText === '90%',
    );
    assert(!element.muted, 'mute is another thing');
    await user.tabTo('Mute');
    await reader.press('Space');
    await until('it is muted', () => element.muted);
    assert(Math.abs(element.volume - 0.9) < 0.001, 'the volume stays');
    await settingsKept();
    element.remove();
    const next = await openPage();
    await next.element.sentences();
    await until('the next one is muted', () => next.element.muted);
    assert(Math.abs(next.element.volume - 0.9) < 0.001, `the next one’s volume is ${next.element.volume}`);
    assertEqual(settings().muted, true);
  });

  it('G37: keeps the focus to the very end, at 3× and with the page scrolling along', async () => {
    const before = document.createElement('div');
    before.style.height = '2000px';
    const player = await openPage();
    document.body.prepend(before);
    await setSettings({ follow: true });
    const link = document.getElementById('link')!;
    player.element.playbackRate = 3;
    await player.play();
    link.focus();
    await wait(30);
    const moves: string[] = [];
    const note = ({ type, target }: Event): void =>
      void moves.push(`${type} ${(target as Element).localName}`);
    for (const root of [document, player.root])
      for (const type of ['focusin', 'focusout', 'blur']) root.addEventListener(type, note, true);
    await wait(1000);
    player.element.currentTime = 29;
    await until('it is over', () => player.element.ended);
    await wait(200);
    for (const root of [document, player.root])
      for (const type of ['focusin', 'focusout', 'blur']) root.removeEventListener(type, note, true);
    assertEqual(moves, []);
    assert(document.activeElement === link, 'the link has it');
  });

  it('G16: hears one message of at most 120 characters for what they have done, and it goes with the next act', async () => {
    const player = await openPage(undefined, { bar: 'where sentences' });
    await until('the bar is there', () => player.root.querySelector('.extras button'));
    const status = player.root.querySelector('[role=status]')!;
    assertEqual(
      player.root.querySelectorAll('[role=status], [aria-live], [role=alert]').length,
      1,
      'Live regions',
    );
    const said: string[] = [];
    const observer = new MutationObserver(() => {
      if (status.textContent.trim()) said.push(status.textContent.trim());
    });
    observer.observe(status, { childList: true, characterData: true, subtree: true });
    player.button('Where am I?').click();
    await until('it is said', () => said.length);
    await wait(150);
    assertEqual(said, ['0 seconds of 30 seconds, section “The harbour”']);
    player.button('Forward').click();
    await until('it has gone', () => !player.status);
    player.element.src = '/transcripts/none.json';
    await until('the failure is said', () => player.status);
    await wait(150);
    assertEqual(said.slice(1), ['The audio version could not be loaded.']);
    for (const message of said) assert(message.length <= 120, message);
    observer.disconnect();
  });

  it('G60: copies the text as its author wrote it, while it is read aloud', async () => {
    const player = await openPage();
    await player.play();
    await player.marks('cliff');
    const selected = (): string => getSelection()!.toString().replace(/\s+/g, ' ').trim();
    getSelection()!.selectAllChildren(document.getElementById('first')!);
    assertEqual(selected(), texts[1]!);
    getSelection()!.selectAllChildren(player.element);
    const alone = document.createElement('div');
    alone.append(document.createRange().createContextualFragment(article));
    document.body.append(alone);
    const all = selected();
    getSelection()!.selectAllChildren(alone);
    assertEqual(all, selected(), 'What is copied with a player around');
  });

  it('G60: copies no mark of the spoken word, as text or as markup', async () => {
    const player = await openPage();
    await player.play();
    await player.marks('cliff');
    // What is copied: as text and as markup.
    getSelection()!.selectAllChildren(document.getElementById('first')!);
    assertEqual(getSelection()!.toString().replace(/\s+/g, ' ').trim(), texts[1]!);
    const range = getSelection()!.getRangeAt(0).cloneContents();
    assertEqual(range.querySelectorAll('span, mark, [class], [style]').length, 0, 'Marks in what is copied');
  });

  it('G59: in a language from right to left the bar is mirrored, and time still runs from left to right', async () => {
    const player = await openPage();
    // As the player does for a language that is written so.
    player.root.querySelector('section')!.dir = 'rtl';
    const left = (name: string): number => player.button(name).getBoundingClientRect().left;
    assert(left('Play') > left('Back') && left('Back') > left('Forward'), 'Play comes first, at the right');
    player.element.currentTime = 3;
    player.range.focus();
    await reader.press('ArrowRight');
    assertEqual(Math.round(player.element.currentTime), 8);
    await wait(50);
    const rail = player.root.querySelector('.rail')!.getBoundingClientRect();
    const heard = player.root.querySelector('.heard')!.getBoundingClientRect();
    assert(
      Math.abs(heard.left - rail.left) < 2 && heard.right < rail.right - 20,
      'what was heard is at the left',
    );
  });
});
