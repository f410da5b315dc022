import type { ExpectedSound, Fit } from './forced.js';
import { SILENCE } from './forced.js';
import { type Heard, openHistory } from './history.js';
import { STATES } from './sounds.js';

/*
 * Where in a recording the words of a text are said: a beam search over hidden Markov states. Before each word is a
 * place to wait, in silence or while something is said that the text lacks. From there the reader may go back (a repeat,
 * a restart) or forward (what is left out), at a price.
 */

/** Frames of the features per frame of the search. */
export const STRIDE = 2;
/** Frames that are looked at at once. */
const BLOCK = 512;
/** Hypotheses this much worse than the best are given up. */
const BEAM = 220;
/** To begin to wait. */
const WAIT = 1;
const SKIP = 14;
const SKIP_WORD = 0.6;
const SKIP_SENTENCE = 4;
const BACK = 14;
const BACK_WORD = 1;
/** To break off within a word. */
const BREAK_OFF = 10;
/** Part of its usual length that a sound has at least. */
const LEAST_LENGTH = 0.35;

interface Places {
  /** The state of each place; a word's places follow one another. */
  readonly states: Int32Array;
  /** First place of each word, and the end of the last. */
  readonly firsts: Int32Array;
}

function placesOf(words: readonly (readonly ExpectedSound[])[]): Places {
  const states: number[] = [];
  const firsts: number[] = [];
  for (const sounds of words) {
    firsts.push(states.length);
    for (const { state, duration } of sounds) {
      const places = Math.max(2, Math.min(12, Math.round((duration * LEAST_LENGTH) / STRIDE)));
      for (let place = 0; place < places; place++)
        states.push(state + Math.floor(((place + 0.5) * STATES) / places));
    }
  }
  firsts.push(states.length);
  return { states: Int32Array.from(states), firsts: Int32Array.from(firsts) };
}

/** Scores that are −∞ until somebody comes there, each with the history that led to it. */
interface Hypotheses {
  readonly scores: Float64Array;
  readonly links: Int32Array;
}

const nobody = (length: number): Hypotheses => ({
  scores: new Float64Array(length).fill(-Infinity),
  links: new Int32Array(length).fill(-1),
});

/**
 * @param frames of the features
 * @param fits how well each state fits the frames of a stretch, every `STRIDE`-th
 * @param sentences number of words of each sentence
 * @param words the sounds of each word; none empty
 * @param other what a frame costs that is neither silence nor of the text: less than a wrong word does, more than a right one
 * @returns what was heard, in order of time, in frames of the features; a word may be heard more than once or not at all
 */
