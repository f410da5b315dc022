import fc from 'fast-check';
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AudioArticleError } from '../../../src/core/errors.js';
import { type TimedText, timedTextOf } from '../../../src/core/formats/timed-text.js';
import {
  type OutputFormat,
  outputFormats,
  type ReadTimed,
  readTimedText,
  writeTimedText,
} from '../../../src/narrate/formats/formats.js';
import { sampleNarration } from '../../core/narration/sample.js';

/* Files that somebody has broken, by chance or on purpose: each is refused in words or read to something right. */

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-hostile-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const readOf = { timed: timedTextOf(sampleNarration()) };
const written = (format: OutputFormat, name: string): string =>
  writeTimedText(readOf, format, 'a.json', name).get(name) ?? '';
const page = writeTimedText(readOf, 'smil', 'a.json', 'page.smil').get('page.xhtml') ?? '';

const characters = 'Two storks.'.split('');
/** One small file of each format that is read. */
const samples: Readonly<Record<string, string>> = {
  'n.json': JSON.stringify(sampleNarration()),
  'a.vtt':
    'WEBVTT\n\nNOTE x\n\n1\n00:01.000 --> 00:09.000\n<v Ada>Two <00:02.000><b>sto</b>rks &amp; <ruby>a<rt>b</rt></ruby>.\n',
  'a.srt': `\uFEFF1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>Two</i> & storks.\n\n${written('srt', 'a.srt')}`,
  'page.smil': written('smil', 'page.smil'),
  's.vtt': written('sync-media-lite', 's.vtt'),
  'g.json': written('guided-navigation', 'g.json'),
  'p.json': written('podcast', 'p.json'),
  'h.html': '<p><span data-m="0" data-d="100">[Ada] </span><span data-m="100" data-d="200">Two </span>\n<span data-m="300">storks.</span></p>',
  'w.json': '{"language":"en","segments":[{"start":0.1,"end":1.5,"text":" Two storks.","words":[{"word":" Two","start":0.1,"end":0.4},{"word":" storks.","start":0.5,"end":1.5}]}]}',
  'o.json': '{"segments":[{"start":0.1,"end":1.5,"text":"Two storks."}],"words":[{"word":"Two","start":0.1,"end":0.4},{"word":"storks.","start":0.5,"end":1.5}]}',
  'c.json': '{"result":{"language":"en"},"transcription":[{"offsets":{"from":100,"to":1500},"text":" Two storks."}]}',
  'e.json': JSON.stringify({
    characters,
    character_start_times_seconds: characters.map((_, i) => i / 10),
    character_end_times_seconds: characters.map((_, i) => (i + 1) / 10),
  }),
  'z.json': '[{"Text":"Two","AudioOffset":50,"Duration":300},{"Text":"storks","AudioOffset":400,"Duration":500}]',
  'm.json':
    '{"time":0,"type":"sentence","start":0,"end":11,"value":"Two störks"}\n{"time":6,"type":"word","start":0,"end":3,"value":"Two"}\n{"time":300,"type":"word","start":4,"end":11,"value":"störks"}',
}; // prettier-ignore

async function read(name: string, text: string): Promise<ReadTimed | undefined> {
  const path = join(folder, name);
  await writeFile(path, text);
  await writeFile(join(folder, 'page.xhtml'), page);
  try {
    return await readTimedText(path, { text: join(folder, 'page.xhtml') });
  } catch (error) {
    assert.ok(error instanceof AudioArticleError, (error as Error).stack);
    assert.ok(!error.message.includes('undefined'), error.message);
    return undefined;
  }
}

function assertRight({ cues }: TimedText): void {
  assert.ok(cues.length > 0);
  let last = 0;
  for (const { startMs, endMs, text, words } of cues) {
    assert.ok(text.trim() !== '' && !/[\r\n\0]/.test(text), JSON.stringify(text));
    assert.ok(Number.isInteger(startMs) && Number.isInteger(endMs), `${startMs} ${endMs}`);
    assert.ok(startMs >= last && endMs >= startMs, `${last} ${startMs} ${endMs}`);
    last = startMs;
    let offset = 0;
    for (const [start, end, from, to] of words) {
      assert.ok(start >= offset && end > start && end <= text.length, `${offset} ${start} ${end}`);
      assert.ok(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to >= from, `${from} ${to}`);
      offset = end;
    }
  }
}

