import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import id3 from 'node-id3';
import { disclosure } from '../../src/core/disclosure.js';
import { articleJsonLd } from '../../src/core/json-ld.js';
import { narrationName } from '../../src/narrate/name.js';
import { decodeMp3, inspectMp3 } from '../../src/narrate/audio/inspect.js';
import { extractArticle } from '../../src/narrate/extract/extract.js';
import type { Article } from '../../src/narrate/extract/article.js';
import { checkNarration } from '../../src/narrate/check.js';
import { narrate, type NarrateOptions, type NarrateResult } from '../../src/narrate/narrate.js';

const folders: string[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-narrate-'));
  folders.push(folder);
});
after(() => Promise.all(folders.map((path) => rm(path, { recursive: true, force: true }))));

const text = `# Twelve steps

Dr. Lee climbed 212 steps on March 3, 1907. It took “nine minutes”, she wrote.

## The lamp

- The lamp cost $3.5 million.
- Nobody paid.
`;

const article = (markdown = text): Promise<Article> =>
  extractArticle({ name: 'steps.md', format: 'markdown', text: markdown });

const run = (given: Article, more: Partial<NarrateOptions> = {}, at = folder): Promise<NarrateResult> =>
  narrate(given, {
    name: 'steps',
    audioDir: join(at, 'audio'),
    transcriptsDir: join(at, 'transcripts'),
    cacheDir: join(at, 'cache'),
    date: '2026-11-23',
    voice: 'flite-kal16',
    ...more,
  });

test('Ogg Opus of an older article goes when it is narrated again without; one of somebody else stays', async () => {
  const { files } = await run(await article(), { opus: true });
  const opus = files.opus ?? '';
  await run(await article(text.replace('Nobody', 'Everybody')));
  await assert.rejects(stat(opus), { code: 'ENOENT' });
  await run(await article(), { opus: true });
  await writeFile(opus, 'of somebody else');
  await run(await article(text.replace('Nobody', 'Somebody')));
  assert.equal(await readFile(opus, 'utf8'), 'of somebody else');
});

test('audio, transcript and WebVTT appear, and nothing else', async () => {
  const { state, files } = await run(await article());
  assert.equal(state, 'narrated');
  assert.deepEqual(await readdir(join(folder, 'audio')), ['steps.mp3']);
  assert.deepEqual((await readdir(join(folder, 'transcripts'))).sort(), ['steps.json', 'steps.vtt']);
  assert.match(await readFile(files.vtt, 'utf8'), /^WEBVTT\n/);
});

test('every word has a time, and words and gaps rebuild the text', async () => {
  const { narration } = await run(await article());
  for (const { text: written, sentences } of narration.blocks) {
    const words = sentences.flatMap((sentence) => sentence.words);
    assert.ok(words.length > 0);
    let rebuilt = '';
    let at = 0;
    for (const [start, end, startMs, endMs] of words) {
      rebuilt += written.slice(at, start) + written.slice(start, end);
      at = end;
      assert.ok(endMs > startMs, `“${written.slice(start, end)}” lasts`);
    }
    assert.equal(rebuilt + written.slice(at), written);
    assert.doesNotMatch(
      words.reduceRight((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), written),
      /[\p{L}\p{N}]/u,
      'no letter or digit is outside a word',
    );
  }
});

test('the audio lasts as long as the transcript says', async () => {
  const { narration, files } = await run(await article());
  const { durationMs } = await inspectMp3([await readFile(files.audio)]);
  assert.ok(Math.abs(durationMs - (narration.audio[0]?.duration ?? 0)) <= 1);
});

test('chapters are the headings, one after the other to the end', async () => {
  const { narration, files } = await run(await article());
  const chapters = id3.read(await readFile(files.audio), { noRaw: true }).chapter ?? [];
  assert.deepEqual(
    chapters.map(({ tags }) => tags?.title),
    ['Twelve steps', 'The lamp'],
  );
  assert.equal(chapters[0]?.startTimeMs, 0);
  assert.equal(chapters[0]?.endTimeMs, chapters[1]?.startTimeMs);
  assert.equal(chapters[1]?.endTimeMs, narration.audio[0]?.duration);
});

