import { emulateMedia } from '@web/test-runner-commands';
import { splitSentences } from '../../../src/core/text/sentences.js';
import { splitWords } from '../../../src/core/text/words.js';
import type { Narration } from '../../../src/core/narration/schema.js';
import { contrast } from '../../../src/player/look/colours.js';
import { assert, assertEqual } from '../dialogs/assert.js';
import { itIn, itInPrint } from '../engine.js';
import {
  article,
  cleanUp,
  frame,
  hex,
  marked,
  narrationOf,
  openPage,
  type Player,
  type Server,
  startServer,
  takeAway,
  texts,
  until,
} from './page.js';

/** As the pipeline does it: the same sentences and words, spoken at a steady pace. */
function narrationIn(lang: string, blocks: readonly string[]): Narration {
  let ms = 0;
  const base = narrationOf(texts);
  return {
    ...base,
    lang,
    blocks: blocks.map((text) => ({
      kind: 'paragraph' as const,
      text,
      sha256: 'a'.repeat(64),
      sentences: splitSentences(text, lang).map((sentence) => {
        const startMs = (ms += 400);
        const words = splitWords(text, sentence, lang).map(
          ({ start, end }): [number, number, number, number] => [start, end, ms, (ms += 200)],
        );
        return { start: sentence.start, end: sentence.end, startMs, endMs: ms, words };
      }),
    })),
    audio: [{ ...base.audio[0]!, duration: 60_000 }],
  };
}

const languages = [
  ['ar', 'rtl', 'كان البحر هادئا في الصباح. رحلت <b>السفن</b> كلها.', ['كان', 'السفن']],
  ['he', 'rtl', 'הים היה שקט בבוקר. כל <a href="#x">האוניות</a> הפליגו.', ['הים', 'האוניות']],
  ['zh', 'ltr', '早上海很平静。所有的<b>船</b>都离开了港口。', ['平静', '船', '港口']],
  ['ja', 'ltr', '朝の海は静かだった。船は<ruby>港<rt>みなと</rt></ruby>を出た。', ['朝', '港']],
  ['th', 'ltr', 'ตอนเช้าทะเลสงบมาก เรือทุกลำ<b>ออก</b>จากท่า', ['ทะเล', 'ออก']],
  ['hi', 'ltr', 'सुबह समुद्र शांत था। सभी जहाज़ चले गए।', ['समुद्र', 'जहाज़']],
  [
    'de',
    'ltr',
    'Das Meer war ru\u00adhig. „Alle Schiffe“, sagte sie, „sind fort.“',
    ['ru\u00adhig', 'Schiffe'],
  ],
] as const;

describe('In every script the word that is spoken is marked', () => {
  let server: Server;
  beforeEach(() => {
    server = startServer();
  });
  afterEach(cleanUp);

  for (const [lang, dir, html, some] of languages)
    it(`G59: ${lang}, ${dir}: each word, at its place, and a click on it plays it`, async () => {
      const markup = `<p lang="${lang}" dir="${dir}">${html}</p>`;
      const text = document.createRange().createContextualFragment(html);
      // What readers see above the line is not read.
      text.querySelectorAll('rt').forEach((rt) => rt.remove());
      const narration = narrationIn(lang, [text.textContent]);
      server.publish(narration);
      const player = await openPage(markup);
      await player.element.play();
      player.element.pause();
      const [block] = narration.blocks;
      const words = block!.sentences.flatMap((sentence) => sentence.words);
      for (const wanted of some)
        assert(
          words.some(([start, end]) => block!.text.slice(start, end) === wanted),
          `“${wanted}” is a word`,
        );
      const paragraph = document.querySelector('p')!.getBoundingClientRect();
      for (const [start, end, from] of words) {
        player.element.currentTime = (from + 50) / 1000;
        await player.marks(block!.text.slice(start, end));
        const [range] = CSS.highlights.get('audio-article-word')! as Iterable<Range>;
        const { left, right, width } = range!.getBoundingClientRect();
        assert(width > 1 && left >= paragraph.left - 1 && right <= paragraph.right + 1, 'it is on the page');
      }
      const sentences = block!.sentences.map(({ start, end }) => block!.text.slice(start, end));
      assertEqual(sentences.length > 1 || lang === 'th', true, 'There are sentences');
      // The mark goes over what is read and over the letters above it.
      assertEqual(marked('sentence').replace('みなと', ''), sentences.at(-1));

      const target = words.find(([start, end]) => block!.text.slice(start, end) === some.at(-1))!;
      player.element.currentTime = (target[2] + 50) / 1000;
      await player.marks(some.at(-1)!);
      const [range] = CSS.highlights.get('audio-article-word')! as Iterable<Range>;
      const { left, top, width, height } = range!.getBoundingClientRect();
      player.element.currentTime = 0;
      const event = { bubbles: true, composed: true, clientX: left + width / 2, clientY: top + height / 2 };
      // There it is a link.
      if (lang !== 'he') {
        document.querySelector('p')!.dispatchEvent(new MouseEvent('click', event));
        await player.playing();
        await player.marks(some.at(-1)!);
      }
    });
});

