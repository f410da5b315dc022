import { build } from 'esbuild';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { chromiumLaunch } from '../chromium.js';
import { sampleNarration } from '../core/narration/sample.js';
import { wavHead } from '../wav.js';

/*
 * Forced colours (Windows contrast themes) cannot be emulated from within a test page, so this one drives the browser
 * from outside.
 */

const narration = sampleNarration();
const html = `<!doctype html><html lang="en"><title>The lighthouse</title>
  <script type="module" src="/player.js"></script>
  <audio-article src="/lighthouse.json">${narration.blocks.map(({ text }) => `<p>${text.replace('<', '&lt;')}</p>`).join('')}
  </audio-article>`;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['src/player/define.ts'],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]!.text;
}

const samples = Buffer.alloc(8000 * 6, 128);
const silence = Buffer.concat([wavHead(samples.length, { rate: 8000, bits: 8 }), samples]);

describe('In forced colours', () => {
  let browser: Browser;
  let page: Page;
  before(async () => {
    const player = await bundle();
    browser = await launch({ ...(await chromiumLaunch()), headless: 'shell' });
    page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      const answers: Record<string, [type: string, body: string | Buffer]> = {
        '/': ['text/html', html],
        '/player.js': ['text/javascript', player],
        '/lighthouse.json': ['application/json', JSON.stringify(narration)],
        '/audio/lighthouse.mp3': ['audio/wav', silence],
      };
      const answer = answers[pathname];
      void (answer
        ? request.respond({ contentType: answer[0], body: answer[1] })
        : request.respond({ status: 404, body: '' }));
    });
    const devtools = await page.createCDPSession();
    await devtools.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'forced-colors', value: 'active' }],
    });
    await page.goto('http://player.test/');
    await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
    await page.evaluate(() => {
      const player = document.querySelector('audio-article')!;
      player.currentTime = 2.2;
    });
    await page.waitForFunction(() => CSS.highlights.get('audio-article-word')?.size);
  });
  after(() => browser.close());

  it('every control has an edge, and the rail has one', async () => {
    const edges = await page.evaluate(() => {
      const root = document.querySelector('audio-article')!.shadowRoot!;
      return [
        ...[...root.querySelectorAll('.controls button, select')].map((control) => getComputedStyle(control)),
        getComputedStyle(root.querySelector('.rail')!, '::before'),
      ].map(({ borderTopWidth }) => parseFloat(borderTopWidth));
    });
    assert.equal(edges.length, 6);
    for (const edge of edges) assert.ok(edge >= 2, String(edges));
  });

  it('word, sentence and text look different, and not by colour alone', async () => {
    // Without functions of its own: tsx would add a helper that the page does not have.
    const [text, sentence, word] = await page.evaluate(() =>
      [undefined, '::highlight(audio-article-sentence)', '::highlight(audio-article-word)'].map((pseudo) => {
        const paragraph = document.querySelector('audio-article p:nth-of-type(2)')!;
        const { color, backgroundColor, textDecorationLine, forcedColorAdjust } = getComputedStyle(
          paragraph,
          pseudo,
        );
        return { color, backgroundColor, textDecorationLine, forcedColorAdjust };
      }),
    );
    assert.ok(text && sentence && word);
    assert.equal(text.forcedColorAdjust, 'none');
    assert.equal(sentence.textDecorationLine, 'underline');
    assert.equal(sentence.color, text.color);
    assert.notEqual(word.backgroundColor, text.backgroundColor);
    assert.notEqual(word.color, text.color);
  });
});
