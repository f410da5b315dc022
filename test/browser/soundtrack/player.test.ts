import type { Soundtrack as Tracks } from '../../../src/core/narration/schema.js';
import { insideOf } from '../../../src/player/inside.js';
import { setSettings } from '../../../src/player/settings.js';
import { itExceptIn } from '../engine.js';
import {
  article,
  cleanUp,
  narrationOf,
  openPage,
  type Player,
  startServer,
  texts,
  until,
  wait,
} from '../player/page.js';
import { assert, clicks, type Ear, listen, music, RATE, seconds, wav } from './studio.js';

/* The whole player with a soundtrack: what listeners do, and what they then see and hear. */

const bed = wav(
  seconds(8, (t) => 0.4 * Math.sin(2 * Math.PI * 220 * t)),
  seconds(8, (t) => 0.4 * Math.sin(2 * Math.PI * 330 * t)),
);
const sting = wav(clicks(120, 1.4));

let ear: Ear;
let requested: string[];
let browserFetch: typeof fetch;

/** @param answer to whoever asks for music; by default it is there */
async function open(
  roles: readonly (keyof Tracks)[],
  answer: (url: string) => Promise<Response> = (url) =>
    Promise.resolve(new Response(url.includes('sting') ? sting : bed)),
): Promise<Player> {
  const server = startServer();
  const published = narrationOf(texts, { endMs: 20_000 });
  const soundtrack = Object.fromEntries(
    roles.map((role) => [role, { ...music(`../audio/${role}.wav`), type: 'audio/wav' }]),
  );
  server.publish({ ...published, soundtrack });
  const below = window.fetch;
  window.fetch = (input, init) => {
    const { pathname } = new URL(new Request(input).url);
    if (!pathname.startsWith('/audio/')) return below(input, init);
    requested.push(pathname);
    return answer(pathname);
  };
  return openPage(article);
}

beforeEach(() => {
  browserFetch = window.fetch;
  requested = [];
  ear = listen();
});
afterEach(async () => {
  ear.close();
  await cleanUp();
  window.fetch = browserFetch;
});

const loud = 0.0008;

const itWhereItLoads = itExceptIn({
  webkit: 'in WebKitGTK nothing is loaded before the voice is asked to play',
});

