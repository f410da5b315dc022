import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { reader } from '../demo.js';
import { type Site, wordsOf } from '../publish.js';
import { FEEDBACK, focused, heading, INFO, openPlayer, openSite, pressTab, tabTo } from './states.js';

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const isPaused = (page: Page) =>
  page.waitForFunction(() => document.querySelector('audio-article')?.paused === true);

describe('with the keyboard alone', () => {
  test('G30, G31: Tab goes through the player in the order in which it is seen, out of it, and back', async () => {
    const page = await openPlayer(site);
    const walk = async (isBack: boolean): Promise<string[]> => {
      const stops: string[] = [];
      while (stops.length < 30) {
        const stop = await pressTab(page, isBack);
        if (stop === 'the page') break;
        stops.push(stop);
      }
      return stops;
    };
    const links = await page.$$eval('a[href]', (all) =>
      all.filter((link) => link.getClientRects().length > 0).map((link) => link.textContent.trim()),
    );
    const there = await walk(false);
    const player = there.filter((stop) => !links.includes(stop));
    assert.deepEqual(player, [
      INFO,
      FEEDBACK,
      'Play',
      'Back 15 seconds',
      'Forward 15 seconds',
      'Speed',
      'Options',
      'Position',
    ]);
    assert.equal(
      there.length,
      player.length + links.length,
      'nothing in the article is a stop that was none',
    );
    assert.deepEqual(await walk(true), there.toReversed());

    // As it is seen: row by row, within a row from left to right.
    const seen = await page.$eval('audio-article', ({ shadowRoot }) =>
      [...shadowRoot!.querySelectorAll('.card :is(button, select, input)')].map((control) => {
        const { left, top, height } = control.getBoundingClientRect();
        return { left, middle: top + height / 2 };
      }),
    );
    for (const [i, { left, middle }] of seen.entries()) {
      const last = seen[i - 1];
      if (last)
        assert.ok(middle > last.middle + 8 || left > last.left, `${there[i]} comes after ${there[i - 1]}`);
    }
    await page.close();
  });

  test('G29: play and pause, go on and back, faster', async () => {
    const page = await openPlayer(site);
    const { state, waitUntilPlaying } = reader(page);
    await tabTo(page, 'Play');
    await page.keyboard.press('Enter');
    await waitUntilPlaying();
    assert.equal(await focused(page), 'Pause');
    await page.keyboard.press('Space');
    await isPaused(page);
    await tabTo(page, 'Speed');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.querySelector('audio-article')?.playbackRate === 1.25);
    assert.equal(await focused(page), 'Speed');
    await tabTo(page, 'Position');
    const before = (await state()).currentTime;
    await page.keyboard.press('ArrowRight');
    assert.ok(Math.abs((await state()).currentTime - before - 5) < 0.01, 'an arrow is 5 s');
    await page.keyboard.press('Home');
    assert.equal((await state()).currentTime, 0);
    await page.close();
  });

  test('G29, G31, G48: a dialog takes the focus, keeps it, and gives it back', async () => {
    const page = await openPlayer(site);
    for (const [button, name] of [
      [INFO, 'About this audio version'],
      ['Options', 'Options'],
    ] as const) {
      await tabTo(page, button);
      await page.keyboard.press('Enter');
      await heading(page, name);
      assert.equal(await focused(page), name);
      const stops: string[] = [];
      for (let i = 0; i < 60 && !(stops.length > 2 && stops.at(-1) === stops[0]); i++)
        stops.push(await pressTab(page));
      assert.ok(!stops.includes('Back 15 seconds'), stops.join(', '));
      await page.keyboard.press('Escape');
      assert.equal(await focused(page), button);
    }
    await page.close();
  });

  test('G29: feedback goes to the server with the word that was heard', async () => {
    const page = await openPlayer(site);
    const comment = `Typed at ${Date.now()}`;
    await tabTo(page, 'Play');
    await page.keyboard.press('Enter');
    await reader(page).waitUntilPlaying();
    await page.waitForFunction(() => Number(document.querySelector('audio-article')?.currentTime) > 3);
    await page.keyboard.press('Space');
    assert.equal(await pressTab(page, true), FEEDBACK);
    await page.keyboard.press('Enter');
    await heading(page, 'Send feedback');
    await tabTo(page, 'A word is mispronounced');
    await page.keyboard.press('Space');
    await tabTo(page, 'What should we know?');
    await page.keyboard.type(comment);
    await tabTo(page, 'Send feedback');
    await page.keyboard.press('Enter');
    await heading(page, 'Thank you');
    assert.equal(await focused(page), 'Thank you');
    await tabTo(page, 'Done');
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), FEEDBACK);

    const { reports } = (await (
      await fetch(`${site.server.url}api/feedback`, {
        headers: { Authorization: `Bearer ${site.server.token}` },
      })
    ).json()) as {
      reports: { comment?: string; category: string; place?: { word: string; timeMs: number } }[];
    };
    const report = reports.find((one) => one.comment === comment);
    assert.equal(report?.category, 'mispronounced');
    const { timeMs = -1, word } = report.place ?? {};
    const heard = wordsOf(await site.narration()).findLast(({ startMs }) => startMs <= timeMs);
    assert.equal(word, heard?.word);
    await page.close();
  });

  test('G34: no printable key does anything outside of the player’s controls', async () => {
    const page = await openPlayer(site);
    const { press, waitUntilPlaying, state } = reader(page);
    await press('Play');
    await waitUntilPlaying();
    await press('Pause');
    await page.evaluate(() => {
      const player = document.querySelector('audio-article')!;
      (player.shadowRoot?.activeElement as HTMLElement | undefined)?.blur();
    });
    assert.equal(await focused(page), 'the page');
    const before = await state();
    for (let code = 0x20; code < 0x7f; code++) await page.keyboard.press(String.fromCharCode(code) as 'a');
    assert.deepEqual(await state(), before);
    assert.equal(await focused(page), 'the page');
    await page.close();
  });

  test('G42: what is pressed by mistake is let go beside the button, and nothing happens', async () => {
    const page = await openPlayer(site);
    const middles = await page.$eval('audio-article', ({ shadowRoot }) =>
      [...shadowRoot!.querySelectorAll('.card button')].map((button) => {
        const { left, top, width, height } = button.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }),
    );
    assert.ok(middles.length >= 6);
    for (const { x, y } of middles) {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(5, 5);
      await page.mouse.up();
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { paused, currentTime } = await reader(page).state();
    assert.deepEqual({ paused, currentTime }, { paused: true, currentTime: 0 });
    assert.equal(
      await page.$eval('audio-article', ({ shadowRoot }) => shadowRoot!.querySelector('dialog')),
      null,
    );
    await page.close();
  });
});
