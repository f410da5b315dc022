import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { readLexiconFile } from '../../src/narrate/lexicon/files.js';
import { type Ran, runIn } from './run.js';

const folders: string[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-lexicon-'));
  folders.push(folder);
});
after(() => Promise.all(folders.map((path) => rm(path, { recursive: true, force: true }))));

const run = (...args: readonly string[]): Promise<Ran> => runIn(folder, ...args);
const file = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

const names = 'word,say,kind\nKugelman,/ˈkuːɡəlmən/,\nKim Jong Un,kim jung oon,\n';

test('a lexicon is checked: its rules are counted, what does nothing is told, what is malformed is refused', async () => {
  await file('names.csv', `${names}Kim Jong Un,gim,\n`);
  const { code, stdout } = await run('lexicon', 'check', 'names.csv');
  assert.equal(code, 0);
  assert.match(stdout, /^names\.csv: 3 rules \(2 said instead, 1 in phonemes\)\.\n/);
  assert.match(stdout, /names\.csv, line 3: “Kim Jong Un” does nothing: line 4 says the same word\./);
  await file('bad.csv', 'Kugelman,koogleman\nKim,/kQm/\n');
  const bad = await run('lexicon', 'check', 'bad.csv');
  assert.deepEqual([bad.code, bad.stdout], [1, '']);
  assert.match(bad.stderr, /bad\.csv, line 2: “Kim” .*character 2.*\[AA_E_LEXICON\]/s);
  assert.match(
    (await run('lexicon', 'check', 'none.csv')).stderr,
    /none\.csv does not exist\. \[AA_E_INPUT_MISSING\]/,
  );
});

test('CSV becomes PLS and comes back; what PLS cannot hold is refused whole, or told', async () => {
  await file('names.csv', names);
  assert.equal((await run('lexicon', 'convert', 'names.csv', 'names.pls', '--lang', 'en')).code, 0);
  assert.equal((await run('lexicon', 'convert', 'names.pls', 'back.csv')).code, 0);
  const [before, back] = await Promise.all(
    ['names.csv', 'back.csv'].map((name) => readLexiconFile(join(folder, name))),
  );
  assert.deepEqual(
    back?.lexicon.entries.map(({ rule }) => rule),
    before?.lexicon.entries.map(({ rule }) => ({ ...rule, lang: 'en' })),
  );

  await file('more.csv', `${names}NATO,,letters\n`);
  const refused = await run('lexicon', 'convert', 'more.csv', 'more.pls');
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /cannot hold 1 rule of more\.csv.*line 4: “NATO”: it is to be spelled/s);
  assert.ok(!(await readdir(folder)).includes('more.pls'), 'nothing is written');
  const partial = await run('lexicon', 'convert', 'more.csv', 'more.pls', '--partial');
  assert.equal(partial.code, 0);
  assert.match(partial.stdout, /^more\.pls: 2 rules\.\n.*line 4: “NATO”/s);
});

test('a malformed lexicon leaves the file that was there as it is', async () => {
  await file('good.csv', names);
  await file('cut.pls', '<?xml version="1.0"?>\n<lexicon version="1.0" xml:lang="en"/>');
  const { code, stderr } = await run('lexicon', 'convert', 'cut.pls', 'good.csv');
  assert.equal(code, 1);
  assert.match(stderr, /cut\.pls, line 2: <lexicon> has no namespace/);
  assert.equal(await readFile(join(folder, 'good.csv'), 'utf8'), names);
});

test('narrate takes the lexicon of its folder, or those that are named, or none, and tells what they hit', async () => {
  await file('a.md', '# A visit\n\nKugelman met Kim Jong Un.\n');
  await file('lexicon.csv', `${names}Bach,bahk,\n`);
  await file('other.csv', 'met,saw');
  const narrate = (...args: string[]): Promise<Ran> =>
    run('narrate', 'a.md', '--lang', 'en', '--voice', 'flite-kal16', ...args);
  const own = await narrate();
  assert.match(
    own.stdout,
    /\nLexicon: 2 rules hit 2 times: Kugelman \(1\), Kim Jong Un \(1\)\. 1 rule hit nothing here\.\n/,
  );
  const json = JSON.parse((await narrate('--json')).stdout) as {
    state: string;
    lexicon: { rules: unknown[]; idle: number };
  };
  assert.deepEqual([json.state, json.lexicon.rules.length, json.lexicon.idle], ['unchanged', 2, 1]);
  assert.match(
    (await narrate('--lexicon', 'other.csv')).stdout,
    /\nLexicon: 1 rule hit 1 time: met \(1\)\.\n/,
  );
  assert.doesNotMatch((await narrate('--no-lexicon')).stdout, /Lexicon/);
  const both = await narrate('--no-lexicon', '--lexicon', 'other.csv');
  assert.deepEqual([both.code, /AA_E_USAGE/.test(both.stderr)], [2, true]);
});

test('lint takes the lexicons that narrate takes, and its section', async () => {
  await file('a.md', '# On pipes\n\nMichael Soufan met Peter Vlirpinski there.\n');
  await file('lexicon.csv', 'word,say,scope\nSoufan,soo fahn,\nVlirpinski,vlir pin skee,section:sport\n');
  const told = async (...more: readonly string[]): Promise<string[]> => {
    const { code, stdout, stderr } = await run('lint', 'a.md', '--json', ...more);
    assert.equal(code, 0, stderr);
    return (JSON.parse(stdout) as { word: string }[]).map(({ word }) => word);
  };
  assert.deepEqual(await told(), ['Vlirpinski']);
  assert.deepEqual(await told('--section', 'sport'), []);
  assert.deepEqual(await told('--no-lexicon'), ['Soufan', 'Vlirpinski']);
  await file('other.csv', 'Vlirpinski,vlir\n');
  assert.deepEqual(await told('--lexicon', 'other.csv'), ['Soufan']);
});
