import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type TimedCue, timedTextOf } from '../../../src/core/formats/timed-text.js';
import {
  formatOfName,
  holdsWordTimes,
  namesAudio,
  outputFormats,
  readTimedText,
  writeTimedText,
} from '../../../src/narrate/formats/formats.js';
import { sampleNarration } from '../../core/narration/sample.js';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-formats-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

const cuesOf = async (name: string, content: unknown) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return (await readTimedText(await put(name, text))).timed.cues;
};

describe('what services and programs write is read', () => {
  const said = [{ startMs: 100, endMs: 1500, text: 'Two storks.', words: [[0, 3, 100, 400], [4, 11, 500, 1500]] }]; // prettier-ignore

  test('Whisper, OpenAI’s service: words beside the segments, without spaces', async () => {
    const words = [{ word: 'Two', start: 0.1, end: 0.4 }, { word: 'storks.', start: 0.5, end: 1.5 }]; // prettier-ignore
    assert.deepEqual(
      await cuesOf('o.json', { segments: [{ start: 0.1, end: 1.5, text: 'Two storks.' }], words }),
      said,
    );
    assert.deepEqual(await cuesOf('o.json', { text: 'Two storks.', words }), said);
  });

  test('Amazon Polly: offsets in bytes, a mark a line', async () => {
    const marks = [
      { time: 100, type: 'sentence', start: 0, end: 17, value: 'Łódź: “a”.' },
      { time: 100, type: 'word', start: 0, end: 7, value: 'Łódź' },
      { time: 500, type: 'word', start: 12, end: 13, value: 'a' },
    ];
    const [cue] = await cuesOf('p.marks', marks.map((mark) => JSON.stringify(mark)).join('\n'));
    assert.equal(cue?.text, 'Łódź: “a”.');
    assert.deepEqual(cue.words, [[0, 7, 100, 500], [7, 10, 500, 1000]]); // prettier-ignore
  });

  test('Podcasting 2.0: phrases, or a segment for each word', async () => {
    const phrase = { speaker: 'Ann', startTime: 0.1, endTime: 1.5, body: 'Two storks.' };
    assert.deepEqual(await cuesOf('s.json', { version: '1.0.0', segments: [phrase] }), [
      { ...said[0], words: [], speaker: 'Ann' },
    ]);
    const segments = [{ startTime: 0.1, endTime: 0.4, body: 'Two' }, { startTime: 0.5, endTime: 1.5, body: 'storks.' }]; // prettier-ignore
    assert.deepEqual(await cuesOf('s.json', { version: '1.0.0', segments }), said);
  });

  test('Hyperaudio: spans in paragraphs', async () => {
    const html = `<article><section><p><span class="speaker" data-m="0" data-d="0">Ann: </span>
      <span data-m="100" data-d="300">Two </span><span data-m="500" data-d="-3">storks. </span></p>
      <p><span data-m="1500" data-d="200">Back.</span></p></section></article>`;
    const cues = await cuesOf('h.html', html);
    assert.deepEqual(cues.map(({ text, speaker, startMs }) => [text, speaker, startMs]), [
      ['Two storks.', 'Ann', 100],
      ['Back.', undefined, 1500],
    ]); // prettier-ignore
  });

  test('SubRip, as different programs write it', async () => {
    const srt =
      '\uFEFF1\r\n00:00:00,100 --> 00:00:01,500\r\n{\\an8}<i>Two</i>\r\nstorks.\r\n\r\n2\r\n0:00:02.5 --> 0:00:03.25\r\nBack &\r\n';
    const cues = await cuesOf('s.srt', srt);
    assert.deepEqual(cues.map(({ startMs, endMs, text }) => [startMs, endMs, text]), [
      [100, 1500, 'Two storks.'],
      [2500, 3250, 'Back &'],
    ]); // prettier-ignore
  });

  test('SMIL of an EPUB, its text beside it', async () => {
    await put(
      'book/text/c.xhtml',
      '<html lang="en"><body><h2 id="t">Storks</h2><p><span id="a">Two storks.</span> <span id="b">Back.</span></p></body></html>',
    );
    const path = await put(
      'book/smil/c.smil',
      `<?xml version="1.0"?><smil xmlns="http://www.w3.org/ns/SMIL" version="3.0"><body><seq>
      <par><text src="../text/c.xhtml#t"/><audio src="a.mp3" clipBegin="0:00:00.100" clipEnd="00:01"/></par>
      <par><text src="../text/c.xhtml#a"/><audio src="a.mp3" clipBegin="1s" clipEnd="1500ms"/></par>
      <par><text src="../text/c.xhtml#b"/><audio src="a.mp3" clipBegin="npt=1.5s" clipEnd="0.05min"/></par></seq></body></smil>`,
    );
    const { timed } = await readTimedText(path);
    assert.equal(timed.audio, 'a.mp3');
    assert.deepEqual(timed.cues.map(({ startMs, endMs, text, begins }) => [startMs, endMs, text, begins?.kind]), [
      [100, 1000, 'Storks', 'heading'],
      [1000, 1500, 'Two storks.', 'paragraph'],
      [1500, 3000, 'Back.', undefined],
    ]); // prettier-ignore
  });

  test('Guided Navigation, with words below a phrase', async () => {
    const word = (text: string, from: number, to: number) => ({ text, audioref: `a.mp3#t=${from},${to}` });
    const guided = [
      { role: ['heading'], text: { plain: 'Storks' }, audioref: 'a.mp3#t=0,0.1' },
      {
        role: ['paragraph'],
        children: [{ text: 'Two storks.', children: [word('Two', 0.1, 0.4), word('storks.', 0.5, 1.5)] }],
      },
    ];
    const cues = await cuesOf('g.json', { guided });
    assert.equal(cues[0]?.begins?.kind, 'heading');
    assert.deepEqual(cues.slice(1), [{ ...said[0], begins: { kind: 'paragraph' } }]);
  });

  test('SyncMediaLite, whose ranges end at or before their last letter', async () => {
    const page = await put('page.html', '<p id="p">Two storks.</p>');
    const select = (start: number, end: number) => ({
      group: 'word',
      selector: { type: 'CssSelector', value: '#p', refinedBy: { type: 'TextPositionSelector', start, end } },
    });
    for (const [first, second] of [
      [select(0, 3), select(4, 10)],
      [select(0, 2), select(4, 9)],
    ]) {
      // prettier-ignore
      const vtt = `WEBVTT\n\n1\n00:00.100 --> 00:00.400\n${JSON.stringify(first)}\n\n2\n00:00.500 --> 00:01.500\n${JSON.stringify(second)}\n\n3\n00:00.100 --> 00:01.500\n{"group":"line","selector":{"type":"FragmentSelector","value":"p"}}\n`;
      const { timed } = await readTimedText(await put('s.vtt', vtt), { text: page });
      assert.deepEqual(timed.cues, [{ ...said[0], words: [[0, 3, 100, 400], [4, 10, 500, 1500]] }]); // prettier-ignore
    }
  });
});

