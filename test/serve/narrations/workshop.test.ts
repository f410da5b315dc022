import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AudioArticleError } from '../../../src/core/errors.js';
import { ruleOf } from '../../../src/core/lexicon/rule.js';
import { extractArticle, type Article } from '../../../src/narrate/index.js';
import { openStore } from '../../../src/narrate/store.js';
import type { LintTask } from '../../../src/serve/desk/lint-blocks.js';
import { workshopHere, type NarrateTask } from '../../../src/serve/narrations/workshop.js';
import { workshopApart, type WorkshopApart } from '../../../src/serve/narrations/workshop-apart.js';

let folder = '';
let apart: WorkshopApart;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-workshop-'));
  apart = workshopApart({ sentences: join(folder, 'sentences'), shared: undefined });
});
after(async () => {
  await apart.close();
  await rm(folder, { recursive: true, force: true });
});

const article = (text: string): Promise<Article> =>
  extractArticle({ name: 'walk.txt', format: 'text', text });

const task = (name: string, more: Partial<NarrateTask> = {}): NarrateTask => ({
  ...{ name, lang: 'en', date: '2026-11-26', cacheDir: join(folder, 'sentences') },
  ...{ audioDir: join(folder, name, 'audio'), transcriptsDir: join(folder, name, 'transcripts') },
  ...more,
});

const longText = Array.from({ length: 400 }, (_, i) => `This is sentence number ${i}.`).join(' ');

test('another process narrates as this one does, and tells how far it is', async () => {
  const walk = await article('We went out. The rain had stopped.');
  const lexicons = [
    { file: 'lexicon.csv', entries: [{ line: 2, rule: ruleOf('rain', { kind: 'instead', text: 'snow' }) }] },
  ];
  const told: [number, number][] = [];
  const there = await apart.narrate(
    walk,
    task('there', { lexicons, onProgress: (done, total) => told.push([done, total]) }),
  );
  const here = workshopHere(openStore(join(folder, 'sentences')));
  const same = await here.narrate(walk, {
    ...task('there', { lexicons }),
    ...{ audioDir: join(folder, 'here/audio'), transcriptsDir: join(folder, 'here/transcripts') },
  });
  await here.close();
  assert.equal(JSON.stringify(there.narration), JSON.stringify(same.narration));
  assert.deepEqual(there.lexicon, same.lexicon);
  assert.deepEqual(there.sentences, { total: 2, spoken: 2, reused: 0 });
  assert.deepEqual(told.at(-1), [2, 2]);
});

test('what cannot be narrated is said in the same words', async () => {
  const walk = await article('We went out.');
  await assert.rejects(apart.narrate(walk, task('voiceless', { voice: 'nobody' })), (error: unknown) => {
    assert.ok(error instanceof AudioArticleError);
    assert.equal(error.code, 'AA_E_VOICE_UNKNOWN');
    assert.ok(error.remedy);
    return true;
  });
});

test('it reads an article for what may be said wrong', async () => {
  const { title, blocks } = await article('The mayor met the ACLU.');
  const lint: LintTask = {
    ...{ name: 'walk', title, lang: 'en', blocks, lexicons: [], reported: [{ word: 'met', reports: 2 }] },
    around: { article: 'walk', paths: [], voice: { id: '', engine: '', phonemes: true } },
  };
  const found = await apart.lint(lint, new AbortController().signal);
  assert.ok(found.some(({ warning }) => warning.reason === 'reported' && warning.word === 'met'));
  assert.ok(found.some(({ warning }) => warning.word === 'ACLU'));
});

test('it stops when it is told to, with the reason that is given', async () => {
  const stop = new AbortController();
  const reason = new Error('enough');
  const long = task('long', { signal: stop.signal, onProgress: () => stop.abort(reason) });
  await assert.rejects(apart.narrate(await article(longText), long), reason);
});

test('when the process dies, what it was doing fails, and the next finds another', async () => {
  const dying = apart.narrate(
    await article(longText.replaceAll('sentence', 'other sentence')),
    task('dying', { onProgress: () => process.kill(apart.pid ?? 0, 'SIGKILL') }),
  );
  await assert.rejects(dying, /ended with SIGKILL/);
  const { state } = await apart.narrate(await article('We went out.'), task('next'));
  assert.equal(state, 'narrated');
});

test('it is gone when it is closed, and was not there before it was needed', async () => {
  const fresh = workshopApart({ sentences: join(folder, 'sentences'), shared: undefined });
  assert.equal(fresh.pid, undefined);
  const narrating = fresh.narrate(await article(longText), task('closed'));
  const { pid = 0 } = fresh;
  process.kill(pid, 0);
  await Promise.all([assert.rejects(narrating, /was ended/), fresh.close()]);
  assert.throws(() => process.kill(pid, 0), /ESRCH/);
});
