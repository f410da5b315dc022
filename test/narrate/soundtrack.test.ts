import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkNarration } from '../../src/narrate/check.js';
import { extractArticle } from '../../src/narrate/extract/extract.js';
import { narrate, type NarrateOptions, type NarrateResult } from '../../src/narrate/narrate.js';
import { runIn } from '../cli/run.js';
import { wavHead } from '../wav.js';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-music-'));
});
after(() => rm(folder, { recursive: true, force: true }));

/** A WAV of a low tone. */
function tone(seconds: number): Buffer {
  const samples = Buffer.alloc(16_000 * seconds);
  for (let n = 0; n < 8000 * seconds; n++) samples.writeInt16LE(Math.round(9000 * Math.sin(n / 8)), 2 * n);
  return Buffer.concat([wavHead(samples.length, { rate: 8000 }), samples]);
}

const run = async (
  music?: NarrateOptions['music'],
  markdown = '# The lamp\n\nNobody had lit it.\n',
): Promise<NarrateResult> =>
  narrate(await extractArticle({ name: 'lamp.md', format: 'markdown', text: markdown }), {
    name: 'lamp',
    audioDir: join(folder, 'audio'),
    transcriptsDir: join(folder, 'transcripts'),
    cacheDir: join(folder, 'cache'),
    voice: 'flite-kal16',
    ...(music && { music }),
  });

test('music is put beside the audio, told in the narration, and kept until another is given', async () => {
  const [bed, sting] = [join(folder, 'Calm sea.wav'), join(folder, 'sting.wav')];
  await writeFile(bed, tone(4));
  await writeFile(sting, tone(1));
  const plain = await run();
  assert.equal(plain.narration.soundtrack, undefined);

  const first = await run({ bed, beatsPerBar: 3 });
  assert.equal(first.state, 'narrated');
  assert.equal(first.sentences.spoken, 0, 'nothing is spoken anew for it');
  assert.equal(first.narration.revision, plain.narration.revision, 'the words are the same');
  const told = first.narration.soundtrack?.bed;
  assert.match(told?.src ?? '', /^\.\.\/audio\/Calm-sea-[0-9a-f]{8}\.wav\?v=[0-9a-f]{16}$/);
  assert.equal(told?.beatsPerBar, 3);
  const copied = (await readdir(join(folder, 'audio'))).filter((name) => name.startsWith('Calm-sea'));
  assert.deepEqual(await readFile(join(folder, 'audio', copied[0] ?? '')), tone(4));

  assert.equal((await run()).state, 'unchanged');
  const both = await run({ sting });
  assert.deepEqual(Object.keys(both.narration.soundtrack ?? {}), ['sting', 'bed']);
  const changed = await run(undefined, '# The lamp\n\nNobody had lit the lamp.\n');
  assert.deepEqual(changed.narration.soundtrack, both.narration.soundtrack);
  await checkNarration(changed.files.json);

  await writeFile(join(folder, 'audio', copied[0] ?? ''), 'something else');
  await assert.rejects(checkNarration(changed.files.json), { code: 'AA_E_AUDIO_MISMATCH' });
  await rm(join(folder, 'audio', copied[0] ?? ''));
  await assert.rejects(checkNarration(changed.files.json), { code: 'AA_E_AUDIO_MISSING' });
  const without = await run(undefined, '# The lamp\n\nNobody had lit the lamp.\n');
  assert.deepEqual(
    Object.keys(without.narration.soundtrack ?? {}),
    ['sting'],
    'what has gone is told no more',
  );

  const none = await run({ none: true }, '# The lamp\n\nNobody had lit the lamp.\n');
  assert.equal(none.narration.soundtrack, undefined);
});

test('a file that is in the audio folder stays where it is', async () => {
  const bed = join(folder, 'audio', 'mine.wav');
  await writeFile(bed, tone(3));
  const { narration } = await run({ bed });
  assert.match(narration.soundtrack?.bed?.src ?? '', /^\.\.\/audio\/mine\.wav\?v=/);
});

test('music that is missing, none, too large or too long is refused, with what helps', async () => {
  const [text, large, long] = [join(folder, 'a.txt'), join(folder, 'large.wav'), join(folder, 'long.wav')];
  await writeFile(text, 'no music');
  await writeFile(large, Buffer.alloc(2 * 1024 * 1024 + 1));
  await writeFile(long, tone(11));
  const before = await readFile(join(folder, 'transcripts', 'lamp.json'), 'utf8');
  await assert.rejects(run({ bed: join(folder, 'nowhere.mp3') }), {
    code: 'AA_E_INPUT_MISSING',
    message: /The bed .*nowhere/,
  });
  await assert.rejects(run({ bed: text }), { code: 'AA_E_INPUT_AUDIO' });
  await assert.rejects(run({ sting: large }), {
    code: 'AA_E_INPUT_TOO_LARGE',
    message: /The sting .* larger than 2 MiB/,
  });
  await assert.rejects(run({ sting: long }), { code: 'AA_E_INPUT_AUDIO', message: /lasts 11\.0 s/ });
  assert.equal(
    await readFile(join(folder, 'transcripts', 'lamp.json'), 'utf8'),
    before,
    'nothing was written',
  );
});

test('a bar has 1 to 12 beats', async () => {
  const { code, stderr } = await runIn(folder, 'narrate', 'x.md', '--bed', 'a.wav', '--beats-per-bar', '13');
  assert.notEqual(code, 0);
  assert.match(stderr, /a bar has 1 to 12 beats/);
});
