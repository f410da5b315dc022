import { get, set } from 'idb-keyval';
import type { Place } from '../../../src/core/place.js';
import type { AudioArticle } from '../../../src/player/audio-article.js';
import { deviceStore, positionKey } from '../../../src/player/device.js';
import type { KeptPlace, PositionStore } from '../../../src/player/position-store.js';
import { assert, assertEqual } from '../dialogs/assert.js';
import {
  cleanUp,
  narrationOf,
  openPage,
  Player,
  type Server,
  startServer,
  until,
  wait,
  wav,
} from './page.js';

const lines = Array.from({ length: 12 }, (_, i) => `Sentence number ${i} tells of the sea and of the ships.`);
const narration = narrationOf(['The sea', ...lines]);
const KEY = positionKey(narration.id);

const onDisk = async (): Promise<KeptPlace | undefined> => get<KeptPlace>(KEY, deviceStore);

/** Writing takes as long as the machine wants. */
async function isKept(...nths: readonly number[]): Promise<void> {
  const wanted = nths.map((nth) => placeIn(nth).sentence);
  for (let looks = 0; !wanted.includes((await onDisk())?.place?.sentence ?? -1); looks++) {
    assert(looks < 1500, `sentence ${nths.join(' or ')} is kept`);
    await wait(20);
  }
}

/** Where a sentence begins, in seconds, from 0. */
const begin = (nth: number): number => narration.blocks[nth + 1]!.sentences[0]!.startMs / 1000;

/** What is kept of somebody who listens to the nth sentence. */
function keptIn(nth: number, at: number): KeptPlace {
  return { place: placeIn(nth), at };
}

let placeIn: (nth: number) => Place;

let server: Server;
beforeEach(async () => {
  server = startServer();
  server.publish(narration);
  const [{ placeAt }, { timelineOf }] = await Promise.all([
    import('../../../src/core/place.js'),
    import('../../../src/core/timeline.js'),
  ]);
  placeIn = (nth) => placeAt(narration, timelineOf(narration), begin(nth) * 1000 + 10)!;
});
afterEach(cleanUp);

const offer = (player: Player): string | undefined =>
  player.buttons.find((name) => name.startsWith('Resume'));

const offered = (player: Player): Promise<string> => until('there is an offer', () => offer(player));

async function playFrom(player: Player, seconds: number): Promise<void> {
  await player.play();
  player.element.currentTime = seconds;
  await until('it is heard there', () => player.element.currentTime > seconds + 0.3);
}

async function listenTo(seconds: number): Promise<void> {
  const player = await openPage();
  await playFrom(player, seconds);
  await player.pause();
  await wait(50);
  player.element.remove();
}

/** A page whose publisher keeps places, too. */
async function openWith(positionStore: PositionStore): Promise<Player> {
  const element: AudioArticle = document.createElement('audio-article');
  element.positionStore = positionStore;
  element.src = '/transcripts/harbour.json';
  document.body.append(element);
  const player = new Player(element);
  await player.loaded();
  return player;
}

/** Instead of the method until the test is over. */
function stubbed<T extends object, K extends keyof T>(on: T, name: K, method: T[K]): () => void {
  const original = on[name];
  on[name] = method;
  return () => void (on[name] = original);
}

