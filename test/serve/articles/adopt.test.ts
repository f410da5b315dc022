import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import id3 from 'node-id3';
import { parseNarration } from '../../../src/core/narration/read.js';
import type { Narration } from '../../../src/core/narration/schema.js';
import { frameStarts, readFrameHeader } from '../../../src/narrate/audio/info-tag.js';
import { extractArticle, narrate } from '../../../src/narrate/index.js';
import { readLexicon } from '../../../src/narrate/lexicon/files.js';
import { readArticle } from '../../../src/serve/articles/store.js';
import { inTransaction } from '../../../src/serve/database/transaction.js';
import { keyOfSource } from '../../../src/serve/narrations/publish.js';
import { startWorker } from '../../../src/serve/narrations/worker.js';
import { openSite, type Site } from '../../../src/serve/site.js';
import { startTestPostgres, type TestPostgres } from '../postgres.js';
import { until } from '../until.js';

let postgres: TestPostgres;
let folder = '';
before(async () => {
  postgres = await startTestPostgres();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-adopt-'));
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));
after(() => postgres.close());

const text = `# Twelve steps

Dr. Lee climbed 212 steps. It took her nine minutes. Then she sat down.

## The lamp

The lamp cost a lot. Nobody had paid for it yet.
`;
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The coded frames in which a sentence is heard. */
function framesOf(mp3: Buffer, { blocks }: Narration, sentenceText: string): Buffer {
  const starts = frameStarts(mp3);
  const header = readFrameHeader(mp3.subarray(starts[0]));
  assert.ok(header);
  const frameAt = (ms: number): number =>
    1 + Math.floor((ms * header.sampleRate) / 1000 / header.samplesPerFrame);
  for (const { text: whole, sentences } of blocks)
    for (const { start, end, startMs, endMs } of sentences)
      if (whole.slice(start, end) === sentenceText)
        return mp3.subarray(starts[frameAt(startMs)], starts[frameAt(endMs)]);
  throw new Error(`“${sentenceText}” is not narrated`);
}

async function published(site: Site): Promise<{ narration: Narration; file: Buffer; mp3: Buffer }> {
  const narration = parseNarration(await readFile(join(folder, 'transcripts/steps.json'), 'utf8'), 'steps');
  const [source] = narration.audio;
  const found = await site.storage.get((source && keyOfSource(source, site.storage)) ?? '');
  const file = Buffer.from(found?.bytes ?? []);
  const [a = 0, b = 0, c = 0, d = 0] = file.subarray(6);
  // After the ID3 tag (id3.org, ID3v2.3 §3.1: a size of seven bits a byte).
  const frames = 10 + ((a << 21) | (b << 14) | (c << 7) | d);
  return { narration, file, mp3: file.subarray(frames) };
}

for (const headings of ['louder', 'cue'] as const)
  test(`a narration that was found keeps its voice, ${headings === 'cue' ? 'its tones before headings' : 'its louder headings'}, what it says of itself, its picture and its section when a word is corrected`, async () => {
    const article = await extractArticle({ name: 'steps.md', format: 'markdown', text });
    // It takes time to make: once is enough.
    const also = headings === 'louder' ? { opus: true } : {};
    const made = await narrate(article, {
      ...{ name: 'steps', audioDir: join(folder, 'audio'), transcriptsDir: join(folder, 'transcripts') },
      ...{ cacheDir: join(folder, 'data/sentences'), voice: 'flite-rms', headings, speakDisclosure: true },
      ...{ cover: { mime: 'image/png', bytes: picture }, section: 'science', ...also },
    });
    const site = await openSite({
      ...{ root: folder, data: join(folder, 'data'), databaseUrl: await postgres.create() },
      ...{ audioDir: join(folder, 'audio'), transcriptsDir: join(folder, 'transcripts') },
    });
    const lexicon = readLexicon('word,say,scope\nlamp,lantern,section:science\n', 'lexicon.csv').lexicon;
    const worker = await startWorker({
      ...{ database: site.database, queue: site.queue, storage: site.storage, data: join(folder, 'data') },
      workshop: site.workshop,
      lexicons: () => Promise.resolve([lexicon]),
    });
    try {
      const before = await published(site);
      await site.register([]);
      assert.deepEqual((await readArticle(site.database.pool, 'steps'))?.options, {
        ...{ voice: 'flite-rms', headings, speakDisclosure: true, section: 'science', ...also },
      });
      await inTransaction(site.database.pool, (db) => site.queue.ask(db, 'steps', 'lexicon'));
      await until(async () => {
        const { rows } = await site.database.pool.query("select from audio_article.run where state = 'done'");
        return rows.length > 0;
      }, 'it is narrated again');
      const after = await published(site);
      assert.notEqual(after.narration.revision, made.narration.revision);
      const { rows } = await site.database.pool.query<{ spoken: number; total: number }>(
        'select spoken, total from audio_article.run',
      );
      assert.deepEqual(rows, [{ spoken: 2, total: made.sentences.total }], 'two sentences hold the word');
      for (const same of ['Dr. Lee climbed 212 steps.', 'Then she sat down.', 'Nobody had paid for it yet.'])
        assert.ok(after.mp3.includes(framesOf(before.mp3, before.narration, same)), same);
      assert.ok(!after.mp3.includes(framesOf(before.mp3, before.narration, 'The lamp cost a lot.')));
      const { image } = id3.read(after.file);
      assert.ok(typeof image === 'object' && image.imageBuffer.equals(picture));
      assert.deepEqual(
        after.narration.audio.map(({ type }) => type),
        before.narration.audio.map(({ type }) => type),
      );
      const { startMs } = after.narration.blocks[0]!.sentences[0]!;
      assert.equal(
        startMs,
        before.narration.blocks[0]!.sentences[0]!.startMs,
        'what it says first is said first',
      );
    } finally {
      await worker.close();
      await site.close();
    }
  });
