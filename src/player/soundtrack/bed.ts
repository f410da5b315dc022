import { type Loop, loopOf, placeInLoop } from './bars.js';
import { bedGain } from './level.js';
import type { Loaded } from './load.js';

/** Seconds over which what rings on after the loop's end goes over into its beginning. */
const CROSSFADE = 0.01;

export interface Bed {
  /** Where the loop's bar line falls; it goes on until `stop`. @param downbeat seconds of the context's clock */
  start(downbeat: number): void;
  stop(): void;
}

/** A bed that repeats from bar line to bar line, as much under `speech` (LUFS) as WCAG asks. */
export function bedOf(
  context: BaseAudioContext,
  { buffer, facts, beatsPerBar }: Loaded,
  speech: number,
  into: AudioNode,
): Bed {
  const loop = loopOf(facts.beats, beatsPerBar, buffer.duration);
  smooth(buffer, loop);
  const level = new GainNode(context, { gain: bedGain(speech, facts.loudest) });
  level.connect(into);
  let source: AudioBufferSourceNode | undefined;
  return {
    start(downbeat) {
      source?.stop();
      source = new AudioBufferSourceNode(context, {
        buffer,
        loop: true,
        loopStart: loop.start,
        loopEnd: loop.end,
      });
      source.connect(level);
      const now = context.currentTime;
      if (downbeat >= now) source.start(downbeat, loop.start);
      else source.start(now, placeInLoop(loop, now, downbeat));
    },
    stop() {
      source?.stop();
      source = undefined;
    },
  };
}

/** The loop's end runs into its beginning without a step in the wave, if the file goes on after it. */
function smooth(buffer: AudioBuffer, { start, end }: Loop): void {
  const { sampleRate, length, numberOfChannels } = buffer;
  const [from, to] = [Math.round(start * sampleRate), Math.round(end * sampleRate)];
  const count = Math.round(CROSSFADE * sampleRate);
  if (to + count > length) return;
  for (let channel = 0; channel < numberOfChannels; channel++) {
    const samples = buffer.getChannelData(channel);
    for (let n = 0; n < count; n++)
      samples[from + n] = ((samples[from + n] ?? 0) * n + (samples[to + n] ?? 0) * (count - n)) / count;
  }
}
