import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { reader } from './demo.js';
import { until } from '../serve/until.js';
import { openPublisher, type Publisher, stateOf } from './publisher.js';

/* No sound comes: what the network and the server do, as the listener hears and sees it. */

/** Bytes of the demo's audio, and the seconds of it that they hold. */
const FIRST = { bytes: 400_000, seconds: 49.6 };
/** Seconds: with less in store Chromium does not begin. */
const IN_STORE = 15;

let publisher: Publisher;
before(async () => {
  publisher = await openPublisher();
});
after(() => publisher.close());
afterEach(() => Object.assign(publisher, { weather: 'fine', sends: Infinity }));

const says = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted) =>
      document
        .querySelector('audio-article')
        ?.shadowRoot?.querySelector('[role=status]')
        ?.textContent.includes(wanted),
    {},
    text,
  );

const playsBeyond = (page: Page, seconds: number) =>
  page.waitForFunction(
    (beyond) => {
      const { paused, currentTime } = document.querySelector('audio-article')!;
      return !paused && currentTime > beyond;
    },
    {},
    seconds,
  );

/** What the page asks for and matches comes two seconds later than it would. @returns how often that was */
async function bringLate(page: Page, path: RegExp): Promise<() => number> {
  let times = 0;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isLate = path.test(request.url());
    if (isLate) times++;
    setTimeout(() => void request.continue(), isLate ? 2000 : 0);
  });
  return () => times;
}

/** Neither said nor seen that it waits: that ends with the first event of the media element after half a second of sound. */
const saysNothing = (page: Page) =>
  page.waitForFunction(() => {
    const root = document.querySelector('audio-article')!.shadowRoot!;
    return ['[role=status]', '.rail'].every((part) => !root.querySelector(part)!.textContent.trim());
  });

/** Whether the voice leaves anything out from now on, or says it again: seconds of audio, against the clock. */
async function follow(
  page: Page,
): Promise<() => Promise<{ readonly skipped: number; readonly back: number }>> {
  await page.evaluate(() => {
    const player = document.querySelector('audio-article')!;
    const most = { skipped: 0, back: 0 };
    Reflect.set(globalThis, 'followed', most);
    let [from, since] = [player.currentTime, performance.now()];
    player.addEventListener('timeupdate', () => {
      const [to, now] = [player.currentTime, performance.now()];
      most.skipped = Math.max(most.skipped, to - from - ((now - since) / 1000) * player.playbackRate);
      most.back = Math.max(most.back, from - to);
      [from, since] = [to, now];
    });
  });
  return () =>
    page.evaluate(
      () => Reflect.get(globalThis, 'followed') as { readonly skipped: number; readonly back: number },
    );
}

const assertFollowed = ({ skipped, back }: { readonly skipped: number; readonly back: number }): void =>
  assert.ok(skipped < 1 && back < 1, `skipped ${skipped} s, said ${back} s again`);

/** Every event that the page hears of from now on, but those that come with time. */
async function hear(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Reflect.set(globalThis, 'heard', heard);
    for (const type of ['play', 'pause', 'error', 'emptied', 'ended', 'ratechange'])
      document.querySelector('audio-article')!.addEventListener(type, () => heard.push(type));
  });
  return () => page.evaluate(() => Reflect.get(globalThis, 'heard') as string[]);
}

/** What assistive technology could notice in the player from now on. */
async function notice(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const noticed: string[] = [];
    Reflect.set(globalThis, 'noticed', noticed);
    new MutationObserver((records) => {
      for (const { target, type } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        if (!element?.closest('[aria-hidden=true]'))
          noticed.push(`${type} ${element?.outerHTML.slice(0, 80)}`);
      }
    }).observe(document.querySelector('audio-article')!.shadowRoot!, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  return () => page.evaluate(() => Reflect.get(globalThis, 'noticed') as string[]);
}

/** Until the page has gone along with the voice, and what the player shows of that stays. */
async function comesToRest(page: Page): Promise<void> {
  const noticed = await notice(page);
  for (let [before, now] = [-1, 0]; before !== now;) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    [before, now] = [now, (await noticed()).length];
  }
}

