import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TimedCue, TimedText } from '../../../src/core/formats/timed-text.js';
import {
  isSyncMediaLite,
  readSyncMediaLite,
  writeSyncMediaLite,
} from '../../../src/narrate/formats/sync-media-lite.js';

const page = `<html><body><p id="p">Two  <b class="w">storks</b>.\n Back.</p><p id="q">Eggs and eggs.</p></body></html>`;

type Cue = readonly [times: string, payload: unknown];
const vtt = (...cues: readonly Cue[]): string =>
  ['WEBVTT', ...cues.map(([times, payload]) => `${times}\n${JSON.stringify(payload)}`)].join('\n\n');
const time = (from: number, to: number): string => `00:0${from.toFixed(3)} --> 00:0${to.toFixed(3)}`;
const read = (...cues: readonly Cue[]): TimedText => readSyncMediaLite(vtt(...cues), 's.vtt', page, 'en');
const essence = ({ cues }: TimedText): unknown[] =>
  cues.map(({ startMs, endMs, text, words }) => [startMs, endMs, text, words]);
const refused = (message: string | RegExp, ...cues: readonly Cue[]): void =>
  assert.throws(() => read(...cues), { code: 'AA_E_TIMED_TEXT', message });

const range = (start: number, end: number, value = '#p'): object => ({
  type: 'CssSelector',
  value,
  refinedBy: { type: 'TextPositionSelector', start, end },
});
const word = (from: number, to: number, start: number, end: number, value?: string): Cue => [
  time(from, to),
  { group: 'word', selector: range(start, end, value) },
];

