import assert from 'node:assert/strict';
import { after, afterEach, describe, test } from 'node:test';
import type { AudioArticleError } from '../../../../src/core/errors.js';
import type { Environment } from '../../../../src/narrate/voice/http/environment.js';
import type { Patience } from '../../../../src/narrate/voice/http/persistence.js';
import type { Voice } from '../../../../src/narrate/voice/voice.js';
import { utteranceOf } from '../utterance.js';
import { services } from './services.js';
import type { Answer, Trouble } from './stand-ins/stand-in.js';
import { evenly, finding, impatient } from './voice.js';

/* What every service may do to a sentence, and what becomes of it. */

const sentence = utteranceOf('The keeper counted two hundred steps.');

const instead = (status: number, body = '{}', headers: Readonly<Record<string, string>> = {}): Trouble => ({
  instead: { status, headers: { 'content-type': 'application/json', ...headers }, body },
});

for (const { service, start, asked, nobody, requests, key } of services)
  describe(`${service.name} in trouble`, async () => {
    const standIn = await start();
    after(() => standIn.close());
    const opened: Voice[] = [];
    afterEach(() => {
      standIn.trouble.length = 0;
      return Promise.all(opened.splice(0).map((voice) => voice.close()));
    });
    const open = async ({
      env = standIn.env,
      voice = asked,
      patience = {},
    }: { env?: Environment; voice?: string; patience?: Partial<Patience> } = {}): Promise<Voice> => {
      const found = await finding(
        service,
        { env },
        { patience: { ...impatient, ...patience }, align: evenly },
      )(voice);
      const own = found.open();
      opened.push(own);
      return own;
    };
    const paid = (): number => standIn.paid.length;
    const refusal = async (speaking: Promise<unknown>): Promise<AudioArticleError> => {
      const error = await speaking.then(
        () => assert.fail('it spoke'),
        (reason: unknown) => reason as AudioArticleError,
      );
      const said = [
        error.message,
        error.remedy,
        error.stack,
        JSON.stringify(error),
        String(error.cause),
      ].join(' ');
      for (const secret of standIn.secrets) assert.ok(!said.includes(secret), `a key is in: ${said}`);
      return error;
    };
    /** Speaks through trouble, and pays once. */
    const speaksThrough = async (...trouble: Trouble[]): Promise<void> => {
      const voice = await open({ patience: { timeoutMs: trouble.includes('hang') ? 700 : 20_000 } });
      const before = paid();
      standIn.trouble.push(...trouble);
      const { marks } = await voice.speak(sentence);
      assert.equal(marks.length, 6);
      assert.equal(paid() - before, requests);
      assert.deepEqual(standIn.trouble, []);
    };

    test('an error of the service is tried again', () =>
      speaksThrough(instead(500), instead(503), instead(502)));
    test('a connection that is cut before the answer is tried again', () => speaksThrough('cut', 'cut'));
    test('a service that never answers is not waited for without end', () => speaksThrough('hang'));
    test('too many requests: it waits as long as it is asked to, in seconds or until a date', () =>
      speaksThrough(
        instead(429, '{}', { 'retry-after': '0' }),
        instead(429, '{}', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }),
        instead(429),
      ));

    test('an answer that is cut in its middle is tried again', async () => {
      standIn.trouble.push('half');
      const { marks, pcm } = await (await open()).speak(sentence);
      assert.ok((marks.at(-1)?.endMs ?? 0) > 1500 && pcm.length > 24_000);
    });

    test('a service that asks for an hour’s patience is told, not waited for', async () => {
      for (const header of ['3600', new Date(Date.now() + 3_600_000).toUTCString()]) {
        const before = standIn.asked.length;
        standIn.trouble.push(instead(429, '{"message":"Slow down"}', { 'retry-after': header }));
        const { code, message } = await refusal((await open()).speak(sentence));
        assert.equal(code, 'AA_E_VOICE_FAILED');
        assert.match(message, /429.*“Slow down”/);
        assert.ok(standIn.asked.length - before <= 1);
      }
    });

    test('it gives up after so many tries, and says what for', async () => {
      standIn.trouble.push(...Array.from({ length: 9 }, () => instead(503)));
      const { code, message, remedy } = await refusal(
        (await open({ patience: { attempts: 3 } })).speak(sentence),
      );
      assert.equal(code, 'AA_E_VOICE_FAILED');
      assert.match(message, /“The keeper counted two hundred steps\.”.*503/);
      assert.match(remedy ?? '', /not paid for again/);
      assert.equal(standIn.trouble.length, 6);
    });

    test('a refused key is told at once by the name of its variable, and nobody knocks again', async () => {
      const wrong = 'wrong-0123456789-wrong-wrong-0123456789';
      const voice = await open({ env: { ...standIn.env, [key]: wrong } });
      const before = standIn.asked.length;
      const errors = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          refusal(voice.speak(utteranceOf(`Sentence ${'a'.repeat(i + 1)}.`))),
        ),
      );
      for (const { code, message, remedy } of errors) {
        assert.equal(code, 'AA_E_VOICE_UNAVAILABLE');
        assert.ok(message.includes(service.keys) && remedy?.includes(service.keys), message);
        assert.ok(![message, remedy].join(' ').includes(wrong), message);
      }
      assert.ok(standIn.asked.length - before <= service.atOnce, 'only those under way had asked');
      await refusal(voice.speak(sentence));
      assert.ok(standIn.asked.length - before <= service.atOnce);
    });

    test('what lets in is missing: told by name with its remedy, and nobody is asked', async () => {
      const env = { ...standIn.env, [key]: ' ' };
      const before = standIn.asked.length;
      const { code, remedy } = await refusal((await open({ env })).speak(sentence));
      assert.equal(code, 'AA_E_VOICE_UNAVAILABLE');
      assert.match(remedy ?? '', new RegExp(key));
      assert.equal(standIn.asked.length, before);
    });

    test('a voice that it does not know is told in its own words, and not asked for again', async () => {
      const before = standIn.asked.length;
      const { code, message } = await refusal((await open({ voice: nobody[0] })).speak(sentence));
      assert.equal(code, 'AA_E_VOICE_FAILED');
      assert.match(message, nobody[1]);
      assert.ok(standIn.asked.length - before <= 3);
    });

    test('a key that the service repeats is taken out of its words', async () => {
      for (const secret of standIn.secrets) {
        standIn.trouble.push(
          instead(
            400,
            JSON.stringify({ message: `Bad: ${secret}, ${secret.slice(0, 6)}****`, detail: secret }),
          ),
        );
        const { message } = await refusal((await open()).speak(sentence));
        assert.match(message, /\[key\]/);
        assert.ok(!message.includes(secret.slice(0, 6)), message);
      }
    });

    test('a redirect is not followed with a key', async () => {
      standIn.trouble.push(instead(307, '', { location: 'http://127.0.0.1:9/elsewhere' }));
      const { message } = await refusal((await open()).speak(sentence));
      assert.match(message, /redirect \(307\)/);
    });

    test('an answer that is none is asked for once more only', async () => {
      const garbage = (answer: Answer): Answer => ({ ...answer, body: 'REQUEST{"audio' });
      standIn.trouble.push({ alter: garbage }, { alter: garbage }, { alter: garbage });
      const { code } = await refusal((await open()).speak(sentence));
      assert.equal(code, 'AA_E_VOICE_FAILED');
      assert.equal(standIn.trouble.length, 1);
    });

    test('no more requests at once than the smallest account may', async () => {
      const voice = await open();
      const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
      await Promise.all(words.map((word) => voice.speak(utteranceOf(`Keeper ${word}.`))));
      assert.ok(standIn.mostAtOnce() <= service.atOnce, `${standIn.mostAtOnce()} at once`);
    });

    test('an address that is not encrypted is refused before the key is sent', async () => {
      const [variable = ''] =
        Object.entries(standIn.env).find(([, value]) => value?.startsWith('http://')) ?? [];
      for (const address of [
        'http://example.com',
        'ftp://127.0.0.1',
        'https://me:secret@example.com',
        'nowhere',
      ]) {
        const { code, message } = await refusal(
          (await open({ env: { ...standIn.env, [variable]: address } })).speak(sentence),
        );
        assert.equal(code, 'AA_E_VOICE_UNAVAILABLE');
        assert.ok(message.startsWith(variable), message);
      }
    });
  });