describe('music beside the voice', () => {
  it('is loaded by nothing but Play', async () => {
    const player = await open(['sting', 'bed']);
    player.button('Play').focus();
    await wait(300);
    assert(requested.length === 0, `requested before Play: ${requested.join(', ')}`);
    assert(ear.contexts.length === 0, 'no audio context before Play');
    player.button('Play').click();
    await until('both are asked for', () => requested.length === 2);
  });

  itWhereItLoads('leaves the next narration’s audio alone before Play', async () => {
    const player = await open(['sting']);
    const { media } = insideOf(player.element);
    player.button('Play').click();
    await until('the sting is asked for', () => requested.length);
    await until('the voice’s bytes come', () => media.preload === 'auto');
    player.element.load();
    assert(media.preload === 'none', 'nothing is loaded');
  });

  it('lets the sting go first, while the button already says Pause', async () => {
    const player = await open(['sting', 'bed']);
    const told: string[] = [];
    for (const type of ['play', 'playing', 'pause'])
      player.element.addEventListener(type, () => told.push(type));
    player.button('Play').click();
    await until('the sting is heard', () => ear.level() > 0.05);
    assert(player.buttons.includes('Pause'), `there is ${player.buttons.join(', ')}`);
    assert(!player.element.paused && player.element.currentTime === 0, 'the voice waits');
    await until('the voice speaks', () => player.element.currentTime > 0.5);
    assert(told.join() === 'play,playing', `told: ${told.join()}`);
    await until('the bed is heard', () => ear.level() > loud);
  });

  it('is over at once when the sting is paused, and begins anew with the next Play', async () => {
    const player = await open(['sting']);
    player.button('Play').click();
    await until('the sting is heard', () => ear.level() > 0.05);
    player.button('Pause').click();
    await until('Play is there again', () => player.buttons.includes('Play'));
    await wait(1500);
    assert(player.element.paused && player.element.currentTime === 0, 'the voice has not begun');
    assert(ear.level() < loud, 'nothing is heard');
    player.button('Play').click();
    await until('the sting is heard again', () => ear.level() > 0.05);
  });

  it('is over when another player begins during the sting, and pauses the one that speaks', async () => {
    const first = await open(['sting']);
    const second = await openPage('<p>Another article.</p>');
    first.button('Play').click();
    await until('its sting is heard', () => ear.level() > 0.05);
    second.button('Play').click();
    await until('the first gives way', () => first.buttons.includes('Play'));
    await until('the second speaks', () => second.element.currentTime > 0.2);
    assert(first.element.paused && first.element.currentTime === 0, 'the first has not begun');
    first.button('Play').click();
    await until('the second gives way before the sting', () => second.element.paused);
    assert(first.element.currentTime === 0, 'the first has its sting');
  });

  it('gives way when the listener goes elsewhere during the sting', async () => {
    const player = await open(['sting']);
    player.button('Play').click();
    await until('the sting is heard', () => ear.level() > 0.05);
    player.element.currentTime = 5;
    await until('the voice speaks there', () => player.element.currentTime > 5.2);
  });

  it('fades on pause, on seeking and at the end, and comes back', async () => {
    const player = await open(['bed']);
    await player.play();
    await until('the bed is heard', () => ear.level() > loud);
    await player.pause();
    await until('it has faded', () => ear.level() < loud / 10);
    await until('Web Audio rests', () => ear.contexts[0]?.state === 'suspended');
    await player.play();
    await until('it is back', () => ear.level() > loud);
    player.element.currentTime = 19;
    await until('the end has come', () => player.element.ended);
    await until('it has faded', () => ear.level() < loud / 10);
  });

  it('follows volume and mute of the voice', async () => {
    const player = await open(['bed']);
    await player.play();
    await until('the bed is heard', () => ear.level() > loud);
    player.element.muted = true;
    await until('it is muted too', () => ear.level() < loud / 10);
    player.element.muted = false;
    await until('it is heard again', () => ear.level() > loud);
  });

  it('keeps its tempo at every rate of the voice', async () => {
    const player = await open(['bed']);
    await player.play();
    await until('the bed is heard', () => ear.level() > loud);
    await player.setSpeed(2);
    await wait(200);
    assert(ear.starts.length === 1 && ear.starts[0]!.source.playbackRate.value === 1, 'it goes on as it was');
  });

  it('is switched off and on in the options, while it plays', async () => {
    const player = await open(['bed']);
    await player.play();
    await until('the bed is heard', () => ear.level() > loud);
    player.button('Options').click();
    const box = await until('the switch is there', () =>
      [...player.root.querySelectorAll('label')]
        .find((label) => label.textContent.includes('Background music'))
        ?.querySelector('input'),
    );
    assert(box.checked, 'it is on');
    box.click();
    await until('it has faded', () => ear.level() < loud / 10);
    assert(!player.element.paused, 'the voice goes on');
    box.click();
    await until('it is back', () => ear.level() > loud);
  });

  it('is not there for who has switched it off, and has no sting', async () => {
    await setSettings({ soundtrack: 'off' });
    const player = await open(['sting', 'bed']);
    await player.play();
    await until('the voice speaks', () => player.element.currentTime > 0.3);
    assert(requested.length === 0 && ear.contexts.length === 0, 'nothing was loaded for it');
  });

  it('is off where motion is reduced or data are saved, unless the listener wants it', async () => {
    const { isMusicWanted } = await import('../../../src/player/soundtrack/wanted.js');
    const { matchMedia } = window;
    const connection = Object.getOwnPropertyDescriptor(Navigator.prototype, 'connection');
    assert(isMusicWanted(), 'it is on');
    window.matchMedia = (query) => {
      const list = matchMedia.call(window, query);
      return query.includes('reduced-motion')
        ? (Object.create(list, { matches: { value: true } }) as MediaQueryList)
        : list;
    };
    assert(!isMusicWanted(), 'off under reduced motion');
    await setSettings({ soundtrack: 'on' });
    assert(isMusicWanted(), 'on by the listener’s word');
    await setSettings({ soundtrack: 'auto' });
    window.matchMedia = matchMedia;
    Object.defineProperty(navigator, 'connection', { configurable: true, value: { saveData: true } });
    assert(!isMusicWanted(), 'off where data are saved');
    Reflect.deleteProperty(navigator, 'connection');
    assert(!connection || isMusicWanted(), 'and on again');
  });
});

