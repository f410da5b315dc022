import { sendKeys } from '@web/test-runner-commands';
import { setSettings, settings, settingsKept } from '../../../src/player/settings.js';
import { assert, assertEqual, assertNoAxeViolations } from '../dialogs/assert.js';
import { KeyboardUser } from './keyboard-user.js';
import {
  article,
  cleanUp,
  narrationOf,
  openPage,
  type Player,
  reader,
  startServer,
  texts,
  until,
  wait,
} from './page.js';

const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const page = `${article}<p><input id="field" aria-label="A field of the page"></p><textarea id="area" aria-label="Another"></textarea>
  <div id="edited" contenteditable="true" role="textbox" aria-label="A third">x</div><p id="tall"></p>`;

describe('Keys', () => {
  beforeEach(() => startServer().publish(narrationOf(texts, { endMs: 725_000 })));
  afterEach(cleanUp);

  const on = async (where: {
    readonly keysInPlayer?: boolean;
    readonly keysOnPage?: boolean;
  }): Promise<Player> => {
    const player = await openPage(page);
    player.element.querySelector<HTMLElement>('#tall')!.style.height = '3000px';
    await setSettings(where);
    await player.element.sentences();
    await keysWork(player, Object.keys(where).length > 0);
    return player;
  };
  const keysWork = async (player: Player, areOn = true): Promise<void> => {
    if (areOn) await until('keys work', () => player.button('Play').hasAttribute('aria-keyshortcuts'));
  };
  const at = (player: Player): number => Math.round(player.element.currentTime * 1000);
  const press = async (keys: string): Promise<void> => {
    const [key, ...modifiers] = keys.split('+').reverse();
    for (const down of modifiers) await sendKeys({ down });
    await sendKeys({ press: key! });
    for (const up of modifiers) await sendKeys({ up });
  };

  it('G34: by default no printable key does anything, wherever the focus is', async () => {
    const player = await openPage(page);
    await player.element.sentences();
    const { element, root } = player;
    element.currentTime = 30;
    element.querySelector<HTMLElement>('#first')!.tabIndex = -1;
    const places = [
      document.body,
      element.querySelector<HTMLElement>('#field')!,
      element.querySelector<HTMLElement>('#first')!,
      ...root.querySelectorAll<HTMLElement>('.player :is(button, input)'),
    ];
    document.body.tabIndex = -1;
    for (const place of places) {
      place.focus({ preventScroll: true });
      for (const key of printable) {
        // A button is pressed by the space bar: that is the button’s own.
        if (key === ' ' && place.localName === 'button') continue;
        await sendKeys({ press: key });
      }
      assert(element.paused, `it is paused, with the focus on ${place.textContent || place.localName}`);
      assertEqual(at(player), 30_000);
      assertEqual(element.playbackRate, 1);
      assertEqual(root.querySelector('dialog'), null);
    }
    for (const letter of ['K', 'N', 'G', 'W', 'M']) await press(`Alt+Shift+${letter}`);
    assert(element.paused && at(player) === 30_000, 'with Alt and Shift neither');
    document.body.removeAttribute('tabindex');
  });

  it('in the player: a letter alone, while the focus is there and nowhere else', async () => {
    const player = await on({ keysInPlayer: true });
    const { element } = player;
    player.button('Options').focus();
    await press('n');
    await press('n');
    assertEqual(at(player), 1200);
    await press('l');
    assertEqual(at(player), 16_200);
    await press('j');
    await press('p');
    assertEqual(at(player), 400);
    await press('k');
    await player.playing();
    await press('k');
    assert(element.paused, 'it is paused again');
    await press('u');
    await until('it is faster', () => element.playbackRate === 1.25);
    assertEqual(player.status, 'Speed 1.25×');
    await press('d');
    await press('d');
    await until('it is slower', () => element.playbackRate === 0.75);
    await press('w');
    await until('it says where', () => player.status.includes('of 12 minutes 5 seconds'));
    await press('o');
    await until('it says so', () => player.status === 'The sentence is looped');
    await press('m');
    await until('it is muted', () => element.muted);
    const before = at(player);
    element.querySelector<HTMLAnchorElement>('#link')!.focus();
    for (const key of ['n', 'l', 'k', 'm']) await press(key);
    await press('Alt+Shift+N');
    assert(element.paused && at(player) === before && element.muted, 'nothing from the article');
  });

  it('anywhere on the page: with Alt and Shift, and not alone', async () => {
    const player = await on({ keysOnPage: true });
    const link = player.element.querySelector<HTMLAnchorElement>('#link')!;
    link.focus();
    await press('n');
    assertEqual(at(player), 0);
    await press('Alt+Shift+N');
    await press('Alt+Shift+N');
    assertEqual(at(player), 1200);
    player.button('Options').focus();
    await press('n');
    assertEqual(at(player), 1200, 'Alone in the player');
    link.focus();
    await press('Alt+Shift+G');
    await until('it is open', () => player.root.querySelector('dialog[open]'));
    await press('Alt+Shift+G');
    await wait(100);
    assertEqual(player.root.querySelectorAll('dialog').length, 1);
    await reader.press('Escape');
    assertEqual(document.activeElement, link, 'The focus');
  });

  it('leaves keys to whatever is being written, and to a page that has dealt with them', async () => {
    const player = await on({ keysInPlayer: true, keysOnPage: true });
    const { element } = player;
    for (const id of ['field', 'area', 'edited']) {
      element.querySelector<HTMLElement>(`#${id}`)!.focus();
      await press('Alt+Shift+N');
      await press('n');
    }
    player.speed.focus();
    await press('n');
    assertEqual(at(player), 0);
    const link = element.querySelector<HTMLElement>('#link')!;
    link.focus();
    const press1 = (init: KeyboardEventInit): boolean =>
      link.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'N',
          code: 'KeyN',
          altKey: true,
          shiftKey: true,
          bubbles: true,
          composed: true,
          cancelable: true,
          ...init,
        }),
      );
    const altGraph = { modifierAltGraph: true };
    for (const init of [
      { isComposing: true },
      // WebKit makes no event with this one.
      ...(new KeyboardEvent('keydown', altGraph).getModifierState('AltGraph') ? [altGraph] : []),
      { ctrlKey: true },
      { metaKey: true },
      { repeat: true },
    ])
      assert(press1(init), `${JSON.stringify(init)} is left alone`);
    const taken = new AbortController();
    document.body.addEventListener('keydown', (event) => event.preventDefault(), { signal: taken.signal });
    press1({});
    taken.abort();
    assertEqual(at(player), 0);
    assert(!press1({}), 'its own key it takes');
    assertEqual(at(player), 400);
  });

  for (const where of ['switched off', 'switched on'] as const)
    it(`G36: ${where}, Space, arrows, Escape and PageDown stay the page’s own`, async () => {
      const player =
        where === 'switched on' ? await on({ keysInPlayer: true, keysOnPage: true }) : await openPage(page);
      player.element.querySelector<HTMLElement>('#tall')!.style.height = '3000px';
      const { element } = player;
      const first = element.querySelector<HTMLElement>('#first')!;
      document.body.tabIndex = first.tabIndex = -1;
      const prevented: string[] = [];
      const watch = new AbortController();
      window.addEventListener(
        'keydown',
        ({ key, defaultPrevented }) => defaultPrevented && prevented.push(key),
        {
          signal: watch.signal,
        },
      );
      for (const place of [document.body, first]) {
        place.focus({ preventScroll: true });
        for (const key of ['Space', 'PageDown', 'ArrowDown']) {
          scrollTo(0, 0);
          // A busy machine may not have laid the page out when the first one comes.
          for (let i = 0; i < 5 && scrollY === 0; i++) {
            await sendKeys({ press: key });
            await wait(200);
          }
          assert(scrollY > 0, `${key} scrolls`);
        }
        for (const key of ['ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageUp', 'Home', 'End', 'Escape'])
          await sendKeys({ press: key });
      }
      watch.abort();
      assertEqual(prevented, []);
      assert(element.paused && at(player) === 0, 'the player is as it was');
      document.body.removeAttribute('tabindex');
    });

  it('of two players, a key means the one that plays, else the one that was used last', async () => {
    const [first, second] = [await on({ keysOnPage: true }), await openPage('<p>Another</p>')];
    await second.element.sentences();
    await keysWork(second);
    first.button('Forward 15').focus();
    first.button('Forward 15').blur();
    await press('Alt+Shift+L');
    assertEqual([at(first), at(second)], [15_000, 0]);
    await second.play();
    await press('Alt+Shift+L');
    assert(at(second) >= 15_000 && at(first) === 15_000, 'the one that plays');
    second.element.remove();
    await until('it has gone', () => second.element.paused);
    await wait(50);
    await press('Alt+Shift+L');
    assertEqual(at(first), 30_000, 'The one that is left');
  });

  it('go on from what the page has set, not from what the listener had', async () => {
    const player = await on({ keysInPlayer: true });
    const { element } = player;
    await setSettings({ rate: 1.5 });
    element.playbackRate = 1.25;
    element.muted = true;
    player.button('Play').focus();
    await press('u');
    await until('it is faster', () => element.playbackRate === 1.5);
    await press('m');
    await until('it is heard', () => !element.muted);
  });

  it('G35: aria-keyshortcuts is there only while keys work', async () => {
    const player = await on({});
    const told = (): (string | null)[] =>
      ['Play', 'Back 15', 'Forward 15', 'Next sentence'].map((name) =>
        player.button(name).getAttribute('aria-keyshortcuts'),
      );
    await setSettings({ bar: ['sentences'] });
    await until('they are there', () => player.buttons.includes('Next sentence'));
    assertEqual(told(), [null, null, null, null]);
    await setSettings({ keysInPlayer: true });
    await until('they tell', () => told()[0]);
    assertEqual(told(), ['K', 'J', 'L', 'N']);
    await setSettings({ keysOnPage: true, keys: { next: 'X', back: '' } });
    assertEqual(told(), ['K Alt+Shift+K', null, 'L Alt+Shift+L', 'X Alt+Shift+X']);
    await setSettings({ keysInPlayer: false, keysOnPage: false });
    assertEqual(told(), [null, null, null, null]);
  });

  it('G35: are switched on, chosen anew and set back with the keyboard alone, and kept', async () => {
    const user = new KeyboardUser(await openPage());
    await user.openOptions();
    await user.tabTo('In the player: a letter alone');
    await reader.press('Space');
    assert(settings().keysInPlayer && !settings().keysOnPage, 'it is on');
    await user.tabTo('Letter for “Next sentence”');
    await user.type('x');
    assertEqual((user.focused as HTMLInputElement).value, 'X');
    assertEqual(settings().keys, { next: 'X' });
    await settingsKept();
    await reader.press('Escape');
    await keysWork(user.player);
    user.player.button('Options').focus();
    await press('n');
    assertEqual(at(user.player), 0, 'The old letter');
    await press('x');
    assertEqual(at(user.player), 400, 'The new one');
    user.player.element.remove();
    const next = new KeyboardUser(await openPage());
    await next.openOptions();
    await next.tabTo('Letter for “Next sentence”');
    assertEqual((next.focused as HTMLInputElement).value, 'X', 'Kept');
    await next.tabTo('All letters as at first');
    await reader.press('Enter');
    assertEqual(settings().keys, {});
    assertEqual(
      next.dialog.querySelector('#options-letters-answer')!.textContent.trim(),
      'All letters are as at first.',
    );
    assertEqual(next.dialog.querySelector<HTMLInputElement>('input[name=next]')!.value, 'N');
  });

  it('G35: a letter that is taken is refused in words, and what was there stays', async () => {
    const user = new KeyboardUser(await openPage());
    await user.openOptions();
    await user.tabTo('Letter for “Next sentence”');
    const field = user.focused as HTMLInputElement;
    const described = (): string[] =>
      field
        .getAttribute('aria-describedby')!
        .split(' ')
        .map((id) => user.player.root.getElementById(id)!.textContent.trim());
    await user.type('k');
    assertEqual(field.ariaInvalid, 'true');
    assertEqual(described(), ['K is the letter for “Play or pause”. Choose another one.']);
    await user.type('t');
    assertEqual(described(), ['Browsers use Alt, Shift and T themselves. Choose another letter.']);
    await user.type('7');
    assertEqual(described(), ['Type one letter from A to Z.']);
    assertEqual(settings().keys, {});
    await assertNoAxeViolations(user.player.element);
    await reader.press('Tab');
    assertEqual(field.value, 'N', 'What was there');
  });

  it('G35: their list is a table with headings for its rows and columns', async () => {
    const user = new KeyboardUser(await openPage());
    await user.openOptions();
    const table = user.dialog.querySelector('table')!;
    assertEqual(table.caption?.textContent.trim(), 'Letters');
    assertEqual(
      [...table.querySelectorAll('th[scope=col]')].map((th) => th.textContent),
      ['What it does', 'Letter'],
    );
    const rows = [...table.tBodies[0]!.rows].map((row) => [
      row.querySelector('th[scope=row]')!.textContent,
      row.querySelector('input')!.value,
    ]);
    assertEqual(rows.length, 15);
    assertEqual(rows[0], ['Play or pause', 'K']);
    await assertNoAxeViolations(user.player.element);
  });
});