describe('a narration is written', () => {
  const narration = sampleNarration();
  const { cues } = timedTextOf(narration);

  for (const format of outputFormats)
    test(`as ${format}, and read back with the same text at the same times`, async () => {
      const from = await put('transcripts/lighthouse.json', JSON.stringify(narration));
      const to = join(folder, `out/lighthouse.${format}`);
      const files = writeTimedText(await readTimedText(from), format, from, to);
      for (const [path, text] of files) await put(path.slice(folder.length), text);
      const again = await readTimedText(to, {
        text: [...files.keys()].find((path) => path.endsWith('.xhtml')),
      });
      const essence = (all: readonly TimedCue[]) =>
        // SubRip has no way to write a tag as text.
        all.map(({ startMs, endMs, text }) => [startMs, endMs, text.replace('‹b›', '<b>')]);
      assert.deepEqual(essence(again.timed.cues), essence(cues));
      if (format === 'sync-media-lite')
        assert.deepEqual(again.timed.cues.map(({ words }) => words), cues.map(({ words }) => words.filter(([, , from, to]) => to > from))); // prettier-ignore
      if (format === 'smil' || format === 'guided-navigation')
        assert.equal(again.timed.audio, '../audio/lighthouse.mp3');
    });
});

describe('what is not right is refused with its place', () => {
  const cases: readonly [name: string, content: string, words: RegExp][] = [
    ['n.json', '{"a":1}', /n\.json is JSON of no kind that is known/],
    ['n.json', '{"a":', /n\.json is no JSON/],
    ['n.json', '{"segments":[{"start":"x","text":"a"}]}', /n\.json is not right at \/segments\/0\/(start|end)/],
    ['n.json', '{"segments":[{"startTime":-1,"body":"a"}],"version":"1"}', /n\.json is not right at \/segments\/0\/startTime/],
    ['n.json', '{"alignment":{"characters":["a"],"character_start_times_seconds":[],"character_end_times_seconds":[]}}', /1 characters, 0 starts and 0 ends/],
    ['n.json', '{"guided":[{"text":"a","audioref":"a.mp3"}]}', /an audioref without a beginning and an end: a\.mp3/],
    ['n.json', '{"guided":[{"text":"a","audioref":"a.mp3#t=2,1"}]}', /audioref/],
    ['n.json', '{"__proto__":{"guided":[]}}', /of no kind/],
    ['n.srt', 'no captions here', /n\.srt is no SubRip file/],
    ['n.vtt', 'WEBVTT\n\n', /n\.vtt holds no text with a time/],
    ['n.html', '<p>no times</p>', /n\.html has no element with a time/],
    ['n.html', '<p><span data-m="x">a</span></p>', /data-m="x"/],
    ['n.smil', '<smil><par>', /n\.smil is no well-formed XML/],
    ['n.smil', '<!DOCTYPE smil [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><smil><text src="&b;"/></smil>', /n\.smil is no well-formed XML/],
    ['n.smil', '<smil><par><text src="../../../etc/passwd#a"/><audio src="a.mp3"/></par></smil>', /points at \.\.\/\.\.\/\.\.\/etc\/passwd, which is no page beside it/],
    ['n.smil', '<smil><par><text src="c.xhtml#a"/><audio src="a.mp3" clipBegin="soon"/></par></smil>', /“soon” where a time should be/],
    ['n.smil', '<smil></smil>', /holds no <par> with a text and an audio/],
    ['n.vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\n{"selector":"p"}\n', /selects text in a document/],
  ]; // prettier-ignore
  for (const [name, content, words] of cases)
    test(content.slice(0, 60), async () => {
      await assert.rejects(cuesOf(name, content), { code: 'AA_E_TIMED_TEXT', message: words });
    });
});