export function search(
  frames: number,
  fits: (from: number, to: number) => Fit,
  sentences: readonly number[],
  words: readonly (readonly ExpectedSound[])[],
  other: number,
): Heard[] {
  const { states, firsts } = placesOf(words);
  const history = openHistory();
  const within = nobody(states.length);
  const entered = new Int32Array(states.length);
  // Waiting before each word, and after the last; who comes there from another wait; who has just ended each word.
  const waiting = nobody(words.length + 1);
  const jumped = nobody(words.length + 1);
  const ended = nobody(words.length);
  const NOT_MADE = -2;

  const firstWords = [0];
  for (const count of sentences) firstWords.push((firstWords.at(-1) ?? 0) + count);
  const active = new Uint8Array(sentences.length);
  active[0] = 1;
  waiting.scores[0] = 0;

  /** From waiting to waiting before another word. */
  function jump(least: number): void {
    const { scores, links } = waiting;
    let score = -Infinity;
    let link = -1;
    const meet = (word: number): void => {
      if ((scores[word] ?? 0) <= score) return;
      score = scores[word] ?? 0;
      link = links[word] ?? -1;
    };
    for (let sentence = 0; sentence < sentences.length; sentence++) {
      if (!active[sentence]) {
        const last = (firstWords[sentence] ?? 0) - 1;
        if (score - SKIP < least && !((ended.scores[last] ?? -Infinity) >= least)) {
          score -= SKIP_SENTENCE;
          continue;
        }
        active[sentence] = 1;
      }
      const end = firstWords[sentence + 1] ?? 0;
      const [over, overLink] = [score - SKIP_SENTENCE, link];
      for (let word = firstWords[sentence] ?? 0; word < end; word++) {
        jumped.scores[word] = score - SKIP;
        jumped.links[word] = link;
        meet(word);
        score -= SKIP_WORD;
      }
      if (over > score) [score, link] = [over, overLink];
    }
    jumped.scores[words.length] = score - SKIP;
    jumped.links[words.length] = link;

    [score, link] = [-Infinity, -1];
    meet(words.length);
    for (let sentence = sentences.length - 1; sentence >= 0; sentence--) {
      if (!active[sentence]) score = -Infinity;
      else
        for (let word = (firstWords[sentence + 1] ?? 0) - 1; word >= (firstWords[sentence] ?? 0); word--) {
          score -= BACK_WORD;
          if (score - BACK > (jumped.scores[word] ?? 0)) {
            jumped.scores[word] = score - BACK;
            jumped.links[word] = link;
          }
          meet(word);
        }
    }
  }

  /** The history with the word that has just ended; made when somebody goes on from there. */
  function endedLink(word: number, frame: number): number {
    const made = ended.links[word] ?? -1;
    if (made !== NOT_MADE) return made;
    const place = (firsts[word + 1] ?? 0) - 1;
    const link = history.add({ word, start: entered[place] ?? 0, end: frame }, within.links[place] ?? -1);
    ended.links[word] = link;
    return link;
  }

  function wait(word: number, frame: number, fit: number, broken: number, brokenLink: number): number {
    let score = waiting.scores[word] ?? 0;
    const end = word > 0 ? (ended.scores[word - 1] ?? 0) - WAIT : -Infinity;
    const there = jumped.scores[word] ?? 0;
    if (end > score) {
      score = end;
      waiting.links[word] = endedLink(word - 1, frame);
    }
    if (there > score) {
      score = there;
      waiting.links[word] = jumped.links[word] ?? -1;
    }
    if (broken > score) {
      score = broken;
      waiting.links[word] = brokenLink;
    }
    return (waiting.scores[word] = score + fit);
  }

  /** One frame of one word and of the wait before it. Words go from the last to the first: each reads the one before. */
  function step(word: number, frame: number, values: Float32Array, row: number, waitFit: number): number {
    const { scores, links } = within;
    const first = firsts[word] ?? 0;
    let most = -Infinity;
    let mostLink = -1;
    for (let place = (firsts[word + 1] ?? 0) - 1; place >= first; place--) {
      let score = scores[place] ?? 0;
      if (place > first) {
        const before = scores[place - 1] ?? 0;
        if (before > score) {
          score = before;
          links[place] = links[place - 1] ?? -1;
          entered[place] = entered[place - 1] ?? 0;
        }
      } else {
        const begun = waiting.scores[word] ?? 0;
        const end = word > 0 ? (ended.scores[word - 1] ?? 0) : -Infinity;
        if (Math.max(begun, end) > score) {
          score = Math.max(begun, end);
          links[place] = begun >= end ? (waiting.links[word] ?? -1) : endedLink(word - 1, frame);
          entered[place] = frame;
        }
      }
      score += values[row + (states[place] ?? 0)] ?? 0;
      scores[place] = score;
      if (score > most) {
        most = score;
        mostLink = links[place] ?? -1;
      }
    }
    return Math.max(most, wait(word, frame, waitFit, most - BREAK_OFF, mostLink));
  }

  function leave(sentence: number): void {
    const [from = 0, to = 0] = [firstWords[sentence], firstWords[sentence + 1]];
    active[sentence] = 0;
    within.scores.fill(-Infinity, firsts[from], firsts[to]);
    waiting.scores.fill(-Infinity, from, to);
    ended.scores.fill(-Infinity, from, to);
  }

  let best = 0;
  const total = Math.ceil(frames / STRIDE);
  const tops = new Float64Array(sentences.length);
  for (let block = 0; block < total; block += BLOCK) {
    const fit = fits(block * STRIDE, Math.min(frames, (block + BLOCK) * STRIDE));
    for (let n = 0; n < fit.frames; n++) {
      const row = n * fit.states;
      const frame = block + n;
      const waitFit = Math.max(fit.values[row + SILENCE] ?? 0, -other);
      for (let sentence = 0; sentence < sentences.length; sentence++) {
        if (!active[sentence]) continue;
        for (let word = firstWords[sentence] ?? 0; word < (firstWords[sentence + 1] ?? 0); word++) {
          ended.scores[word] = within.scores[(firsts[word + 1] ?? 0) - 1] ?? 0;
          ended.links[word] = NOT_MADE;
        }
      }
      jump(best - BEAM);
      let top = wait(words.length, frame, waitFit, -Infinity, -1);
      for (let sentence = sentences.length - 1; sentence >= 0; sentence--) {
        if (!active[sentence]) continue;
        let own = -Infinity;
        for (let word = (firstWords[sentence + 1] ?? 0) - 1; word >= (firstWords[sentence] ?? 0); word--)
          own = Math.max(own, step(word, frame, fit.values, row, waitFit));
        tops[sentence] = own;
        top = Math.max(top, own);
      }
      best = top;
      for (let sentence = 0; sentence < sentences.length; sentence++)
        if (active[sentence] && (tops[sentence] ?? 0) < best - BEAM) leave(sentence);
    }
    if (history.size > 1_000_000) forget();
  }

  /** All who live, in one list for the history. */
  function forget(): void {
    const living = new Int32Array(within.links.length + waiting.links.length).fill(-1);
    const alive = ({ scores, links }: Hypotheses, at: number): void => {
      links.forEach((link, i) => (living[at + i] = scores[i] === -Infinity ? -1 : link));
    };
    alive(within, 0);
    alive(waiting, within.links.length);
    history.forget(living);
    within.links.set(living.subarray(0, within.links.length));
    waiting.links.set(living.subarray(within.links.length));
  }

  // What follows the last word that was heard may be left out too.
  for (const word of words.keys()) {
    ended.scores[word] = within.scores[(firsts[word + 1] ?? 0) - 1] ?? 0;
    ended.links[word] = NOT_MADE;
  }
  jump(-Infinity);
  wait(words.length, total, 0, -Infinity, -1);
  return history
    .trace(waiting.links[words.length] ?? -1)
    .map(({ word, start, end }) => ({ word, start: start * STRIDE, end: end * STRIDE }));
}
