import { holdStart } from '../../../src/player/hold-start.js';
import { assert, seconds, until, wait, wav } from './studio.js';

const sound = URL.createObjectURL(wav(seconds(3, () => 0)));

/** A media element that is held until `release` is called. */
function open() {
  const media = new Audio(sound);
  const ended = new AbortController();
  const told: string[] = [];
  for (const type of ['play', 'playing', 'pause']) media.addEventListener(type, () => told.push(type));
  let [isDue, release] = [true, (): void => undefined];
  const cancelled: boolean[] = [];
  holdStart(
    media,
    {
      isDue: () => isDue,
      run: (signal) =>
        new Promise((resolve) => {
          release = () => {
            cancelled.push(signal.aborted);
            resolve();
          };
          signal.addEventListener('abort', release);
        }),
    },
    ended.signal,
  );
  return {
    media,
    told,
    cancelled,
    release: () => release(),
    due: (value: boolean) => (isDue = value),
    end: () => ended.abort(),
  };
}

const nameOf = async (promise: Promise<void>): Promise<string> =>
  promise.then(
    () => 'played',
    (error: unknown) => (error instanceof DOMException ? error.name : String(error)),
  );

describe('a start that is held', () => {
  it('counts as playing, and tells of it once', async () => {
    const { media, told, release } = open();
    const first = media.play();
    const second = media.play();
    assert(!media.paused && told.join() === 'play', `told ${told.join()}`);
    await wait(100);
    assert(media.currentTime === 0, 'nothing is heard yet');
    release();
    await Promise.all([first, second]);
    await until('it plays', () => media.currentTime > 0.1);
    assert(told.join() === 'play,playing', `told ${told.join()}`);
    media.pause();
    await until('it is told', () => told.length === 3);
    assert(media.paused && told.join() === 'play,playing,pause', `told ${told.join()}`);
  });

  it('is taken back by a pause, at once', async () => {
    const { media, told, cancelled } = open();
    const playing = nameOf(media.play());
    media.pause();
    assert(media.paused, 'it is paused');
    assert((await playing) === 'AbortError', 'as a media element says it');
    await wait(100);
    assert(
      media.paused && told.join() === 'play,pause' && cancelled.join() === 'true',
      `told ${told.join()}`,
    );
    const again = media.play();
    assert(!media.paused, 'and may be asked for again');
    media.pause();
    await nameOf(again);
  });

  it('that the browser refuses in the end is told as a pause', async () => {
    const { media, told, release } = open();
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('No.', 'NotAllowedError'));
    const playing = nameOf(media.play());
    release();
    const name = await playing;
    HTMLMediaElement.prototype.play = play;
    assert(name === 'NotAllowedError', name);
    assert(media.paused && told.join() === 'play,pause', `told ${told.join()}`);
  });

  it('is a start as ever where nothing is due, and when the holding has ended', async () => {
    const { media, told, due, end } = open();
    due(false);
    await media.play();
    assert(told.join() === 'play,playing', `told ${told.join()}`);
    media.pause();
    due(true);
    const held = nameOf(media.play());
    end();
    assert((await held) === 'AbortError' && media.paused, 'who was held is not played');
    assert(!Object.hasOwn(media, 'play') && !Object.hasOwn(media, 'paused'), 'the element is as it was');
    await media.play();
    media.pause();
  });
});
