import type { Narration } from '../../core/narration/schema.js';
import { sectionsOf } from '../../core/sections.js';
import type { Timeline } from '../../core/timeline.js';
import { lower, type Lowering } from '../lowered-volume.js';
import { voiceOfThePage } from '../one-voice.js';

/*
 * The sleep timer. One for the page, whoever of its players speaks. Minutes are those of the clock, as of an alarm: a
 * pause or another speed does not put it off. Nothing is said when it ends; who sleeps does not want to be woken.
 */

/** Minutes, or the end of the section that is read then. At the end of the article the voice stops by itself. */
export type Sleep = number | 'section';

export const sleepMinutes = [10, 15, 20, 30, 45, 60] as const;

const FADE_MS = 10_000;
const STEP_MS = 100;
const LOOK_MS = 1000;
const RESTORED_AFTER_MS = 500;
const MINUTE_MS = 60_000;

export interface InSection {
  readonly media: HTMLMediaElement;
  readonly narration: Narration;
  readonly timeline: Timeline;
}

let chosen: Sleep | undefined;
/** ms since 1970: a computer that sleeps itself does not stop this clock. */
let endsAt = Infinity;
let timer = new AbortController();

/** What the timer is set to; undefined: it is off. */
export const sleepChoice = (): Sleep | undefined => chosen;

/** ms until the voice stops; undefined where that is no matter of the clock. */
export const sleepsInMs = (): number | undefined =>
  typeof chosen === 'number' ? Math.max(0, endsAt - Date.now()) : undefined;

/** @param where needed for the end of the section */
export function setSleep(choice: Sleep | undefined, where?: InSection): void {
  timer.abort();
  timer = new AbortController();
  chosen = choice;
  if (typeof choice === 'number') {
    endsAt = Date.now() + choice * MINUTE_MS;
    runClock(timer.signal);
  } else if (choice && where) stopAtSection(where, timer.signal);
}

/** @param minutes more, from when it would have ended */
export function extendSleep(minutes: number): void {
  if (typeof chosen !== 'number') return;
  endsAt += minutes * MINUTE_MS;
  timer.abort();
  timer = new AbortController();
  runClock(timer.signal);
}

function off(): void {
  timer.abort();
  chosen = undefined;
  endsAt = Infinity;
}

/** In a hidden page a timer may be a second late; what the computer has slept through is seen at the next look. */
function runClock(signal: AbortSignal): void {
  let step: ReturnType<typeof setTimeout> | undefined;
  let fading: { readonly media: HTMLMediaElement; readonly lowering: Lowering } | undefined;
  const endFade = (): void => {
    fading?.lowering.end();
    fading = undefined;
  };
  const fade = (media: HTMLMediaElement, left: number): void => {
    fading ??= { media, lowering: lower(media) };
    // Loudness is heard by its logarithm: this is about even.
    fading.lowering.to(left ** 2);
  };
  const look = (): void => {
    const leftMs = endsAt - Date.now();
    const media = voiceOfThePage();
    if (leftMs <= 0) {
      media?.pause();
      off();
      return;
    }
    const isFading = leftMs < FADE_MS && media?.paused === false;
    if (!isFading || fading?.media !== media) endFade();
    if (isFading) fade(media, leftMs / FADE_MS);
    step = setTimeout(
      look,
      leftMs < FADE_MS ? Math.min(STEP_MS, leftMs) : Math.min(LOOK_MS, leftMs - FADE_MS),
    );
  };
  const lookNow = (): void => {
    clearTimeout(step);
    look();
  };
  document.addEventListener('visibilitychange', lookNow, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(step);
    // What is still on its way to the loudspeaker is not to be loud.
    setTimeout(endFade, RESTORED_AFTER_MS);
  });
  look();
}

/** Stops after the section's last word: who falls asleep hears the end. So nothing fades. */
function stopAtSection({ media, narration, timeline }: InSection, signal: AbortSignal): void {
  const ends = endsOfSections(narration, timeline);
  let timeout: ReturnType<typeof setTimeout> | undefined;
  let end: SectionEnd | undefined;
  const aim = (): void => {
    const ms = media.currentTime * 1000;
    end = ends.find(({ endMs }) => endMs > ms);
    look();
  };
  const look = (): void => {
    clearTimeout(timeout);
    const { paused, seeking, playbackRate } = media;
    if (!end || paused || seeking || signal.aborted) return;
    const leftMs = end.endMs - media.currentTime * 1000;
    if (leftMs <= 0) {
      media.pause();
      off();
      // A busy machine wakes a timer late: what has begun meanwhile is heard from its beginning next time.
      if (media.currentTime * 1000 > end.nextMs) media.currentTime = end.endMs / 1000;
    } else if (playbackRate > 0) timeout = setTimeout(look, Math.ceil(leftMs / playbackRate));
  };
  media.addEventListener('seeked', aim, { signal });
  // Another narration has other sections.
  for (const type of ['ended', 'emptied']) media.addEventListener(type, off, { signal });
  for (const type of ['playing', 'ratechange', 'timeupdate']) media.addEventListener(type, look, { signal });
  signal.addEventListener('abort', () => clearTimeout(timeout));
  aim();
}

interface SectionEnd {
  /** When the last word before the heading has been said: ms. */
  readonly endMs: number;
  /** When the heading begins. */
  readonly nextMs: number;
}

/** Of each section; a heading above a heading is none. */
function endsOfSections(narration: Narration, timeline: Timeline): readonly SectionEnd[] {
  const { blocks } = narration;
  const isHeading = (block: number): boolean => /^(title|heading)$/.test(blocks[block]?.kind ?? 'title');
  return sectionsOf(narration, timeline)
    .filter(({ block }) => !isHeading(block - 1))
    .map(({ block, startMs }) => ({
      endMs: Number(blocks[block - 1]?.sentences.at(-1)?.endMs),
      nextMs: startMs,
    }));
}
