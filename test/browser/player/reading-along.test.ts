import { emulateMedia, sendMouse } from '@web/test-runner-commands';
import { setSettings } from '../../../src/player/settings.js';
import { assert, assertEqual } from '../dialogs/assert.js';
import { engine } from '../engine.js';
import {
  article,
  cleanUp,
  frame,
  marked,
  narrationOf,
  openPage,
  type Player,
  reader,
  type Server,
  startServer,
  takeAway,
  texts,
  until,
  wait,
} from './page.js';

describe('Reading along', () => {
  let server: Server;
  beforeEach(() => {
    server = startServer();
    server.publish(narrationOf(texts));
  });
  afterEach(cleanUp);

  /** Sought to the middle of a word: a place where nothing changes for 100 ms. */
  const seekTo = (player: Player, word: string): void => {
    const { blocks } = player.element.narration!;
    for (const { text, sentences } of blocks)
      for (const { words } of sentences)
        for (const [start, end, from, to] of words)
          if (text.slice(start, end) === word) {
            player.element.currentTime = (from + to) / 2000;
            return;
          }
    throw new Error(`Nobody says “${word}”.`);
  };

  it('marks the word and the sentence that are spoken, in the page’s own text', async () => {
    const player = await openPage();
    await player.play();
    await player.marks('cliff');
    assertEqual(marked('sentence'), 'On a cliff above the harbour stands a lighthouse.');
  });

  it('passes over no word', async () => {
    const player = await openPage();
    const heard: string[] = [];
    const seen: string[] = [];
    player.element.addEventListener('wordchange', ({ detail }) => {
      heard.push(detail.word);
      seen.push(marked('word'));
    });
    await setSettings({ highlight: 'both' });
    await player.setSpeed(2);
    await player.play();
    await until('it has ended', () => player.element.ended);
    const spoken = texts.join(' ').match(/\w+/g)!;
    assertEqual(heard, spoken);
    assertEqual(seen, spoken, 'What was marked');
    await until('nothing is marked any more', () => marked('word') + marked('sentence') === '');
  });

  it('marks a word that stands in several text nodes', async () => {
    const player = await openPage();
    await player.element.play();
    seekTo(player, 'lighthouse');
    await player.marks('lighthouse');
    const [range] = CSS.highlights.get('audio-article-word')! as Iterable<Range>;
    assert(range!.startContainer !== range!.endContainer, 'the word begins and ends in different nodes');
  });

  it('marks the word that was sought in the same frame, while paused as well', async () => {
    const player = await openPage();
    await player.play();
    await player.pause();
    seekTo(player, 'keeper');
    await frame();
    assertEqual(marked('word'), 'keeper');
    assertEqual(marked('sentence'), 'The keeper climbed its steps each evening.');
  });

  it('G8: leaves the article as it is: not a node, not an attribute', async () => {
    const player = await openPage();
    const before = player.element.outerHTML;
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(document.body, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
    await player.play();
    await player.marks('cliff');
    await reader.clickWord('keeper');
    await player.marks('climbed');
    await player.pause();
    assertEqual(changes.length, 0, 'The number of changes');
    assertEqual(player.element.outerHTML, before);
    observer.disconnect();
  });

  for (const [highlight, word, sentence] of [
    ['auto', true, true],
    ['both', true, true],
    ['word', true, false],
    ['sentence', false, true],
    ['off', false, false],
  ] as const)
    it(`G41: marks at once what the listener has set: ${highlight}`, async () => {
      const player = await openPage();
      await player.play();
      await player.marks('harbour');
      await player.pause();
      const [spokenWord, spokenSentence] = [marked('word'), marked('sentence')];
      void setSettings({ highlight });
      assertEqual(marked('word'), word ? spokenWord : '');
      assertEqual(marked('sentence'), sentence ? spokenSentence : '');
    });

  it('G40: marks the sentence alone above 1.75×, until it is slower again', async () => {
    const player = await openPage();
    await player.play();
    await player.marks('harbour');
    await player.setSpeed(2);
    await until('no word is marked', () => marked('word') === '');
    assert(marked('sentence') !== '', 'the sentence still is');
    await player.setSpeed(1.75);
    await until('a word is marked', () => marked('word') !== '');
  });

  it('leaves clicks alone when the listener does not want them, and does not offer them', async () => {
    const player = await openPage();
    const hint = (): DOMRect => player.root.querySelector('.hint')!.getBoundingClientRect();
    await player.element.play();
    player.element.pause();

    assert(hint().height > 0, 'it is offered');
    await setSettings({ clickToPlay: false });
    await reader.clickWord('keeper');
    await wait(500);
    assert(player.element.paused, 'nothing plays');
    assertEqual(hint().height, 0, 'The height of the offer');
    player.button('Options').click();
    const inDialog = await until('the dialog says more', () =>
      player.root.querySelector<HTMLElement>('dialog[open] .hint'),
    );
    assert(inDialog.offsetHeight > 0, 'what dialogs say beside their fields stays');
    inDialog.closest('dialog')!.close();
    await setSettings({ clickToPlay: true });
    assert(hint().height > 0, 'it is offered again');
    await reader.clickWord('climbed');
    await player.playing();
  });

  it('plays from the word that is clicked', async () => {
    const player = await openPage();
    await reader.clickWord('keeper');
    await player.playing();
    await player.marks('keeper');
    assert(player.element.currentTime > 4, 'the audio is at the word as well');
  });

  it('goes on from another word that is clicked while it plays', async () => {
    const player = await openPage();
    await player.play();
    await player.marks('harbour');
    await reader.clickWord('climbed');
    await player.marks('climbed');
    assert(!player.element.paused, 'it plays on');
  });

  for (const [what, click] of [
    ['a link', () => reader.clickWord('lit')],
    [
      'beside the words',
      () => sendMouse({ type: 'click', position: [790, Math.round(reader.rectOf('keeper').top) + 5] }),
    ],
    [
      'the end of a selection',
      async () => {
        const { left, right, top } = reader.rectOf('keeper');
        await sendMouse({ type: 'move', position: [Math.round(left), Math.round(top) + 5] });
        await sendMouse({ type: 'down' });
        await sendMouse({ type: 'move', position: [Math.round(right), Math.round(top) + 5] });
        await sendMouse({ type: 'up' });
        assertEqual(String(getSelection()), 'keeper');
      },
    ],
    [
      'the text to take a selection back',
      async () => {
        getSelection()?.selectAllChildren(document.getElementById('second')!);
        await reader.clickWord('keeper');
      },
    ],
    [
      'a word twice, to select it',
      async () => {
        const { left, top } = reader.rectOf('keeper');
        const position: [number, number] = [Math.round(left) + 8, Math.round(top) + 5];
        await sendMouse({ type: 'click', position });
        document.elementFromPoint(...position)!.dispatchEvent(
          new MouseEvent('click', {
            bubbles: true,
            composed: true,
            detail: 2,
            clientX: position[0],
            clientY: position[1],
          }),
        );
      },
    ],
  ] as const)
    it(`G42: leaves a click alone that hits ${what}`, async () => {
      const player = await openPage();
      await player.element.play();
      player.element.pause();
      await click();
      await wait(500);
      assert(player.element.paused, 'nothing plays');
      assert(player.element.currentTime < 0.5, 'nothing was sought');
    });

  it('reads the article that `for` names, in a shadow tree as well', async () => {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    const text = document.createElement('article');
    text.id = 'text';
    text.append(document.createRange().createContextualFragment(article));
    document.body.append(host);
    const player = document.createElement('audio-article');
    player.setAttribute('src', '/transcripts/harbour.json');
    player.setAttribute('for', 'text');
    root.append(player, text);
    await until('it has loaded', () => player.readyState > 0);
    const { left, top } = reader.rectOf('keeper', 0, text);
    await sendMouse({ type: 'click', position: [Math.round(left) + 8, Math.round(top) + 8] });
    await until('the clicked word is marked', () => marked('word') === 'keeper');
    assert(root.adoptedStyleSheets.length === 1, 'the tree that holds the article has the rules');
    assertEqual(document.adoptedStyleSheets.length, 0);
    player.remove();
    await wait(0);
    assertEqual(root.adoptedStyleSheets.length, 0, 'Rules left behind');
  });

  it('is read in when it comes after the narration', async () => {
    const player = document.createElement('audio-article');
    player.setAttribute('src', '/transcripts/harbour.json');
    player.setAttribute('for', 'late');
    document.body.append(player);
    await until('it has loaded', () => player.readyState > 0);
    const hint = (): string | undefined => player.shadowRoot?.querySelector('.hint')?.textContent;
    assertEqual(hint(), undefined);
    const late = document.createElement('article');
    late.id = 'late';
    late.append(document.createRange().createContextualFragment(article));
    document.body.append(late);
    await until('it can be clicked', () => hint()?.startsWith('Click a word'));
    const { left, top } = reader.rectOf('keeper', 0, late);
    await sendMouse({ type: 'click', position: [Math.round(left) + 8, Math.round(top) + 8] });
    await until('the clicked word is marked', () => marked('word') === 'keeper');
  });

  it('finds its words again when the page has changed', async () => {
    const player = await openPage();
    await player.play();
    await player.marks('harbour');
    const second = document.getElementById('second')!;
    const advert = document.createElement('p');
    advert.textContent = 'Buy a lamp today.';
    second.before(advert);
    const fresh = second.cloneNode(true);
    second.replaceWith(fresh);
    seekTo(player, 'steps');
    await player.marks('steps');
    const [range] = CSS.highlights.get('audio-article-word')! as Iterable<Range>;
    assert(fresh.contains(range!.startContainer), 'in the paragraph that stands there now');
  });

  it('marks what the publisher has read although it is left out elsewhere', async () => {
    const table = '<table><tr><th>Year</th><td>Storks</td></tr></table>';
    server.publish({ ...narrationOf(['The harbour', 'Year', 'Storks']), read: ['table'] });
    const player = await openPage(`<article><h1>The harbour</h1>${table}</article>`);
    await player.element.play();
    seekTo(player, 'Storks');
    await player.marks('Storks');
  });

  it('speaks without a mark what is not on the page', async () => {
    const player = await openPage(article.replace('climbed', 'went up'));
    await player.element.play();
    seekTo(player, 'keeper');
    await wait(300);
    assert(!player.element.paused, 'it speaks');
    assertEqual(marked('word') + marked('sentence'), '');
    seekTo(player, 'cliff');
    await player.marks('cliff');
  });

  describe('in a long article', () => {
    const long = Array.from(
      { length: 40 },
      (_, i) => `Paragraph ${i} goes on for many words about the sea and ships.`,
    );
    const openLong = async (): Promise<Player> => {
      server.publish(narrationOf(['Long', ...long]));
      // It would scroll there all the same, only not at once.
      if (engine !== 'webkit') await emulateMedia({ reducedMotion: 'reduce' });
      await setSettings({ highlight: 'both' });
      const content = `<h2>Long</h2>${long.map((text) => `<p>${text}</p>`).join('')}`;
      const player = await openPage(content);
      document.body.style.setProperty('margin-block-end', '2000px');
      return player;
    };
    afterEach(() => emulateMedia({ reducedMotion: 'no-preference' }));

    /** It loads when the voice begins: before, there is nothing to yield. */
    const readAlong = async (player: Player): Promise<void> => {
      await player.play();
      await until('a word is marked', () => marked('word'));
    };

    const wordTop = (): number => {
      const [range] = (CSS.highlights.get('audio-article-word') ?? []) as Iterable<Range>;
      return range ? range.getBoundingClientRect().top / innerHeight : NaN;
    };

    it('keeps the word in view', async () => {
      const player = await openLong();
      await player.play();
      player.element.currentTime = 60;
      await until('the word is in the upper half', () => wordTop() > 0.1 && wordTop() < 0.5);
    });

    it('G38: yields to a reader who scrolls away, and comes back when asked', async () => {
      const player = await openLong();
      await player.play();
      player.element.currentTime = 60;
      await until('the page has scrolled', () => scrollY > 100);
      const button = player.button('Back to current sentence');
      assertEqual(getComputedStyle(button).opacity, '0', 'The opacity before');
      assertEqual(button.tabIndex, -1);
      await sendMouse({ type: 'move', position: [400, 300] });
      dispatchEvent(new WheelEvent('wheel', { deltaY: -4000 }));
      scrollTo({ top: 0, behavior: 'instant' });
      await wait(1500);
      assertEqual(scrollY, 0, 'Where the reader is');
      assertEqual(getComputedStyle(button).opacity, '1', 'The opacity of the way back');
      assertEqual(button.tabIndex, 0);
      button.click();
      await until('the word is in view again', () => wordTop() > 0 && wordTop() < 0.8);
      assertEqual(getComputedStyle(button).opacity, '0', 'The opacity afterwards');
      assertEqual(button.tabIndex, -1);
    });

    it('G38: yields to keys that scroll the page, and not to those that do something else', async () => {
      const player = await openLong();
      await readAlong(player);
      const wayBack = player.button('Back to current sentence');
      const button = document.body.appendChild(document.createElement('button'));
      const field = document.body.appendChild(document.createElement('textarea'));
      const press = (element: Element, key: string): boolean => {
        element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
        return wayBack.tabIndex === 0;
      };
      for (const [element, key] of [
        [button, ' '],
        [field, 'ArrowDown'],
        [player.button('Pause'), ' '],
        [player.element.shadowRoot!.querySelector('input')!, 'PageDown'],
      ] as const)
        assert(!press(element, key), `${key} in ${element.localName} scrolls nothing`);
      assert(press(player.button('Pause'), 'PageDown'), 'it scrolls from a button, too');
      button.remove();
      field.remove();
    });

    it('G9: leaves the way back as it is for those who hear, when the voice comes to where the reader is', async () => {
      const player = await openLong();
      await readAlong(player);
      const button = player.button('Back to current sentence');
      // It loads when the voice begins, and that is a cause of its own.
      await until('the mini player has come', () => button.hasAttribute('popover'));
      await sendMouse({ type: 'move', position: [400, 300] });
      dispatchEvent(new WheelEvent('wheel', { deltaY: 10 }));
      assertEqual(button.tabIndex, 0, 'the reader has scrolled');
      const before = button.cloneNode(true) as Element;
      await until('it is not seen any more', () => getComputedStyle(button).opacity === '0');
      assertEqual(button.tabIndex, 0, 'nobody has acted');
      button.className = before.className;
      assertEqual(button.outerHTML, before.outerHTML, 'What is heard of it');
    });

    it('G41: stays where it is when following is off, and the word is marked all the same', async () => {
      await setSettings({ follow: false });
      const player = await openLong();
      await player.play();
      player.element.currentTime = 60;
      await until('the word is marked far below', () => wordTop() > 1);
      await wait(300);
      assertEqual(scrollY, 0);
      await setSettings({ follow: true });
      await until('the page follows at once', () => scrollY > 100);
    });

    it('G41: follows with nothing marked', async () => {
      const player = await openLong();
      await setSettings({ highlight: 'off' });
      await player.play();
      player.element.currentTime = 60;
      await until('the page has scrolled', () => scrollY > 100);
      assertEqual(marked('word') + marked('sentence'), '');
    });

    it('G37: never scrolls while paused, and never takes the focus', async () => {
      const player = await openLong();
      await readAlong(player);
      await player.pause();
      scrollTo({ top: 0, behavior: 'instant' });
      const focused = document.activeElement;
      player.element.currentTime = 60;
      await wait(200);
      assertEqual(scrollY, 0);
      assert(document.activeElement === focused, 'the focus is where it was');
    });
  });
});

describe('Without the Highlight API', () => {
  let giveBack: () => void;
  beforeEach(() => {
    startServer().publish(narrationOf(texts));
    giveBack = takeAway(CSS, 'highlights');
  });
  afterEach(async () => {
    giveBack();
    await cleanUp();
  });

  it('G8, G58: a box lies over the word, and the article is as untouched', async () => {
    const player = await openPage();
    const before = player.element.outerHTML;
    await reader.clickWord('keeper');
    await player.playing();
    player.element.pause();
    const [, , , from] = player.element.narration!.blocks[2]!.sentences[0]!.words[1]!;
    player.element.currentTime = (from - 50) / 1000;
    const word = await until('a box is shown', () => {
      const box = player.root.querySelector('.overlay .word');
      return box && getComputedStyle(box).display === 'block' ? box : undefined;
    });
    const box = word.getBoundingClientRect();
    const text = reader.rectOf('keeper');
    assert(Math.abs(box.left - text.left) < 1 && Math.abs(box.top - text.top) < 1, 'it lies on the word');
    assert(Math.abs(box.width - text.width) < 1, 'it is as wide as the word');
    assertEqual(player.element.outerHTML, before);
    const layer = player.root.querySelector('.overlay')!;
    assertEqual(layer.ariaHidden, 'true');
    assertEqual(getComputedStyle(layer).pointerEvents, 'none');
    assertEqual(player.root.querySelectorAll('[style]').length, 0, 'Style attributes');
    player.element.remove();
    await wait(0);
    assertEqual(player.root.querySelector('.overlay'), null);
  });
});