describe('A mark takes no room and leaves no trace', () => {
  beforeEach(() => startServer().publish(narrationOf(texts, { endMs: 60_000 })));
  afterEach(async () => {
    await cleanUp();
    await emulateMedia({ media: 'screen', colorScheme: 'light' });
    document.documentElement.removeAttribute('style');
  });

  const playTo = async (player: Player, word: string): Promise<void> => {
    await player.element.play();
    player.element.pause();
    const { blocks } = player.element.narration!;
    for (const { text, sentences } of blocks)
      for (const { words } of sentences)
        for (const [start, end, from] of words)
          if (text.slice(start, end) === word) player.element.currentTime = (from + 50) / 1000;
    await player.marks(word);
  };

  it('every line and paragraph stays where it was, to the hundredth of a pixel', async () => {
    const player = await openPage();
    const places = (): number[][] =>
      [...player.element.querySelectorAll('*')].flatMap((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return [...range.getClientRects(), element.getBoundingClientRect()].map(
          ({ left, top, width, height }) =>
            [left, top, width, height].map((part) => Math.round(part * 100) / 100),
        );
      });
    const before = places();
    await playTo(player, 'lighthouse');
    assertEqual(places(), before);
  });

  for (const colorScheme of ['light', 'dark'] as const)
    itIn(colorScheme)(
      `G22: word and sentence differ from each other and the page, by shape as well: ${colorScheme}`,
      async () => {
        document.documentElement.style.colorScheme = 'light dark';
        await emulateMedia({ colorScheme });
        const player = await openPage();
        await playTo(player, 'cliff');
        const first = document.getElementById('first')!;
        const [word, sentence] = ['word', 'sentence'].map((name) =>
          getComputedStyle(first, `::highlight(audio-article-${name})`),
        ) as [CSSStyleDeclaration, CSSStyleDeclaration];
        const page = colorScheme === 'light' ? '#ffffff' : '#121212';
        assert(contrast(hex(word.backgroundColor), page) >= 3, 'the word from the page');
        assert(
          contrast(hex(word.backgroundColor), hex(sentence.backgroundColor)) >= 3,
          'the word from its sentence',
        );
        assert(
          word.textDecorationLine === 'underline' && sentence.textDecorationLine !== 'underline',
          'by shape',
        );
      },
    );

  it('G60: what is copied is the text alone', async () => {
    const player = await openPage();
    const select = (): string => {
      getSelection()!.selectAllChildren(document.getElementById('first')!);
      const copied = getSelection()!.toString();
      getSelection()!.removeAllRanges();
      return copied;
    };
    const before = select();
    await playTo(player, 'lighthouse');
    assertEqual(select(), before);
  });

  itInPrint('G60: print has neither marks nor the player', async () => {
    const player = await openPage();
    await playTo(player, 'lighthouse');
    await emulateMedia({ media: 'print' });
    const printed = getComputedStyle(document.getElementById('first')!, '::highlight(audio-article-word)');
    assertEqual(printed.backgroundColor, 'rgba(0, 0, 0, 0)');
    for (const selector of ['.player', '.back'])
      assertEqual(player.root.querySelector(selector)!.getClientRects().length, 0, selector);
    assert(document.getElementById('first')!.getClientRects().length > 0, 'the text is printed');
  });

  it('G10: a paragraph is as many text nodes as its author wrote', async () => {
    const player = await openPage();
    const count = (): number => {
      const walker = document.createTreeWalker(player.element, NodeFilter.SHOW_TEXT);
      let nodes = 0;
      while (walker.nextNode()) nodes++;
      return nodes;
    };
    const before = count();
    const plain = document.createElement('div');
    plain.append(document.createRange().createContextualFragment(article));
    await playTo(player, 'lighthouse');
    assertEqual(count(), before);
  });
});

describe('Without the Highlight API, under an overlay', () => {
  let giveBack: () => void;
  beforeEach(() => {
    startServer().publish(narrationOf(texts, { endMs: 60_000 }));
    giveBack = takeAway(CSS, 'highlights');
  });
  afterEach(async () => {
    giveBack();
    await cleanUp();
  });

  it('G58, G8, G11: nothing that can be heard changes for as long as it plays, and the article is untouched', async () => {
    const player = await openPage();
    const before = player.element.outerHTML;
    await player.play();
    await until('a box is shown', () => {
      const box = player.root.querySelector('.overlay .word');
      return box && getComputedStyle(box).display === 'block';
    });
    const heard: string[] = [];
    const observer = new MutationObserver((records) => {
      for (const { type, target, attributeName } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        if (!element?.closest('[aria-hidden=true]'))
          heard.push(`${type} ${attributeName ?? ''} ${target.nodeName}`);
      }
    });
    const all = { attributes: true, characterData: true, childList: true, subtree: true };
    observer.observe(document.body, all);
    observer.observe(player.root, all);
    await until('several words were read', () => player.element.currentTime > 3);
    assertEqual(heard, []);
    observer.disconnect();
    assertEqual(player.element.outerHTML, before);
  });

  it('G58: is in right-to-left text where the word is, and takes no click away', async () => {
    const text = 'كان البحر هادئا في الصباح. رحلت السفن كلها.';
    const narration = narrationIn('ar', [text]);
    startServer().publish(narration);
    const player = await openPage(`<p dir="rtl" lang="ar">${text}</p>`);
    await player.element.play();
    player.element.pause();
    const [start, end, from] = narration.blocks[0]!.sentences[1]!.words[1]!;
    player.element.currentTime = (from + 50) / 1000;
    const range = document.createRange();
    const node = document.querySelector('p')!.firstChild!;
    range.setStart(node, start);
    range.setEnd(node, end);
    await until('the box is on the word', () => {
      const box = player.root.querySelector('.overlay .word')?.getBoundingClientRect();
      const word = range.getBoundingClientRect();
      return box && Math.abs(box.left - word.left) < 1 && Math.abs(box.width - word.width) < 1;
    });
    const { left, top } = range.getBoundingClientRect();
    await frame();
    assertEqual(document.elementFromPoint(left + 4, top + 8)?.localName, 'p');
  });
});
