import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TimedCue, TimedText } from '../../../src/core/formats/timed-text.js';
import { readSmil, writeSmil } from '../../../src/narrate/formats/smil.js';

const page = `<html lang="en"><body><h1 id="h1">Birds</h1><h3 id="h3">Storks</h3>
  <p><span id="a">Two <b>storks</b>.</span> <span id="b">Back.</span></p><ul><li id="li">Eggs</li></ul>
  <blockquote><p id="q">Klapp.</p></blockquote><div id="div">Aside.</div><p id="empty"> </p></body></html>`;

const smil = (...pars: readonly string[]): string =>
  `<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0"><body><seq>${pars.join('')}</seq></body></smil>`;
const par = (src: string, audio: string): string => `<par><text src="${src}"/><audio ${audio}/></par>`;
const at = (id: string, times: string, file = 'p.xhtml'): string =>
  par(`${file}#${id}`, `src="a.mp3" ${times}`);

const read = (
  text: string,
  pages: Readonly<Record<string, string>> = { 'p.xhtml': page },
): Promise<TimedText> =>
  readSmil(text, 'c.smil', (href) => Promise.resolve(pages[href] ?? assert.fail(href)));
const refused = (text: string, message: string | RegExp, more: object = {}): Promise<void> =>
  assert.rejects(read(text), { code: 'AA_E_TIMED_TEXT', message, ...more });

