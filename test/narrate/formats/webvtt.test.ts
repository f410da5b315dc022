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

test('the name and the times of a cue, with hours and without, at the first moment as at the last', () => {
  const [second, first] = parseCues(
    'WEBVTT\n\n00:00.000 --> 00:01.500\nb\n\nthe name\n01:02:03.004 --> 01:02:03.005\na',
    'a.vtt',
  );
  assert.deepEqual(first, { id: 'the name', startMs: 3_723_004, endMs: 3_723_005, text: 'a' });
  assert.deepEqual(second, { id: '', startMs: 0, endMs: 1500, text: 'b' });
  const long = readWebVtt('WEBVTT\n\n01:00:00.000 --> 01:00:09.000\nOne <01:00:02.250>two', 'a.vtt').cues;
  assert.deepEqual(long[0]!.words, [[0, 3, 3_600_000, 3_602_250], [4, 7, 3_602_250, 3_609_000]]); // prettier-ignore
  assert.deepEqual(read('<00:01.000>One <00:05.000>two')[0]!.words, [[0, 3, 1000, 5000], [4, 7, 5000, 5000]]); // prettier-ignore
});

test('what only looks like a time is markup', () => {
  for (const odd of ['<0:02.000>', '<00:02.00>', '<00:02.0000>', '<00:60.000>', '<60:00.000>', '<1:00:02.000>', '<00:02.000 >', '<x00:02.000>', '<00:02,000>'])
    assert.deepEqual(read(`One ${odd}two`)[0]!.words, [], odd); // prettier-ignore
  assert.equal(read('One 00:02.000> two')[0]!.text, 'One 00:02.000> two');
  assert.equal(read('One <b two')[0]!.text, 'One');
});

test('ruby is said once, as it is written', () => {
  const [cue] = read('<ruby>東<rt>とう</rt>京<rt>きょう</ruby> and <00:00:02.000>more');
  assert.equal(cue!.text, '東京 and more');
  assert.equal(read('<rtx>read</rtx>')[0]!.text, 'read');
});

test('the first voice speaks, with its name in one line and without its classes', () => {
  const speakerOf = (payload: string): string | undefined => read(payload)[0]!.speaker;
  assert.equal(speakerOf('<v Ann>One <v Ben>two'), 'Ann');
  assert.equal(speakerOf('<v.loud.first  Ann  Lee >One'), 'Ann Lee');
  assert.equal(speakerOf('<v\tAnn>One'), 'Ann');
  assert.equal(speakerOf('<v\nAnn>One'), 'Ann');
  assert.equal(speakerOf('<i><v Ann>One'), 'Ann');
  for (const none of ['<v>One', '<v >One', '<voice Ann>One', '<b.v Ann>One', '<i v Ann>One', 'One'])
    assert.ok(!('speaker' in read(none)[0]!), none);
});

test('a comment, a style or a region that no blank line ends does not swallow the cue', () => {
  for (const begun of [
    'NOTE',
    'NOTE a comment',
    'NOTE\ta',
    'STYLE',
    'REGION\nid:fred',
    'NOTE\nof several\nlines',
  ])
    assert.equal(parseCues(`WEBVTT\n\n${begun}\n${cue}`, 'a.vtt').length, 1, begun);
  for (const begun of ['NOTES', 'STYLES', 'a NOTE'])
    assert.deepEqual(parseCues(`WEBVTT\n\n${begun}\n${cue}`, 'a.vtt')[0]!.id, begun);
  assert.equal(parseCues(`WEBVTT\n\n${cue}\nNOTE\n${cue}${cue}`, 'a.vtt').length, 3);
  assert.equal(
    parseCues('WEBVTT\n\n00:00.000 --> 00:01.000\na\nNOTE b\nc\n', 'a.vtt')[0]!.text,
    'a\nNOTE b\nc',
  );
});

test('a cue of nothing but markup is none', () => {
  assert.deepEqual(read('<b></b> <v Ann>'), []);
  assert.deepEqual(read('&nbsp;'), []);
  assert.equal(read('a &lt;b> &unknown; & c')[0]!.text, 'a <b> &unknown; & c');
});