/** Each format that is written is read again, with the same sentences; those that last no time are in none. */
async function assertWritten(result: ReadTimed): Promise<void> {
  // A text that reads as a selector is a text all the same, but not as WebVTT.
  if (result.timed.cues.some(({ text }) => /^\{\s*"(?:selector|group)"/.test(text))) return;
  const lasting = result.timed.cues.filter(({ startMs, endMs }) => endMs > startMs);
  if (lasting.length === 0) return;
  for (const format of outputFormats) {
    const path = join(folder, format === 'smil' ? 'out.smil' : 'out');
    for (const [file, data] of writeTimedText(
      result,
      format,
      join(folder, 'in'),
      path,
      result.timed.audio ?? 'audio.mp3',
    ))
      await writeFile(file, data);
    const again = await readTimedText(path, { text: join(folder, 'out.xhtml') });
    assertRight(again.timed);
    // Where segments are words, sentences are made of them.
    if (format !== 'podcast') assert.equal(again.timed.cues.length, lasting.length, format);
  }
}

type Change = readonly [at: number, cut: number, put: string];
const change = (text: string, changes: readonly Change[]): string =>
  changes.reduce((changed, [at, cut, put]) => {
    const from = Math.floor(at * (changed.length + 1));
    return changed.slice(0, from) + put + changed.slice(from + cut);
  }, text);

const bits = fc.constantFrom(
  ...['', '\n', '\n\n', '\r', '\0', '\uD800', '\uFEFF', ' ', '"', '<', '>', '&', '-->', '0', '9', '-', '.', ',', '#', '%', '%E0', '\\', '{', '}', '[', ']'],
  ...['null', '1e999', '1e300', '-1', '0.0004', '9'.repeat(400), '{}', '[]', '"', '":"', '\\u0000', '\\n\\n', '--&gt;', '&#0;', '&#xD800;', '<rt>', '<v ', '</p>', '<p>'],
  ...['99:59:59.999', '00:00.000', '__proto__', 'constructor', '../', '\u202E', '‮', '﷽', '<!--', '<![CDATA[', ']]>', '<!DOCTYPE x [<!ENTITY a "b">]>', '&a;', 'NOTE', 'STYLE', 'WEBVTT'],
); // prettier-ignore
const changes = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.nat({ max: 12 }), bits),
  { minLength: 1, maxLength: 4 },
);

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 15);

/** Found by this test: a time that ends before it begins, an open tag that swallowed the next cue's arrow, endless digits. */
const found: Readonly<Record<string, readonly (readonly Change[])[]>> = {
  'a.srt': [[[0, 3, '9']], [[0.5, 0, '<b']]],
  's.vtt': [[[0, 7, ''], [0, 3, '9'.repeat(400)]]],
  'page.smil': [[[0.5, 0, '%E0']], [[0.6, 0, '9'.repeat(400)]]],
}; // prettier-ignore

for (const [name, sample] of Object.entries(samples))
  test(`${name}, changed at random, is refused or read right, and can be written in every format`, async () => {
    const whole = await read(name, sample);
    assert.ok(whole, 'the sample itself is right');
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const result = await read(name, change(sample, list));
        if (!result) return;
        assertRight(result.timed);
        await assertWritten(result);
      }),
      { numRuns, examples: (found[name] ?? []).map((list): [Change[]] => [[...list]]) },
    );
  });

type Json = Record<string, unknown>;

/** Every place in a JSON value: what holds it, and its key there. */
function* places(value: unknown): Generator<[holder: Json, key: string]> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    yield [value as Json, key];
    yield* places((value as Json)[key]);
  }
}

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, {}, [], '', ' ', '\n', 0, -1, 0.0004, 1.5, 1e7, 1e10, 1e300, 5e-324, '1', 'a\n\nb', '\r', '\0', '\u2028'],
    ...['\uD800', '-->', '\n\n00:00.000 --> 00:09.000\nx', '<b', '</p>', '&amp;', 'a.mp3#t=1', 'a.mp3#t=2,1', `a.mp3#t=1,${'9'.repeat(400)}`],
  ),
  fc.double({ min: 0, max: 10, noNaN: true }),
  fc.string({ unit: 'grapheme' }),
); // prettier-ignore

for (const [name, sample] of Object.entries(samples).filter(
  ([name]) => name.endsWith('.json') && name !== 'm.json',
))
  test(`${name} with other values in it is refused or read right, and can be written in every format`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('set', 'remove', 'double'), junk), {
          minLength: 1,
          maxLength: 3,
        }),
        async (list) => {
          const root: Json = { it: JSON.parse(sample) as unknown };
          for (const [nth, how, value] of list) {
            const all = [...places(root)].slice(1);
            const [holder, key] = all[nth % Math.max(1, all.length)] ?? [root, 'it'];
            if (how === 'double' && Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]));
            else if (how === 'remove' && !Array.isArray(holder)) Reflect.deleteProperty(holder, key);
            else holder[key] = value;
          }
          const result = await read(name, JSON.stringify(root['it'] ?? null));
          if (!result) return;
          assertRight(result.timed);
          await assertWritten(result);
        },
      ),
      { numRuns },
    );
  });