describe('SMIL is read', () => {
  it('with the text that stands in its pages, their language and the audio that all of it is of', async () => {
    assert.deepEqual(await read(smil(at('a', 'clipBegin="1s" clipEnd="2.5s"'))), {
      lang: 'en',
      audio: 'a.mp3',
      cues: [{ startMs: 1000, endMs: 2500, text: 'Two storks.', words: [], begins: { kind: 'paragraph' } }],
    });
    const unknown = await read(smil(at('x', 'clipEnd="1s"')), { 'p.xhtml': '<p id="x">Hi.</p>' });
    assert.equal(unknown.lang, undefined);
  });

  it('with clock values of every kind', async () => {
    const msOf = async (value: string): Promise<number> =>
      (await read(smil(at('a', `clipBegin="${value}" clipEnd="99h"`)))).cues[0]!.startMs;
    const values: Readonly<Record<string, number>> = {
      ...{ '1:02:03.5': 3_723_500, '12:00:01': 43_201_000, '02:03': 123_000, '0:05.25': 5250, '59:59.999': 3_599_999 },
      ...{ '62.5s': 62_500, '62500ms': 62_500, '1.5min': 90_000, '0.25h': 900_000, '7': 7000, '12.5': 12_500 },
      ...{ 'npt=1.5s': 1500, ' 2s ': 2000, '1.2345s': 1235 },
    }; // prettier-ignore
    for (const [value, ms] of Object.entries(values)) assert.equal(await msOf(value), ms, value);
    for (const value of ['soon', '', '1:2:3:4', '60:00', '0:60', '1 s', '1sec', '-1s', '1.s', 'x1s', '1:02:03.5x', 'x1:02:03', '1.5minutes'])
      await refused(smil(at('a', `clipBegin="${value}"`)), `c.smil has “${value}” where a time should be.`); // prettier-ignore
  });

  it('with DAISY’s names of the times, and up to the next where an end is missing', async () => {
    const { cues } = await read(
      smil(
        at('a', 'clip-begin="npt=1s"'),
        at('b', 'clip-begin="2s" clip-end="3s"'),
        at('li', 'clip-begin="4s"'),
      ),
    );
    assert.deepEqual(
      cues.map(({ startMs, endMs }) => [startMs, endMs]),
      [[1000, 2000], [2000, 3000], [4000, 4001]], // prettier-ignore
    );
    const [first] = (await read(smil(at('a', 'clipEnd="1s"')))).cues;
    assert.equal(first!.startMs, 0);
  });

  it('with the block that each text stands in, told where it is another than before', async () => {
    const ids = ['h1', 'h3', 'a', 'b', 'li', 'q', 'div'];
    const { cues } = await read(smil(...ids.map((id, i) => at(id, `clipBegin="${i}s" clipEnd="${i + 1}s"`))));
    assert.deepEqual(
      cues.map(({ begins }) => begins),
      [
        ...[{ kind: 'title' }, { kind: 'heading', level: 3 }, { kind: 'paragraph' }, undefined],
        ...[{ kind: 'list-item' }, { kind: 'quote' }, { kind: 'paragraph' }],
      ],
    );
    for (const level of [2, 4, 5, 6]) {
      const heading = { 'p.xhtml': `<h${level} id="x">Eggs</h${level}>` };
      const [cue] = (await read(smil(at('x', 'clipEnd="1s"')), heading)).cues;
      assert.deepEqual(cue!.begins, { kind: 'heading', level });
    }
  });

  it('with a text that is empty left out, and each page opened once', async () => {
    const opened: string[] = [];
    const { cues } = await readSmil(
      smil(at('a', 'clipEnd="1s"'), at('empty', 'clipBegin="1s"'), at('a', 'clipBegin="2s"', 'q.xhtml'), at('b', 'clipBegin="3s"')),
      'c.smil',
      (href) => Promise.resolve((opened.push(href), page)),
    ); // prettier-ignore
    assert.deepEqual(opened, ['p.xhtml', 'q.xhtml']);
    assert.deepEqual(
      cues.map(({ text }) => text),
      ['Two storks.', 'Two storks.', 'Back.'],
    );
  });

  it('with a par that lacks its text or its audio left out', async () => {
    const { cues } = await read(
      smil(
        '<par><text src="p.xhtml#b"/></par>',
        '<par><audio src="a.mp3" clipEnd="1s"/></par>',
        '<par><text/><audio src="a.mp3"/></par>',
        '<par><text src="p.xhtml#b"/><audio clipEnd="1s"/></par>',
        '<text src="p.xhtml#b"/><audio src="b.mp3"/>',
        at('a', 'clipEnd="1s"'),
      ),
    );
    assert.deepEqual(
      cues.map(({ text }) => text),
      ['Two storks.'],
    );
  });

  it('and refused with what is wrong', async () => {
    const remedy = 'Give a Media Overlay with one audio file.';
    await refused(smil(), 'c.smil holds no <par> with a text and an audio.', { remedy });
    const two = smil(
      par('p.xhtml#a', 'src="a.mp3" clipEnd="1s"'),
      par('p.xhtml#b', 'src="b.mp3" clipEnd="1s"'),
    );
    await refused(two, 'c.smil speaks of 2 audio files.', { remedy });
    await refused(smil(at('z', 'clipEnd="1s"')), 'c.smil points at p.xhtml#z, which is not there.');
    await refused(smil(par('p.xhtml', 'src="a.mp3"')), 'c.smil points at p.xhtml, which is not there.');
    const back = (end: number): string => smil(at('a', `clipBegin="2s" clipEnd="${end}s"`));
    await refused(back(1), 'c.smil lets p.xhtml#a end before it begins.');
    await refused(back(2), 'c.smil lets p.xhtml#a end before it begins.');
    await refused('<smil><par></smil>', /^c\.smil is no well-formed XML \(.+\)\.$/);
    const deep = (levels: number): string =>
      `<smil>${'<seq>'.repeat(levels)}${at('a', 'clipEnd="1s"')}${'</seq>'.repeat(levels)}</smil>`;
    assert.equal((await read(deep(197))).cues.length, 1);
    await refused(deep(198), 'c.smil has elements more than 200 deep.');
    // Beside each other they are not deep.
    const many = smil(
      ...Array.from({ length: 250 }, (_, i) => at('a', `clipBegin="${i}s" clipEnd="${i + 1}s"`)),
    );
    assert.equal((await read(many)).cues.length, 250);
  });

  it('and refused where it points at more pages than an article may be long', async () => {
    const long = `<p id="a">x</p>${' '.repeat(3 * 1024 * 1024)}`;
    const pars = Array.from({ length: 4 }, (_, i) => at('a', `clipBegin="${i}s"`, `${i}.xhtml`));
    await assert.rejects(
      readSmil(smil(...pars), 'c.smil', () => Promise.resolve(long)),
      { message: 'c.smil points at too many pages.', remedy: 'Split it.' },
    );
  });
});

it('SMIL is written with a par for each sentence that lasts, and its addresses as XML has them', () => {
  const cue = (text: string, startMs: number, endMs: number, begins?: TimedCue['begins']): TimedCue => ({
    ...{ startMs, endMs, text, words: [] },
    ...(begins && { begins }),
  });
  const cues = [
    cue('One.', 0, 1500, { kind: 'paragraph' }),
    cue('None.', 1500, 1500),
    cue('Two.', 1500, 2000),
  ];
  assert.equal(
    writeSmil({ cues, audio: 'a&b.mp3' }, 'p"q.xhtml'),
    `<?xml version="1.0" encoding="UTF-8"?>
<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">
  <body>
    <seq id="s1" epub:textref="p&quot;q.xhtml">
      <par id="p-b1s1">
        <text src="p&quot;q.xhtml#b1s1"/>
        <audio src="a&amp;b.mp3" clipBegin="0s" clipEnd="1.5s"/>
      </par>
      <par id="p-b1s3">
        <text src="p&quot;q.xhtml#b1s3"/>
        <audio src="a&amp;b.mp3" clipBegin="1.5s" clipEnd="2s"/>
      </par>
    </seq>
  </body>
</smil>
`,
  );
});
