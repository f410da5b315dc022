import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseCues, readWebVtt } from '../../../src/narrate/formats/webvtt.js';

const cue = '00:00.000 --> 00:01.000\na\n';

describe('a WebVTT file is parsed as the standard says', () => {
  const cases: readonly [name: string, file: string, cues: number, text?: string][] = [
    ['a header and a cue', `WEBVTT\n\n${cue}`, 1],
    ['a byte order mark', `\uFEFFWEBVTT\n\n${cue}`, 1],
    ['words after the signature', `WEBVTT - a title\n\n${cue}`, 1],
    ['a tab after the signature', `WEBVTT\ttitle\n\n${cue}`, 1],
    ['metadata after the signature', `WEBVTT\nKind: captions\n\n${cue}`, 1],
    ['no blank line after the signature', `WEBVTT\n${cue}`, 1],
    ['carriage returns', `WEBVTT\r\r${cue.replaceAll('\n', '\r')}`, 1],
    ['both line ends', `WEBVTT\r\n\r\n${cue.replaceAll('\n', '\r\n')}\r\n${cue}`, 2],
    ['a NUL', 'WEBVTT\n\n00:00.000 --> 00:01.000\na\0b\n', 1, 'a\uFFFDb'],
    ['60 minutes', 'WEBVTT\n\n00:60:00.000 --> 00:61:00.000\na\n', 0],
    ['60 seconds', 'WEBVTT\n\n00:00.000 --> 00:60.000\na\n', 0],
    ['a hundred hours', 'WEBVTT\n\n100:00:00.000 --> 101:00:00.000\na\n', 1],
    ['no space around the arrow', 'WEBVTT\n\n00:00.000-->00:01.000\na\n', 1],
    ['tabs around the arrow', 'WEBVTT\n\n00:00.000\t-->\t00:01.000\na\n', 1],
    ['two digits of a second', 'WEBVTT\n\n00:00.00 --> 00:01.00\na\n', 0],
    ['four digits of a second', 'WEBVTT\n\n00:00.0000 --> 00:01.0000\na\n', 0],
    ['commas', 'WEBVTT\n\n00:00,000 --> 00:01,000\na\n', 0],
    ['one digit of an hour', 'WEBVTT\n\n0:00:00.000 --> 0:00:01.000\na\n', 1],
    ['an arrow in the text begins a cue', `WEBVTT\n\n${cue}00:01.000 --> 00:02.000\nb\n`, 2, 'a'],
    ['a comment', `WEBVTT\n\nNOTE\nnot\nshown\n\n${cue}`, 1],
    ['a style', `WEBVTT\n\nSTYLE\n::cue { color: red }\n\n${cue}`, 1],
    ['a region', `WEBVTT\n\nREGION\nid:fred\n\n${cue}`, 1],
    ['a name for a cue', `WEBVTT\n\nthe first\n${cue}`, 1],
    ['a name without a cue', `WEBVTT\n\nthe first\n\n${cue}`, 1],
    ['an end before the text', 'WEBVTT\n\n00:00.000 --> 00:01.000', 1, ''],
    ['a cue without text', `WEBVTT\n\n00:00.000 --> 00:01.000\n\n${cue}`, 2, ''],
    ['settings of every kind', 'WEBVTT\n\n00:00.000 --> 00:01.000 align:foo line:-1 size:200%\na\n', 1],
    ['two lines', 'WEBVTT\n\n00:00.000 --> 00:01.000\na\nb\n', 1, 'a\nb'],
    ['nothing but the signature', 'WEBVTT', 0],
  ]; // prettier-ignore
  for (const [name, file, cues, text] of cases)
    test(name, () => {
      const parsed = parseCues(file, 'a.vtt');
      assert.equal(parsed.length, cues);
      if (text !== undefined) assert.equal(parsed[0]?.text, text);
    });

  for (const file of [
    '',
    'WEBVTTX\n\n',
    'webvtt\n\n',
    'WEBSRT\n\n',
    `\nWEBVTT\n\n${cue}`,
    `\uFEFF\uFEFFWEBVTT\n\n${cue}`,
    cue,
  ])
    test(`${JSON.stringify(file.slice(0, 12))} is refused`, () => {
      assert.throws(() => parseCues(file, 'a.vtt'), {
        code: 'AA_E_TIMED_TEXT',
        message: /^a\.vtt is no WebVTT/,
      });
    });
});

const read = (payload: string) => readWebVtt(`WEBVTT\n\n00:01.000 --> 00:05.000\n${payload}\n`, 'a.vtt').cues;

test('times within a cue come out as words', () => {
  assert.deepEqual(read('One <00:00:02.000>two, <00:00:03.500>three'), [
    {
      startMs: 1000,
      endMs: 5000,
      text: 'One two, three',
      words: [
        [0, 3, 1000, 2000],
        [4, 8, 2000, 3500],
        [9, 14, 3500, 5000],
      ],
    },
  ]);
});

test('markup and voices are no text, and do not cut a word', () => {
  const [cue] = read('<v.loud Ann &amp; Ben>One <00:00:02.000><b>t</b>w<i.x>o</i> &lt;3 &eacute;');
  assert.equal(cue?.text, 'One two <3 é');
  assert.equal(cue.speaker, 'Ann & Ben');
  assert.deepEqual(cue.words, [
    [0, 3, 1000, 2000],
    [4, 12, 2000, 5000],
  ]);
});

test('a time outside its cue, or before another, says nothing', () => {
  const [cue] = read('One <00:00:00.500>two <00:00:03.000>three <00:00:02.000>four <00:00:09.000>five');
  assert.deepEqual(cue?.words, [
    [0, 7, 1000, 3000],
    [8, 23, 3000, 5000],
  ]);
});

test('a cue without times within it has no words of its own', () => {
  assert.deepEqual(read('One two\nthree')[0]?.words, []);
});
