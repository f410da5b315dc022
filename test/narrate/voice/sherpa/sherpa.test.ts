import fc from 'fast-check';
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { kokoroModel } from '../../../../src/narrate/voice/sherpa/model.js';
import { onnxMetadata } from '../../../../src/narrate/voice/sherpa/onnx-metadata.js';
import { sherpaProviders } from '../../../../src/narrate/voice/sherpa/sherpa.js';
import { defaultVoice, findVoice } from '../../../../src/narrate/voice/voices.js';
import { utteranceOf } from '../utterance.js';
import { SAMPLE_RATE, tinyModel, writeTinyModel } from './tiny-model.js';

/* The real sherpa-onnx, with a model that is made here. */

const folder = await mkdtemp(join(tmpdir(), 'audio-article-sherpa-'));
const whole = join(folder, 'whole');
await writeTinyModel(whole);
after(() => rm(folder, { recursive: true, force: true }));

const [piper] = sherpaProviders({ reference: defaultVoice });
const refusal = (path: string): Promise<unknown> => piper!.find(`piper:${path}`);

describe('a Piper model of the user’s', () => {
  test('tells itself what it is; its id holds no path', async () => {
    const voice = await findVoice(`piper:${whole}`);
    assert.equal(voice.id, 'piper-en_US-tiny-low');
    assert.equal(voice.lang, 'en-US');
    assert.equal(voice.sampleRate, SAMPLE_RATE);
    assert.equal(voice.marks, 'aligned');
    assert.ok(!JSON.stringify(voice).includes(folder));
  });

  test('speaks, and every token has a time', async () => {
    const voice = (await findVoice(`piper:${whole}`)).open();
    try {
      const { pcm, marks } = await voice.speak(utteranceOf('The lighthouse keeper counted twelve steps.'));
      const durationMs = (pcm.length * 1000) / SAMPLE_RATE;
      assert.ok(durationMs > 1500 && durationMs < 8000, `${durationMs} ms`);
      assert.equal(marks.length, 6);
      let last = 0;
      for (const { startMs, endMs } of marks) {
        assert.ok(
          startMs >= last && endMs >= startMs && endMs <= durationMs,
          `${startMs}–${endMs} after ${last}`,
        );
        last = startMs;
      }
      await assert.rejects(voice.speak(utteranceOf('— …')), { code: 'AA_E_VOICE_FAILED', message: /“— …”/ });
    } finally {
      await voice.close();
    }
  });

  test('another model under the same name is another voice for the cache', async () => {
    const other = join(folder, 'other');
    await writeTinyModel(other, {
      metadata: {
        comment: 'piper',
        voice: 'en-gb',
        sample_rate: '22050',
        language: 'English',
        n_speakers: '1',
      },
    });
    const [one, two] = [await findVoice(`piper:${whole}`), await findVoice(`piper:${other}`)];
    assert.equal(one.id, two.id);
    assert.notEqual(one.engine.version, two.engine.version);
  });

  test('its language is that of its name, else of its voice', async () => {
    for (const [name, voice, lang] of [
      ['de_DE-x-high', 'en-us', 'de-DE'],
      ['model', 'pt-br', 'pt-BR'],
      ['model', 'cmn', 'zh'],
      ['model', '', 'und'],
    ] as const) {
      const own = await mkdtemp(join(folder, 'lang-'));
      await writeFile(
        join(own, `${name}.onnx`),
        tinyModel({ comment: 'piper', voice, sample_rate: '16000' }),
      );
      await writeFile(join(own, 'tokens.txt'), '_ 0\n');
      await mkdir(join(own, 'espeak-ng-data'));
      assert.equal((await findVoice(`piper:${own}`)).lang, lang);
    }
  });
});