describe('what a format is known by, and can hold', () => {
  test('the ending of a name asks for a format, unless several have it', () => {
    assert.equal(formatOfName('a/talk.VTT'), 'webvtt');
    assert.equal(formatOfName('talk.srt'), 'srt');
    assert.equal(formatOfName('talk.smil'), 'smil');
    assert.equal(formatOfName('talk.json'), undefined);
  });

  test('times of words are in two formats, the address of the audio in two others', () => {
    assert.deepEqual(outputFormats.filter(holdsWordTimes), ['webvtt', 'sync-media-lite']);
    assert.deepEqual(outputFormats.filter(namesAudio), ['smil', 'guided-navigation']);
  });

  test('a single mark of Polly’s, and marks with blank lines between', async () => {
    const mark = (time: number, value: string) =>
      JSON.stringify({ time, type: 'word', start: 0, end: value.length, value });
    const one = await cuesOf('one.json', mark(100, 'Storks'));
    assert.deepEqual(
      one.map(({ text }) => text),
      ['Storks'],
    );
    const two = await cuesOf('two.json', `${mark(100, 'Two')}\n\n  \n${mark(500, 'storks')}\n`);
    assert.equal(two.map(({ text }) => text).join(' '), 'Two storks');
  });

  test('what is no transcript is refused with where to look', async () => {
    await assert.rejects(cuesOf('empty.vtt', ''), { code: 'AA_E_INPUT_EMPTY', remedy: /convert --help/ });
    await assert.rejects(cuesOf('other.json', { a: 1 }), { remedy: /convert --help/ });
    const until = (end: number) => {
      const words = [{ word: 'Late.', start: 0, end }];
      return cuesOf('late.json', { segments: [{ id: 0, start: 0, end, text: 'Late.', words }] });
    };
    await assert.rejects(until(3_600_001), { message: /after more than 1000 hours/ });
    assert.equal((await until(3_600_000)).length, 1);
  });
});

