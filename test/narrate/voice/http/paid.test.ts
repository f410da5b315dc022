import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, describe, test } from 'node:test';
import { cachedVoice } from '../../../../src/narrate/cache.js';
import { openStore, type Store } from '../../../../src/narrate/store.js';
import type { Voice } from '../../../../src/narrate/voice/voice.js';
import { utteranceOf } from '../utterance.js';
import { services } from './services.js';
import { evenly, finding } from './voice.js';

/* No sentence is paid for twice, whatever happens after the service has answered. */

const sentence = utteranceOf('The keeper counted the steps.');

for (const { service, start, asked, requests } of services)
  describe(`${service.name} is paid once`, async () => {
    const standIn = await start();
    after(() => standIn.close());
    const available = await finding(service, standIn, { align: evenly })(asked);
    let folder = '';
    let voice: Voice;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'audio-article-paid-'));
      voice = available.open();
      standIn.paid.length = 0;
    });
    afterEach(async () => {
      await voice.close();
      await rm(folder, { recursive: true, force: true });
    });
    const entries = async (ending: string): Promise<string[]> =>
      (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(ending));

    /** A store in whose process something breaks when the finished sentence is written. */
    const breaking = (store: Store): Store => ({
      ...store,
      write: (name, facts, bytes) =>
        name.endsWith('.speech') ? Promise.reject(new Error('killed here')) : store.write(name, facts, bytes),
    });

    test('a sentence for which the process ended after the answer is made of what was kept', async () => {
      await assert.rejects(cachedVoice(voice, breaking(openStore(folder))).speak(sentence), {
        message: 'killed here',
      });
      assert.equal(standIn.paid.length, requests);
      assert.equal((await entries('.paid')).length, requests);
      const next = available.open();
      const take = await cachedVoice(next, openStore(folder)).speak(sentence);
      await next.close();
      assert.equal(standIn.paid.length, requests);
      assert.equal(take.marks.length, 5);
      assert.deepEqual(await entries('.paid'), [], 'the sentence stands: the answer is not needed any more');
      assert.equal((await entries('.speech')).length, 1);
    });

    test('equal sentences at once, in one article or in several', async () => {
      const [one, other] = [openStore(folder), openStore(folder)].map((store) => cachedVoice(voice, store));
      const takes = await Promise.all([one, one, other, other].map((cached) => cached!.speak(sentence)));
      assert.equal(standIn.paid.length, requests);
      for (const take of takes) assert.deepEqual({ ...take, fresh: true }, { ...takes[0], fresh: true });
      assert.equal(takes.filter(({ fresh }) => fresh).length, 1);
      assert.equal(one!.counts.spoken + other!.counts.spoken, 1);
    });

    test('the next run', async () => {
      await cachedVoice(voice, openStore(folder)).speak(sentence);
      const again = cachedVoice(available.open(), openStore(folder));
      await again.speak(sentence);
      assert.deepEqual(again.counts, { spoken: 0, reused: 1 });
      assert.equal(standIn.paid.length, requests);
    });

    test('an answer that is none is not kept', async () => {
      standIn.trouble.push(...[1, 2].map(() => ({ alter: () => ({ status: 200, body: 'REQUEST' }) })));
      await assert.rejects(cachedVoice(voice, openStore(folder)).speak(sentence), {
        code: 'AA_E_VOICE_FAILED',
      });
      assert.deepEqual(
        [...(await entries('.paid')), ...(await entries('.speech')), ...(await entries('.lock'))],
        [],
      );
    });

    test('no key is in what is kept', async () => {
      await assert.rejects(cachedVoice(voice, breaking(openStore(folder))).speak(sentence));
      await cachedVoice(voice, openStore(folder)).speak(utteranceOf('Good morning.'));
      const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
        entry.isFile(),
      );
      assert.ok(files.length >= 2);
      for (const file of files) {
        const content = await readFile(join(file.parentPath, file.name), 'latin1');
        for (const secret of standIn.secrets)
          assert.ok(!content.includes(secret) && !file.name.includes(secret));
      }
    });
  });

test('a sentence whose words could not be timed is not asked for again when they can be', async () => {
  const { service, start, asked } = services.find(({ service: { id } }) => id === 'openai')!;
  const standIn = await start();
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-paid-'));
  after(() => Promise.all([standIn.close(), rm(folder, { recursive: true, force: true })]));
  const failing = await finding(service, standIn, { align: () => Promise.reject(new Error('no times')) })(
    asked,
  );
  await assert.rejects(cachedVoice(failing.open(), openStore(folder)).speak(sentence), {
    message: 'no times',
  });
  assert.equal(standIn.paid.length, 1);
  const voice = (await finding(service, standIn)(asked)).open();
  const { marks } = await cachedVoice(voice, openStore(folder)).speak(sentence);
  await voice.close();
  assert.ok(marks.every(({ startMs, endMs }) => endMs > startMs));
  assert.equal(standIn.paid.length, 1);
});

test('without a voice that teaches the language nothing is asked of a service that tells no times', async () => {
  const { service, start, asked } = services.find(({ service: { id } }) => id === 'openai')!;
  const standIn = await start();
  after(() => standIn.close());
  const voice = (
    await finding(service, standIn, { reference: () => Promise.resolve(undefined) })(asked)
  ).open();
  await assert.rejects(voice.speak({ ...sentence, lang: 'tlh' }), {
    code: 'AA_E_VOICE_UNAVAILABLE',
    message: /tlh/,
  });
  await voice.close();
  assert.equal(standIn.asked.length, 0);
});
