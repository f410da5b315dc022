import { readBlocks } from '../../../src/core/article/blocks.js';
import type { Narration } from '../../../src/core/narration/schema.js';
import '../../../src/player/define.js';
import '../../../src/player/define-transcript.js';
import { type AudioArticleTranscript, transcriptReady } from '../../../src/player/transcript.js';
import { sampleNarration } from '../../core/narration/sample.js';
import { assert, assertEqual, assertNoAxeViolations } from '../dialogs/assert.js';

const sha = 'a'.repeat(64);

function narrationOf(blocks: readonly Partial<Narration['blocks'][number]>[]): Narration {
  const narration = sampleNarration();
  narration.blocks = blocks.map((block, i) => ({
    kind: 'paragraph' as const,
    text: 'Text.',
    sha256: sha,
    sentences: [{ start: 0, end: 1, startMs: i, endMs: i, words: [] }],
    ...block,
  }));
  return narration;
}

/** A file on the page's own site, without a server: `blob:` addresses are fetched like any other. */
const fileOf = (content: unknown): string =>
  URL.createObjectURL(new Blob([typeof content === 'string' ? content : JSON.stringify(content)]));

describe('<audio-article-transcript>', () => {
  let page: HTMLElement;
  beforeEach(() => {
    page = document.createElement('main');
    document.documentElement.lang = 'en';
    document.title = 'A page';
    page.append(Object.assign(document.createElement('h1'), { textContent: 'A page' }));
    document.body.append(page);
  });
  afterEach(() => page.remove());

  const ready = (): Promise<Event> =>
    new Promise((resolve) => page.addEventListener(transcriptReady, resolve, { once: true }));

  async function shown(
    content: unknown,
    attributes: Record<string, string> = {},
  ): Promise<AudioArticleTranscript> {
    const element = document.createElement('audio-article-transcript');
    for (const [name, value] of Object.entries({ src: fileOf(content), ...attributes }))
      element.setAttribute(name, value);
    const done = ready();
    page.append(element);
    await done;
    return element;
  }

  async function failed(element: AudioArticleTranscript): Promise<string> {
    page.append(element);
    for (let i = 0; i < 4000 && !element.textContent.includes('could not'); i++)
      await new Promise((resolve) => setTimeout(resolve, 5));
    return element.textContent;
  }

  const outline = (element: Element): string =>
    [...element.children]
      .map((child) => {
        const tag = child.localName;
        return ['ul', 'blockquote'].includes(tag) ? `${tag}(${outline(child)})` : tag;
      })
      .join(' ');

  it('writes headings, paragraphs, lists and quotes as a page would', async () => {
    const element = await shown(
      narrationOf([
        { kind: 'title' },
        {},
        { kind: 'heading', level: 2 },
        { kind: 'list-item' },
        { kind: 'list-item' },
        {},
        { kind: 'list-item' },
        { kind: 'quote' },
        { kind: 'quote' },
        { kind: 'heading', level: 3 },
        { kind: 'heading' },
      ]),
    );
    assertEqual(outline(element), 'h2 p h3 ul(li li) p ul(li) blockquote(p p) h4 h3');
    await assertNoAxeViolations();
  });

  it('puts the title at the level that the page asks for, and never below h6', async () => {
    const blocks = [
      { kind: 'title' },
      { kind: 'heading', level: 2 },
      { kind: 'heading', level: 4 },
      { kind: 'heading', level: 1 },
    ] as const;
    const element = await shown(narrationOf(blocks), { 'heading-level': '1' });
    assertEqual(outline(element), 'h1 h2 h4 h2');
    element.headingLevel = 5;
    await element.updateComplete;
    assertEqual(outline(element), 'h5 h6 h6 h6');
  });

  it('G10: holds each block’s text exactly, as one text node in the page’s own tree', async () => {
    const text = 'Tom & <b>Jerry</b> — “ça va?” 👩‍🚀';
    const element = await shown(narrationOf([{ text }]));
    assertEqual(element.shadowRoot, null);
    const [paragraph] = element.children;
    assertEqual(
      [...paragraph!.childNodes].map((node) => [node.nodeType, node.nodeValue]),
      [[3, text]],
    );
    assertEqual(element.childNodes.length, 1, 'The number of nodes');
  });

  it('G7: is read by the player as the very blocks of the narration', async () => {
    const blocks = [
      { kind: 'title', text: 'Title' },
      { kind: 'paragraph', text: 'A “first” paragraph.' },
      { kind: 'heading', level: 2, text: 'Heading' },
      { kind: 'list-item', text: 'One' },
      { kind: 'list-item', text: 'Two' },
      { kind: 'quote', text: 'Quote, part 1.' },
      { kind: 'quote', text: 'Quote, part 2.' },
      { kind: 'heading', level: 3, text: 'Heading below' },
      { kind: 'paragraph', text: 'End.' },
    ] as const;
    const element = await shown(narrationOf(blocks), { 'heading-level': '1' });
    const read = readBlocks(element).blocks.map(({ kind, level, text }) => ({ kind, level, text }));
    assertEqual(
      read,
      blocks.map((block) => ({
        kind: block.kind,
        level: 'level' in block ? block.level : undefined,
        text: block.text,
      })),
    );
  });

  it('G59: says which language the text and each foreign block is in', async () => {
    const element = await shown({ ...narrationOf([{}, { lang: 'fr' }, { lang: 'en' }]), lang: 'en' });
    assertEqual(element.lang, 'en');
    assertEqual(
      [...element.children].map((child) => child.getAttribute('lang')),
      [null, 'fr', null],
    );
  });

  it('G59: says which passages within a block are in another language, in the block’s own text', async () => {
    const text = 'Ergo, he said c’est la vie.';
    const passages = [
      { start: 0, end: 4, lang: 'la' },
      { start: 14, end: 26, lang: 'fr' },
    ];
    const [paragraph] = (await shown(narrationOf([{ text, passages }]))).children;
    assertEqual(
      paragraph!.innerHTML,
      '<span lang="la">Ergo</span>, he said <span lang="fr">c’est la vie</span>.',
    );
    assertEqual(
      readBlocks(paragraph!).blocks.map((block) => [block.text, block.passages]),
      [[text, passages]],
    );
  });

  it('takes the place of what the page wrote for readers without JavaScript', async () => {
    page.append(
      Object.assign(document.createElement('audio-article-transcript'), { textContent: 'The text as PDF' }),
    );
    const element = page.querySelector('audio-article-transcript')!;
    const done = ready();
    element.src = fileOf(narrationOf([{ text: 'Hello.' }]));
    await done;
    assertEqual(element.textContent, 'Hello.');
  });

  it('takes the narration of the player that it is for, and gives the player its text', async () => {
    const player = document.createElement('audio-article');
    player.id = 'a';
    player.setAttribute('src', fileOf(narrationOf([{ text: 'Hello.' }])));
    page.append(player);
    const element = document.createElement('audio-article-transcript');
    element.for = 'a';
    const done = ready();
    page.append(element);
    await done;
    assertEqual(element.textContent, 'Hello.');
    assertEqual(player.getAttribute('for'), element.id);
    assert(element.id, 'it has an id');
  });

  it('follows its player to another narration, also after it was moved', async () => {
    const fileSaying = (text: string): string => {
      const narration = narrationOf([{ text }]);
      const audio = narration.audio.map((one) => ({
        ...one,
        src: new URL('/audio.mp3', location.href).href,
      }));
      return fileOf({ ...narration, audio });
    };
    const player = document.createElement('audio-article');
    player.src = fileSaying('One.');
    const element = document.createElement('audio-article-transcript');
    player.append(element);
    let done = ready();
    page.append(player);
    await done;
    assertEqual(element.textContent, 'One.');
    done = ready();
    player.src = fileSaying('Two.');
    await done;
    assertEqual(element.textContent, 'Two.');
    player.append(element);
    done = ready();
    player.src = fileSaying('Three.');
    await done;
    assertEqual(element.textContent, 'Three.');
  });

  it('follows a new address', async () => {
    const element = await shown(narrationOf([{ text: 'One.' }]));
    const done = ready();
    element.src = fileOf(narrationOf([{ text: 'Two.' }]));
    await done;
    assertEqual(element.textContent, 'Two.');
  });

  it('says in words that it is loading, and what went wrong', async () => {
    const element = document.createElement('audio-article-transcript');
    element.src = '/no/such/file.json';
    page.append(element);
    await element.updateComplete;
    assertEqual(element.textContent, 'The text is loading …');
    assert((await failed(element)).startsWith('The text could not be loaded.'), 'no such file');

    const broken = document.createElement('audio-article-transcript');
    broken.src = fileOf('{"version":1,');
    assert((await failed(broken)).includes('its file is damaged'), 'damaged');

    const lost = document.createElement('audio-article-transcript');
    lost.for = 'nobody';
    assert((await failed(lost)).includes('does not say which audio'), 'no player');
    await assertNoAxeViolations();
  });

  it('tries again when the reader asks', async () => {
    const element = document.createElement('audio-article-transcript');
    const src = fileOf(narrationOf([{ text: 'Hello.' }]));
    const browserFetch = window.fetch.bind(window);
    window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    element.src = src;
    await failed(element);
    window.fetch = browserFetch;
    const done = ready();
    element.querySelector('button')!.click();
    await done;
    assertEqual(element.textContent, 'Hello.');
  });
});