test('what would end a cue, a note or a file stays within its line', async () => {
  const narration = sampleNarration();
  const text = 'It cost\n\n00:00.000 --> 00:09.000\r\0x. A <b> light came on.';
  const result = await read(
    'n.json',
    JSON.stringify({
      ...narration,
      title: 'a\n\n00:00.000 --> 00:09.000\nb',
      voice: { ...narration.voice, name: 'x\n\n00:00.000 --> 00:09.000\nb' },
      blocks: narration.blocks.map((block) => ({ ...block, text: text.padEnd(block.text.length) })),
    }),
  );
  assert.ok(result);
  await assertWritten(result);
  const speaker = 'Ada\n\n9\n00:00:00,000 --> 00:00:09,000\nb';
  const podcast = {
    version: '1.0.0',
    segments: [{ startTime: 0, endTime: 1, body: 'Two\0 storks.', speaker }],
  };
  const spoken = await read('p.json', JSON.stringify(podcast));
  assert.ok(spoken);
  await assertWritten(spoken);
});

test('SMIL points at pages beside it and at nothing else', async () => {
  const smil = (src: string): string =>
    `<smil xmlns="http://www.w3.org/ns/SMIL"><body><par><text src="${src}#b1s1"/><audio src="a.mp3" clipBegin="0s" clipEnd="1s"/></par></body></smil>`;
  assert.ok(await read('x.smil', smil('page.xhtml')));
  for (const src of ['%E0%A4', '../../../../etc/passwd', '/etc/hostname.html', '..%2F..%2Fa%2Fb.html', 'https://example.org/a.html', '\\\\host\\a.html', 'nowhere.html', '..'])
    assert.equal(await read('x.smil', smil(src)), undefined, src); // prettier-ignore
});

/* The size of each would take minutes in anything but linear time. */
const many = (count: number, item: (i: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, i) => item(i)).join(between);
const minutes = (i: number): string =>
  `${String(Math.floor(i / 60_000)).padStart(2, '0')}:${String(Math.floor(i / 1000) % 60).padStart(2, '0')}.${String(i % 1000).padStart(3, '0')}`;
const cue = 'WEBVTT\n\n00:00.000 --> 90:00:00.000\n';
const srt = '1\n00:00:00,000 --> 00:00:01,000\n';
const large: Readonly<Record<string, readonly [name: string, text: () => string]>> = {
  'blank lines': ['a.vtt', () => `WEBVTT${'\n'.repeat(500_000)}`],
  'ruby that nothing closes': ['a.vtt', () => cue + '<rt'.repeat(300_000)],
  'times within a cue': ['a.vtt', () => cue + many(60_000, (i) => `<${minutes(i)}>a `)],
  'tags of SubRip that nothing closes': ['a.srt', () => srt + '<b '.repeat(300_000)],
  'places of SubRip that nothing closes': ['a.srt', () => srt + '{\\'.repeat(300_000)],
  'words of a long recording': ['o.json', () => `{"words":[${many(60_000, (i) => `{"word":"Word.","start":${i},"end":${i + 1}}`, ',')}]}`],
  'segments that all lie over each other': ['w.json', () =>
    `{"segments":[${many(30_000, () => '{"start":0,"end":9999999,"text":"a"}', ',')}],"words":[${many(30_000, (i) => `{"word":"a","start":${i},"end":${i}}`, ',')}]}`],
  'marks of a long recording': ['m.json', () =>
    many(30_000, (i) => `{"time":${i},"type":"sentence","start":${i * 2},"end":${i * 2 + 1},"value":"a"}\n{"time":${i},"type":"word","start":${i * 2},"end":${i * 2 + 1},"value":"a"}`, '\n')],
  'a paragraph of many spans': ['h.html', () => `<p>${many(50_000, (i) => `<span data-m="${i}" data-d="1">a </span>`)}</p>`],
  'spans within spans': ['h.html', () => many(10_000, () => '<span data-m="1" data-d="1">a ')],
  'the same text in every par': ['x.smil', () =>
    `<smil xmlns="http://www.w3.org/ns/SMIL"><body>${many(30_000, (i) => `<par><text src="page.xhtml#b1s1"/><audio src="a.mp3" clipBegin="${i}s" clipEnd="${i + 1}s"/></par>`)}</body></smil>`],
  'elements thousands deep': ['x.smil', () => `<smil xmlns="http://www.w3.org/ns/SMIL">${many(100_000, () => '<a:b xmlns:a="x">')}`],
  'objects thousands deep': ['g.json', () => `{"guided":[${'{"children":['.repeat(20_000)}${']}'.repeat(20_000)}]}`],
  'as many selectors as there are cues': ['s.vtt', () =>
    `WEBVTT\n\n${many(30_000, (i) => `00:00.000 --> 00:01.000\n{"selector":"p:nth-child(${i}) > span"}`, '\n\n')}`],
}; // prettier-ignore

for (const [what, [name, text]] of Object.entries(large))
  test(`${what}: read or refused in no time to speak of`, { timeout: 60_000 }, async () => {
    const result = await read(name, text());
    if (result) assertRight(result.timed);
  });
