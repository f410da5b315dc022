import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TimedCue } from '../../../src/core/formats/timed-text.js';
import { placedCues, writeTextDocument } from '../../../src/narrate/formats/text-document.js';

const cue = (text: string, begins?: TimedCue['begins']): TimedCue => ({
  startMs: 0,
  endMs: 1000,
  text,
  words: [],
  ...(begins && { begins }),
});

/** The lines of the body. */
const bodyOf = (...cues: TimedCue[]): string[] =>
  writeTextDocument({ cues })
    .replace(/^.*<body>\n|\n {2}<\/body>.*$/gs, '')
    .split('\n')
    .map((line) => line.trim());

describe('the document that SMIL points into', () => {
  it('has the element that each block is, and a language where it is another', () => {
    const spans = '<span id="b1s1">A &amp; &lt;b&gt; &quot;c&quot;</span>';
    const text = 'A & <b> "c"';
    assert.deepEqual(bodyOf(cue(text, { kind: 'title' })), [`<h1>${spans}</h1>`]);
    assert.deepEqual(bodyOf(cue(text, { kind: 'heading' })), [`<h2>${spans}</h2>`]);
    assert.deepEqual(bodyOf(cue(text, { kind: 'heading', level: 4 })), [`<h4>${spans}</h4>`]);
    assert.deepEqual(bodyOf(cue(text, { kind: 'list-item' })), [`<ul><li>${spans}</li></ul>`]);
    assert.deepEqual(bodyOf(cue(text, { kind: 'paragraph' })), [`<p>${spans}</p>`]);
    assert.deepEqual(bodyOf(cue(text, { kind: 'quote', lang: 'de' })), [
      `<blockquote><p lang="de" xml:lang="de">${spans}</p></blockquote>`,
    ]);
  });

  it('keeps the sentences of a block together, with an id each', () => {
    const paragraph = { kind: 'paragraph' } as const;
    const cues = [cue('One.', paragraph), cue('Two.'), cue('Three.', paragraph)];
    assert.deepEqual(bodyOf(...cues), [
      '<p><span id="b1s1">One.</span> <span id="b1s2">Two.</span></p>',
      '<p><span id="b2s1">Three.</span></p>',
    ]);
    assert.deepEqual(
      placedCues({ cues }).map(({ id }) => id),
      ['b1s1', 'b1s2', 'b2s1'],
    );
  });

  it('takes each sentence for a block where nothing tells of blocks', () => {
    assert.deepEqual(bodyOf(cue('One.'), cue('Two.')), [
      '<p><span id="b1s1">One.</span></p>',
      '<p><span id="b2s1">Two.</span></p>',
    ]);
  });

  it('has a title and a language, also where none are known, and no character that XML forbids', () => {
    const unknown = writeTextDocument({ cues: [cue('A\u0000b')] });
    assert.match(unknown, /<title>Transcript<\/title>/);
    assert.match(unknown, / lang="und" xml:lang="und">/);
    assert.match(unknown, />A\uFFFDb</);
    const known = writeTextDocument({ cues: [], title: 'Q & A', lang: 'de' });
    assert.match(known, /<title>Q &amp; A<\/title>/);
    assert.match(known, / lang="de" xml:lang="de">/);
  });
});
