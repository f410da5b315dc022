import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addMusic, publish, type Site } from './publish.js';

/* The demo's music on the page as it is served, with its strict policy. */

let site: Site;
before(async () => {
  site = await publish();
  await addMusic(site);
});
after(() => site.close());

test('sting and bed are heard on the strictest page, which finds nothing to complain of', async () => {
  const requested: string[] = [];
  const page = await site.open('', {
    before: async (opening) => {
      opening.on('request', (request) => requested.push(new URL(request.url()).pathname));
      await opening.evaluateOnNewDocument(() => {
        Object.assign(globalThis, { violations: [], started: [] });
        const seen = globalThis as unknown as { violations: string[]; started: number[] };
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          seen.violations.push(`${violatedDirective} ${blockedURI}`),
        );
        const { start } = AudioBufferSourceNode.prototype;
        AudioBufferSourceNode.prototype.start = function (...args) {
          if (this.context instanceof AudioContext) seen.started.push(this.buffer?.duration ?? 0);
          start.apply(this, args);
        };
      });
    },
  });
  await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
  const music = (): string[] => requested.filter((path) => /\/audio\/(?:bed|sting)\.mp3$/.test(path));
  assert.deepEqual(music(), [], 'no music before Play');
  await page.evaluate(() =>
    [...document.querySelector('audio-article')!.shadowRoot!.querySelectorAll('button')]
      .find((button) => button.textContent.includes('Play'))
      ?.click(),
  );
  await page.waitForFunction(() => Number(document.querySelector('audio-article')?.currentTime) > 1);
  await page.waitForFunction(() => (globalThis as unknown as { started: number[] }).started.length === 2);
  const { violations, started } = await page.evaluate(() => {
    const seen = globalThis as unknown as { violations: string[]; started: number[] };
    return { violations: seen.violations, started: seen.started };
  });
  assert.deepEqual(violations, []);
  assert.deepEqual(started.map(Math.round), [3, 20], 'a sting of 2.5 s, then a bed of 20 s');
  assert.equal(music().length, 2);
});
