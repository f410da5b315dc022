import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { renewalForetold } from '../../src/cli/early-thread.js';

const folders: string[] = [];
const home = process.cwd();
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-early-'));
  folders.push(folder);
  process.chdir(folder);
  await mkdir('transcripts');
  await writeFile('walk.md', '# A walk');
});
after(async () => {
  process.chdir(home);
  await Promise.all(folders.map((path) => rm(path, { recursive: true, force: true })));
});

/** @param age s */
async function narrated(file: string, voice: object, age: number): Promise<void> {
  await writeFile(file, JSON.stringify({ voice }));
  const then = Date.now() / 1000 - age;
  await utimes(file, then, then);
}

describe('a voice is made ready before the command is loaded', () => {
  const rms = { id: 'flite-rms' };

  it('when the article is younger than its narration', async () => {
    await narrated('transcripts/walk.json', rms, 60);
    assert.equal(renewalForetold(['narrate', 'walk.md', '--json'])?.voice, 'flite-rms');
    assert.equal(renewalForetold(['check', 'walk.md'])?.voice, undefined);
  });

  it('when a lexicon is, of the folder or named', async () => {
    await narrated('transcripts/walk.json', rms, 60);
    await utimes('walk.md', 0, 0);
    assert.equal(renewalForetold(['narrate', 'walk.md'])?.voice, undefined);
    await writeFile('names.csv', 'word,say\n');
    assert.equal(renewalForetold(['narrate', '--lexicon', 'names.csv', 'walk.md'])?.voice, 'flite-rms');
    await writeFile('lexicon.csv', 'word,say\n');
    assert.equal(renewalForetold(['narrate', 'walk.md'])?.voice, 'flite-rms');
  });

  it('wherever the narration is: another folder, another name', async () => {
    await mkdir('texts');
    await narrated('texts/stroll.json', rms, 60);
    const names = ['--name', 'stroll', '--transcripts=texts'];
    assert.equal(renewalForetold(['narrate', 'walk.md', ...names])?.voice, 'flite-rms');
  });

  it('not for other voices, where there is no narration, or one that cannot be read', async () => {
    assert.equal(renewalForetold(['narrate', 'walk.md'])?.voice, undefined);
    await narrated('transcripts/walk.json', { id: 'espeak-de' }, 60);
    assert.equal(renewalForetold(['narrate', 'walk.md'])?.voice, undefined);
    await narrated('transcripts/walk.json', { kind: 'person' }, 60);
    assert.equal(renewalForetold(['narrate', 'walk.md'])?.voice, undefined);
    await writeFile('transcripts/walk.json', '{');
    assert.equal(renewalForetold(['narrate', 'walk.md', '--voice'])?.voice, undefined);
  });
});