test('the statement that the voice is artificial is the same in narration, tags and JSON-LD', async () => {
  const { narration, files } = await run(await article());
  const tags = id3.read(await readFile(files.audio), { noRaw: true });
  const texts = new Map(tags.userDefinedText?.map(({ description, value }) => [description, value]));
  const { audio } = articleJsonLd(narration, ({ src }) => src) as {
    audio: { description: string; digitalSourceType: string };
  };
  const { disclosure: statement, digitalSourceType } = narration.generated;
  assert.equal(statement, disclosure(narration.lang));
  assert.deepEqual([texts.get('artificially-generated'), audio.description], [statement, statement]);
  assert.deepEqual(
    [texts.get('digitalSourceType'), audio.digitalSourceType],
    [digitalSourceType, digitalSourceType],
  );
  assert.ok(tags.comment?.text.startsWith(statement ?? '?'));
});

test('a spoken disclosure comes first, has no words on the page and moves every word by as much', async () => {
  const plain = await run(await article());
  const disclosed = await run(await article(), { speakDisclosure: true });
  assert.equal(disclosed.state, 'narrated');
  assert.deepEqual(disclosed.sentences, { total: 7, spoken: 1, reused: 6 });
  const words = ({ narration }: NarrateResult) =>
    narration.blocks.flatMap((block) => block.sentences.flatMap((sentence) => sentence.words));
  const later = words(disclosed).map(([start, end, startMs], i) => {
    const before = words(plain)[i];
    assert.deepEqual([start, end], before?.slice(0, 2), 'the same words of the page');
    return startMs - (before?.[2] ?? 0);
  });
  assert.ok(Math.min(...later) > 2000, 'it is spoken before the first word');
  assert.ok(Math.max(...later) - Math.min(...later) <= 1, 'and nothing else is moved');
});

test('Ogg Opus is a second source of the same length, at the same loudness, with the same statement', async () => {
  const { narration, files } = await run(await article(), { opus: true });
  const [mp3, opus] = narration.audio;
  assert.deepEqual([mp3?.type, opus?.type], ['audio/mpeg', 'audio/ogg; codecs=opus']);
  assert.equal(opus?.duration, mp3?.duration);
  assert.ok(Math.abs((opus?.loudness ?? 0) + 16) <= 0.5, `${opus?.loudness} LUFS`);
  assert.ok((opus?.truePeak ?? 0) <= -1, `${opus?.truePeak} dBTP`);
  assert.ok((opus?.bytes ?? Infinity) < 0.7 * (mp3?.bytes ?? 0));
  const bytes = await readFile(files.opus ?? '');
  assert.equal(opus?.bytes, bytes.length);
  assert.ok(bytes.includes(`DESCRIPTION=${narration.generated.disclosure}`));
  await checkNarration(files.json);
  await rm(files.opus ?? '');
  assert.equal((await run(await article(), { opus: true })).state, 'narrated', 'made anew when it is lost');
  assert.deepEqual(await readFile(files.opus ?? ''), bytes);
});

test('headings are louder or come after a tone if asked', async () => {
  const level = async (options: Partial<NarrateOptions>) => {
    const { narration, files } = await run(await article(), { voice: 'flite-slt', ...options });
    const heading = narration.blocks.find((block) => block.kind === 'heading')?.sentences[0];
    const pcm: number[] = [];
    await decodeMp3([await readFile(files.audio)], (stretch) => {
      for (const sample of stretch) pcm.push(sample);
    });
    const between = (fromMs: number, toMs: number): number => {
      const part = pcm.slice(16 * fromMs, 16 * toMs);
      return 10 * Math.log10(part.reduce((sum, sample) => sum + sample * sample, 1e-12) / part.length);
    };
    const { startMs = 0, endMs = 0 } = heading ?? {};
    return { heading: between(startMs, endMs), before: between(startMs - 550, startMs - 100) };
  };
  const plain = await level({});
  const louder = await level({ headings: 'louder' });
  const cued = await level({ headings: 'cue' });
  assert.ok(louder.heading - plain.heading > 1.5, `${louder.heading} dB, ${plain.heading} dB before`);
  assert.ok(plain.before < -60 && louder.before < -60, 'silence before it');
  assert.ok(cued.before > -35, `a tone before it: ${cued.before} dB`);
});

test('the same article gives the same bytes in another folder', async () => {
  const { files } = await run(await article());
  const elsewhere = join(folder, 'elsewhere');
  const { files: others } = await run(await article(), {}, elsewhere);
  for (const kind of ['audio', 'json', 'vtt'] as const)
    assert.deepEqual(await readFile(files[kind]), await readFile(others[kind]), kind);
});

