import { assert, assertEqual } from '../dialogs/assert.js';
import { engine } from '../engine.js';
import type { Triggered } from '../../../src/player/trigger.js';
import {
  article,
  cleanUp,
  narrationOf,
  openPage,
  reader,
  type Server,
  startServer,
  texts,
  until,
  wait,
} from './page.js';

describe('The player’s surface', () => {
  let server: Server;
  beforeEach(() => {
    server = startServer();
    server.publish(narrationOf(texts, { endMs: 60_000 }));
  });
  afterEach(cleanUp);

  /** `type trigger` of each event of these types. */
  const listenFor = (element: HTMLElement, ...types: string[]): string[] => {
    const told: string[] = [];
    for (const type of types)
      element.addEventListener(type, (event) =>
        told.push(`${type} ${(event as CustomEvent<Triggered>).detail.trigger}`),
      );
    return told;
  };

  it('has the properties of a media element, and refuses to set those that cannot be set', async () => {
    const { element } = await openPage();
    const audio = document.createElement('audio');
    for (const name of [
      'currentTime',
      'duration',
      'paused',
      'ended',
      'seeking',
      'readyState',
      'networkState',
      'currentSrc',
      'error',
      'playbackRate',
      'defaultPlaybackRate',
      'preservesPitch',
      'volume',
      'muted',
      'loop',
      'buffered',
      'played',
      'seekable',
    ] as const)
      assertEqual(typeof element[name], typeof audio[name], name);
    let refused: unknown;
    try {
      (element as { paused: boolean }).paused = false;
    } catch (error) {
      refused = error;
    }
    assert(refused instanceof TypeError, 'paused is not set');
    element.preservesPitch = false;
    element.loop = true;
    element.defaultPlaybackRate = 1.25;
    assertEqual([element.preservesPitch, element.loop, element.defaultPlaybackRate], [false, true, 1.25]);
  });

  it('reflects its address', async () => {
    const { element } = await openPage();
    element.src = '/transcripts/other.json';
    await element.updateComplete;
    assertEqual(element.getAttribute('src'), '/transcripts/other.json');
    element.removeAttribute('src');
    assertEqual(element.src, '');
  });

  it('has one object for one error', async () => {
    server.files.delete('/audio/harbour.wav');
    const player = await openPage();
    player.button('Play').click();
    await until('it is refused', () => player.element.error);
    assert(player.element.error === player.element.error, 'the same');
  });

  it('tells who has caused what: the listener, the page, the audio', async () => {
    const player = await openPage();
    const { element } = player;
    const told = listenFor(element, 'play', 'pause', 'seeked', 'ratechange', 'volumechange');
    await player.play();
    await player.pause();
    await element.play();
    element.pause();
    await until('all has been told', () => told.length === 4);
    element.currentTime = 20;
    await until('it is there', () => told.length === 5);
    player.range.focus();
    await reader.press('ArrowRight');
    await until('it is there', () => told.length === 6);
    await player.setSpeed(1.5);
    element.volume = 0.5;
    await until('all has been told', () => told.includes('volumechange page'));
    // A rate is told of twice, as a media element does: it is the default as well. WebKitGTK tells of a volume once more, as its
    // sound server has rounded it.
    assertEqual(
      [...new Set(told)].filter((one) => engine !== 'webkit' || one !== 'volumechange user'),
      [
        'play user',
        'pause user',
        'play page',
        'pause page',
        'seeked page',
        'seeked user',
        'ratechange user',
        'volumechange page',
      ],
    );
    const end = listenFor(element, 'pause', 'ended');
    element.currentTime = 59.5;
    await element.play();
    await until('it has ended', () => element.ended && end.length === 2);
    assertEqual(end, ['pause playback', 'ended playback']);
  });

  it('tells whether a sentence has come with time or was gone to', async () => {
    const player = await openPage();
    const { element } = player;
    await player.play();
    await player.marks('harbour');
    const told = listenFor(element, 'sentencechange');
    await until('the next sentence has come', () => told.length === 1);
    await reader.clickWord('keeper');
    await until('it is spoken', () => told.includes('sentencechange user'));
    assertEqual(told[0], 'sentencechange playback');
  });

  it('tells that another player has begun to speak', async () => {
    server.publish(narrationOf(texts, { id: 'other' }));
    const one = await openPage();
    const two = await openPage(article, { src: '/transcripts/other.json' });
    await one.play();
    await until('reading along has begun', () => one.element.currentTime > 0.3);
    const told = listenFor(one.element, 'pause');
    await two.play();
    await until('it has said so', () => told.length > 0);
    assertEqual(told, ['pause other-player']);
  });

  it('is one voice even before the code for listening has come', async () => {
    server.publish(narrationOf(texts, { id: 'other' }));
    const one = await openPage();
    const two = await openPage(article, { src: '/transcripts/other.json' });
    const told = listenFor(one.element, 'pause');
    const cutShort = one.element.play().catch(() => undefined);
    const begun = new Promise((resolve) => two.element.addEventListener('play', resolve, { once: true }));
    void two.element.play();
    await begun;
    await wait(0);
    assert(one.element.paused && !two.element.paused, 'the one that began last is heard');
    await cutShort;
    await until('it has said so', () => told.length > 0);
    assertEqual(told, ['pause other-player']);
  });

  it('tells that one in another tab has begun to speak', async () => {
    const player = await openPage();
    await player.play();
    await until('reading along has begun', () => player.element.currentTime > 0.3);
    const told = listenFor(player.element, 'pause');
    // What the player of another tab says when it begins.
    const tab = new BroadcastChannel('audio-article:voice');
    tab.postMessage({ at: Date.now() + 1000, by: 0.5 });
    await until('it has said so', () => told.length > 0);
    tab.close();
    assertEqual(told, ['pause other-tab']);
  });

  it('pauses when the page is left, even before its code for listening has come', async () => {
    const player = await openPage();
    const told = listenFor(player.element, 'pause');
    const begun = new Promise((resolve) => player.element.addEventListener('play', resolve));
    const playing = player.element.play();
    await begun;
    assertEqual(player.element.changedSentences, []);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await playing.catch(() => undefined);
    await until('it has said so', () => told.length > 0);
    assert(player.element.paused, 'the browser may keep the page for the way back');
    assertEqual(told, ['pause playback']);
  });

  it('tells what the listener has set', async () => {
    const player = await openPage();
    player.button('Play').focus();
    await wait(100);
    const set: unknown[] = [];
    player.element.addEventListener('settingschange', ({ detail }) =>
      set.push([detail.trigger, detail.settings.rate]),
    );
    await player.setSpeed(2);
    await until('it has said so', () => set.length > 0);
    assertEqual(set, [['user', 2]]);
  });
});
