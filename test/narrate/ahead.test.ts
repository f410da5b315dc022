import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { ruleOf } from '../../src/core/lexicon/rule.js';
import { warmUpIfYounger } from '../../src/narrate/ahead.js';
import { cachedVoice } from '../../src/narrate/cache.js';
import type { Article } from '../../src/narrate/extract/article.js';
import { extractArticle } from '../../src/narrate/extract/extract.js';
import { narrate, type NarrateOptions, type NarrateResult } from '../../src/narrate/narrate.js';
import { planInTurns, planNarration } from '../../src/narrate/plan.js';
import { openStore } from '../../src/narrate/store.js';
import { openStudio, type Studio } from '../../src/narrate/studio.js';
import { findVoice } from '../../src/narrate/voice/voices.js';
import { utteranceOf } from './voice/utterance.js';

const studio = openStudio();
const folders: string[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-ahead-'));
  folders.push(folder);
});
after(async () => {
  await studio.close();
  await Promise.all(folders.map((path) => rm(path, { recursive: true, force: true })));
});

const article = (last = 'She sold the time.'): Promise<Article> =>
  extractArticle({
    name: 'time.md',
    format: 'markdown',
    text: `# The time\n\nRuth came on Monday.\n\n${last}\n`,
  });

const run = (given: Article, more: Partial<NarrateOptions> = {}, at = folder): Promise<NarrateResult> =>
  narrate(given, {
    ...{ name: 'time', audioDir: join(at, 'audio'), transcriptsDir: join(at, 'transcripts') },
    ...{ cacheDir: join(at, 'cache'), date: '2026-11-23', voice: 'flite-kal16' },
    ...more,
  });

describe('a plan that is made in turns', () => {
  it('is the same plan, and tells first of the blocks that come first', async () => {
    const given = await article();
    const told: string[] = [];
    const plan = await planInTurns(
      given,
      'en',
      {},
      ({ text }) => text.startsWith('She'),
      ({ text }) => told.push(text),
    );
    assert.deepEqual(plan, planNarration(given, 'en'));
    assert.deepEqual(told, ['She sold the time.', 'The time', 'Ruth came on Monday.']);
  });
});

describe('a sentence that is spoken ahead', () => {
  const sentence = utteranceOf('Good morning, Arnold.');

  it('counts as spoken once, for the first who asks', async () => {
    const voice = cachedVoice(studio.voice(await findVoice('flite-kal16')), openStore(folder));
    assert.equal(voice.speakAhead(sentence), true);
    assert.equal(voice.speakAhead(sentence), false);
    const takes = [await voice.speak(sentence), await voice.speak(sentence)];
    assert.deepEqual(
      takes.map(({ fresh }) => fresh),
      [true, false],
    );
    assert.deepEqual(voice.counts, { spoken: 1, reused: 1 });
    assert.deepEqual(takes[0]?.pcm, takes[1]?.pcm);
  });

  it('is not when it is kept', async () => {
    const kal = studio.voice(await findVoice('flite-kal16'));
    await cachedVoice(kal, openStore(folder)).speak(sentence);
    assert.equal(cachedVoice(kal, openStore(folder)).speakAhead(sentence), false);
  });

  it('fails where it is asked for, not before', async () => {
    const silent = utteranceOf('—');
    const voice = cachedVoice(studio.voice(await findVoice('flite-kal16')), openStore(folder));
    voice.speakAhead(silent);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await assert.rejects(voice.speak(silent), { code: 'AA_E_VOICE_FAILED' });
  });
});

describe('an article that is narrated again with its voice ahead', () => {
  const bytes = (at: string): Promise<Buffer[]> =>
    Promise.all(['audio/time.mp3', 'transcripts/time.json'].map((file) => readFile(join(at, file))));

  it('gives the bytes that it would give otherwise, and speaks one sentence for one changed word', async () => {
    const [ahead, plain] = [join(folder, 'ahead'), join(folder, 'plain')];
    await run(await article(), {}, ahead);
    const changed = await article('She sold the right time.');
    const { sentences } = await run(changed, { studio, ahead: true }, ahead);
    assert.deepEqual(sentences, { total: 3, spoken: 1, reused: 2 });
    await run(changed, {}, plain);
    assert.deepEqual(await bytes(ahead), await bytes(plain));
  });

  it('speaks one sentence for one rule of a lexicon', async () => {
    await run(await article());
    const rule = ruleOf('Ruth', { kind: 'instead', text: 'Rose' });
    const lexicons = [{ file: 'lexicon.csv', entries: [{ rule, line: 1 }] }];
    const { sentences } = await run(await article(), { studio, ahead: true, lexicons });
    assert.deepEqual(sentences, { total: 3, spoken: 1, reused: 2 });
  });

  it('speaks nothing when nothing has changed', async () => {
    await run(await article());
    const { state, sentences } = await run(await article(), { studio, ahead: true });
    assert.equal(state, 'unchanged');
    assert.equal(sentences.spoken, 0);
  });
});

describe('a voice is loaded ahead', () => {
  const asked: string[] = [];
  const watched: Studio = {
    ...studio,
    voice(voice) {
      asked.push(voice.id);
      return studio.voice(voice);
    },
  };
  const at = (name: string): string => join(folder, name);
  const json = (): string => at('transcripts/time.json');
  beforeEach(async () => {
    asked.length = 0;
    await writeFile(at('time.md'), '# The time');
  });

  it('when the article or a lexicon is younger than its narration: the voice that spoke it', async () => {
    await run(await article());
    const old = new Date(Date.now() - 60_000);
    await utimes(json(), old, old);
    assert.equal(await warmUpIfYounger([at('time.md')], json(), watched), true);
    await utimes(at('time.md'), 0, 0);
    assert.equal(await warmUpIfYounger([at('time.md')], json(), watched), false);
    await writeFile(at('lexicon.csv'), 'word,say\n');
    assert.equal(await warmUpIfYounger([at('time.md'), at('lexicon.csv')], json(), watched), true);
    assert.deepEqual(asked, ['flite-kal16', 'flite-kal16']);
  });

  it('not where there is no narration, or one that cannot be read', async () => {
    assert.equal(await warmUpIfYounger([at('time.md')], at('none.json'), watched), false);
    await writeFile(at('broken.json'), '{');
    await utimes(at('broken.json'), 0, 0);
    assert.equal(await warmUpIfYounger([at('time.md')], at('broken.json'), watched), false);
    assert.deepEqual(asked, []);
  });
});