describe('an error is said in words, with another attempt and a link to the file', () => {
  for (const [weather, words] of [
    ['missing', 'The audio file is gone.'],
    ['damaged', 'The audio file is damaged, or your browser cannot play it.'],
  ] as const)
    test(`G57: ${weather} audio`, async () => {
      const page = await publisher.open();
      publisher.weather = weather;
      await reader(page).press('Play');
      await says(page, words);
      await reader(page).control('Play').wait();
      const failed = await stateOf(page);
      assert.deepEqual(failed.choices, ['Try again', 'Download the audio']);
      assert.deepEqual([failed.paused, failed.error], [true, 'AA_E_AUDIO_MISSING']);
      // It is there again.
      publisher.weather = 'fine';
      await reader(page).press('Try again');
      await playsBeyond(page, 1);
      assert.deepEqual((await stateOf(page)).choices, []);
      await page.close();
    });

  for (const [weather, words] of [
    ['busy', 'The publisher’s server has a problem.'],
    ['refuses', 'There is no connection.'],
  ] as const)
    test(`what passes, as a server that is ${weather}, is told after Play and goes on by itself`, async () => {
      const page = await publisher.open();
      publisher.weather = weather;
      await reader(page).press('Play');
      await says(page, words);
      const waiting = await stateOf(page);
      assert.deepEqual([waiting.paused, waiting.button], [false, 'Pause']);
      publisher.weather = 'fine';
      await playsBeyond(page, 1);
      await saysNothing(page);
      assert.deepEqual((await stateOf(page)).choices, []);
      await page.close();
    });

  for (const [is, src] of [
    ['gone', 'gone.opus'],
    ['damaged', 'index.json'],
    ['damaged, before the player’s code has come', 'index.json'],
  ] as const)
    test(`unless the narration has it in another format: an Opus that is ${is}`, async () => {
      const other = await openPublisher((narration) => ({
        ...narration,
        audio: [
          ...narration.audio,
          ...narration.audio.map((audio) => ({ ...audio, src, type: 'audio/ogg; codecs=opus' })),
        ],
      }));
      try {
        const page = await other.open();
        const heard = await hear(page);
        const late = is.includes('before') ? await bringLate(page, /\/listening-/) : () => 1;
        await page.evaluate(() => (document.querySelector('audio-article')!.currentTime = 20));
        await reader(page).press('Play');
        await playsBeyond(page, 21);
        assert.equal(late(), 1);
        assert.deepEqual((await stateOf(page)).choices, []);
        assert.ok((await stateOf(page)).currentTime < 30);
        assert.deepEqual(
          (await heard()).filter((type) => type !== 'play'),
          [],
        );
      } finally {
        await other.close();
      }
    });

  test('audio of another length than its narration', async () => {
    const other = await openPublisher((narration) => ({
      ...narration,
      audio: narration.audio.map((audio) => ({ ...audio, duration: audio.duration + 30_000 })),
    }));
    try {
      const page = await other.open();
      await reader(page).press('Play');
      await says(page, 'The audio does not fit the text.');
      await playsBeyond(page, 1);
    } finally {
      await other.close();
    }
  });
});

/** Plays at 3×, not far from the end of what the server sends. */
async function playToTheEdge(page: Page): Promise<void> {
  publisher.sends = FIRST.bytes;
  await reader(page).press('Play');
  await playsBeyond(page, 0.1);
  await page.evaluate((to) => {
    Object.assign(document.querySelector('audio-article')!, { playbackRate: 3, currentTime: to });
  }, FIRST.seconds - IN_STORE);
  await playsBeyond(page, FIRST.seconds - IN_STORE + 0.1);
}

const waits = (page: Page) =>
  page.waitForFunction(() =>
    document
      .querySelector('audio-article')!
      .shadowRoot!.querySelector('.rail')!
      .textContent.includes('Waiting for the network'),
  );

const clears = (): void => void Object.assign(publisher, { weather: 'fine', sends: Infinity });

