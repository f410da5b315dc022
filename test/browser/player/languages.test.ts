import { setViewport } from '@web/test-runner-commands';
import { languages } from '../../../src/player/locales/languages.js';
import type { PlayerStrings } from '../../../src/player/strings.js';
import { setSettings } from '../../../src/player/settings.js';
import { assert, assertEqual } from '../dialogs/assert.js';
import { itWhenNarrow } from '../engine.js';
import { cleanUp, narrationOf, openPage, startServer, texts, until } from './page.js';

/** No part of it sticks out of it at either side. */
function assertFits(whole: Element, where: string): void {
  const { left, right } = whole.getBoundingClientRect();
  assert(left >= 0 && right <= innerWidth, `${where}: from ${left} to ${right}`);
  assert(whole.scrollWidth <= whole.clientWidth, `${where}: ${whole.scrollWidth} in ${whole.clientWidth}`);
  for (const part of whole.querySelectorAll('button, select, input, p, h2, h3, li, th, td')) {
    const box = part.getBoundingClientRect();
    const isIn = box.left >= left - 1 && box.right <= right + 1;
    assert(isIn || part.closest('.hidden'), `${where}: ${part.textContent} from ${box.left} to ${box.right}`);
  }
}

/** The longest of its choices is seen whole, in as many lines as it takes. */
async function assertWhole(select: HTMLSelectElement, where: string): Promise<void> {
  const names = Array.from(select.options, ({ label }) => label);
  const longest = names.reduce((most, name) => (name.length > most.length ? name : most));
  select.selectedIndex = names.indexOf(longest);
  select.dispatchEvent(new Event('change', { bubbles: true }));
  const chosen = select.parentElement!.querySelector<HTMLElement>('.chosen');
  if (chosen && getComputedStyle(chosen).display !== 'none') {
    await until(`“${longest}” is shown`, () => chosen.textContent === longest);
    const [text, field] = [chosen.getBoundingClientRect(), select.getBoundingClientRect()];
    assert(
      text.top >= field.top - 1 && text.bottom <= field.bottom + 1,
      `${where}: “${longest}” is too high`,
    );
    assert(chosen.scrollWidth <= chosen.clientWidth, `${where}: “${longest}” is cut`);
    const { webkitTextFillColor } = getComputedStyle(select);
    assert(/, 0\)$/.test(webkitTextFillColor), `${where}: “${longest}” is seen twice`);
    return;
  }
  // A field that cannot break its text is as narrow as it goes when the text just fits.
  const { width } = select.getBoundingClientRect();
  const copy = select.cloneNode(true) as HTMLSelectElement;
  copy.selectedIndex = select.selectedIndex;
  copy.style.inlineSize = 'min-content';
  select.after(copy);
  const least = copy.getBoundingClientRect().width;
  copy.remove();
  assert(least <= width + 0.5, `${where}: “${longest}” takes ${least} of ${width} px`);
}

const isSaid = (element: Element, lang: string, dir: string): boolean =>
  element.matches(`[lang="${lang}"][dir=${dir}]`) && getComputedStyle(element).direction === dir;

