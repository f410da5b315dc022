import { assert, assertEqual } from '../dialogs/assert.js';
import { itWithEar } from '../engine.js';
import { listenTo, mediaThatPlays, SAMPLE_RATE, strength, tones } from './ear.js';
import { cleanUp, narrationOf, openPage, type Server, startServer, texts, until, wait } from './page.js';

describe('G56: at every speed', () => {
  let server: Server;
  beforeEach(() => {
    server = startServer();
    server.publish(narrationOf(texts, { endMs: 60_000 }));
    server.files.set(
      '/audio/harbour.wav',
      tones(60_000, () => 440),
    );
  });
  afterEach(cleanUp);

  it('G56: from 0.5 to 3 in steps of a quarter or less', async () => {
    const player = await openPage();
    const offered = [...player.speed.options].map(({ value }) => Number(value));
    assertEqual([offered[0], offered.at(-1)], [0.5, 3]);
    assert(
      offered.slice(1).every((rate, i) => rate - offered[i]! > 0 && rate - offered[i]! <= 0.25),
      `the steps of ${offered.join(', ')} are a quarter at most`,
    );
  });

  /** Of some tones, the loudest that is heard for half a second. */
  const heardAt = async (rate: number, preservesPitch: boolean): Promise<number> => {
    const player = await openPage();
    await player.setSpeed(rate);
    const media = await mediaThatPlays(() => player.play());
    assert(media.preservesPitch, 'the browser is asked to keep it');
    media.preservesPitch = preservesPitch;
    const ear = await listenTo(media);
    try {
      await until('something is heard', () => ear.heard().some((sample) => Math.abs(sample) > 0.1));
      await wait(700);
      const heard = ear.heard().slice(-SAMPLE_RATE / 2);
      const loudness = (hertz: number): number => strength(heard, hertz);
      return [220, 330, 440, 660, 880, 1320].reduce((a, b) => (loudness(b) > loudness(a) ? b : a));
    } finally {
      await ear.close();
    }
  };

  for (const rate of [0.5, 2, 3])
    itWithEar(`G56: the pitch is kept at ${rate}×`, async () => {
      assertEqual(await heardAt(rate, true), 440, 'The tone of 440 Hz');
    });

  itWithEar('a pitch that is not kept would be heard', async () => {
    assertEqual(await heardAt(2, false), 880, 'The tone of 440 Hz');
  });
});
