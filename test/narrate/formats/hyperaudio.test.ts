import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readHyperaudio } from '../../../src/narrate/formats/hyperaudio.js';

const read = (html: string, lang = 'en') => readHyperaudio(html, 'h.html', lang);
const span = (text: string, from: number | string, length?: number | string): string =>
  `<span data-m="${from}"${length === undefined ? '' : ` data-d="${length}"`}>${text}</span>`;
const begins = { kind: 'paragraph' };

describe('Hyperaudio', () => {
  it('has a paragraph for each block, and its sentences in it', () => {
    const { lang, cues } = read(
      `<html lang="en-GB"><body><p>${span('It ', 0, 100)}${span('rained. ', 100, 200)}${span('We left.', 400, 300)}</p>
       <li>${span('<b>One</b>', 800, 100)}</li><h2>${span('Two', 900, 50)}</h2><blockquote>${span('Three', 950, 20)}</blockquote></body></html>`,
    );
    assert.equal(lang, 'en-GB');
    assert.deepEqual(cues, [
      { startMs: 0, endMs: 300, text: 'It rained.', words: [[0, 2, 0, 100], [3, 10, 100, 300]], begins },
      { startMs: 400, endMs: 700, text: 'We left.', words: [[0, 8, 400, 700]] },
      { startMs: 800, endMs: 900, text: 'One', words: [[0, 3, 800, 900]], begins },
      { startMs: 900, endMs: 950, text: 'Two', words: [[0, 3, 900, 950]], begins },
      { startMs: 950, endMs: 970, text: 'Three', words: [[0, 5, 950, 970]], begins },
    ]); // prettier-ignore
    assert.equal(read(`<p>${span('a', 0)}</p>`).lang, undefined);
  });

  it('has the nearest block around a span, however deep, and else what is right around it', () => {
    const texts = (html: string): string[] => read(html).cues.map(({ text }) => text);
    assert.deepEqual(texts(`<p><i><b>${span('one ', 0, 9)}</b></i><i>${span('two', 9, 9)}</i></p>`), ['one two']);
    assert.deepEqual(texts(`<blockquote><p>${span('one', 0, 9)}</p>${span('two', 9, 9)}</blockquote>`), ['one', 'two']);
    assert.deepEqual(texts(`<div>${span('one ', 0, 9)}${span('two', 9, 9)}</div><div>${span('three', 20, 9)}</div>`), ['one two', 'three']);
    assert.deepEqual(texts(`<h1>${span('one', 0, 9)}</h1><h6>${span('two', 9, 9)}</h6><pre><i>${span('three', 20, 9)}</i></pre>`), ['one', 'two', 'three']);
  }); // prettier-ignore

  it('has words that last to the next where no length is told, or none that could be', () => {
    const words = read(`<p>${span('a ', 10)}${span('b ', 50, -3)}${span('c ', 90, 0)}${span('d ', 200, 5.4)}${span('e', 300)}</p>`).cues[0]!.words;
    assert.deepEqual(words.map(([, , from, to]) => [from, to]), [[10, 50], [50, 90], [90, 200], [200, 205], [300, 300]]);
    assert.deepEqual(read(`<p>${span('a', -5, 9)}</p>`).cues[0]!.words, [[0, 1, 0, 9]]);
  }); // prettier-ignore

  it('says who speaks, without the signs around the name', () => {
    const speaker = '<span class="speaker" data-m="0" data-d="0">[Ann Lee]: </span>';
    const [cue, more] = read(`<p>${speaker}${span('One. ', 0, 5)}${span('Two.', 5, 5)}</p>`).cues;
    assert.deepEqual([cue!.text, cue!.speaker, more!.speaker], ['One.', 'Ann Lee', 'Ann Lee']);
    assert.ok(!('speaker' in read(`<p>${span('One.', 0, 5)}</p>`).cues[0]!));
    assert.deepEqual(read(`<p>${speaker}</p>`).cues, []);
  });

  it('is split into sentences by the language of the page, and by that which is told where the page says none', () => {
    const page = (lang: string): string =>
      `<html${lang}><body><p>${span('Am 3. Mai war es warm.', 0, 9)}</p></body></html>`;
    assert.equal(read(page(''), 'de').cues.length, 1);
    assert.equal(read(page(' lang="de"'), 'en').cues.length, 1);
  });

  it('is refused without times, with the time that is none, and where the same text is selected again and again', () => {
    const refused = (html: string, message: string): void =>
      assert.throws(() => read(html), { code: 'AA_E_TIMED_TEXT', message });
    refused('<p>One.</p>', 'h.html has no element with a time (data-m).');
    refused(`<p>${span('a', 'x')}</p>`, 'h.html has data-m="x".');
    refused(`<p>${span('a', 0, 'y')}</p>`, 'h.html has data-d="y".');
    const nested = (text: string): string => '<span data-m="1">'.repeat(20) + text + '</span>'.repeat(20);
    refused(`<p>${nested('a'.repeat(1_000_001))}</p>`, 'h.html selects the same text again and again.');
    assert.equal(read(`<p>${nested('a'.repeat(999))}</p>`).cues.length, 1);
  });
});
