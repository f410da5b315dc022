import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { keepPronunciations, recallPronunciations } from '../../src/narrate/kept-pronunciations.js';
import { openStore } from '../../src/narrate/store.js';
import { findVoice } from '../../src/narrate/voice/voices.js';
import { utteranceOf } from './voice/utterance.js';

const folder = await mkdtemp(join(tmpdir(), 'audio-article-words-'));
const store = openStore(folder);
const open = async () => (await findVoice('flite-kal16')).open();
const [first, second] = [await open(), await open()];
after(async () => {
  await Promise.all([first.close(), second.close()]);
  await rm(folder, { recursive: true, force: true });
});

describe('how words are said', () => {
  it('is kept with the article, and of what was told only new words are asked', async () => {
    const earlier = await first.speak(utteranceOf('The heronry keeper left.'));
    assert.deepEqual(Object.keys(first.pronunciations?.learnt() ?? {}), ['The', 'heronry', 'keeper', 'left']);
    await keepPronunciations(store, first, 'walk.json');
    // Nothing is kept of a voice that has said nothing.
    await keepPronunciations(store, second, 'other.json');
    assert.equal(
      (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.words')).length,
      1,
    );

    await recallPronunciations(store, second, 'walk.json');
    assert.deepEqual(await second.speak(utteranceOf('The heronry keeper left.')), earlier);
    await second.speak(utteranceOf('The heronry gamekeeper left.'));
    assert.deepEqual(Object.keys(second.pronunciations?.learnt() ?? {}), ['gamekeeper']);
    await keepPronunciations(store, second, 'walk.json');

    second.pronunciations?.recall({ lighthouse: 'l ay t hh aw s' });
    await second.speak(utteranceOf('The lighthouse and the tower.'));
    assert.deepEqual(Object.keys(second.pronunciations?.learnt() ?? {}), [
      'gamekeeper',
      'and',
      'the',
      'tower',
    ]);

    let recalled: object = {};
    const asking = {
      ...first,
      pronunciations: { recall: (known: object) => (recalled = known), learnt: () => ({}) },
    };
    await recallPronunciations(store, asking, 'walk.json');
    assert.deepEqual(Object.keys(recalled), ['The', 'heronry', 'keeper', 'left', 'gamekeeper']);
  });
});