describe('what a narration is written into', () => {
  const timed = { cues: [{ startMs: 0, endMs: 1000, text: 'Hi.', words: [] }] };
  const nameOf = (audio: string, from = 'in/deep/a.json', to = 'out/a.smil', named?: string): string =>
    /<audio src="([^"]*)"/.exec(
      writeTimedText({ timed: { ...timed, audio } }, 'smil', from, to, named).get(to)!,
    )![1]!;

  test('names the audio from where it lies, without the version that its address has on the web', () => {
    assert.equal(nameOf('../../audio/a.mp3?v=1#t=2'), '../audio/a.mp3');
    assert.equal(nameOf('a.mp3', 'a.json', 'a.smil'), 'a.mp3');
    for (const whole of ['https://example.org/a.mp3?v=1', '/audio/a.mp3?v=1', 'HTTP://example.org/a.mp3'])
      assert.equal(nameOf(whole), whole);
    assert.equal(nameOf('a:b/c.mp3', 'a.json', 'b.smil'), 'a:b/c.mp3');
    assert.equal(nameOf('../a.mp3', 'in/a.json', 'out/a.smil', 'there.mp3?x'), 'there.mp3?x');
  });

  test('is refused where a format has to name the audio and nobody has told it', () => {
    for (const format of ['smil', 'guided-navigation'] as const)
      assert.throws(() => writeTimedText({ timed }, format, 'in.vtt', 'out.x'), {
        code: 'AA_E_TIMED_TEXT',
        message: `in.vtt does not say of which audio it is, and ${format} has to.`,
        remedy: 'Name it: --audio ADDRESS',
      });
    assert.deepEqual(
      [...writeTimedText({ timed }, 'sync-media-lite', 'in.vtt', 'a.b/out.vtt').keys()],
      ['a.b/out.xhtml', 'a.b/out.vtt'],
    );
    assert.deepEqual([...writeTimedText({ timed }, 'srt', 'in.vtt', 'out').keys()], ['out']);
  });
});

describe('what a file is', () => {
  const smil = '<smil><par><text src="a.html#a"/><audio src="a.mp3" clipEnd="1s"/></par></smil>';
  const textsOf = async (name: string, content: unknown): Promise<string[]> =>
    (await cuesOf(name, content)).map(({ text }) => text);

  test('is told by how it begins, whatever its name', async () => {
    await put('a.html', '<p id="a">Hi.</p>');
    for (const before of ['', ' \n', '<?xml version="1.0"?>', '<?xml version="1.0"?>\n', '<?xml version="1.0"?><!DOCTYPE smil>\n', '<!DOCTYPE smil>'])
      assert.deepEqual(await textsOf('x.txt', before.trimStart() + smil), ['Hi.'], before); // prettier-ignore
    assert.deepEqual(await textsOf('x.SMIL', `<!-- a --> ${smil}`), ['Hi.']);
    assert.deepEqual(await textsOf('x.txt', ' <p><span data-m="0" data-d="9">Hi.</span></p>'), ['Hi.']);
    assert.deepEqual(await textsOf('x.txt', '\uFEFFWEBVTT\n\n00:00.000 --> 00:01.000\nHi.\n'), ['Hi.']);
    const words = [{ word: 'Hi.', start: 0, end: 1 }];
    assert.deepEqual(await textsOf('x.txt', ` ${JSON.stringify({ words })}`), ['Hi.']);
  });

  test('has its cues in the order of the audio', async () => {
    const cue = (at: number, text: string): string => `00:0${at}.000 --> 00:0${at}.500\n${text}`;
    assert.deepEqual(await textsOf('o.vtt', ['WEBVTT', cue(2, 'Two.'), cue(1, 'One.')].join('\n\n')), [
      'One.',
      'Two.',
    ]);
  });

  test('leads to pages beside it, or in a folder beside its own, and says which of them is missing', async () => {
    const at = (href: string): string => smil.replace('a.html', href);
    await put('deep/smil/x.smil', '');
    await put('deep/text/a b.htm', '<p id="a">Deep.</p>');
    await put('b.html', '<p id="a">Too far.</p>');
    assert.deepEqual(await textsOf('deep/smil/x.smil', at('../text/a%20b.htm')), ['Deep.']);
    await assert.rejects(textsOf('deep/smil/x.smil', at('../../b.html')), {
      message: /x\.smil points at \.\.\/\.\.\/b\.html, which is no page beside it\.$/,
    });
    await put('x.txt', 'a');
    await assert.rejects(textsOf('x.smil', at('x.txt')), {
      message: /points at x\.txt, which is no page beside it/,
    });
    await assert.rejects(textsOf('x.smil', at('none.html')), {
      code: 'AA_E_INPUT_MISSING',
      message: /x\.smil points at a page that cannot be read: .*none\.html/,
      remedy: 'Put the text where the file looks for it.',
    });
  });

  test('is refused where it has more levels than any has', async () => {
    const deep = (levels: number): string => `{"guided":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    await assert.rejects(cuesOf('n.json', deep(499)), { message: /n\.json is not right at/ });
    await assert.rejects(cuesOf('n.json', deep(500)), { message: /n\.json has more than 500 levels/ });
  });

  test('selects in a document that has to be named', async () => {
    const vtt = 'WEBVTT\n\n00:00.000 --> 00:01.000\n{"selector":"p"}\n';
    await assert.rejects(cuesOf('n.vtt', vtt), { remedy: 'Name the document: --text PAGE.html' });
  });
});
