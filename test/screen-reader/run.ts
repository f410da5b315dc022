import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import puppeteer, { type Page } from 'puppeteer-core';
import { startCli } from '../e2e/demo.js';
import {
  end,
  install,
  programAt,
  remedy,
  startDisplay,
  startSound,
  type Wanted,
} from '../engines/machine.js';

/*
 * npm run test:screen-reader: what Orca says, and what the page tells it, while the demo plays. The quiet contract is held
 * here to what a person hears; that something can be heard at all is shown before and after. `-- 10` listens for 10 s
 * a case instead of 60.
 */

const SECONDS = Number(process.argv[2] ?? 60);
/** So long nothing is said and no event comes when what was caused is over; Orca takes seconds to say where the focus is. */
const SILENCE_MS = 6000;
const LONGEST_MS = 30_000;

const needs: readonly Wanted[] = [
  { program: 'orca', packages: ['orca', 'speech-dispatcher'] },
  { program: '/usr/bin/chromium', packages: ['chromium'] },
  { program: 'Xvfb', packages: ['xvfb'] },
  { program: 'openbox', packages: ['openbox'] },
  { program: 'pulseaudio', packages: ['pulseaudio'] },
  { program: 'dbus-run-session', packages: ['dbus', 'dbus-x11'] },
  { program: '/usr/lib/python3/dist-packages/pyatspi', packages: ['at-spi2-core', 'python3-pyatspi'] },
];