describe('The kept place', () => {
  it('is written when a sentence begins, and when the listener looks for another place', async () => {
    const player = await openPage();
    await playFrom(player, begin(2) - 0.3);
    await until('the third sentence is heard', () => player.element.currentTime > begin(2) + 0.05);
    // Or one of those after it, before anybody looks.
    await isKept(2, 3, 4, 5, 6);
    await player.pause();
    player.element.currentTime = begin(7) + 0.01;
    await isKept(7);
  });

  it('is left alone by a page that only looks elsewhere, and by one that only stands there', async () => {
    const kept = keptIn(5, Date.now() - 1000);
    await set(KEY, kept, deviceStore);
    const player = await openPage();
    await offered(player);
    player.element.currentTime = begin(9);
    await wait(150);
    dispatchEvent(new PageTransitionEvent('pagehide'));
    player.element.remove();
    await wait(100);
    assertEqual(JSON.stringify(await onDisk()), JSON.stringify(kept));
  });

  it('is not taken away by Play pressed by mistake', async () => {
    await listenTo(begin(6));
    const player = await openPage();
    await offered(player);
    await player.play();
    await until('it has been heard', () => player.element.currentTime > 1.2);
    await player.pause();
    player.element.remove();
    await wait(50);
    await offered(await openPage());
  });

  it('does not hold what another tab has heard since', async () => {
    const player = await openPage();
    await playFrom(player, begin(3));
    await player.pause();
    const later = keptIn(8, Date.now() + 5);
    await set(KEY, later, deviceStore);
    player.element.remove();
    await wait(80);
    assertEqual((await onDisk())!.place!.sentence, placeIn(8).sentence);
  });

  it('a clock that was ahead once does not hold it for ever', async () => {
    await set(KEY, keptIn(8, Date.now() + 1e11), deviceStore);
    await listenTo(begin(4));
    assertEqual((await onDisk())!.place!.sentence, placeIn(4).sentence);
  });

  it('a clock that is set back while one listens, or between two visits, takes no place away', async () => {
    const { now } = Date;
    let back = 0;
    Date.now = () => now() - back;
    try {
      const player = await openPage();
      await playFrom(player, begin(3));
      await player.pause();
      back = 200_000;
      await playFrom(player, begin(6));
      await player.pause();
      await isKept(6);
      player.element.remove();
      back = 400_000;
      await listenTo(begin(9));
      await isKept(9);
    } finally {
      Date.now = now;
    }
  });

  for (const [what, damaged] of Object.entries<unknown>({
    'a number': 7,
    'a time': { place: 42, at: Date.now() },
    'a place without its neighbours': { place: { sentence: 1, occurrence: 0, of: 1 }, at: Date.now() },
  }))
    it(`is no harm when it is damaged: ${what}`, async () => {
      await set(KEY, damaged, deviceStore);
      const player = await openPage();
      await wait(150);
      assertEqual(offer(player), undefined);
      await playFrom(player, begin(3));
      await player.pause();
      await isKept(3, 4, 5);
    });

  it('beyond the end of audio that is shorter than its narration says: it begins anew', async () => {
    await listenTo(begin(6));
    server.files.set('/audio/harbour.wav', wav(5000));
    const player = await openPage();
    await offered(player);
    player.button('Resume').click();
    await until(
      'it does not end at once',
      () => !player.element.paused && player.element.currentTime > 0.2 && player.element.currentTime < 4,
    );
  });

  it('in an article of which only the beginning is left: nothing is offered', async () => {
    await listenTo(begin(6));
    server.publish(narrationOf(['The sea', 'Something else stands here now.'], { endMs: 60_000 }));
    const player = await openPage();
    await wait(200);
    assertEqual(offer(player), undefined);
  });
});

