import { join } from 'node:path';
import { encodeMp3 } from '../src/narrate/audio/mp3.js';
import { frameStarts, infoFrame, crc16 } from '../src/narrate/audio/info-tag.js';
import { writeWhole } from '../src/narrate/files.js';

/*
 * npm run demo-music [-- FOLDER]: the demo's sting and bed, made of nothing but this file, so they are under the project's own
 * licence (MIT) and, as far as that goes further, CC0 1.0. The same bytes each time. 96 beats a minute, four to a bar.
 */

const RATE = 32_000;
const BPM = 96;
const BEAT = 60 / BPM;
const BAR = 4 * BEAT;

/** Hz, of MIDI note numbers. */
const pitch = (note: number): number => 440 * 2 ** ((note - 69) / 12);

/** A struck note that rings: three partials, the upper ones shorter. @param at, length seconds */
function strike(into: Float32Array, note: number, at: number, length: number, loud: number): void {
  const partials = [
    [1, 1, 0.9],
    [2, 0.35, 0.45],
    [4, 0.12, 0.15],
  ] as const;
  const from = Math.round(at * RATE);
  for (let n = 0; n < length * 4 * RATE; n++) {
    const t = n / RATE;
    const attack = Math.min(1, t / 0.004);
    let sample = 0;
    for (const [multiple, amplitude, decay] of partials)
      sample +=
        amplitude * Math.exp(-t / (length * decay)) * Math.sin(2 * Math.PI * pitch(note) * multiple * t);
    add(into, from + n, sample * attack * loud);
  }
}

/** A soft chord of slightly detuned sines that swells and goes. */
function pad(into: Float32Array, notes: readonly number[], at: number, length: number, loud: number): void {
  const from = Math.round(at * RATE);
  for (let n = 0; n < (length + 0.6) * RATE; n++) {
    const t = n / RATE;
    const shape = Math.min(1, t / 0.5) * Math.min(1, Math.max(0, (length + 0.6 - t) / 0.6));
    let sample = 0;
    for (const note of notes)
      for (const cents of [-4, 3]) sample += Math.sin(2 * Math.PI * pitch(note + cents / 100) * t);
    add(into, from + n, (sample * shape * loud) / notes.length);
  }
}

/** What rings on after the end is heard at the beginning. */
function add(into: Float32Array, n: number, sample: number): void {
  const at = n % into.length;
  into[at] = (into[at] ?? 0) + sample;
}

/** Eight bars, D major 7 · B minor 7 · G major 7 · A sus 4, twice. */
function bed(): Float32Array {
  const bars = [
    [38, [62, 66, 69, 73]],
    [35, [59, 62, 66, 69]],
    [31, [59, 62, 66, 67]],
    [33, [57, 62, 64, 69]],
  ] as const;
  const pcm = new Float32Array(Math.round(8 * BAR * RATE));
  for (let bar = 0; bar < 8; bar++) {
    const [root, chord] = bars[bar % 4] ?? bars[0];
    const at = bar * BAR;
    pad(pcm, chord, at, BAR, 0.05);
    for (let beat = 0; beat < 4; beat++)
      strike(pcm, root + 12, at + beat * BEAT, 0.35, beat === 0 ? 0.34 : 0.2);
    chord.forEach((note, i) => strike(pcm, note + 12, at + (i + (bar < 4 ? 0 : 0.5)) * BEAT, 0.5, 0.06));
  }
  return pcm;
}

/** One bar: four notes that rise to a fifth, which has gone when the next bar begins. */
function sting(): Float32Array {
  const pcm = new Float32Array(Math.round(BAR * RATE));
  const ringing = new Float32Array(pcm.length * 3);
  [62, 66, 69, 73].forEach((note, i) => strike(ringing, note, (i * BEAT) / 2, 0.25, 0.2));
  strike(ringing, 74, 2 * BEAT, 0.3, 0.25);
  for (let beat = 0; beat < 3; beat++) strike(ringing, 50, beat * BEAT, 0.2, 0.3);
  const fade = 2 * BEAT * RATE;
  return pcm.map((_, n) => (ringing[n] ?? 0) * Math.min(1, (pcm.length - n) / fade) ** 2);
}

async function mp3Of(pcm: Float32Array): Promise<Uint8Array> {
  const music = await encodeMp3(pcm, RATE);
  const frames = frameStarts(music).length - 1;
  const info = infoFrame({
    ...{ head: music.subarray(0, 4), frames, bytes: music.length, crc: crc16(music) },
    samples: pcm.length,
  });
  return Buffer.concat([info, music]);
}

const folder = process.argv[2] ?? join(import.meta.dirname, '../audio');
await writeWhole([
  { path: join(folder, 'sting.mp3'), data: await mp3Of(sting()) },
  { path: join(folder, 'bed.mp3'), data: await mp3Of(bed()) },
]);
