import { audioMs } from '../core/narration/audio-length.js';
import type { Narration } from '../core/narration/schema.js';
import { placeOfSentence, sentenceAt, type Timeline } from '../core/timeline.js';
import { insideOf } from './inside.js';
import type { Triggered } from './trigger.js';
import { repeatBetween, type Stretch } from './repeat-between.js';

/** Listening sentence by sentence. What plays goes on playing; what is paused stays paused, but for `repeat`. */
export interface Sentences {
  /** To the start of the current sentence; from its first 1.5 s, as they are heard, to the one before. */
  previous(): void;
  /** @returns false where there is no next one: nothing has changed */
  next(): boolean;
  /** Plays the current sentence from its start. */
  repeat(): void;
  /**
   * The current sentence is played over and over: until it is set to false, or the listener goes to another sentence.
   * A pause does not end it. `sentenceloopchange` tells of it.
   */
  loop: boolean;
}

export interface SentencesInside extends Sentences {
  /** The position was set just now. */
  sought(): void;
}

const INTO_MS = 1500;

export interface SentencesOptions {
  readonly player: HTMLElement;
  readonly media: HTMLMediaElement;
  readonly narration: Narration;
  readonly timeline: Timeline;
  readonly seekTo: (seconds: number) => void;
  readonly play: () => void;
  readonly signal: AbortSignal;
}

export function sentencesOf(options: SentencesOptions): SentencesInside {
  const { player, media, narration, timeline, seekTo, play, signal } = options;
  const starts = timeline.sentenceStartMs;
  let looping: AbortController | undefined;
  let soughtInLoop: (() => void) | undefined;

  const now = (): number => Math.round(media.currentTime * 1000);
  /** In the silence before the first one, the first. */
  const current = (): number => Math.max(0, sentenceAt(timeline, now()));
  const goTo = (sentence: number): void => seekTo(Number(starts[sentence]) / 1000);

  const tell = (): void => {
    const detail: Triggered = { trigger: insideOf(player).triggers.now };
    player.dispatchEvent(new CustomEvent('sentenceloopchange', { detail }));
  };
  const endLoop = (): void => {
    if (!looping) return;
    looping.abort();
    looping = soughtInLoop = undefined;
    tell();
  };
  const beginLoop = (): void => {
    if (looping || signal.aborted) return;
    looping = new AbortController();
    signal.addEventListener('abort', endLoop, { signal: looping.signal });
    soughtInLoop = repeatBetween(media, stretchOf(narration, timeline, current()), endLoop, looping.signal);
    tell();
  };

  return {
    previous() {
      const sentence = current();
      const isBegun = now() - Number(starts[sentence]) > INTO_MS * media.playbackRate;
      goTo(isBegun ? sentence : Math.max(0, sentence - 1));
    },
    next() {
      // Before the first one has begun, the first is the next.
      const sentence = sentenceAt(timeline, now()) + 1;
      if (sentence >= starts.length) return false;
      goTo(sentence);
      return true;
    },
    repeat() {
      goTo(current());
      play();
    },
    get loop() {
      return looping !== undefined;
    },
    set loop(isOn) {
      if (isOn) beginLoop();
      else endLoop();
    },
    sought: () => soughtInLoop?.(),
  };
}

function stretchOf({ blocks, audio }: Narration, timeline: Timeline, sentence: number): Stretch {
  const place = placeOfSentence(timeline, sentence);
  const inBlock = blocks[place.block]?.sentences[place.sentence];
  const startMs = Number(timeline.sentenceStartMs[sentence]);
  const nextMs = timeline.sentenceStartMs[sentence + 1] ?? audioMs({ audio });
  return { startMs, endMs: inBlock?.endMs ?? startMs, nextMs };
}
