import { emulateMedia, sendMouse, setViewport } from '@web/test-runner-commands';
import { contrast } from '../../../src/player/look/colours.js';
import { rectsOf } from '../../../src/player/rects.js';
import { resetLook, setSettings, settings } from '../../../src/player/settings.js';
import { assert, assertEqual } from '../dialogs/assert.js';
import { engine, itInPrint, itWhenNarrow } from '../engine.js';
import {
  cleanUp,
  hex,
  marked,
  narrationOf,
  openPage,
  type Player,
  startServer,
  until,
  wait,
} from './page.js';

const prose =
  'When the first ships of the season came round the point the whole town went down to the water, and nobody who was there that morning ever forgot how quietly it all began.';
const texts = [
  'The harbour',
  `${prose} ${prose}`,
  prose,
  'A list item about the sea.',
  'Quoted by nobody at all.',
];
const content = `<style>
    #first { font-size: 17px; line-height: 18px; text-align: justify; color: #999; background: #eee; margin: 0 }
    td { padding: 4px }
  </style>
  <article><h2>The harbour</h2>
  <p id="first">${prose} ${prose.replace('town', '<span style="color:#aaa;background:#bbb">town</span>')}</p>
  <figure><img alt="" width="120" height="40" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="></figure>
  <table><tr><td>Year</td><td>Storks</td></tr></table>
  <pre><code>let a = 1;</code></pre>
  <div id="box">${prose.replace('ships', '<a href="#x">ships</a>')}</div>
  <ul><li><p id="item">A list item about the sea.</p></li></ul>
  <blockquote>Quoted by nobody at all.</blockquote></article>`;

