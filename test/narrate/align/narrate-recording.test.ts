import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Narration } from '../../../src/core/narration/schema.js';
import { narrateRecording } from '../../../src/narrate/align/narrate-recording.js';
import { extractArticle } from '../../../src/narrate/extract/extract.js';
import { narrate } from '../../../src/narrate/narrate.js';
import { articles } from '../extract/languages.js';
import { quantile } from './spliced.js';

/* What `audio-article align` does, with a recording whose words have known times. */

const folder = await mkdtemp(join(tmpdir(), 'audio-article-recording-'));
after(() => rm(folder, { recursive: true, force: true }));
const into = (name: string) => ({
  audioDir: join(folder, name, 'audio'),
  transcriptsDir: join(folder, name, 'transcripts'),
});
const articleOf = (text: string) => extractArticle({ name: 'storks.md', format: 'markdown', text });

const article = await articleOf(
  '# The storks are back\n\nThe keeper of the tower counted 212 steps on the way up. Nobody had asked him to do it.\n',
);
const spoken = await narrate(article, {
  ...{ name: 'storks', voice: 'flite-slt', ...into('spoken'), cacheDir: join(folder, 'kept') },
});

const startsOf = ({ blocks }: Narration): number[] =>
  blocks.flatMap(({ sentences }) => sentences.flatMap(({ words }) => words.map(([, , startMs]) => startMs)));

test('a recording becomes a narration by a person, with a time and a confidence for each word', async () => {
  const options = { name: 'storks', reader: 'Ada', ...into('read') };
  const { state, narration, files } = await narrateRecording(spoken.files.audio, article, options);
  assert.equal(state, 'aligned');
  assert.deepEqual(narration.voice, { kind: 'person', name: 'Ada', lang: 'en' });
  assert.match(narration.generated.digitalSourceType, /\/digitalCapture$/);
  const sentences = narration.blocks.flatMap((block) => block.sentences);
  for (const { words, confidence = [] } of sentences) {
    assert.equal(confidence.length, words.length);
    assert.ok(confidence.every((sure) => sure > 0 && sure <= 1));
  }
  const truth = startsOf(spoken.narration);
  const found = startsOf(narration);
  assert.equal(found.length, truth.length);
  const errors = found.map((startMs, i) => Math.abs(startMs - (truth[i] ?? 0)));
  assert.ok(quantile(errors, 0.95) <= 60, `${quantile(errors, 0.95)} ms`);
  assert.deepEqual(await readFile(files.audio), await readFile(spoken.files.audio));
  assert.match(await readFile(files.vtt, 'utf8'), /^WEBVTT/);
  assert.equal((await narrateRecording(spoken.files.audio, article, options)).state, 'unchanged');
});

test('a recording of another text is refused, and nothing is written', async () => {
  const other = await articleOf(`# Interest rates\n\n${articles['en']!.slice(1).join('\n\n')}\n`);
  await assert.rejects(narrateRecording(spoken.files.audio, other, { name: 'other', ...into('other') }), {
    code: 'AA_E_INPUT_AUDIO',
    message: /of “Interest rates” are heard/,
  });
  assert.ok(!existsSync(join(folder, 'other')));
});
