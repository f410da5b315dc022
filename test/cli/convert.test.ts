import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { sampleNarration } from '../core/narration/sample.js';
import { runIn } from './run.js';

const folders: string[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-convert-'));
  folders.push(folder);
});
after(() => Promise.all(folders.map((path) => rm(path, { recursive: true, force: true }))));

const file = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
const convert = (...args: string[]) => runIn(folder, 'convert', ...args);
const narration = JSON.stringify(sampleNarration());
const captions = 'WEBVTT\n\n00:00.000 --> 00:01.000\nThe <00:00.300>lighthouse\n';

test('neither what is read, by whatever name, nor a narration is written over', async () => {
  await file('x.json', narration);
  await symlink('x.json', join(folder, 'link.json'));
  for (const out of ['x.json', './x.json', 'link.json']) {
    const { code, stderr } = await convert('x.json', out, '--to', 'podcast');
    assert.equal(code, 2);
    assert.match(stderr, /json is what is read: it would be written over itself\. \[AA_E_USAGE\]/);
  }
  await file('h.vtt', captions);
  const other = await convert('h.vtt', 'x.json', '--to', 'podcast');
  assert.equal(other.code, 1);
  assert.match(other.stderr, /x\.json is a narration, which would be lost\. \[AA_E_OUTPUT\]/);
  assert.equal(await readFile(join(folder, 'x.json'), 'utf8'), narration);
});

test('an earlier result is written anew', async () => {
  await file('h.vtt', captions);
  const convertOnce = () => convert('h.vtt', 'h.json', '--to', 'podcast');
  assert.deepEqual([(await convertOnce()).code, (await convertOnce()).code], [0, 0]);
});

test('where a format holds no times of words, it is told that they are lost', async () => {
  await file('h.vtt', captions);
  assert.match((await convert('h.vtt', 'h.srt')).stdout, /^1 cue; word times are lost in this format \(/);
  assert.match(
    (await convert('h.vtt', 'i.vtt')).stdout,
    /^1 cue, \d words? with a time of (its|their) own\./,
  );
});

test('no audio is invented: SMIL names the one that is given, or is refused', async () => {
  await file('h.vtt', captions);
  const { code, stderr } = await convert('h.vtt', 'v.smil');
  assert.equal(code, 1);
  assert.match(
    stderr,
    /h\.vtt does not say of which audio it is.*\[AA_E_TIMED_TEXT\]\nName it: --audio ADDRESS/,
  );
  assert.deepEqual(await readdir(folder), ['h.vtt']);
  assert.equal((await convert('h.vtt', 'v.smil', '--audio', 'a/h.mp3')).code, 0);
  assert.match(await readFile(join(folder, 'v.smil'), 'utf8'), /<audio src="a\/h\.mp3" /);
  assert.match(
    (await convert('h.vtt', 'h.srt', '--audio', 'h.mp3')).stderr,
    /names no audio\. \[AA_E_USAGE\]/,
  );
});

test('audio is no transcript: the remedy speaks of transcripts', async () => {
  await file('a.mp3', 'ID3\u0004\0\0\0\0\0\0');
  assert.match(
    (await convert('a.mp3', 'x.srt')).stderr,
    /\[AA_E_INPUT_BINARY\]\nGive a transcript or captions;/,
  );
});
