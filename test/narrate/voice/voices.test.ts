import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flite } from '../../../src/narrate/voice/flite/flite.js';
import { voiceFor } from '../../../src/narrate/voice/voices.js';

test('English has a default voice in every of its regions', async () => {
  assert.equal((await voiceFor('en')).id, 'flite-rms');
  assert.equal((await voiceFor('en-AU')).id, 'flite-rms');
});

test('a voice that is asked for is taken', async () => {
  for (const { id } of flite.voices()) assert.equal((await voiceFor('en', id)).id, id);
});

test('an unknown voice is refused with the ones that are known', async () => {
  await assert.rejects(voiceFor('en', 'caruso'), {
    code: 'AA_E_VOICE_UNKNOWN',
    message: /“caruso”/,
    remedy: /flite-rms, flite-slt/,
  });
});

test('a language that no voice speaks is refused by its name', async () => {
  await assert.rejects(voiceFor('tlh'), {
    code: 'AA_E_VOICE_LANGUAGE',
    message: /Klingon \(tlh\)/,
    remedy: /--lang/,
  });
  await assert.rejects(voiceFor('de-CH', 'flite-slt'), {
    code: 'AA_E_VOICE_LANGUAGE',
    message: /flite-slt speaks English \(en-US\), but the article is in Swiss High German \(de-CH\)/,
  });
});