describe('The device', () => {
  it('full: the place lasts as long as the page, and is on disk as soon as there is room', async () => {
    const restore = [
      stubbed(IDBObjectStore.prototype, 'put', () => {
        throw new DOMException('No room', 'QuotaExceededError');
      }),
    ];
    try {
      await listenTo(begin(6));
      assertEqual(await onDisk(), undefined);
      const player = await openPage();
      await offered(player);
      restore.pop()!();
      player.button('Resume').click();
      await until('it is on disk', () => player.element.currentTime > begin(6) + 1.3);
      await isKept(6);
    } finally {
      restore.pop()?.();
    }
  });

  it('whose connection is closed while playing: it is opened again, nothing is lost', async () => {
    const player = await openPage();
    await playFrom(player, begin(2));
    await deviceStore('readonly', ({ transaction }) => transaction.db.close());
    player.element.currentTime = begin(6) + 0.01;
    await until('it is heard there', () => player.element.currentTime > begin(6) + 0.3);
    await player.pause();
    await isKept(6);
  });

  it('whose database is deleted while playing: that is not held up, and the place is written anew', async () => {
    const player = await openPage();
    await playFrom(player, begin(2));
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase('audio-article');
      request.onsuccess = () => resolve();
      request.onblocked = () => reject(new Error('The player holds it.'));
    });
    await isKept(2, 3, 4, 5, 6);
  });

  it('where somebody writes nonsense while it plays: the next place stands there whole', async () => {
    const player = await openPage();
    await playFrom(player, begin(2));
    for (const nonsense of [null, 'x', { place: 'x' }, { at: 'x', place: null }, new Uint8Array(9)])
      await set(KEY, nonsense, deviceStore);
    player.element.currentTime = begin(6) + 0.01;
    await isKept(6);
  });

  it('keeps a thousand articles, and none for more than a year', async () => {
    const DAY = 86_400_000;
    const write = (key: string, value: unknown): Promise<void> => set(key, value, deviceStore);
    await Promise.all(
      Array.from({ length: 1005 }, (_, i) => write(positionKey(`a${i}`), keptIn(2, Date.now() - 1000 * i))),
    );
    await write(positionKey('old'), keptIn(2, Date.now() - 366 * DAY));
    await write('else', { at: 0 });
    await listenTo(begin(4));
    await wait(100);
    const kept = async (name: string): Promise<boolean> =>
      (await get(positionKey(name), deviceStore)) !== undefined;
    assertEqual(String(await Promise.all(['a0', 'a998'].map(kept))), 'true,true');
    assertEqual(String(await Promise.all(['a999', 'a1004', 'old'].map(kept))), 'false,false,false');
    assert((await onDisk())?.place, 'the newest of them is kept');
    assertEqual(JSON.stringify(await get('else', deviceStore)), '{"at":0}');
  });
});

