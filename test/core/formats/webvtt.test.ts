import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeWebVtt } from '../../../src/core/formats/webvtt.js';
import { sampleNarration } from '../narration/sample.js';

test('a cue per sentence, a time before each word but the first, and words at one time share a timestamp', () => {
  assert.equal(
    writeWebVtt(sampleNarration()),
    `WEBVTT

NOTE The lighthouse
The voice is artificially generated: RMS, flite 2.2.
The voice is artificially generated: French, espeak 1.

1
00:00:00.100 --> 00:00:01.200
The <00:00:00.300>lighthouse

2
00:00:02.000 --> 00:00:03.600
It <00:00:02.100>cost <00:00:02.400>$5 <00:00:03.000>&amp; <00:00:03.100>more.

3
00:00:04.000 --> 00:00:05.200
A &lt;b&gt; <00:00:04.200>light <00:00:04.500>came <00:00:04.800>on.
`,
  );
});

test('an arrow in the title cannot end the note', () => {
  const vtt = writeWebVtt({ ...sampleNarration(), title: 'A --> B' });
  assert.match(vtt, /^NOTE A → B$/m);
});

test('an hour is written with its hours', () => {
  const narration = sampleNarration();
  const [first] = narration.blocks[0]!.sentences;
  Object.assign(first!, { startMs: 3_661_005, endMs: 3_662_000, words: [] });
  assert.match(writeWebVtt(narration), /^01:01:01\.005 --> 01:01:02\.000$/m);
});
