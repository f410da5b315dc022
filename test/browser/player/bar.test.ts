import { resetMouse, sendMouse, setViewport } from '@web/test-runner-commands';
import { resetSettings, setSettings, settings, settingsKept } from '../../../src/player/settings.js';
import { assert, assertEqual, assertNoAxeViolations } from '../dialogs/assert.js';
import { itAt } from '../engine.js';
import { KeyboardUser } from './keyboard-user.js';
import {
  cleanUp,
  nameOf,
  narrationOf,
  openPage,
  type Player,
  reader,
  startServer,
  texts,
  until,
  wait,
} from './page.js';

import { barItems as all } from '../../../src/player/bar/items.js';

describe('Controls that are brought into the bar', () => {
  beforeEach(() => startServer().publish(narrationOf(texts, { endMs: 725_000 })));
  afterEach(async () => {
    await setViewport({ width: 800, height: 600 });
    await resetMouse();
    await cleanUp();
  });

  const extras = (player: Player): HTMLButtonElement[] => [
    ...player.root.querySelectorAll<HTMLButtonElement>('.extras button'),
  ];
  const names = (player: Player): string[] => extras(player).map(nameOf);
  const articleTop = (player: Player): number =>
    player.element.querySelector('h2')!.getBoundingClientRect().top;
  const shown = async (player: Player): Promise<void> => {
    await until('they are there', () => extras(player).length);
  };

  it('are none, unless somebody wants them', async () => {
    const player = await openPage();
    await player.element.sentences();
    await wait(50);
    assertEqual(names(player), []);
  });

  it('are those of the publisher’s attribute, whatever it holds later', async () => {
    const player = await openPage(undefined, { bar: 'jump sentences' });
    await shown(player);
    assertEqual(names(player), ['Previous sentence', 'Repeat sentence', 'Next sentence', 'Jump to…']);
    player.element.setAttribute('bar', 'mute');
    await until('it has changed', () => names(player).join() === 'Mute');
    player.element.removeAttribute('bar');
    await until('they have gone', () => !names(player).length);
  });

  it('G29: are chosen with the keyboard alone, take effect at once and are kept', async () => {
    const user = new KeyboardUser(await openPage(undefined, { bar: 'jump' }));
    await shown(user.player);
    await user.openOptions();
    await user.tabTo('Show “Previous, repeat and next sentence”');
    await reader.press('Space');
    assertEqual(names(user.player), ['Previous sentence', 'Repeat sentence', 'Next sentence', 'Jump to…']);
    await user.tabTo('Show “Jump to…”');
    await reader.press('Space', 'Escape');
    assertEqual(names(user.player), ['Previous sentence', 'Repeat sentence', 'Next sentence']);
    await settingsKept();
    user.player.element.remove();
    const next = await openPage(undefined, { bar: 'jump' });
    await shown(next);
    assertEqual(names(next).length, 3);
    await resetSettings();
    assertEqual(names(next), ['Jump to…'], 'Reset');
  });

  it('do what they say', async () => {
    const player = await openPage(undefined, { bar: all.join(' ') });
    await shown(player);
    const at = (): number => Math.round(player.element.currentTime * 1000);
    const { element } = player;
    player.button('Next sentence').click();
    player.button('Next sentence').click();
    assertEqual(at(), 1200);
    player.button('Previous sentence').click();
    assertEqual(at(), 400);
    player.button('Where am I?').click();
    await until('it is said', () => player.status);
    assertEqual(player.status, '0 seconds of 12 minutes 5 seconds, section “The harbour”');
    player.button('Mute').click();
    await until('it is muted', () => element.muted);
    assertEqual(player.button('Mute').ariaPressed, 'true');
    player.button('Loop sentence').click();
    assertEqual(player.button('Loop sentence').ariaPressed, 'true');
    assert((await element.sentences())!.loop, 'it is looped');
    player.button('Next sentence').click();
    await until('it is seen', () => player.button('Loop sentence').ariaPressed === 'false');
    player.button('Repeat sentence').click();
    await player.playing();
  });

  it('G44: lead from the player into the text: to its paragraph, and to what is selected there', async () => {
    const player = await openPage(undefined, { bar: 'selection text' });
    await shown(player);
    player.element.currentTime = 5.5;
    await player.marks('keeper');
    player.button('Go to text').click();
    assertEqual(document.activeElement?.id, 'second');
    const words = player.element.querySelector('#link')!.firstChild!;
    getSelection()!.setBaseAndExtent(words, 0, words, 6);
    await wait(50);
    player.button('Play from selection').focus();
    await reader.press('Enter');
    await player.playing();
    assert(
      player.element.currentTime >= 3.8 && player.element.currentTime < 5,
      `from the selected words, not ${player.element.currentTime}, ${String(getSelection())}`,
    );
  });

  it('at the last sentence, “Next sentence” says that it is the last', async () => {
    const player = await openPage(undefined, { bar: 'sentences' });
    await shown(player);
    player.element.currentTime = 6;
    player.button('Next sentence').click();
    await until('it is said', () => player.status === 'This is the last sentence.');
  });

  it('G48: “Jump to…” opens from there, and gives the focus back', async () => {
    const user = new KeyboardUser(await openPage(undefined, { bar: 'jump' }));
    await shown(user.player);
    await user.activate('Jump to…');
    await until('it is open', () => user.heading === 'Jump to…');
    await reader.press('Escape');
    assertEqual(user.focusedName, 'Jump to…');
  });

  it('G4, G5: have names that begin with what is seen, each once', async () => {
    const player = await openPage(undefined, { bar: all.join(' ') });
    await shown(player);
    for (const button of extras(player)) {
      const seen = [...button.childNodes]
        .filter((node) => node instanceof Text)
        .map((node) => node.data.trim());
      assert(nameOf(button).startsWith(seen.join('')), `${nameOf(button)} begins with ${seen.join('')}`);
    }
    assertEqual(new Set(player.buttons).size, player.buttons.length, 'Different names');
  });

  it('G5: in the options every control has a name of its own', async () => {
    const user = new KeyboardUser(await openPage());
    await user.openOptions();
    const controls = [...user.dialog.querySelectorAll<HTMLInputElement>('button, input, select')];
    const named = controls.map((control) => control.ariaLabel ?? nameOf(control.labels?.[0] ?? control));
    assertEqual(
      named.filter((name, i) => named.indexOf(name) !== i),
      [],
    );
  });

  it('G30: in the bar there are eight tab stops, and only what was brought there besides', async () => {
    const player = await openPage();
    const stops = (): number =>
      [...player.root.querySelectorAll<HTMLElement>('.player :is(button, select, input, a)')].filter(
        ({ tabIndex }) => tabIndex >= 0,
      ).length;
    assertEqual(stops(), 8);
    await setSettings({ bar: ['sentences'] });
    await player.element.sentences();
    await shown(player);
    assertEqual(stops(), 11);
  });

  for (const width of [320, 500, 800])
    itAt(width)(
      `G1, G28: at ${width} px are 44 px high and wide, without violations or overflow`,
      async () => {
        await setViewport({ width, height: 800 });
        const player = await openPage(undefined, { bar: all.join(' ') });
        await shown(player);
        player.button('Mute').focus();
        player.button('Loop sentence').click();
        for (const button of extras(player)) {
          const { width, height } = button.getBoundingClientRect();
          assert(width >= 44 && height >= 44, `${nameOf(button)} is ${width} × ${height}`);
          assert(button.scrollWidth <= button.clientWidth + 1, `${nameOf(button)} is whole`);
        }
        assert(document.documentElement.scrollWidth <= width, 'no sideways scrolling');
        await assertNoAxeViolations(player.element);
      },
    );

  describe('and the article below', () => {
    const keepRoom = (rooms: string): HTMLStyleElement => {
      const style = document.createElement('style');
      style.textContent = `audio-article[bar] { --audio-article-bar-room: ${rooms} }`;
      document.body.append(style);
      return style;
    };

    for (const width of [320, 800])
      itAt(width)(`does not move where the publisher has kept their room free, at ${width} px`, async () => {
        await setViewport({ width, height: 800 });
        keepRoom('3.75em');
        const player = await openPage(undefined, { bar: 'sentences' });
        const top = articleTop(player);
        await shown(player);
        assert(extras(player)[0]!.getBoundingClientRect().height >= 44, 'they are seen');
        assertEqual(articleTop(player), top);
      });

    it('does not move by itself when what a listener has kept comes: a screen reader and the Tab key find it', async () => {
      await setSettings({ bar: ['sentences', 'jump'] });
      await settingsKept();
      const player = await openPage();
      const top = articleTop(player);
      await shown(player);
      await wait(300);
      assertEqual(articleTop(player), top);
      assertEqual(
        extras(player).map(
          (button) => getComputedStyle(button).visibility + getComputedStyle(button).display,
        ),
        Array(4).fill('visibleblock'),
      );
      player.button('Options').focus();
      await reader.press('Tab');
      assert(extras(player)[0]!.getBoundingClientRect().height >= 44, 'who acts in the player sees it');
      const user = new KeyboardUser(player);
      assertEqual(user.focusedName, 'Position');
      await reader.press('Tab');
      assertEqual(user.focusedName, 'Previous sentence');
    });

    it('makes room when the pointer comes to the player, or when it plays', async () => {
      await setSettings({ bar: ['jump'] });
      await settingsKept();
      const player = await openPage();
      await shown(player);
      const height = (): number => player.root.querySelector('.extras')!.getBoundingClientRect().height;
      assertEqual(height(), 0);
      const { left, top } = player.button('Play').getBoundingClientRect();
      await sendMouse({ type: 'move', position: [Math.round(left + 20), Math.round(top + 20)] });
      await until('it is seen', () => height() >= 44);
    });

    it('makes room while the player is out of sight', async () => {
      await setSettings({ bar: ['jump'] });
      await settingsKept();
      const before = document.createElement('div');
      before.style.height = '3000px';
      document.body.append(before);
      const player = await openPage();
      await shown(player);
      await until(
        'it has room',
        () => player.root.querySelector('.extras')!.getBoundingClientRect().height >= 44,
      );
    });
  });

  it('what another version of the player has set, and this one does not know, is no choice', async () => {
    const other = new BroadcastChannel('audio-article:settings');
    other.postMessage({ bar: ['nonsense'], keys: { next: 'KK' }, muted: true });
    await until('it has come', () => settings().muted);
    other.close();
    assertEqual(settings().bar, null);
    assertEqual(settings().keys, {});
  });
});