test('an article that has not changed is left as it is', async () => {
  const { files } = await run(await article());
  const before = await stat(files.audio);
  const { state, sentences } = await run(await article(), { date: '2027-01-01' });
  assert.equal(state, 'unchanged');
  assert.equal(sentences.spoken, 0);
  assert.equal((await stat(files.audio)).mtimeMs, before.mtimeMs);
});

test('another folder for the audio is filled, though nothing else has changed', async () => {
  const { files } = await run(await article());
  const moved = await run(await article(), { audioDir: join(folder, 'audio2') });
  assert.equal(moved.state, 'narrated');
  assert.equal(moved.sentences.spoken, 0);
  assert.deepEqual(await readFile(moved.files.audio), await readFile(files.audio));
  assert.match(moved.narration.audio[0]?.src ?? '', /^\.\.\/audio2\/steps\.mp3/);
  assert.equal((await run(await article(), { audioDir: join(folder, 'audio2') })).state, 'unchanged');
});

test('a WebVTT that is lost is made anew', async () => {
  const { files } = await run(await article());
  const before = await readFile(files.vtt);
  await rm(files.vtt);
  assert.equal((await run(await article())).state, 'narrated');
  assert.deepEqual(await readFile(files.vtt), before);
});

test('one changed word costs one sentence', async () => {
  await run(await article());
  const { state, sentences } = await run(await article(text.replace('Nobody', 'Somebody')));
  assert.equal(state, 'narrated');
  assert.deepEqual(sentences, { total: 6, spoken: 1, reused: 5 });
});

test('another voice or language tag is another narration', async () => {
  const { narration } = await run(await article());
  const { narration: other, sentences } = await run(await article(), { voice: 'flite-slt' });
  assert.notEqual(other.revision, narration.revision);
  assert.equal(sentences.spoken, sentences.total);
});

test('missing or damaged files are made anew, from what is kept, byte for byte', async () => {
  const { files } = await run(await article());
  const json = await readFile(files.json);
  const whole = await readFile(files.audio);
  const damages = [
    () => rm(files.audio),
    () => writeFile(files.audio, whole.subarray(0, 1000)),
    () => writeFile(files.json, '{"version":'),
    () => rm(files.json),
  ];
  for (const damage of damages) {
    await damage();
    assert.equal((await run(await article())).state, 'narrated');
    assert.deepEqual(await readFile(files.audio), whole);
    assert.deepEqual(await readFile(files.json), json);
  }
});

test('two narrations of one article at once do not harm each other', async () => {
  const [one, two] = await Promise.all([run(await article()), run(await article())]);
  assert.deepEqual(one.narration, two.narration);
  assert.equal((await run(await article())).state, 'unchanged');
});

test('an article without a word is refused', async () => {
  const dashes: Article = {
    title: '—',
    lang: 'en',
    blocks: [{ kind: 'paragraph', text: '— * —' }],
    omitted: [],
  };
  await assert.rejects(run(dashes), { code: 'AA_E_INPUT_NO_ARTICLE' });
});

test('a name never leads out of the folder', () => {
  const names: [string, string][] = [
    ['articles/Storm over Ouse.html', 'Storm-over-Ouse'],
    ['../../etc/passwd', 'passwd'],
    ['..', 'article'],
    ['-', 'article'],
    ['.hidden.md', 'hidden'],
    ['a/b/Übergröße №5.txt', 'Übergröße-5'],
    ['東京.md', '東京'],
    [`${'x'.repeat(300)}.txt`, 'x'.repeat(120)],
    // As many bytes of any script, and no character in half.
    [`${'鹳'.repeat(84)}.md`, '鹳'.repeat(40)],
    [`a${'𝕳'.repeat(60)}.md`, `a${'𝕳'.repeat(29)}`],
    ['हिन्दी.md', 'हिन्दी'],
    ['con.md', 'con-article'],
    ['LPT1.html', 'LPT1-article'],
    ['a\n\u202Egpj\0.md', 'a-gpj'],
    ['....md', 'article'],
    ['https://example.org/%2e%2e%2f%2e%2e%2fetc%2fpasswd', 'passwd'],
  ];
  for (const [input, name] of names) assert.equal(narrationName(input), name);
});
