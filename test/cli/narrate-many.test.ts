import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { narrateMany, readList, summary, type ManyNarrated } from '../../src/cli/narrate-many.js';
import { articlesLine } from '../../src/cli/progress.js';

const folders: string[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-many-'));
  folders.push(folder);
});
after(() => Promise.all(folders.map((path) => rm(path, { recursive: true, force: true }))));

const article = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
  return path;
};

const run = (inputs: readonly string[], jobs = 2): Promise<ManyNarrated> =>
  narrateMany(inputs, jobs, {
    audio: join(folder, 'audio'),
    transcripts: join(folder, 'transcripts'),
    cache: join(folder, 'cache'),
    voice: 'flite-kal16',
    lang: 'en',
  });

const states = ({ articles }: ManyNarrated) => articles.map(({ state }) => state);

test('many articles are narrated in one run, and the next run passes over what is up to date', async () => {
  const inputs = [
    await article('one.md', 'The first has a sentence.'),
    await article('two.txt', 'The second has another.'),
    await article('three.md', 'The third is short.'),
  ];
  const first = await run(inputs);
  assert.deepEqual(states(first), ['narrated', 'narrated', 'narrated']);
  assert.deepEqual(
    first.articles.map(({ input }) => input),
    inputs,
    'in the order in which they were asked for',
  );
  assert.deepEqual((await readdir(join(folder, 'audio'))).sort(), ['one.mp3', 'three.mp3', 'two.mp3']);
  const { mtimeMs } = await stat(join(folder, 'audio/one.mp3'));
  await writeFile(inputs[1]!, 'The second was changed.');
  assert.deepEqual(states(await run(inputs)), ['unchanged', 'narrated', 'unchanged']);
  assert.equal((await stat(join(folder, 'audio/one.mp3'))).mtimeMs, mtimeMs);
});

test('an article that fails is told and does not end the run', async () => {
  const inputs = [
    await article('good.md', 'This one is good.'),
    join(folder, 'nowhere.md'),
    await article('empty.md', ' '),
    await article('last.md', 'This one is good, too.'),
  ];
  const result = await run(inputs, 1);
  assert.deepEqual(states(result), ['narrated', 'failed', 'failed', 'narrated']);
  assert.deepEqual(
    result.articles.flatMap((outcome) => (outcome.state === 'failed' ? [outcome.code] : [])),
    ['AA_E_INPUT_MISSING', 'AA_E_INPUT_EMPTY'],
  );
  assert.match(summary(result), /^4 articles in 0:\d\d:\d\d: 2 narrated, 0 up to date, 2 failed\.\n/);
});

test('two articles that would have the same files do not overwrite each other', async () => {
  const inputs = [
    await article('a/index.html', '<main><p>The page of the first folder.</p></main>'),
    await article('b/index.html', '<main><p>The page of the second folder.</p></main>'),
  ];
  const { articles } = await run(inputs);
  const [first, second] = articles;
  assert.equal(first?.state, 'narrated');
  assert.ok(second?.state === 'failed' && second.message.includes(inputs[0]!), 'it says which one has them');
  assert.match(second.remedy ?? '', /--name or --transcripts/);
});

test('an article that is asked for twice is narrated once', async () => {
  const input = await article('one.md', 'Only once.');
  assert.deepEqual(states(await run([input, input])), ['narrated']);
});

test('what is wrong for all of them ends the run at once', async () => {
  const inputs = [await article('one.md', 'One.'), await article('two.md', 'Two.')];
  await assert.rejects(narrateMany(inputs, 1, { voice: 'caruso', lang: 'en' }), {
    code: 'AA_E_VOICE_UNKNOWN',
  });
});

test('a list names an input a line; empty lines and comments say nothing', async () => {
  const list = await article('list.txt', '# this week\nnews/a.html\r\n\n  https://example.org/b  \n');
  assert.deepEqual(await readList(list), ['news/a.html', 'https://example.org/b']);
  await assert.rejects(readList(join(folder, 'none.txt')), {
    code: 'AA_E_INPUT_MISSING',
    message: /none\.txt/,
  });
});

test('progress counts, and tells a failure with its input and its code', () => {
  let written = '';
  const stream = { isTTY: false, write: (text: string) => (written += text) };
  const line = articlesLine(2, stream as unknown as NodeJS.WriteStream);
  line.done({ input: 'bad.md', state: 'failed', code: 'AA_E_INPUT_EMPTY', message: 'bad.md is empty.' });
  line.done({
    input: 'good.md',
    state: 'unchanged',
    transcript: 'good.json',
    audioMs: 1,
    sentences: { total: 1, spoken: 0, reused: 0 },
    lexicon: { rules: [], idle: 0, notFollowed: [] },
    unvoiced: [],
  });
  line.end();
  assert.match(written, /^bad\.md: bad\.md is empty\. \[AA_E_INPUT_EMPTY\]\n/);
  assert.match(written, /\n2 of 2 articles: 0 narrated, 1 up to date, 1 failed\n$/);
});

test('passages without a voice are summed over all articles', () => {
  const article = (lang: string, passages: number): ManyNarrated['articles'][number] => ({
    ...{ input: 'a.md', state: 'unchanged', transcript: 'a.json', audioMs: 1 },
    sentences: { total: 1, spoken: 0, reused: 0 },
    lexicon: { rules: [], idle: 0, notFollowed: [] },
    unvoiced: [{ lang, passages, remedy: 'Install it.' }],
  });
  assert.match(
    summary({ articles: [article('tlh', 2), article('vro', 1)], elapsedMs: 1 }),
    /3 passages in tlh, vro are read by the article’s voice: no voice of theirs is here\. Install it\.\n/,
  );
});