describe('A publisher’s own store of places', () => {
  /** What a publisher’s server holds; each method may be slow or fail. */
  class Elsewhere implements PositionStore {
    readonly writes: { kept: KeptPlace; isLeaving: boolean }[] = [];
    kept: KeptPlace | undefined;
    onDevice = true;
    read = (): Promise<KeptPlace | undefined> => Promise.resolve(this.kept);
    answer = (): Promise<void> => Promise.resolve();

    write(_article: string, kept: KeptPlace, isLeaving: boolean): Promise<void> {
      this.writes.push({ kept, isLeaving });
      return this.answer();
    }
  }

  let elsewhere: Elsewhere;
  const reported: string[] = [];
  let restore: () => void;
  beforeEach(() => {
    elsewhere = new Elsewhere();
    reported.length = 0;
    restore = stubbed(window, 'reportError', (error: unknown) => void reported.push(String(error)));
  });
  afterEach(() => restore());

  it('is told each place, and at once when the page is left', async () => {
    const began = Date.now();
    const player = await openWith(elsewhere);
    await playFrom(player, begin(3));
    await until('it is told', () => elsewhere.writes.length > 0);
    await wait(300);
    dispatchEvent(new PageTransitionEvent('pagehide'));
    const { kept, isLeaving } = elsewhere.writes.at(-1)!;
    assert(
      [3, 4, 5].some((nth) => kept.place!.sentence === placeIn(nth).sentence),
      'where the voice was',
    );
    assertEqual(isLeaving, true);
    assert(kept.at >= began && kept.at <= Date.now(), 'with its time');
    assert(player.element.paused, 'nothing is heard of a page that is left');
  });

  it('is told where the listener leaves while they listen, however short a time after it was told before', async () => {
    const player = await openWith(elsewhere);
    await player.play();
    player.element.currentTime = begin(3);
    const left = new Promise<number>((resolve) => {
      elsewhere.answer = () => {
        elsewhere.answer = () => Promise.resolve();
        const told = elsewhere.writes.length;
        dispatchEvent(new PageTransitionEvent('pagehide'));
        resolve(elsewhere.writes.length - told);
        return Promise.resolve();
      };
    });
    assertEqual(await left, 1);
    assertEqual(elsewhere.writes.at(-1)!.isLeaving, true);
  });

  it('offers what was heard on another device later than here', async () => {
    await listenTo(begin(3));
    elsewhere.kept = keptIn(8, Date.now());
    assertEqual(await offered(await openWith(elsewhere)), `Resume from ${Math.floor(begin(8))} seconds`);
  });

  it('is told what was heard here later', async () => {
    elsewhere.kept = keptIn(8, Date.now() - 60_000);
    await listenTo(begin(3));
    assert((await offered(await openWith(elsewhere))).startsWith('Resume from'), 'it is offered');
    await until('it is told', () => elsewhere.writes.length === 1);
    assertEqual(elsewhere.writes[0]!.kept.place!.sentence, placeIn(3).sentence);
  });

  it('hears that an article was heard to its end, and then nothing is offered', async () => {
    const player = await openWith(elsewhere);
    await player.play();
    player.element.currentTime = player.element.duration - 0.3;
    await until('it has ended', () => player.element.ended);
    await until('it is told', () => elsewhere.writes.at(-1)?.kept.place === null);
    player.element.remove();
    elsewhere.kept = elsewhere.writes.at(-1)!.kept;
    const next = await openWith(elsewhere);
    await wait(200);
    assertEqual(offer(next), undefined);
  });

  it('that never answers delays nothing: the device’s place is offered, and playing goes on', async () => {
    await listenTo(begin(3));
    elsewhere.read = () => new Promise(() => undefined);
    elsewhere.answer = () => new Promise(() => undefined);
    const player = await openWith(elsewhere);
    assert((await offered(player)).startsWith('Resume from'), 'from the device');
    player.button('Resume').click();
    await player.playing();
    await wait(1500);
    assertEqual(elsewhere.writes.length, 1);
    await player.pause();
    await isKept(3, 4, 5);
  });

  it('that answers late offers nothing to somebody who already listens', async () => {
    let answer: (kept: KeptPlace) => void = () => undefined;
    elsewhere.read = () => new Promise((resolve) => (answer = resolve));
    const player = await openWith(elsewhere);
    await player.play();
    answer(keptIn(8, Date.now()));
    await wait(200);
    assertEqual(offer(player), undefined);
  });

  it('that is slow gets one place at a time, and the newest last', async () => {
    let isBusy = false;
    elsewhere.answer = async () => {
      assert(!isBusy, 'one at a time');
      isBusy = true;
      await wait(700);
      isBusy = false;
    };
    const player = await openWith(elsewhere);
    await playFrom(player, begin(3));
    player.element.currentTime = begin(5);
    await wait(100);
    player.element.currentTime = begin(7) + 0.01;
    await wait(100);
    await player.pause();
    await until(
      'it is told',
      () => elsewhere.writes.at(-1)?.kept.place?.sentence === placeIn(7).sentence && !isBusy,
    );
    assert(elsewhere.writes.length <= 4, String(elsewhere.writes.length));
  });

  it('that fails says so once and stops nothing', async () => {
    elsewhere.read = () => Promise.reject(new Error('No answer'));
    elsewhere.write = () => {
      throw new Error('No network');
    };
    const player = await openWith(elsewhere);
    await playFrom(player, begin(3));
    await wait(1500);
    await player.pause();
    await isKept(3, 4, 5);
    assertEqual(reported.filter((message) => message.includes('No network')).length, 1);
    assertEqual(reported.filter((message) => message.includes('No answer')).length, 1);
  });

  it('that says damaged things is not believed', async () => {
    elsewhere.read = () =>
      Promise.resolve({ place: { sentence: '1' }, at: Date.now() } as unknown as KeptPlace);
    const player = await openWith(elsewhere);
    await wait(200);
    assertEqual(offer(player), undefined);
  });

  it('where several people share a device: nothing is kept here', async () => {
    elsewhere.onDevice = false;
    const player = await openWith(elsewhere);
    await playFrom(player, begin(3));
    await player.pause();
    await wait(60);
    assertEqual(await onDisk(), undefined);
    assert(elsewhere.writes.length > 0, 'it is kept there');
  });
});