describe('SyncMediaLite is read', () => {
  it('is WebVTT with a cue that begins with a selector or a group', () => {
    assert.ok(isSyncMediaLite(vtt([time(0, 1), { selector: '#p' }])));
    assert.ok(isSyncMediaLite('WEBVTT\n\n00:00.000 --> 00:01.000\n \t{ "group" : "word" }'));
    assert.ok(!isSyncMediaLite('\nWEBVTT\n\n00:00.000 --> 00:01.000\n{"selector":"p"}'));
    assert.ok(!isSyncMediaLite(vtt([time(0, 1), { text: 'p' }])));
    assert.ok(!isSyncMediaLite('WEBVTT\n\n00:00.000 --> 00:01.000\nHe said {"selector": 1}'));
    assert.ok(!isSyncMediaLite('WEBVTT\n\n00:00.000 --> 00:01.000\n{"selector"}'));
  });

  it('with what each selector selects, its spaces collapsed', () => {
    const selected = (selector: unknown): string => read([time(0, 1), { selector }]).cues[0]!.text;
    const whole = 'Two storks. Back.';
    assert.equal(selected('#p'), whole);
    assert.equal(selected('p'), whole);
    assert.equal(selected({ type: 'FragmentSelector', value: 'p' }), whole);
    assert.equal(selected({ type: 'FragmentSelector', value: '#p' }), whole);
    assert.equal(selected({ type: 'CssSelector', value: 'p > .w' }), 'storks');
    assert.equal(selected('#p .w'), 'storks');
    assert.equal(selected(range(0, 11)), 'Two storks');
    assert.equal(selected(range(0, 12)), 'Two storks.');
  });

  it('with ranges that end at their last letter as with those that end after it, and no letter more', () => {
    const selected = (start: number, end: number): string =>
      read([time(0, 1), { selector: range(start, end) }]).cues[0]!.text;
    assert.equal(selected(0, 2), 'Two');
    assert.equal(selected(0, 3), 'Two');
    assert.equal(selected(5, 10), 'storks');
    assert.equal(selected(0, 5), 'Two');
    assert.equal(selected(11, 12), '.');
  });

  it('with words in the phrase in whose time they begin, where they stand in its text', () => {
    const timed = read(
      [time(0, 2), { selector: '#p', group: 'sentence' }],
      [time(2, 4), { selector: '#q' }],
      word(0, 0.5, 0, 3),
      word(0.5, 1, 5, 11),
      word(2, 2.5, 0, 4, '#q'),
      [time(3, 3.5), { group: ['line', 'word'], selector: range(9, 13, '#q') }],
    );
    assert.deepEqual(essence(timed), [
      [0, 2000, 'Two storks. Back.', [[0, 3, 0, 500], [4, 10, 500, 1000]]],
      [2000, 4000, 'Eggs and eggs.', [[0, 4, 2000, 2500], [9, 13, 3000, 3500]]],
    ]); // prettier-ignore
  });

  it('with a word left out that its phrase does not hold, and one that stands twice found after the one before', () => {
    const eggs = '<p id="a">no, no, yes, no</p><p id="b">no</p><p id="c">maybe</p>';
    const cue = (from: number, id: string): Cue => [
      time(from, from + 1),
      { group: 'word', selector: `#${id}` },
    ];
    const all = vtt([time(0, 9), { selector: '#a' }], cue(0, 'b'), cue(1, 'c'), cue(2, 'b'));
    assert.deepEqual(essence(readSyncMediaLite(all, 's.vtt', eggs, 'en')), [
      [0, 9000, 'no, no, yes, no', [[0, 2, 0, 1000], [4, 6, 2000, 3000]]],
    ]); // prettier-ignore
    const far = `<p id="a">x${' y'.repeat(5100)} no</p><p id="b">no</p><p id="d">y y</p>`;
    const near = vtt([time(0, 9), { selector: '#a' }], cue(0, 'b'), cue(1, 'd'));
    assert.deepEqual(readSyncMediaLite(near, 's.vtt', far, 'en').cues[0]!.words, [[2, 5, 1000, 2000]]);
  });

  it('with sentences made of the words where nothing else is told', () => {
    const timed = read(word(0, 0.5, 0, 3), word(0.5, 1, 5, 12), word(1, 2, 14, 19));
    assert.deepEqual(essence(timed), [
      [0, 1000, 'Two storks.', [[0, 3, 0, 500], [4, 11, 500, 1000]]],
      [1000, 2000, 'Back.', [[0, 5, 1000, 2000]]],
    ]); // prettier-ignore
  });

  it('with a cue that ends before it begins lasting no time', () => {
    assert.deepEqual(essence(read([time(1, 2), { selector: '#p' }, ], ['00:05.000 --> 00:04.000', { selector: '#q' }])), [
      [1000, 2000, 'Two storks. Back.', []],
      [5000, 5000, 'Eggs and eggs.', []],
    ]); // prettier-ignore
  });

  it('and refused with the cue that is wrong', () => {
    const good: Cue = [time(0, 1), { selector: '#p' }];
    assert.throws(() => readSyncMediaLite('WEBVTT\n\n00:00.000 --> 00:01.000\n{"selector"', 's.vtt', page, 'en'), {
      message: 's.vtt, cue 1, is no JSON.',
    }); // prettier-ignore
    refused('s.vtt, cue 2, selects #z, which is not in the document.', good, [
      time(1, 2),
      { selector: '#z' },
    ]);
    refused('s.vtt, cue 2, selects z, which is not in the document.', good, [
      time(1, 2),
      { selector: { type: 'FragmentSelector', value: 'z' } },
    ]);
    refused('s.vtt, cue 1, has a selector that cannot be read: p[.', [time(0, 1), { selector: 'p[' }]);
    refused(/^s\.vtt, cue 1, is not right at \/selector: /, [time(0, 1), {}]);
    refused(/^s\.vtt, cue 1, is not right at \/selector/, [
      time(0, 1),
      { selector: { type: 'XPathSelector', value: 'p' } },
    ]);
    for (const refinedBy of [{ type: 'TextQuoteSelector' }, { type: 'TextPositionSelector', start: -1, end: 1 }, { type: 'TextPositionSelector', start: 0, end: 0.5 }])
      refused(/^s\.vtt, cue 1, is not right at /, [time(0, 1), { selector: { type: 'CssSelector', value: 'p', refinedBy } }]); // prettier-ignore
    refused(/^s\.vtt, cue 1, is not right at \/group/, [time(0, 1), { selector: 'p', group: 1 }]);
  });
});

it('SyncMediaLite is written with a cue for each sentence and one for each of its words', () => {
  const cues: TimedCue[] = [
    { startMs: 0, endMs: 1500, text: 'Two storks.', words: [[0, 3, 0, 400], [4, 11, 400, 400]] },
    { startMs: 3_661_005, endMs: 3_662_000, text: 'Back.', words: [] },
  ]; // prettier-ignore
  const payload = (value: string, start: number, end: number): string =>
    `{"selector":{"type":"CssSelector","value":"${value}","refinedBy":{"type":"TextPositionSelector","start":${start},"end":${end}}},"group":"word"}`;
  assert.equal(
    writeSyncMediaLite({ cues }),
    `WEBVTT

1
00:00:00.000 --> 00:00:01.500
{"selector":{"type":"FragmentSelector","value":"b1s1"},"group":"sentence"}

2
00:00:00.000 --> 00:00:00.400
${payload('#b1s1', 0, 3)}

3
01:01:01.005 --> 01:01:02.000
{"selector":{"type":"FragmentSelector","value":"b2s1"},"group":"sentence"}
`,
  );
});
