import fc from 'fast-check';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { parseCues } from '../../src/narrate/formats/webvtt.js';
import { type TestBrowser, openBrowser } from './demo.js';

/* What a browser takes for a cue is one: Chromium's own parser, which passes the web platform's tests, is asked. */

let browser: TestBrowser;
let page: Page;
before(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
});
after(() => browser.close());

type Cue = readonly [startMs: number, endMs: number, text: string];

const inBrowser = (file: string): Promise<Cue[]> =>
  page.evaluate(async (vtt) => {
    const video = document.createElement('video');
    const track = document.createElement('track');
    track.kind = 'metadata';
    track.src = URL.createObjectURL(new Blob([vtt], { type: 'text/vtt' }));
    video.append(track);
    document.body.append(video);
    const loaded = new Promise((resolve, reject) => {
      track.onload = resolve;
      track.onerror = () => reject(new Error('not loaded'));
    });
    track.track.mode = 'hidden';
    await loaded;
    const cues = Array.from(track.track.cues ?? []) as VTTCue[];
    video.remove();
    return cues.map(({ startTime, endTime, text }): Cue => [
      Math.round(startTime * 1000),
      Math.round(endTime * 1000),
      text,
    ]);
  }, file);

/** In the order of a track's list (HTML, “text track cue order”), which is not the file's. */
const here = (file: string): Cue[] =>
  parseCues(file, 'a.vtt')
    .map(({ startMs, endMs, text }): Cue => [startMs, endMs, text])
    .sort((a, b) => a[0] - b[0] || b[1] - a[1]);

test('a file of odd lines has the cues that the browser finds in it', async () => {
  const time = fc.constantFrom(
    ...['00:00.000', '00:01.500', '00:00:02.000', '1:00:00.000', '100:00:00.000'],
    ...[
      '0:01.000',
      '00:60.000',
      '60:00.000',
      '00:00,000',
      '00:00.00',
      '00:00.0000',
      '-00:01.000',
      '00:00:0',
      '',
    ],
  );
  const arrow = fc.constantFrom(
    '-->',
    ' --> ',
    '\t-->\t',
    ' -->',
    '--->',
    '-- >',
    ' - ->',
    '\f-->\f',
    '\v-->',
  );
  const settings = fc.constantFrom(
    '',
    ' align:end',
    ' line:0 size:50%',
    ' nonsense',
    'x',
    '\t',
    ' a:b:c --> ',
  );
  const timing = fc.tuple(time, arrow, time, settings).map((parts) => parts.join(''));
  const line = fc.oneof(
    { weight: 4, arbitrary: timing },
    { weight: 3, arbitrary: fc.constant('') },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        ...['text', ' text ', '<b>x</b> &amp; y', 'NOTE', 'NOTE a', 'NOTEx', 'STYLE', 'STYLE ', '::cue {}', 'REGION', 'id:a'],
        ...['-->', 'foo-->', '--', ' ', '\0', '\uFEFF', 'WEBVTT', '1'],
      ),
    },
  ); // prettier-ignore
  const file = fc
    .tuple(
      fc.constantFrom('WEBVTT', '\uFEFFWEBVTT', 'WEBVTT title', 'WEBVTT\ttitle'),
      fc.array(fc.tuple(fc.constantFrom('\n', '\r\n', '\r'), line), { maxLength: 14 }),
    )
    .map(([signature, lines]) => signature + lines.flat().join(''));
  await fc.assert(
    fc.asyncProperty(file, async (vtt) => {
      assert.deepEqual(here(vtt), await inBrowser(vtt));
    }),
    {
      numRuns: 400,
      examples: [
        // Found by this test: a comment or style sheet swallowed the cue after it.
        ['WEBVTT\n\nSTYLE\n::cue {}\n00:00.000 --> 00:01.500\ntext'],
        ['WEBVTT\n\nNOTE\n00:00.000 --> 00:01.500\ntext'],
      ],
    },
  );
});