describe('a network that fails while the voice speaks', () => {
  test('is waited for in silence, and the voice goes on where it stopped', async () => {
    const page = await publisher.open();
    await playToTheEdge(page);
    await comesToRest(page);
    publisher.weather = 'refuses';
    publisher.cut();
    const heard = await hear(page);
    const noticed = await notice(page);
    const followed = await follow(page);
    await waits(page);
    const stopped = await stateOf(page);
    assert.ok(Math.abs(stopped.currentTime - FIRST.seconds) < 5, `it stopped at ${stopped.currentTime}`);
    assert.deepEqual([stopped.paused, stopped.says, stopped.button], [false, '', 'Pause']);
    // Until the browser has given up for a moment.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    clears();
    await playsBeyond(page, stopped.currentTime + 1);
    await saysNothing(page);
    assertFollowed(await followed());
    assert.deepEqual(await heard(), []);
    assert.deepEqual(await noticed(), []);
    await page.close();
  });

  test('by bringing another part than was asked for says nothing of it, and the right one is asked for again', async () => {
    const page = await publisher.open();
    await playToTheEdge(page);
    const { asked } = publisher;
    publisher.weather = 'another part';
    publisher.cut();
    const followed = await follow(page);
    await waits(page);
    const stopped = await stateOf(page);
    await until(() => publisher.asked > asked, 'the audio is asked for');
    clears();
    await playsBeyond(page, stopped.currentTime + 1);
    await saysNothing(page);
    assertFollowed(await followed());
    await page.close();
  });

  test('whose parts come in another order than they were asked for: what is heard is where the listener has gone', async () => {
    const page = await publisher.open();
    publisher.sends = FIRST.bytes;
    await reader(page).press('Play');
    await playsBeyond(page, 0.1);
    const heard = await hear(page);
    const { asked } = publisher;
    Object.assign(publisher, { weather: 'silent', sends: Infinity });
    await page.evaluate(() => (document.querySelector('audio-article')!.currentTime = 60));
    await until(() => publisher.asked > asked, 'the audio is asked for');
    publisher.weather = 'fine';
    await page.evaluate(() => (document.querySelector('audio-article')!.currentTime = 90));
    await playsBeyond(page, 90.1);
    // What was asked for at 60 s, long after.
    publisher.release();
    const followed = await follow(page);
    await playsBeyond(page, 92);
    assertFollowed(await followed());
    assert.deepEqual(await heard(), []);
    assert.deepEqual((await stateOf(page)).choices, []);
    await page.close();
  });

  test('by bringing nothing any more is asked anew from the same place', async () => {
    const page = await publisher.open();
    await playToTheEdge(page);
    const followed = await follow(page);
    await waits(page);
    const stopped = await stateOf(page);
    // Who does something in the player meanwhile is told.
    await page.keyboard.press('Shift');
    await says(page, 'Waiting for the network');
    publisher.sends = Infinity;
    await playsBeyond(page, stopped.currentTime + 1);
    await saysNothing(page);
    assertFollowed(await followed());
    await page.close();
  });

  test('is told in words when it lasts, and is left alone once the listener pauses', async () => {
    const page = await publisher.open();
    await playToTheEdge(page);
    publisher.weather = 'silent';
    await says(page, 'The network is too slow just now.');
    assert.deepEqual((await stateOf(page)).choices, ['Try again', 'Download the audio']);
    await reader(page).press('Pause');
    const { asked } = publisher;
    const { currentTime } = await stateOf(page);
    await new Promise((resolve) => setTimeout(resolve, 9000));
    assert.equal(publisher.asked, asked);
    clears();
    await reader(page).press('Try again');
    await playsBeyond(page, currentTime + 1);
    assert.deepEqual((await stateOf(page)).choices, []);
    await page.close();
  });

  test('and comes back is used at once, not at the next attempt', async () => {
    const page = await publisher.open();
    await playToTheEdge(page);
    publisher.weather = 'refuses';
    await page.setOfflineMode(true);
    publisher.cut();
    await says(page, 'There is no connection.');
    const { currentTime } = await stateOf(page);
    clears();
    await page.setOfflineMode(false);
    await playsBeyond(page, currentTime + 1);
    await page.close();
  });
});