describe('How the text looks (WCAG 1.4.8)', () => {
  beforeEach(() => startServer().publish(narrationOf(texts, { endMs: 60_000 })));
  afterEach(async () => {
    await cleanUp();
    await setViewport({ width: 800, height: 600 });
    await emulateMedia({ media: 'screen' });
  });

  const of = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!;
  const sheets = (): number => document.adoptedStyleSheets.length;
  /** The player has come to its reading part. */
  const ready = async (): Promise<Player> => {
    const player = await openPage(content);
    await player.element.play();
    player.element.pause();
    await until('it reads along', () => marked('sentence') !== '' || sheets() > 0);
    return player;
  };
  const set = async (change: Parameters<typeof setSettings>[0]): Promise<void> => {
    const before = sheets();
    await setSettings(change);
    await until('it is dressed', () => sheets() > before);
  };

  const places = (): number[][] =>
    [...document.querySelectorAll('article *')].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left, top, width, height];
    });

  it('G27: is as on the page at first, and again after a reset', async () => {
    await ready();
    const before = places();
    await set({
      textSize: 200,
      lineHeight: 2,
      paragraphGap: 2,
      lineLength: 50,
      align: 'start',
      colours: 'dark',
    });
    assert(of('#first').getBoundingClientRect().height > 200, 'it is different');
    await resetLook();
    assertEqual(places(), before);
  });

  for (const textSize of [110, 200, 300] as const)
    it(`G27: text grows to ${textSize} %, once, in px or not; tables, code and pictures stay`, async () => {
      await ready();
      const heightOf = (selector: string): number => {
        const range = document.createRange();
        range.selectNodeContents(of(selector));
        return rectsOf(range)[0]!.height;
      };
      const selectors = ['h2', '#first', '#box', '#item', 'blockquote'];
      const before = selectors.map(heightOf);
      const kept = ['table', 'pre', 'img'].map((s) => of(s).getBoundingClientRect().height);
      await set({ textSize });
      selectors.forEach((selector, i) => {
        const grown = (heightOf(selector) / before[i]!) * 100;
        assert(Math.abs(grown - textSize) < textSize * 0.06, `${selector} is ${grown} %`);
      });
      assertEqual(
        ['table', 'pre', 'img'].map((s) => of(s).getBoundingClientRect().height),
        kept,
      );
    });

  it('G27: in text of 200 % a click plays the very word that it hits, and the ruler lies there', async () => {
    const player = await ready();
    await set({ textSize: 200, ruler: 'bar' });
    const node = of('#box').lastChild as Text;
    const range = document.createRange();
    const start = node.data.indexOf('morning');
    range.setStart(node, start);
    range.setEnd(node, start + 'morning'.length);
    range.startContainer.parentElement!.scrollIntoView({ block: 'center' });
    const { left, right, top, bottom } = rectsOf(range)[0]!;
    await sendMouse({
      type: 'click',
      position: [Math.round((left + right) / 2), Math.round((top + bottom) / 2)],
    });
    await player.marks('morning');
    const ruler = player.root.querySelector('.ruler')!.getBoundingClientRect();
    const line = rectsOf(range)[0]!;
    assert(ruler.top <= line.top && ruler.bottom >= line.bottom, 'the ruler is at the line');
  });

  itWhenNarrow('G26, G27: at 300 % nothing scrolls sideways at 320 px', async () => {
    await setViewport({ width: 320, height: 640 });
    await ready();
    await set({ textSize: 300, lineHeight: 2, colours: 'sepia' });
    assert(document.documentElement.scrollWidth <= 320, `${document.documentElement.scrollWidth} px`);
  });

  it('G27: lines are 1.5 high and more, paragraphs 1.5 lines and more apart', async () => {
    await ready();
    await set({ lineHeight: 1.5, paragraphGap: 1.5 });
    const { lineHeight, fontSize } = getComputedStyle(of('#first'));
    assertEqual(parseFloat(lineHeight) / parseFloat(fontSize), 1.5);
    // WebKit gives a line whole pixels.
    const range = document.createRange();
    range.selectNodeContents(of('#first'));
    const tops = [...new Set(rectsOf(range).map(({ top }) => top))];
    const line = tops[1]! - tops[0]!;
    assertEqual(line, engine === 'webkit' ? Math.floor(parseFloat(lineHeight)) : parseFloat(lineHeight));
    await setSettings({ paragraphGap: 2 });
    const gap = of('figure').getBoundingClientRect().top - of('#first').getBoundingClientRect().bottom;
    assert(gap >= 2 * line - 0.5, `${gap} px`);
  });

  for (const family of ['serif', 'sans-serif', 'monospace'])
    for (const lineLength of [50, 80] as const)
      it(`G27: no line has more than ${lineLength} characters, in ${family}`, async () => {
        await setViewport({ width: 1400, height: 800 });
        document.body.style.fontFamily = family;
        await ready();
        await set({ lineLength });
        const text = of('#box').firstChild!.nextSibling!.nextSibling as Text;
        const lines = new Map<number, number>();
        const range = document.createRange();
        for (let i = 0; i < text.length; i++) {
          range.setStart(text, i);
          range.setEnd(text, i + 1);
          const top = Math.round(range.getBoundingClientRect().top);
          lines.set(top, (lines.get(top) ?? 0) + 1);
        }
        const most = Math.max(...lines.values());
        assert(lines.size > 1 && most <= lineLength, `${most} characters in a line`);
      });

  it('G27: text is even at its start only', async () => {
    await ready();
    assertEqual(getComputedStyle(of('#first')).textAlign, 'justify');
    await set({ align: 'start' });
    assertEqual(getComputedStyle(of('#first')).textAlign, 'start');
  });

  for (const colours of ['light', 'sepia', 'dark', 'yellow'] as const)
    it(`G20, G27: all text is told from what is behind it with 7:1, whatever the page had: ${colours}`, async () => {
      const player = await ready();
      await set({ colours });
      const paper = hex(getComputedStyle(player.element).backgroundColor);
      for (const selector of ['h2', '#first', '#first span', 'td', 'code', '#box', '#box a', '#item']) {
        const { color, backgroundColor } = getComputedStyle(of(selector));
        assertEqual(backgroundColor, 'rgba(0, 0, 0, 0)', selector);
        assert(contrast(hex(color), paper) >= 7, `${selector}: ${color} on ${paper}`);
      }
      for (const name of ['word', 'sentence']) {
        const mark = getComputedStyle(of('#first'), `::highlight(audio-article-${name})`);
        assert(contrast(hex(mark.color), hex(mark.backgroundColor)) >= 7, `${name}: ${mark.color}`);
      }
      const word = getComputedStyle(of('#first'), '::highlight(audio-article-word)');
      assert(contrast(hex(word.backgroundColor), paper) >= 3, 'G22: the word is told from the page');
    });

  it('G27: the listener’s own colours are taken, and their contrast is said', async () => {
    const player = await ready();
    await set({ colours: 'own', ink: '#777777', paper: '#ffffff' });
    assertEqual(hex(getComputedStyle(of('#first')).color), '#777777');
    player.button('Options').click();
    const dialog = await until('it is open', () => player.root.querySelector<HTMLElement>('dialog[open]'));
    assert(dialog.innerText.includes('The contrast is 4.4 to 1. That is hard to read.'), dialog.innerText);
    const [ink] = dialog.querySelectorAll<HTMLInputElement>('[type=color]');
    ink!.value = '#000000';
    ink!.dispatchEvent(new Event('change'));
    await until('it is said anew', () => dialog.innerText.includes('The contrast is 21 to 1. That is good.'));
    assertEqual(hex(getComputedStyle(of('#first')).color), '#000000');
  });

  it('G8: leaves the article’s nodes and attributes alone', async () => {
    const player = await ready();
    const before = player.element.outerHTML;
    await set({ textSize: 150, colours: 'dark', ruler: 'box', lineLength: 60 });
    assertEqual(player.element.outerHTML, before);
    player.element.remove();
    await wait(0);
    assertEqual(sheets(), 0, 'Rules left behind');
  });

  it('comes with the page for a listener who has set it, before they do anything', async () => {
    await setSettings({ lineHeight: 2 });
    await openPage(content);
    await until('the lines are high', () => getComputedStyle(of('#first')).lineHeight === `${2 * 17}px`);
  });

  itInPrint('G60: is the publisher’s when it is printed', async () => {
    await ready();
    await set({ textSize: 200, colours: 'dark' });
    await emulateMedia({ media: 'print' });
    assertEqual(getComputedStyle(of('#first')).fontSize, '17px');
    assertEqual(hex(getComputedStyle(of('#first')).color), '#999999');
  });

  for (const ruler of ['underline', 'bar', 'box'] as const)
    it(`a ruler lies at the line that is read, and no click hits it: ${ruler}`, async () => {
      const player = await ready();
      await setSettings({ ruler });
      const element = await until('it is there', () => player.root.querySelector<HTMLElement>('.ruler'));
      assertEqual(element.ariaHidden, 'true');
      assertEqual(getComputedStyle(element).position, 'fixed');
      assertEqual(getComputedStyle(element).pointerEvents, 'none');
      const { sentences } = player.element.narration!.blocks[2]!;
      player.element.currentTime = sentences[0]!.startMs / 1000 + 0.1;
      await player.marks('When');
      const [range] = CSS.highlights.get('audio-article-word')! as Iterable<Range>;
      const check = (): void => {
        const line = range!.getClientRects()[0]!;
        const box = element.getBoundingClientRect();
        assert(box.top <= line.top && box.bottom >= line.bottom, 'it is at the line');
        assert(box.height < 2 * line.height, 'and at no other');
        assert(box.width >= of('#box').getBoundingClientRect().width, 'as wide as the text');
      };
      check();
      document.body.style.marginBlockEnd = '2000px';
      scrollTo({ top: 40, behavior: 'instant' });
      await new Promise((resolve) => requestAnimationFrame(resolve));
      check();
      assertEqual(player.root.querySelectorAll('.ruler').length, 1);
      await setSettings({ ruler: 'none' });
      assertEqual(player.root.querySelector('.ruler'), null);
      assertEqual(settings().ruler, 'none');
    });
});
