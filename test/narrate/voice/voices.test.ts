import assert from 'node:assert/strict';
import { test } from 'node:test';
import { voiceFor, voices } from '../../../src/narrate/voice/voices.js';

test('English has a default voice in every of its regions', () => {
  assert.equal(voiceFor('en').id, 'flite-rms');
  assert.equal(voiceFor('en-AU').id, 'flite-rms');
});

test('a voice that is asked for is taken', () => {
  for (const { id } of voices) assert.equal(voiceFor('en', id).id, id);
});

test('an unknown voice is refused with the ones that are known', () => {
  assert.throws(() => voiceFor('en', 'caruso'), {
    code: 'AA_E_VOICE_UNKNOWN',
    message: /“caruso”/,
    remedy: /flite-rms, flite-slt/,
  });
});

test('a language that no voice speaks is refused by its name', () => {
  assert.throws(() => voiceFor('de'), {
    code: 'AA_E_VOICE_LANGUAGE',
    message: /German \(de\)/,
    remedy: /--lang/,
  });
  assert.throws(() => voiceFor('de-CH', 'flite-slt'), {
    code: 'AA_E_VOICE_LANGUAGE',
    message: /flite-slt speaks English \(en-US\), but the article is in Swiss High German \(de-CH\)/,
  });
});