describe('the voice', () => {
  /** How long it lets itself be waited for, ms. */
  async function begins(player: Player): Promise<number> {
    const pressed = performance.now();
    player.button('Play').click();
    await until('the voice speaks', () => player.element.currentTime > 0.05);
    return performance.now() - pressed;
  }

  it('begins without music that is not there, is no music, or never comes', async () => {
    const answers: Record<string, () => Promise<Response>> = {
      missing: () => Promise.resolve(new Response('', { status: 404 })),
      text: () => Promise.resolve(new Response('<p>Not found</p>')),
      endless: () => new Promise<Response>(() => undefined),
      unreachable: () => Promise.reject(new TypeError('Failed to fetch')),
      huge: () => Promise.resolve(new Response(new Uint8Array(3 * 1024 * 1024))),
    };
    for (const [what, answer] of Object.entries(answers)) {
      const player = await open(['sting', 'bed'], answer);
      const ms = await begins(player);
      assert(ms < 8000, `${what}: the voice began after ${Math.round(ms)} ms`);
      assert(ear.level() === 0, `${what}: nothing is heard beside it`);
      player.element.remove();
      window.fetch = browserFetch;
      await cleanUp();
    }
  });

  it('begins without Web Audio, and where it is suspended', async () => {
    const { AudioContext: There } = window;
    const blocked = class extends There {
      override resume(): Promise<void> {
        return new Promise(() => undefined);
      }
      override get state(): AudioContextState {
        return 'suspended';
      }
    };
    for (const AudioContext of [undefined, blocked]) {
      Object.assign(window, { AudioContext });
      const player = await open(['sting', 'bed']);
      const ms = await begins(player);
      assert(ms < 8000, `the voice began after ${Math.round(ms)} ms`);
      player.element.remove();
      Object.assign(window, { AudioContext: There });
      window.fetch = browserFetch;
      await cleanUp();
    }
  });

  it('never goes through Web Audio', async () => {
    const { createMediaElementSource } = AudioContext.prototype;
    let caught = 0;
    AudioContext.prototype.createMediaElementSource = function (media) {
      caught++;
      return createMediaElementSource.call(this, media);
    };
    const player = await open(['sting', 'bed']);
    await begins(player);
    await until('the bed is heard', () => ear.level() > loud);
    AudioContext.prototype.createMediaElementSource = createMediaElementSource;
    assert(caught === 0, 'no source was made of the media element');
    await ear.contexts[0]!.suspend();
    const { currentTime } = player.element;
    await until('the voice goes on alone', () => player.element.currentTime > currentTime + 0.3);
  });
});

describe('what is found out about music', () => {
  it('is found once, and kept', async () => {
    let analyses = 0;
    const { OfflineAudioContext: There } = window;
    window.OfflineAudioContext = class extends There {
      constructor(channels: number, length: number, rate: number) {
        super(channels, length, rate);
        analyses++;
      }
    } as typeof There;
    for (let times = 0; times < 2; times++) {
      const player = await open(['bed']);
      await player.play();
      await until('the bed is heard', () => ear.level() > loud);
      player.element.remove();
      window.fetch = browserFetch;
    }
    window.OfflineAudioContext = There;
    assert(analyses === 1, `analysed ${analyses} times`);
  });

  it('is the tempo that web-audio-beat-detector finds in its worker', async () => {
    const { guess } = await import('web-audio-beat-detector');
    const { factsOf } = await import('../../../src/player/soundtrack/facts.js');
    for (const bpm of [92, 110, 133.3, 176]) {
      const samples = clicks(bpm, 12);
      const buffer = new AudioBuffer({ length: samples.length, sampleRate: RATE });
      buffer.copyToChannel(samples, 0);
      const { bpm: tempo } = await guess(buffer);
      const { beats } = await factsOf(`${bpm}`, buffer);
      assert(beats && Math.abs(beats.bpm - tempo) <= 0.5, `${beats?.bpm} and ${tempo}`);
    }
  });
});
