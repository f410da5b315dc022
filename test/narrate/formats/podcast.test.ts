import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { podcast, writePodcastJson } from '../../../src/narrate/formats/podcast.js';

interface Segment {
  readonly body: string;
  readonly startTime: number;
  readonly endTime?: number;
  readonly speaker?: string;
}
const read = (segments: readonly Segment[], lang = 'en') =>
  podcast.read({ version: '1.0.0', segments }, 'p.json', lang).cues;
const phrase = (body: string, startTime: number, more: Partial<Segment> = {}): Segment => ({
  ...{ body, startTime },
  ...more,
});

describe('Podcasting 2.0', () => {
  it('has phrases that last to their end, to the next, or half a second', () => {
    const cues = read([
      phrase('Two storks.', 1, { endTime: 1.5, speaker: 'Ann' }),
      phrase('They are back.', 2),
      phrase(' ', 3, { endTime: 4 }),
      phrase('Now they go.', 5, { endTime: 4 }),
      phrase('All of them.', 7),
    ]);
    assert.deepEqual(cues, [
      { startMs: 1000, endMs: 1500, text: 'Two storks.', words: [], speaker: 'Ann' },
      { startMs: 2000, endMs: 3000, text: 'They are back.', words: [] },
      { startMs: 5000, endMs: 5001, text: 'Now they go.', words: [] },
      { startMs: 7000, endMs: 7500, text: 'All of them.', words: [] },
    ]);
  });

  it('has words where nearly all segments are single ones, and their sentences by who speaks', () => {
    const words = [
      phrase('It', 0, { speaker: 'Ann' }),
      phrase('rained', 0.5),
      phrase('.', 1, { speaker: 'Ann' }),
      phrase('Did', 2, { speaker: 'Ben', endTime: 2.2 }),
      phrase('it?', 2.2, { speaker: 'Ben', endTime: 2.5 }),
      phrase('Yes.', 3, { speaker: 'Ann' }),
    ];
    assert.deepEqual(
      read(words).map(({ startMs, endMs, text, speaker, words: { length } }) => [startMs, endMs, text, speaker, length]),
      [
        [0, 2000, 'It rained.', 'Ann', 3],
        [2000, 2500, 'Did it?', 'Ben', 2],
        [3000, 3500, 'Yes.', 'Ann', 1],
      ],
    ); // prettier-ignore
    const nobody = read([phrase('Yes.', 0), phrase('No.', 1)]);
    assert.deepEqual(nobody.map(({ text, ...more }) => [text, 'speaker' in more]), [['Yes.', false], ['No.', false]]); // prettier-ignore
  });

  it('is taken for words from more than four fifths of single ones on', () => {
    const single = Array.from({ length: 4 }, (_, i) => phrase('Word', i));
    const isWords = (segments: readonly Segment[]): boolean =>
      read(segments).some(({ words }) => words.length > 0);
    assert.equal(isWords([...single, phrase('two words', 4)]), false);
    assert.equal(isWords([...single, phrase('Word', 4), phrase('two words', 5)]), true);
    assert.equal(isWords([...single, phrase('two  \n words', 4)]), false);
    assert.equal(isWords([...single, phrase(' Word ', 4)]), true);
  });

  it('is known by when its first segment starts, and refused with the place that is wrong', () => {
    assert.equal(podcast.id, 'podcast');
    assert.ok(podcast.isIt({ segments: [{ startTime: 0 }] }));
    for (const other of [{ segments: [] }, { segments: [{ start: 0 }] }, { startTime: 0 }, null])
      assert.ok(!podcast.isIt(other), JSON.stringify(other));
    for (const [field, value] of Object.entries({ body: 1, endTime: -1, speaker: 1 }))
      assert.throws(() => read([{ ...phrase('a', 0), [field]: value }]), {
        code: 'AA_E_TIMED_TEXT',
        message: new RegExp(`^p\\.json is not right at /segments/0/${field}: `),
      });
  });

  it('is written with who speaks, in seconds, without what lasts no time', () => {
    const cue = { startMs: 500, endMs: 1250, text: 'Hi.', words: [] };
    const text = writePodcastJson({ cues: [{ ...cue, speaker: 'Ann' }, { ...cue, endMs: 500 }, cue] });
    assert.deepEqual(JSON.parse(text), {
      version: '1.0.0',
      segments: [
        { speaker: 'Ann', startTime: 0.5, endTime: 1.25, body: 'Hi.' },
        { startTime: 0.5, endTime: 1.25, body: 'Hi.' },
      ],
    });
    assert.ok(text.startsWith('{\n  "version"') && text.endsWith('}\n'));
  });
});
