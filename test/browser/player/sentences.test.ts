import { assert, assertEqual } from '../dialogs/assert.js';
import type { Sentences } from '../../../src/player/sentences.js';
import { itWithEar } from '../engine.js';
import { listenTo, mediaThatPlays, SAMPLE_RATE, strength, tones } from './ear.js';
import {
  cleanUp,
  marked,
  narrationOf,
  openPage,
  type Player,
  type Server,
  startServer,
  texts,
  until,
  wait,
} from './page.js';

/* Sentences begin at 400 (The harbour), 1200 (On a cliff), 3400 (Nobody) and 5200 ms (The keeper). */

describe('Sentence by sentence', () => {
  let server: Server;
  let player: Player;
  let sentences: Sentences;
  beforeEach(() => {
    server = startServer();
    server.publish(narrationOf(texts, { endMs: 60_000 }));
  });
  const open = async (): Promise<void> => {
    player = await openPage();
    const found = await player.element.sentences();
    assert(found, 'there are sentences');
    sentences = found;
  };
  afterEach(cleanUp);
  const at = (): number => Math.round(player.element.currentTime * 1000);

  it('next goes to the start of the next sentence, and at the last one nowhere', async () => {
    await open();
    const reached: number[] = [];
    while (sentences.next()) reached.push(at());
    assertEqual(reached, [400, 1200, 3400, 5200]);
    assertEqual(at(), 5200, 'It stays');
    assert(player.element.paused, 'what was paused stays paused');
    await player.marks('The');
    assertEqual(marked('sentence'), 'The keeper climbed its steps each evening.');
  });

  it('previous goes to the start of the sentence, and from its first moments to the one before', async () => {
    await open();
    player.element.currentTime = 5.1;
    sentences.previous();
    assertEqual(at(), 3400, 'More than 1.5 s into it');
    sentences.previous();
    assertEqual(at(), 1200, 'At its start');
    player.element.currentTime = 2.6;
    sentences.previous();
    assertEqual(at(), 400, '1.4 s into it');
    sentences.previous();
    assertEqual(at(), 400, 'At the first');
  });

  it('those moments are as the listener hears them, whatever the speed', async () => {
    await open();
    player.element.playbackRate = 3;
    player.element.currentTime = 5.1;
    sentences.previous();
    assertEqual(at(), 1200, 'At 3×, 1.7 s of audio last half a second');
    player.element.playbackRate = 0.5;
    player.element.currentTime = 4.2;
    sentences.previous();
    assertEqual(at(), 3400, 'At 0.5×, 0.8 s of audio last 1.6');
  });

  it('what plays goes on playing; repeat plays in any case', async () => {
    await open();
    player.element.currentTime = 2;
    sentences.repeat();
    assertEqual(at(), 1200);
    await player.playing();
    sentences.next();
    assert(!player.element.paused && at() >= 3400, 'it plays on');
  });

  it('a loop lasts through a pause, until it is switched off', async () => {
    await open();
    let changes = 0;
    player.element.addEventListener('sentenceloopchange', () => changes++);
    player.element.currentTime = 4.6;
    sentences.loop = true;
    sentences.loop = true;
    assertEqual(changes, 1, 'Events');
    await player.play();
    await until('it has gone back', () => at() < 4000);
    await player.pause();
    assert(sentences.loop, 'it is still looped');
    player.element.currentTime = 4.6;
    await player.play();
    await until('it has gone back again', () => at() < 4000);
    sentences.loop = false;
    player.element.currentTime = 4.6;
    await until('it goes on', () => at() > 5300);
    assertEqual(changes, 2, 'Events');
  });

  it('G1: a loop of the last sentence, with which the audio ends, is no pause and no end to anybody', async () => {
    const narration = narrationOf(texts);
    narration.audio[0]!.duration = narration.blocks.at(-1)!.sentences.at(-1)!.endMs;
    server.publish(narration);
    // A file that ends a moment earlier than the narration says.
    server.files.set(
      '/audio/harbour.wav',
      tones(6500, () => 400),
    );
    await open();
    const { element } = player;
    element.currentTime = 6.3;
    sentences.loop = true;
    await player.play();
    const heard: string[] = [];
    let turns = 0;
    for (const type of ['play', 'pause', 'ended']) element.addEventListener(type, () => heard.push(type));
    element.addEventListener('seeked', () => turns++);
    for (const turn of [1, 2]) {
      await until('it has gone back', () => turns >= turn * 2 - 1 && at() < 6000);
      element.currentTime = 6.3;
      // On a busy machine it may have gone round again.
      await until('it is there', () => turns >= turn * 2);
    }
    assertEqual(heard, []);
    assert(sentences.loop && !element.paused, 'it goes on');
    assertEqual(at() >= 5200, true, 'in the sentence');
  });

  it('tells who has begun and ended a loop', async () => {
    await open();
    const told: string[] = [];
    player.element.addEventListener('sentenceloopchange', ({ detail }) => told.push(detail.trigger));
    player.element.setAttribute('bar', 'loop');
    await until('the button is there', () => player.element.shadowRoot!.querySelector('[aria-pressed]'));
    player.button('Loop sentence').click();
    sentences.loop = false;
    assertEqual(told, ['user', 'page']);
  });

  for (const [how, jump] of [
    ['another sentence', () => sentences.next()],
    ['15 s on', () => player.button('Forward 15').click()],
    ['a time before it', () => (player.element.currentTime = 1)],
  ] as const)
    it(`a loop ends when the listener goes to ${how}`, async () => {
      await open();
      player.element.currentTime = 3.5;
      sentences.loop = true;
      jump();
      await until('it has ended', () => !sentences.loop);
    });

  it('a loop does not end when the listener goes to another word of it', async () => {
    await open();
    player.element.currentTime = 3.5;
    sentences.loop = true;
    player.element.currentTime = 4.5;
    sentences.repeat();
    await wait(200);
    assert(sentences.loop, 'it is still looped');
  });

  it('the last sentence can be looped, even where the audio ends with it', async () => {
    const short = narrationOf(texts);
    const { duration, ...audio } = short.audio[0]!;
    server.publish({ ...short, audio: [{ ...audio, duration: duration - 500 }] });
    await open();
    player.element.currentTime = 6.2;
    sentences.loop = true;
    await player.play();
    await until('it has gone back', () => at() < 5900 && at() >= 5200);
    assert(sentences.loop, 'it is still looped');
    await until('it plays', () => !player.element.paused);
  });

  it('a player that is removed loops nothing any more', async () => {
    await open();
    player.element.currentTime = 3.5;
    sentences.loop = true;
    player.element.remove();
    await until('it has ended', () => !sentences.loop);
  });

  /** The last word of the looped sentence, and the first of the next one. */
  const [LAST, NEXT] = [700, 1900];
  for (const rate of [0.5, 1, 3])
    itWithEar(`at ${rate}× a loop plays its last word whole and nothing of the next sentence`, async () => {
      // The last word of “Nobody … years.” is spoken from 4600 to 4800, the next one from 5200 on.
      const hertz = (ms: number): number => (ms < 4600 ? 400 : ms < 4800 ? LAST : ms < 5200 ? 0 : NEXT);
      server.files.set('/audio/harbour.wav', tones(10_000, hertz));
      await open();
      await player.setSpeed(rate);
      player.element.currentTime = 4;
      sentences.loop = true;
      let turns = 0;
      const media = await mediaThatPlays(() => player.play());
      media.addEventListener('seeked', () => turns++);
      const listen = async (): Promise<{ next: number[]; last: number[] }> => {
        turns = 0;
        const ear = await listenTo(media);
        await until('it has gone round twice', () => turns === 3);
        const heard = ear.heard();
        await ear.close();
        const WINDOW = SAMPLE_RATE / 200;
        /** Lengths in ms of the times at which a tone is heard. */
        const runs = (tone: number): number[] => {
          const found = [0];
          for (let i = 0; i + WINDOW <= heard.length; i += WINDOW)
            if (strength(heard.subarray(i, i + WINDOW), tone) > 0.15) found[found.length - 1]! += 5;
            else if (found.at(-1)! > 0) found.push(0);
          return found.filter((length) => length > 0);
        };
        return {
          // The cut itself may click.
          next: runs(NEXT).filter((length) => length > 10),
          last: runs(LAST).filter((length) => length > 20),
        };
      };
      const isWhole = ({ next, last }: Awaited<ReturnType<typeof listen>>): boolean =>
        next.length === 0 &&
        last.length >= 2 &&
        last.slice(1).every((length) => Math.abs(length - 200 / rate) <= 30);
      // A busy machine is late now and then; what is wrong is wrong each time.
      let heard = await listen();
      for (let again = 0; again < 2 && !isWhole(heard); again++) heard = await listen();
      assert(isWhole(heard), `the last word lasts ${200 / rate} ms: ${JSON.stringify(heard)}`);
    });
});
