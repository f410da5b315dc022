import { assert, assertEqual, assertNoAxeViolations } from '../dialogs/assert.js';
import { KeyboardUser } from './keyboard-user.js';
import { cleanUp, nameOf, narrationOf, openPage, reader, startServer, texts, until, wait } from './page.js';

/** From the page into the dialog. */
async function jump(user: KeyboardUser): Promise<void> {
  await user.openOptions();
  await user.activate('Jump to…');
  await until('the dialog is open', () => user.heading === 'Jump to…');
}

describe('“Jump to…”', () => {
  let user: KeyboardUser;
  const open = async (): Promise<void> => {
    user = new KeyboardUser(await openPage());
  };
  beforeEach(() => startServer().publish(narrationOf(texts, { endMs: 725_000 })));
  afterEach(cleanUp);
  const at = (): number => Math.round(user.player.element.currentTime * 1000);

  it('G48: is named by its heading, and gives the focus back to the button that it came from', async () => {
    await open();
    await jump(user);
    assertEqual(user.focused.id, 'dialog-heading');
    assertEqual(user.dialog.getAttribute('aria-labelledby'), 'dialog-heading');
    await reader.press('Escape');
    assertEqual(nameOf(user.focused), 'Options');
    assert(user.player.element.paused, 'nothing plays');
  });

  it('lists headings with their levels, then sentences under their headings', async () => {
    await open();
    await jump(user);
    assertEqual(user.places, [
      'The harbour, level 2',
      'On a cliff above the harbour stands a lighthouse.',
      'Nobody has lit it for forty years.',
      'The keeper climbed its steps each evening.',
    ]);
    assertEqual(
      [...user.dialog.querySelectorAll('h3, h4')].map((heading) => heading.textContent),
      ['Headings', 'Sentences', 'The harbour'],
    );
    assertEqual(user.dialog.querySelector<HTMLElement>('.places [lang]')?.lang, 'en');
  });

  it('G29, G43: with the keyboard alone a sentence is found and plays from its start', async () => {
    await open();
    await jump(user);
    await user.tabTo('A heading or a sentence');
    await user.type('NÓBODY');
    assertEqual(user.places, ['Nobody has lit it for forty years.']);
    await user.activate('Nobody');
    const chosen = performance.now();
    await user.player.playing();
    assert(performance.now() - chosen < 5000, 'it plays');
    assert(at() >= 3400 && at() < 4400, `from the start of the sentence, not ${at()}`);
    assertEqual(user.heading, undefined, 'The dialog');
    assertEqual(nameOf(user.focused), 'Options');
  });

  it('says politely how much was found, once when typing pauses', async () => {
    await open();
    await jump(user);
    assertEqual(user.status, '4 places');
    const said: string[] = [];
    const observer = new MutationObserver(() => said.push(user.status));
    observer.observe(user.dialog.querySelector('[role=status]')!, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    await user.tabTo('A heading or a sentence');
    await user.type('harbour');
    assertEqual(said, [], 'While typing');
    await until('it is said', () => said.length);
    assertEqual(said, ['2 found']);
    await user.type('xyz');
    await until('it is said', () => said.length > 1);
    assertEqual(said, ['2 found', 'Nothing found. Type fewer letters.']);
    assertEqual(user.places, []);
    observer.disconnect();
  });

  it('shows the first of many and leads on; the focus goes to the first that is new', async () => {
    const sentence = (i: number): string => `Sentence ${i} of many.`;
    const many = Array.from({ length: 5000 }, (_, i) => sentence(i)).join(' ');
    const fresh = narrationOf(['The harbour', many]);
    startServer().publish(fresh);
    await open();
    await jump(user);
    assertEqual(user.status, '5,001 places');
    assertEqual(user.places.length, 50);
    assert(
      user.dialog.innerText.includes('4,951 more are not shown. Type some letters to find one.'),
      'the rest',
    );
    const more = [...user.dialog.querySelectorAll('button')].find(
      (button) => nameOf(button) === 'Show 50 more',
    )!;
    more.focus();
    await reader.press('Enter');
    assertEqual(user.places.length, 100);
    assertEqual(nameOf(user.focused), sentence(49));
    user.dialog.querySelector<HTMLElement>('#jump-search')!.focus();
    await user.type('4999 of');
    assertEqual(user.places, [sentence(4999)]);
  });

  for (const [typed, ms] of [
    ['2:30', 150_000],
    ['2m30', 150_000],
    ['2 min 30', 150_000],
    ['150', 150_000],
  ] as const)
    it(`G45: the time “${typed}” plays from there`, async () => {
      await open();
      await jump(user);
      await user.tabTo('A time');
      await user.type(typed);
      await reader.press('Enter');
      await user.player.playing();
      assert(at() >= ms && at() < ms + 1000, `it is at ${at()}`);
      assertEqual(nameOf(user.focused), 'Options');
    });

  for (const [typed, answer] of [
    ['soon', 'Type a time with minutes and seconds, such as 2:30.'],
    ['', 'Type a time with minutes and seconds, such as 2:30.'],
    ['20:00', 'The audio is only 12 minutes 5 seconds long. Type a time before 12:05.'],
  ] as const)
    it(`G45: “${typed}” is answered beside the field, in words, and nothing is moved`, async () => {
      await open();
      user.player.element.currentTime = 7;
      await jump(user);
      await user.tabTo('A time');
      await user.type(typed);
      await reader.press('Enter');
      const field = user.focused as HTMLInputElement;
      assertEqual(field.id, 'jump-time');
      assertEqual(field.getAttribute('aria-invalid'), 'true');
      const described = field.getAttribute('aria-describedby')!.split(' ');
      const [error] = described.map((id) => user.player.root.getElementById(id)!.textContent.trim());
      assertEqual(error, answer);
      assertEqual(field.value, typed, 'What was typed');
      assertEqual(at(), 7000);
      assert(user.player.element.paused, 'it is paused');
    });

  it('G1: has no axe violations, also with an error and after a search', async () => {
    await open();
    await jump(user);
    await assertNoAxeViolations(user.player.element);
    await user.tabTo('A time');
    await reader.press('Enter');
    await user.tabTo('A heading or a sentence');
    await user.type('harbour');
    await wait(800);
    await assertNoAxeViolations(user.player.element);
  });

  it('G28: everything in it is 44 px high and wide', async () => {
    await open();
    await jump(user);
    for (const element of user.dialog.querySelectorAll('button, input')) {
      const { width, height } = element.getBoundingClientRect();
      assert(width >= 44 && height >= 44, `${nameOf(element) || element.id} is ${width} × ${height}`);
    }
  });

  it('says where the listener is, once for each time that they ask', async () => {
    await open();
    user.player.element.currentTime = 200;
    await user.openOptions();
    const said: string[] = [];
    const observer = new MutationObserver(() => user.status && said.push(user.status));
    observer.observe(user.dialog.querySelector('[role=status]')!, { childList: true });
    await user.activate('Where am I?');
    await until('it is said', () => said.length === 1);
    await reader.press('Enter');
    await until('it is said again', () => said.length === 2);
    assertEqual(said[1], '3 minutes 20 seconds of 12 minutes 5 seconds, section “The harbour”');
    observer.disconnect();
  });

  it('G16: even under a very long heading that is at most 120 characters', async () => {
    const long = narrationOf([`All about ${'lighthouses and '.repeat(30)}ships`, ...texts.slice(1)]);
    startServer().publish({ ...long, id: 'harbour' });
    await open();
    await user.openOptions();
    await user.activate('Where am I?');
    await until('it is said', () => user.status);
    assert(user.status.length <= 120, `“${user.status}” has ${user.status.length}`);
    assert(user.status.includes('All about lighthouses'), 'it names the section');
  });

  it('G29: sentence by sentence from the options, with the keyboard alone', async () => {
    await open();
    await user.openOptions();
    await user.activate('Next sentence');
    await reader.press('Enter', 'Enter');
    assertEqual(at(), 3400);
    await user.tabTo('Loop the sentence');
    await reader.press('Space');
    assert((await user.player.element.sentences())!.loop, 'it is looped');
    user.dialog.querySelector<HTMLElement>('#dialog-heading')!.focus();
    await user.activate('Next sentence');
    await until(
      'the loop is seen to be off',
      () => !(user.dialog.querySelector('#options-sentences ~ label input') as HTMLInputElement).checked,
    );
    user.dialog.querySelector<HTMLElement>('#dialog-heading')!.focus();
    await user.activate('Repeat the sentence');
    await user.player.playing();
    await until('Pause is within reach', () =>
      [...user.dialog.querySelectorAll('button')].some((b) => nameOf(b) === 'Pause'),
    );
  });
});