describe('In every language', () => {
  beforeEach(() => startServer().publish(narrationOf(texts, { endMs: 725_000 })));
  afterEach(async () => {
    await cleanUp();
    document.documentElement.removeAttribute('dir');
  });

  for (const [lang, dir] of [
    ['ar', 'rtl'],
    ['he', 'rtl'],
    ['ja', 'ltr'],
    ['th', 'ltr'],
    ['fi', 'ltr'],
  ] as const)
    itWhenNarrow(
      `G59, G26: the player and its dialogs fit 320 px on an English page in ${lang}, ${dir}`,
      async () => {
        await setViewport({ width: 320, height: 640 });
        await setSettings({ bar: ['sentences', 'loop', 'jump', 'where', 'mute'] });
        const player = await openPage(undefined, { 'ui-lang': lang });
        const part = (selector: string): Element | null => player.root.querySelector(selector);
        await until('its language has come', () => part(`section.player[lang="${lang}"]`));
        assert(isSaid(part('section.player')!, lang, dir), 'the player');
        assert(isSaid(part('.back')!, lang, dir), '“Back to current sentence”');
        assertEqual(getComputedStyle(player.range).direction, 'ltr', 'time runs to the right everywhere');
        await player.element.play();
        player.element.pause();
        await until('the bar has come in its language', () => part(`.extras [role=group][lang="${lang}"]`));
        assert(isSaid(part('.extras [role=group]')!, lang, dir), 'the bar');
        assertFits(part('section.player')!, 'the player');
        await assertWhole(part('.speed select') as HTMLSelectElement, 'the speed');

        const openers = [
          ...player.root.querySelectorAll<HTMLButtonElement>('section.player button[aria-haspopup=dialog]'),
        ];
        assertEqual(openers.length, 4, 'more info, feedback, options, jump');
        for (const opener of openers) {
          opener.click();
          await until('a dialog is open', () => part('dialog[open]'));
          const dialog = part('dialog[open]') as HTMLDialogElement;
          assert(isSaid(dialog, lang, dir), opener.innerText);
          assertFits(dialog, opener.innerText);
          for (const select of dialog.querySelectorAll('select')) await assertWhole(select, opener.innerText);
          for (const own of dialog.querySelectorAll<HTMLElement>('[lang=en]'))
            assertEqual(getComputedStyle(own).direction, 'ltr', `the article’s own words: ${own.innerText}`);
          dialog.close();
          await until('it is closed', () => !part('dialog'));
        }
        await setViewport({ width: 800, height: 600 });
      },
    );

  it('G59: in each of them the player says which one it speaks, runs its way, and is named in it', async () => {
    const player = await openPage();
    const section = (): HTMLElement => player.root.querySelector('section.player')!;
    const names = new Set<string>();
    for (const lang of languages) {
      const { playerStrings } = (await import(`../../../src/player/locales/${lang}/player.ts`)) as {
        readonly playerStrings: PlayerStrings;
      };
      player.element.uiLang = lang;
      await until(`${lang} is said`, () => section().lang === lang && player.says(playerStrings.disclosure));
      const dir = ['ar', 'fa', 'he'].includes(lang) ? 'rtl' : 'ltr';
      assert(isSaid(section(), lang, dir), lang);
      assert(isSaid(player.root.querySelector('.back')!, lang, dir), `${lang}: the way back`);
      assert(section().ariaLabel!.startsWith(playerStrings.region), `${lang}: ${section().ariaLabel}`);
      names.add(section().ariaLabel!);
      const left = (name: string): number => player.button(name).getBoundingClientRect().left;
      const [play, back, forward] = [playerStrings.play, playerStrings.back, playerStrings.forward].map(left);
      const order = dir === 'rtl' ? [forward, back, play] : [play, back, forward];
      assertEqual(
        order,
        [...order].sort((a, b) => a! - b!),
        `${lang}: the order of the bar`,
      );
      assertEqual(getComputedStyle(player.range).direction, 'ltr', `${lang}: time`);
      await until(`${lang}: the slider speaks`, () => player.range.ariaValueText);
      assertEqual(player.range.ariaValueText?.includes(':'), false);
      assertEqual(player.element.querySelector('[lang], [dir]'), null, 'The article');
    }
    assertEqual(names.size, languages.length);
  });

  it('G59: an English player on an Arabic page runs to the right, and the article stays as it is', async () => {
    document.documentElement.lang = 'ar';
    document.documentElement.dir = 'rtl';
    const player = await openPage(undefined, { 'ui-lang': 'en-GB' });
    assert(isSaid(player.root.querySelector('section.player')!, 'en-GB', 'ltr'), 'the player');
    assertEqual(getComputedStyle(player.element.querySelector('#first')!).direction, 'rtl');
  });

  it('G59: a region gets the texts of its language; what nobody has written is English, and says so', async () => {
    const player = await openPage();
    for (const [asked, lang, text] of [
      ['pt-AO', 'pt-AO', 'Enviar comentário'],
      ['zh-Hant-TW', 'zh', '发送反馈'],
      ['nn', 'nb', 'Send tilbakemelding'],
      ['tlh', 'en', 'Send feedback'],
    ] as const) {
      player.element.uiLang = asked;
      await until(`${asked} is said`, () => player.says(text));
      assertEqual(player.root.querySelector('section')!.lang, lang);
    }
  });

  it('G59: the language that was asked for last is spoken, whichever comes first', async () => {
    const player = await openPage();
    player.element.uiLang = 'sv';
    await player.element.updateComplete;
    player.element.uiLang = 'en-GB';
    await player.element.updateComplete;
    await import('../../../src/player/locales/sv/player.js');
    await until('English is said', () => player.says('Send feedback'));
    assertEqual(player.root.querySelector('section')!.lang, 'en-GB');
  });

  it('G59: a transcript says what went wrong in the language around it', async () => {
    await import('../../../src/player/define-transcript.js');
    const transcript = document.createElement('audio-article-transcript');
    transcript.for = 'nobody';
    const around = document.createElement('div');
    around.lang = 'he';
    around.append(transcript);
    document.body.append(around);
    await until('it is told', () => transcript.querySelector('p'));
    assert(isSaid(transcript.querySelector('p')!, 'he', 'rtl'), transcript.innerHTML);
  });
});
