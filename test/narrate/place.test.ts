import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { placeAt, timeOf } from '../../src/core/place.js';
import { sentenceAt, timelineOf, wordAt } from '../../src/core/timeline.js';
import type { Narration } from '../../src/core/narration/schema.js';
import { extractArticle } from '../../src/narrate/extract/extract.js';
import { readLexicon } from '../../src/narrate/lexicon/files.js';
import { narrate, type NarrateOptions } from '../../src/narrate/narrate.js';

/* A listener's place, when the article that they were in is edited and really narrated again. */

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-place-'));
});
after(() => rm(folder, { recursive: true, force: true }));

/** A sentence as its author knows it: of two with the same text each is its own. */
interface Line {
  readonly text: string;
}
const lines = (...texts: string[]): Line[] => texts.map((text) => ({ text }));
const title: Line = { text: 'The clock seller' };

type Paragraphs = readonly (readonly Line[])[];

let runs = 0;
/** The narration, and which line each of its sentences is. */
async function spoken(
  paragraphs: Paragraphs,
  more: Partial<NarrateOptions> = {},
): Promise<{ narration: Narration; said: readonly Line[] }> {
  const body = paragraphs.map((paragraph) => paragraph.map(({ text }) => text).join(' '));
  const text = `# ${title.text}\n\n${body.join('\n\n')}\n`;
  const at = join(folder, String(runs++));
  const { narration } = await narrate(await extractArticle({ name: 'clock.md', format: 'markdown', text }), {
    name: 'clock',
    audioDir: join(at, 'audio'),
    transcriptsDir: join(at, 'transcripts'),
    cacheDir: join(folder, 'cache'),
    date: '2026-11-23',
    voice: 'flite-kal16',
    ...more,
  });
  const said = [title, ...paragraphs.flat()];
  const heard = narration.blocks.flatMap((block) =>
    block.sentences.map(({ start, end }) => block.text.slice(start, end)),
  );
  assert.deepEqual(
    heard,
    said.map((line) => line.text),
  );
  return { narration, said };
}

const one = lines('Ruth Belville sold the time.', 'She knocked at the door.', 'Nobody answered.');
const two = lines('Her watch was called Arnold.', 'It cost $3.5 million in 1907, or so she said!');
const three = lines(
  'The wire came to London.',
  'She knocked again.',
  'Nobody answered.',
  'The clock makers laughed.',
);
const four = lines('Dr. Lee bought nine minutes.', 'Then the war began.');
const article = [one, two, three, four];

interface Edit {
  readonly paragraphs?: Paragraphs;
  readonly more?: Partial<NarrateOptions>;
}
const { lexicon } = readLexicon('word,say\nArnold,ar nold the watch\nLondon,Lunnon', 'lexicon.csv');
const edits: Readonly<Record<string, Edit>> = {
  'another voice': { more: { voice: 'flite-slt' } },
  'a changed pronunciation': { more: { lexicons: [lexicon] } },
  'two paragraphs joined and one split': {
    paragraphs: [[...one, ...two], three.slice(0, 2), three.slice(2), four],
  },
  'a sentence before each paragraph, in another voice': {
    paragraphs: article.map((paragraph, i) => [...lines(`This is new, number ${i}.`), ...paragraph]),
    more: { voice: 'flite-awb' },
  },
  'paragraphs in another order': { paragraphs: [four, two, one, three] },
  'the first paragraph taken out': { paragraphs: [two, three, four] },
  'sentences taken out': { paragraphs: [one.slice(1), two.slice(0, 1), three, four.slice(1)] },
  'one of two equal sentences taken out': { paragraphs: [one.slice(0, 2), two, three, four] },
  'a sentence rewritten, and one said a third time': {
    paragraphs: [one, [...lines('Her watch had a name.', 'Nobody answered.'), two[1]!], three, four],
  },
};

for (const [what, { paragraphs = article, more }] of Object.entries(edits))
  test(`flite reads on in the right sentence at the right word: ${what}`, async () => {
    const { narration: old, said: before } = await spoken(article);
    const { narration: fresh, said: after } = await spoken(paragraphs, more);
    const [oldTimeline, timeline] = [timelineOf(old), timelineOf(fresh)];
    for (const [heard, line] of before.entries()) {
      const lastWord = Number(oldTimeline.sentenceWord[heard + 1]) - 1;
      const place = placeAt(old, oldTimeline, Number(oldTimeline.wordStartMs[lastWord]) + 40)!;
      const ms = timeOf(fresh, timeline, place);
      const landed = sentenceAt(timeline, ms);
      const wanted = before.slice(0, heard + 1).findLast((earlier) => after.includes(earlier));
      assert.equal(after[landed], wanted, `left in “${line.text}”, back in “${after[landed]?.text}”`);
      const word = wordAt(timeline, ms) - Number(timeline.sentenceWord[landed]);
      if (wanted === line) assert.equal(word, place.word, line.text);
      else assert.equal(ms, timeline.sentenceStartMs[landed]);
    }
  });
