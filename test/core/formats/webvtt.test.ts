import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeTimedWebVtt, writeWebVtt } from '../../../src/core/formats/webvtt.js';
import type { Word } from '../../../src/core/narration/schema.js';
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

test('a person who reads is named in the note where the name is known, and nothing else is said of the voice', () => {
  const sample = sampleNarration();
  delete sample.otherVoices;
  const noteOf = (voice: { readonly name?: string }): string =>
    writeWebVtt({ ...sample, voice: { kind: 'person', lang: 'en', ...voice } }).split('\n\n')[1]!;
  assert.equal(noteOf({ name: 'Ada\n\n--> Reader' }), 'NOTE The lighthouse\nRead by a person: Ada → Reader.');
  assert.equal(noteOf({}), 'NOTE The lighthouse\nRead by a person.');
  const one = writeWebVtt(sample).split('\n\n')[1]!;
  assert.equal(one, 'NOTE The lighthouse\nThe voice is artificially generated: RMS, flite 2.2.');
});

test('what has no note begins with its first cue, and who speaks is said in one line', () => {
  const cue = { startMs: 0, endMs: 1000, text: 'Yes, no', words: [], speaker: 'Ada &\n\n Eve' };
  const words: Word[] = [[0, 4, 0, 500], [5, 7, 1000, 1000]]; // prettier-ignore
  assert.equal(
    writeTimedWebVtt({ cues: [{ ...cue, words }] }),
    'WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\n<v Ada &amp; Eve>Yes, no\n',
  );
});
