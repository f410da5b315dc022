import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { itInMedia, itWhenNarrow } from '../engine.js';
import { assert, assertEqual, assertNoAxeViolations } from './assert.js';
import { forgetEverything, Reader, textOf } from './harness.js';

describe('the info dialog', () => {
  let reader: Reader;
  beforeEach(async () => {
    await forgetEverything();
    reader = new Reader();
  });
  afterEach(() => reader.leave());

  const answers = (): Record<string, string> =>
    Object.fromEntries(
      [...reader.dialog.querySelectorAll('dl > div')].map((row) => [
        textOf(row.querySelector('dt')!),
        textOf(row.querySelector('dd')!),
      ]),
    );

  it('says what the voice is, when it was made and that nobody has checked it', async () => {
    await reader.open('More info');
    assertEqual(reader.heading, 'About this audio version');
    assertEqual(reader.focused?.id, 'dialog-heading');
    assert(reader.says('A computer-made voice reads this article'), 'what it is');
    assertEqual(answers(), {
      Voice: 'RMS, made by the speech program flite 2.2',
      'Made on': 'November 23, 2026, with audio-article 0.1.0',
      'Checked by a person': 'No. Nobody has listened to check it yet.',
    });
  });

  it('says when a person has checked it', async () => {
    reader.narration.reviewed = { date: '2026-11-30' };
    await reader.open('More info');
    assertEqual(answers()['Checked by a person'], 'Yes. A person listened to it on November 30, 2026.');
  });

  it('says what was left out and why, also for a kind that it has no words for', async () => {
    reader.narration.omitted = [
      { kind: 'figure', reason: 'Bilder', count: 1 },
      { kind: 'table', reason: 'Tabellen', count: 1200 },
      { kind: 'constructor', reason: 'It is a trap.', count: 2 },
    ];
    await reader.open('More info');
    assert(reader.says('1 picture: A picture cannot be read out.'), 'one');
    assert(reader.says('1,200 tables: A table is hard to follow by ear.'), 'many');
    assert(reader.says('constructor (2): It is a trap.'), 'unknown');
  });

  it('says so when nothing was left out', async () => {
    reader.narration.omitted = [];
    await reader.open('More info');
    assert(reader.says('The whole article is read out.'), 'nothing');
  });

  it('offers the audio and the transcript as files, at their own addresses', async () => {
    await reader.open('More info');
    const links = [...reader.dialog.querySelectorAll('a')];
    assertEqual(
      links.map((link) => [new URL(link.href).pathname, link.download]),
      [
        ['/audio/lighthouse.mp3', 'lighthouse.mp3'],
        ['/transcripts/lighthouse.json', 'lighthouse.json'],
      ],
    );
    assertEqual(textOf(links[0]!), 'Download the audio (MP3, 0.048 MB, 6 seconds)');
  });

  it('shows what a hostile narration says as text', async () => {
    reader.narration.voice.name = '<img src=x onerror=alert(1)>';
    await reader.open('More info');
    assertEqual(reader.dialog.querySelector('img'), null);
    assert(reader.says('<img src=x'), 'as written');
  });

  it('G48, G49: leads to the feedback form; from there the focus goes back to the button in the page', async () => {
    reader.isPlaying = true;
    await reader.open('More info');
    await reader.press('Send feedback about this audio version');
    assertEqual(reader.heading, 'Send feedback');
    assertEqual(reader.focused?.id, 'dialog-heading');
    await reader.keys('Escape');
    assert(!reader.isOpen, 'closed');
    assert(reader.focused === reader.buttonOfPlayer('More info'), 'focus is back');
    assert(reader.isPlaying, 'the audio went on');
  });

  it('G48: closes by Escape and by Close', async () => {
    for (const close of [() => reader.keys('Escape'), () => reader.press('Close')]) {
      await reader.open('More info');
      await close();
      assert(!reader.isOpen, 'closed');
      assert(reader.focused === reader.buttonOfPlayer('More info'), 'focus is back');
    }
  });

  itInMedia('G1: has no axe violations in light and dark, in English and German', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await emulateMedia({ colorScheme });
      for (reader.lang of ['en', 'de']) {
        await reader.open('More info');
        await assertNoAxeViolations();
        await reader.keys('Escape');
      }
    }
    await emulateMedia({ colorScheme: 'light' });
  });

  itWhenNarrow('G26, G28: fits 320 × 256 CSS pixels with targets of at least 44 × 44', async () => {
    await setViewport({ width: 320, height: 256 });
    await reader.open('More info');
    assert(reader.dialog.scrollWidth <= reader.dialog.clientWidth, 'no scrolling sideways');
    for (const target of reader.dialog.querySelectorAll('button, a')) {
      const { width, height } = target.getBoundingClientRect();
      assert(width >= 44 && height >= 44, `${textOf(target)} is ${width} × ${height}`);
    }
    await setViewport({ width: 800, height: 600 });
  });

  it('moves nothing by itself', async () => {
    await reader.open('More info');
    assertEqual(document.getAnimations().length, 0, 'The number of animations');
  });
});
