import type { Music, Soundtrack as Tracks } from '../../core/narration/schema.js';
import { letLoad } from '../let-load.js';
import { HEARD_VOLUME_CHANGE, heardVolume } from '../lowered-volume.js';
import { downbeatFrom } from './bars.js';
import { type Bed, bedOf } from './bed.js';
import { contextTimeAt, freshlySpokenAtMs, heardAtMs } from './clock.js';
import { patienceMs } from './wakes.js';
import { stingGain } from './level.js';
import { type Loaded, loadMusic } from './load.js';
import { learnStart, startLatencyMs, startsRead } from './start-latency.js';
import { wait } from '../wait.js';

/*
 * Music beside the voice. The voice is the media element's and never goes through Web Audio; all that is done to it is
 * to begin it on a downbeat after the sting. Whatever is missing, blocked, late or broken, the voice begins without.
 * The bed keeps its own tempo at every rate: people speed up speech, not music.
 */

export interface SoundtrackOptions {
  readonly media: HTMLMediaElement;
  readonly tracks: Tracks;
  /** What their addresses are relative to. */
  readonly base: URL;
  /** Of the narration, LUFS. */
  readonly speech: number;
  /** When the first word is said, in ms of the narration. */
  readonly firstWordMs: number;
  /** Whether the listener is to hear it. */
  readonly isOn: () => boolean;
  readonly signal: AbortSignal;
}

export interface Soundtrack {
  /**
   * Before the narration is played from its beginning: plays the sting and settles when the voice has to be asked to
   * play. At once where there is no sting to be heard; a second or so and the sting itself at the latest. Never fails.
   * @param cancelled the listener wants no more of it: the sting fades
   */
  beforePlay(cancelled: AbortSignal): Promise<void>;
  /** `isOn` says something else now. */
  switched(): void;
}

/** So long the voice waits for a sting that is not there yet. */
export const PATIENCE_MS = 1000;
/** Longer ones are no stings: nobody waits for a voice so long. Seconds. */
const LONGEST_STING = 10;
/** From scheduling to sounding, seconds. */
const LEAD = 0.05;
/** Until its clock runs evenly. */
const SETTLED_MS = 400;

/** Time constants of fades, seconds: by what has silenced the bed, and of its coming back. */
const OUT: Readonly<Record<string, number>> = { pause: 0.1, seeking: 0.05, waiting: 0.3, ended: 0.8 };
const OUT_OTHERWISE = 0.1;
const IN = 0.5;
/** After so many time constants nothing is heard. */
const FADED = 6;

const events = 'play playing pause seeking seeked waiting ended ratechange emptied error'.split(' ');

const sounds = (media: HTMLMediaElement): boolean =>
  !media.paused &&
  !media.ended &&
  !media.seeking &&
  media.readyState >= media.HAVE_FUTURE_DATA &&
  media.playbackRate > 0;

interface Studio {
  readonly context: AudioContext;
  readonly fade: GainNode;
  readonly volume: GainNode;
  readonly bed: Promise<Bed | undefined>;
}

