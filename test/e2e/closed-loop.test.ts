import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { Narration } from '../../src/core/narration/schema.js';
import { FEEDBACK, heading, tabTo } from './accessibility/states.js';
import { type RunningServer, type TestBrowser, openBrowser, reader, root, startCli } from './demo.js';
import { waitForStatus, waitForText } from './inbox/pages.js';

/* The whole loop with the demo, as it is started by `npm start`: two people with a browser each, and nothing in between. */

let folder: string;
let server: RunningServer;
let browser: TestBrowser;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-loop-'));
  // As root Postgres runs as another account, which must be able to pass.
  await chmod(folder, 0o755);
  for (const name of ['index.html', 'audio', 'transcripts'])
    await cp(join(root, name), join(folder, name), { recursive: true });
  server = await startCli(['start'], folder);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** In a browser of its own. */
async function open(path = ''): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  page.setDefaultTimeout(60_000);
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
  await page.goto(new URL(path, server.url).href);
  return page;
}

const isThere = (page: Page) =>
  page.waitForFunction(() => Number(document.querySelector('audio-article')?.readyState) > 0);

const published = async (): Promise<Narration> =>
  JSON.parse(await readFile(join(folder, 'transcripts/index.json'), 'utf8')) as Narration;

/** A long word of the text that is said once, and when. */
function someWord({ blocks }: Narration): { readonly word: string; readonly startMs: number } {
  const words = blocks
    .filter(({ kind }) => kind === 'paragraph')
    .flatMap(({ text, sentences }) =>
      sentences.flatMap((sentence) =>
        sentence.words.map(([start, end, startMs]) => ({ word: text.slice(start, end), startMs })),
      ),
    );
  const found = words
    .filter(
      ({ word }) => /^[a-z]{8,}$/.test(word) && words.filter((other) => other.word === word).length === 1,
    )
    .at(4);
  assert.ok(found);
  return found;
}

test('a word is reported, corrected by an editor, spoken anew, and its reporter is told so and hears it', async (t) => {
  const earlier = await published();
  const { word, startMs } = someWord(earlier);

  const listener = await open();
  await isThere(listener);
  await listener.$eval('audio-article', (player, at) => (player.currentTime = at), (startMs + 20) / 1000);
  await listener.$eval('audio-article', (player) => player.sentences());
  await reader(listener).press(FEEDBACK);
  await heading(listener, 'Send feedback');
  await listener.locator('::-p-aria([name="A word is mispronounced"])').click();
  // Whoever sends at once is no person.
  await new Promise((resolve) => setTimeout(resolve, 3200));
  await reader(listener).press('Send feedback');
  await heading(listener, 'Thank you');
  const sentAt = performance.now();

  const editor = await open('inbox');
  await editor.locator('#token').fill(server.token);
  await editor.locator('input[name=name]').fill('Ada');
  await editor.keyboard.press('Enter');
  await waitForText(editor, 'Signed in as Ada');
  await tabTo(editor, word);
  await editor.keyboard.press('Enter');
  await waitForText(editor, 'How should it be said?');
  await editor.locator('#rule-text').fill('a marvellous word');
  await waitForText(editor, '1 sentence in 1 article would be spoken anew.');
  await tabTo(editor, 'Compare');
  await editor.keyboard.press('Space');
  await waitForText(editor, 'You hear it with your change.');
  await tabTo(editor, 'Accept and speak anew');
  await editor.keyboard.press('Enter');
  await waitForStatus(editor, 'What you have changed is spoken anew.');

  const now = await published();
  assert.notEqual(now.revision, earlier.revision);
  assert.notEqual(now.audio[0]!.sha256, earlier.audio[0]!.sha256);
  assert.deepEqual(
    now.blocks.map(({ text }) => text),
    earlier.blocks.map(({ text }) => text),
  );

  // The listener comes back.
  await listener.reload();
  await isThere(listener);
  await listener.hover('article p');
  await listener.waitForFunction(
    (said) =>
      document
        .querySelector('audio-article')
        ?.shadowRoot?.querySelector('.corrected')
        ?.textContent.replace(/\s+/g, ' ')
        .includes(said),
    {},
    `The word you reported has been corrected: “${word}”.`,
  );
  const seconds = (performance.now() - sentAt) / 1000;
  t.diagnostic(`from the report to the notice: ${seconds.toFixed(1)} s`);
  assert.ok(seconds < 60, `${seconds} s`);
  // It takes room when the listener comes to the player: nothing that they read moves.
  await reader(listener).control('Play').hover();
  await reader(listener).press('Play that sentence');
  await reader(listener).waitUntilPlaying();
  const sentence = now.blocks
    .flatMap(({ text, sentences }) =>
      sentences.map((one) => ({ ...one, text: text.slice(one.start, one.end) })),
    )
    .find(({ text }) => text.includes(word));
  assert.ok(sentence);
  const { currentTime } = await reader(listener).state();
  assert.ok(
    currentTime * 1000 >= sentence.startMs - 1 && currentTime * 1000 < sentence.endMs,
    `${currentTime} s is in the sentence`,
  );
});
