import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWords, listVoices } from '../../src/cli/voices.js';
import { espeak } from '../../src/narrate/voice/espeak/espeak.js';
import { flite } from '../../src/narrate/voice/flite/flite.js';
import { providers } from '../../src/narrate/voice/providers.js';
import { findVoice } from '../../src/narrate/voice/voices.js';

test('every voice that is listed can be asked for by its id, and says what it is', async () => {
  const { providers: listed } = await listVoices(providers);
  assert.deepEqual(
    listed.map(({ id }) => id),
    providers.map(({ id }) => id),
  );
  for (const { voices, id } of listed.filter((provider) => ['flite', 'espeak'].includes(provider.id))) {
    assert.ok(voices.length >= 4, id);
    for (const voice of voices) assert.equal((await findVoice(voice.id)).id, voice.id);
  }
});

test('one line a voice, of very many only how many', async () => {
  const text = inWords(await listVoices([flite, espeak]));
  assert.match(text, /^CMU Flite: can speak here$/m);
  assert.match(text, /^ {2}flite-rms +RMS \(American English, male\) \(en-US\)$/m);
  assert.match(text, /^eSpeak NG: can speak here$/m);
  assert.match(text, /^ {2}140 voices; those of one language: audio-article voices --lang TAG$/m);
  assert.doesNotMatch(text, /espeak-sv /);
});

test('with a language only its voices, and which one is taken by default', async () => {
  const list = await listVoices([flite, espeak], 'de-AT');
  assert.equal(list.default, 'espeak-de');
  assert.match(inWords(list), /^ {2}espeak-de {2}eSpeak NG German \(de\), the default$/m);
  assert.match(inWords(list), /^CMU Flite: can speak here; none that is known to speak it\n\neSpeak NG/);
});

test('what cannot speak here is listed with what it lacks and the remedy', async () => {
  const absent = { ...espeak, lacks: () => Promise.resolve(['It is not installed: npm install it.']) };
  const list = await listVoices([absent], 'de');
  assert.equal(list.providers[0]?.usable, false);
  assert.equal(list.providers[0]?.voices.length, 1);
  assert.match(inWords(list), /eSpeak NG: cannot speak here yet\n {2}It is not installed: npm install it\./);
});

test('nothing that opens a voice gets into the JSON', async () => {
  const json = JSON.stringify(await listVoices(providers, 'en'));
  assert.doesNotMatch(json, /"open"/);
  assert.match(json, /"id":"flite-rms".*"lang":"en-US"/);
});