export function soundtrack({
  media,
  tracks,
  base,
  speech,
  firstWordMs,
  isOn,
  signal,
}: SoundtrackOptions): Soundtrack {
  let studio: Studio | undefined;
  let sting: Promise<Loaded | undefined> | undefined;
  let isHeard = false;
  let isBedStarted = false;
  /** Downbeat on which the voice enters, in the context's time. */
  let entry: number | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let stingPlays = new AbortController();

  const volume = (): number => (media.muted ? 0 : heardVolume(media));

  /** Undefined where there is no Web Audio. */
  const open = (): Studio | undefined => {
    if (studio || signal.aborted || typeof AudioContext !== 'function') return studio;
    try {
      const context = new AudioContext({ latencyHint: 'playback' });
      const out = new GainNode(context, { gain: volume() });
      const fade = new GainNode(context, { gain: 0 });
      fade.connect(out).connect(context.destination);
      return (studio = { context, fade, volume: out, bed: loadBed(context, fade) });
    } catch {
      return undefined;
    }
  };

  const loadBed = async (context: AudioContext, into: AudioNode): Promise<Bed | undefined> => {
    // The voice's own bytes go before.
    const bed = tracks.bed && (await loadMusic(context, tracks.bed, base, 'low', signal));
    return bed && bedOf(context, bed, speech, into);
  };

  /** What is ready in time. */
  const openSting = async (
    { context }: Studio,
    track: Music,
    stop: AbortSignal,
  ): Promise<Loaded | undefined> => {
    sting ??= loadMusic(context, track, base, 'high', signal);
    const isAwake = wake({ context }).then(() => true);
    await startsRead;
    const tooLate = (ms: number): Promise<undefined> => wait(ms, stop).then(() => undefined);
    if (!(await Promise.race([isAwake, tooLate(patienceMs(PATIENCE_MS))]))) return undefined;
    return Promise.race([sting, tooLate(PATIENCE_MS)]);
  };

  const wake = async ({ context }: Pick<Studio, 'context'>): Promise<void> => {
    clearTimeout(rest);
    // A browser that blocks it lets it wait: this may never settle.
    await context.resume().catch(() => undefined);
  };

  const begin = async (): Promise<void> => {
    const there = open();
    if (!there) return;
    const { context, fade } = there;
    void wake(there);
    const isBeginning = media.currentTime * 1000 < firstWordMs;
    const bed = await there.bed;
    if (!bed) return;
    if (!isBedStarted) {
      isBedStarted = true;
      // Without a sting the bed comes to the voice: its bar line lies on the first word.
      if (entry === undefined && isBeginning) await settled();
      const downbeat = isBeginning
        ? contextTimeAt(context, await freshlySpokenAtMs(media, firstWordMs / 1000))
        : context.currentTime;
      bed.start(entry ?? downbeat);
    }
    if (isHeard) fade.gain.setTargetAtTime(1, context.currentTime, IN);
  };

  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, SETTLED_MS));

  const quiet = (reason: string): void => {
    if (!studio) return;
    const { context, fade } = studio;
    const constant = OUT[reason] ?? OUT_OTHERWISE;
    fade.gain.setTargetAtTime(0, context.currentTime, constant);
    clearTimeout(rest);
    rest = setTimeout(() => void context.suspend().catch(() => undefined), constant * FADED * 1000);
  };

  const follow = (reason: string): void => {
    const wasHeard = isHeard;
    isHeard = isOn() && sounds(media);
    if (isHeard && !wasHeard) void begin();
    else if (!isHeard && wasHeard) quiet(reason);
  };

  /** What the next entry has to know. @param latencyMs that this one was asked with */
  const learn = async ({ context }: Studio, downbeat: number, latencyMs: number): Promise<void> => {
    await settled();
    const late = (await freshlySpokenAtMs(media, firstWordMs / 1000)) - heardAtMs(context, downbeat);
    // More than that is a network, or the listener went elsewhere.
    if (isHeard && Math.abs(late) <= SETTLED_MS) await learnStart(latencyMs + late);
  };

  for (const type of events) media.addEventListener(type, () => follow(type), { signal });
  for (const type of ['volumechange', HEARD_VOLUME_CHANGE])
    media.addEventListener(
      type,
      () => studio?.volume.gain.setTargetAtTime(volume(), studio.context.currentTime, 0.02),
      { signal },
    );
  signal.addEventListener('abort', () => {
    isHeard = false;
    stingPlays.abort();
    quiet('removed');
    clearTimeout(rest);
    const context = studio?.context;
    setTimeout(() => void context?.close().catch(() => undefined), OUT_OTHERWISE * FADED * 1000);
  });
  follow('play');

  return {
    async beforePlay(cancelled) {
      entry = undefined;
      if (!tracks.sting || !isOn() || media.currentTime * 1000 >= firstWordMs) return;
      const there = open();
      if (!there) return;
      stingPlays = new AbortController();
      // Who goes elsewhere wants to hear what is said there.
      const { signal: playing } = stingPlays;
      media.addEventListener('seeking', () => media.currentTime * 1000 >= firstWordMs && stingPlays.abort(), {
        signal: playing,
      });
      const stop = AbortSignal.any([cancelled, signal, playing]);
      const { context } = there;
      // Until the voice is asked to play, its bytes come.
      letLoad(media);
      const loaded = await openSting(there, tracks.sting, stop);
      if (!loaded || stop.aborted) return;
      const { buffer, facts, beatsPerBar } = loaded;
      const length = facts.beats ? downbeatFrom(facts.beats, beatsPerBar, facts.endsAt) : facts.endsAt;
      if (length > LONGEST_STING) return;
      if (isBedStarted) (await there.bed)?.stop();
      isBedStarted = false;
      const gain = new GainNode(context, { gain: stingGain(speech, facts.loudest) });
      const source = new AudioBufferSourceNode(context, { buffer });
      source.connect(gain).connect(there.volume);
      const start = context.currentTime + LEAD;
      source.start(start);
      stop.addEventListener('abort', () => gain.gain.setTargetAtTime(0, context.currentTime, OUT_OTHERWISE));
      const downbeat = start + length;
      const latencyMs = startLatencyMs();
      const askedIn = (): number =>
        heardAtMs(context, downbeat) - firstWordMs / media.playbackRate - latencyMs - performance.now();
      // A context that has just begun does not know its clock well; shortly before, it does.
      if (await wait(askedIn() - SETTLED_MS, stop)) return;
      if (await wait(askedIn(), stop)) return;
      entry = downbeat;
      media.addEventListener('playing', () => void learn(there, downbeat, latencyMs), { once: true, signal });
    },
    switched() {
      if (!isOn()) stingPlays.abort();
      follow('switch');
    },
  };
}