const missing = await install(needs);
if (missing.length > 0) {
  console.log(`Skipped: ${missing.join(', ')} missing; ${remedy(needs)}`);
  process.exit(0);
}
// A session bus of its own, so that no other program's events are heard and no other screen reader is replaced.
if (!process.env['AUDIO_ARTICLE_BUS']) {
  const args = ['--', process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const env = { ...process.env, AUDIO_ARTICLE_BUS: 'own' };
  process.exit(spawnSync('dbus-run-session', args, { stdio: 'inherit', env }).status ?? 1);
}

interface AccessibilityEvent {
  readonly type: string;
  readonly role: string;
  readonly name: string;
}

/** What was heard between two moments. */
interface Heard {
  readonly events: readonly string[];
  readonly utterances: readonly string[];
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const closing: (() => Promise<unknown>)[] = [];
let [passed, failed] = [0, 0];

async function check(claim: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    passed++;
    console.log(`✔ ${claim}`);
  } catch (error) {
    failed++;
    console.log(`✖ ${claim}\n${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The programs of a desk: screen, sound, windows, screen reader, and who writes down what they are told. */
async function startDesk() {
  const home = await mkdtemp(join(tmpdir(), 'audio-article-orca-'));
  closing.push(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
  const [sound, display] = [await startSound(), await startDisplay()];
  closing.push(
    () => sound.stop(),
    () => display.stop(),
  );
  const env = { ...process.env, ...sound.env, ...display.env, HOME: home };
  const begin = (program: string, ...args: string[]): ChildProcess => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    closing.push(() => end(child));
    return child;
  };
  begin('openbox');
  const log = join(home, 'orca.log');
  begin('/usr/bin/python3', join(import.meta.dirname, 'start-orca.py'), '--replace', `--debug-file=${log}`);

  const events: AccessibilityEvent[] = [];
  const listener = begin('/usr/bin/python3', join(import.meta.dirname, 'accessibility-events.py'));
  assert.ok(listener.stdout);
  const lines = createInterface(listener.stdout);
  lines.on('line', (line) => events.push(JSON.parse(line) as AccessibilityEvent));
  await once(lines, 'line');

  const spoken = async (): Promise<string[]> => {
    const text = await readFile(log, 'utf8').catch(() => '');
    return [...text.matchAll(/^.*SPEECH OUTPUT: (.*)$/gm)].map(([, said = '']) => said);
  };
  const settled = async (): Promise<void> => {
    let [count, since] = [-1, Date.now()];
    for (const begun = since; Date.now() - since < SILENCE_MS && Date.now() - begun < LONGEST_MS;) {
      const heard = events.length + (await spoken()).length;
      if (heard !== count) [count, since] = [heard, Date.now()];
      await wait(200);
    }
  };
  return {
    env,
    settled,
    /** @param least utterances that are waited for: a busy machine takes its time */
    async hear(during: () => Promise<unknown>, least = 0): Promise<Heard> {
      const before = { events: events.length, spoken: (await spoken()).length };
      const begun = Date.now();
      await during();
      while ((await spoken()).length < before.spoken + least && Date.now() - begun < LONGEST_MS)
        await wait(200);
      await settled();
      return {
        events: events.slice(before.events).map(({ type, role, name }) => `${type} ${role} “${name}”`),
        utterances: (await spoken()).slice(before.spoken),
      };
    },
  };
}
type Desk = Awaited<ReturnType<typeof startDesk>>;

/** That something would be heard: a status message, and a slider that does what ours does not. */
async function assertThatItIsListened(when: string, page: Page, { hear, settled }: Desk): Promise<void> {
  await check(`${when}: a status message is spoken`, async () => {
    const { events, utterances } = await hear(
      () =>
        page.evaluate(() => {
          const status = document.createElement('p');
          status.id = 'control';
          status.role = 'status';
          document.body.append(status);
          setTimeout(() => (status.textContent = 'This is the control.'), 500);
        }),
      1,
    );
    await page.evaluate(() => document.getElementById('control')?.remove());
    await settled();
    assert.ok(events.length > 0, 'no event came');
    assert.ok(
      utterances.some((said) => said.includes('This is the control')),
      `heard: ${utterances.join(' | ')}`,
    );
  });
  await check(`${when}: a slider whose value text changes each second is spoken`, async () => {
    const { events, utterances } = await hear(() =>
      page.evaluate(async () => {
        const slider = document.createElement('input');
        slider.type = 'range';
        slider.ariaLabel = 'Control';
        document.body.append(slider);
        slider.focus();
        for (let second = 1; second <= 5; second++) {
          await new Promise((resolve) => setTimeout(resolve, 1000));
          slider.value = String(second);
          slider.ariaValueText = `${second} seconds`;
        }
        slider.remove();
      }),
    );
    assert.ok(events.length >= 3, `${events.length} events came`);
    assert.ok(
      utterances.filter((said) => /\d seconds/.test(said)).length >= 3,
      `heard: ${utterances.join(' | ')}`,
    );
  });
}

async function play(page: Page): Promise<void> {
  await page.$eval('audio-article', async (player) => {
    player.currentTime = 5;
    await player.play();
  });
  await page.waitForFunction(() => Number(document.querySelector('audio-article')?.currentTime) > 5.2);
}

/** Where the focus is, by what it is called in the test's words. */
const places: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'the page': (page) => page.evaluate(() => (document.activeElement as HTMLElement).blur()),
  Pause: (page) =>
    page.locator('::-p-aria([name="Pause"][role="button"])').setTimeout(10_000).map(focus).wait(),
  'the slider': (page) => page.locator('::-p-aria([name="Position"][role="slider"])').map(focus).wait(),
  'the article': (page) =>
    page.$eval('audio-article article, article', (article) => {
      article.setAttribute('tabindex', '-1');
      article.focus();
    }),
};
function focus(element: Node): boolean {
  (element as HTMLElement).focus();
  return true;
}

async function run(): Promise<void> {
  const server = await startCli(['serve']);
  closing.push(() => server.stop());
  const desk = await startDesk();
  const browser = await puppeteer.launch({
    executablePath: programAt('chromium') ?? '/usr/bin/chromium',
    headless: false,
    env: desk.env,
    defaultViewport: null,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--force-renderer-accessibility',
      '--autoplay-policy=no-user-gesture-required',
    ],
    ignoreDefaultArgs: ['--disable-renderer-accessibility'],
  });
  closing.push(() => browser.close());
  console.log(`Orca ${orcaVersion()}, ${await browser.version()}, ${SECONDS} s each`);
  const [page = await browser.newPage()] = await browser.pages();
  await page.goto(server.url);
  await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
  // Until it speaks at all: it reads the page when it is there.
  await desk.hear(() => page.bringToFront(), 1);

  await assertThatItIsListened('Before', page, desk);

  for (const [place, focusOn] of Object.entries(places))
    await check(
      `G12, G13: with the focus on ${place}, ${SECONDS} s of playback send no event and say nothing`,
      async () => {
        // What is said of the focus itself is waited for.
        await desk.hear(() => focusOn(page), place === 'the page' ? 0 : 1);
        await play(page);
        await desk.settled();
        const from = await page.$eval('audio-article', ({ currentTime }) => currentTime);
        const { events, utterances } = await desk.hear(() => wait(SECONDS * 1000));
        const to = await page.$eval('audio-article', ({ currentTime }) => currentTime);
        assert.ok(to - from > SECONDS * 0.9, `it played for ${to - from} s only`);
        assert.deepEqual({ events, utterances }, { events: [], utterances: [] });
      },
    );

  for (const key of ['ArrowRight', 'ArrowLeft', 'PageUp'] as const)
    await check(`G14: ${key} on the slider changes one value and says one thing, in words`, async () => {
      await places['the page']?.(page);
      await play(page);
      await desk.settled();
      await desk.hear(async () => places['the slider']?.(page), 1);
      const { events, utterances } = await desk.hear(() => page.keyboard.press(key), 1);
      const values = events.filter((event) => event.startsWith('object:property-change:accessible-value'));
      assert.equal(values.length, 1, [...events, ...utterances].join('\n'));
      assert.equal(utterances.length, 1, utterances.join(' | '));
      assert.match(utterances[0] ?? '', /seconds? of \d+ minutes?/);
    });

  await page.$eval('audio-article', (player) => player.pause());
  await desk.settled();
  await assertThatItIsListened('After', page, desk);
}

const orcaVersion = (): string => spawnSync('orca', ['--version'], { encoding: 'utf8' }).stdout.trim();

try {
  await run();
} catch (error) {
  failed++;
  console.log(error);
} finally {
  for (const close of closing.reverse()) await close().catch(() => undefined);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