describe('a model that cannot be used is refused with what is wrong', () => {
  test('no folder, and files that are missing', async () => {
    await assert.rejects(refusal(join(folder, 'nowhere')), {
      code: 'AA_E_VOICE_UNAVAILABLE',
      message: /no such folder/,
    });
    const empty = join(folder, 'empty');
    await mkdir(empty);
    await assert.rejects(refusal(empty), {
      message: /lacks MODEL\.onnx, tokens\.txt, espeak-ng-data\//,
      remedy: /k2-fsa/,
    });
    await writeFile(join(empty, 'a.onnx'), tinyModel());
    await assert.rejects(refusal(empty), { message: /lacks tokens\.txt, espeak-ng-data\// });
  });

  test('what is no ONNX, was cut off, or is for something else', async () => {
    const wrong = join(folder, 'wrong');
    await writeTinyModel(wrong, { name: 'a' });
    const model = tinyModel();
    for (const [bytes, reason] of [
      [Buffer.from('<!doctype html><p>Not found'), /no ONNX model/],
      [model.subarray(0, model.length >> 1), /no ONNX model, or was cut off/],
      [Buffer.alloc(0), /no ONNX model/],
      [tinyModel({ producer: 'somebody' }), /does not say that it is a Piper model/],
      [tinyModel({ comment: 'piper', sample_rate: '0' }), /does not say/],
    ] as const) {
      await writeFile(join(wrong, 'a.onnx'), bytes);
      await assert.rejects(refusal(wrong), { code: 'AA_E_VOICE_UNAVAILABLE', message: reason });
    }
    await writeFile(join(wrong, 'a.onnx'), model);
    await writeFile(join(wrong, 'b.onnx'), model);
    await assert.rejects(refusal(wrong), { message: /holds several \(a\.onnx, b\.onnx\)/ });
  });

  test('what sherpa-onnx itself does not take ends its process, not this one', async () => {
    const broken = join(folder, 'broken');
    await writeTinyModel(broken);
    await writeFile(join(broken, 'tokens.txt'), 'these are no tokens\n');
    const voice = (await findVoice(`piper:${broken}`)).open();
    try {
      await assert.rejects(voice.speak(utteranceOf('Nobody knew.')), {
        code: 'AA_E_VOICE_FAILED',
        message: /piper-en_US-tiny-low could not say “Nobody knew\.”: /,
      });
    } finally {
      await voice.close();
    }
  });

  test('any bytes at all are read as a model or as none', async () => {
    const file = join(folder, 'any.onnx');
    const model = tinyModel();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.tuple(fc.nat(60), fc.uint8Array({ minLength: 1, maxLength: 12 })).map(([at, bytes]) => {
            const changed = model.slice();
            changed.set(bytes, at);
            return changed;
          }),
        ),
        async (bytes) => {
          await writeFile(file, bytes);
          const found = await onnxMetadata(file);
          assert.ok(found === undefined || found instanceof Map);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a Kokoro model of the user’s', () => {
  const kokoro = async (lexicons: readonly string[]): Promise<string> => {
    const own = await mkdtemp(join(folder, 'kokoro-'));
    const metadata = {
      ...{ model_type: 'kokoro', sample_rate: '24000', n_speakers: '3' },
      speaker_names: 'af_bella,bf_emma,zf_xiaoxiao',
    };
    await writeFile(join(own, 'model.onnx'), tinyModel(metadata));
    for (const name of ['tokens.txt', 'voices.bin', ...lexicons]) await writeFile(join(own, name), '');
    await mkdir(join(own, 'espeak-ng-data'));
    return own;
  };

  test('its speakers are asked for by name or number, and speak their own language', async () => {
    const path = await kokoro([]);
    for (const [asked, id, lang] of [
      ['', 'kokoro-af_bella', 'en-US'],
      ['#bf_emma', 'kokoro-bf_emma', 'en-GB'],
      ['#2', 'kokoro-zf_xiaoxiao', 'zh'],
    ] as const) {
      const voice = await findVoice(`kokoro:${path}${asked}`);
      assert.deepEqual([voice.id, voice.lang, voice.sampleRate], [id, lang, 24_000]);
    }
    await assert.rejects(findVoice(`kokoro:${path}#caruso`), {
      code: 'AA_E_VOICE_UNKNOWN',
      remedy: /af_bella, bf_emma, zf_xiaoxiao/,
    });
  });

  test('is given the lexicons that its folder has', async () => {
    const path = await kokoro(['lexicon-us-en.txt', 'lexicon-gb-en.txt', 'lexicon-zh.txt']);
    const { config } = await kokoroModel(path, 'bf_emma');
    assert.ok('kokoro' in config);
    assert.equal(
      config.kokoro.lexicon,
      ['lexicon-gb-en.txt', 'lexicon-zh.txt'].map((name) => join(path, name)).join(','),
    );
    assert.equal(config.kokoro.voices, join(path, 'voices.bin'));
  });

  test('a Piper model is none', async () => {
    await writeFile(join(whole, 'voices.bin'), '');
    await assert.rejects(findVoice(`kokoro:${whole}`), { message: /does not say that it is a Kokoro model/ });
  });
});
