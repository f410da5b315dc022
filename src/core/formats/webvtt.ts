import type { Block, Narration, Sentence } from '../narration/schema.js';

/** `HH:MM:SS.mmm` (WebVTT §6.3: hours are optional, three digits of milliseconds are not). */
function timestamp(ms: number): string {
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  const seconds = Math.floor(ms / 1000);
  return `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}.${pad(ms % 1000, 3)}`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The sentence as written, with a timestamp before each word that starts later than everything before it. */
function cueText(block: Block, sentence: Sentence): string {
  let text = '';
  let offset = sentence.start;
  let last = sentence.startMs;
  for (const [start, , startMs] of sentence.words) {
    text += escaped(block.text.slice(offset, start));
    // A cue timestamp must lie inside the cue and after the one before (WebVTT §4.2.2).
    if (startMs > last && startMs < sentence.endMs) {
      text += `<${timestamp(startMs)}>`;
      last = startMs;
    }
    offset = start;
  }
  return text + escaped(block.text.slice(offset, sentence.end));
}

/** The narration as WebVTT: a cue per sentence, in-cue times per word. */
export function writeWebVtt(narration: Narration): string {
  const cues = narration.blocks.flatMap((block) =>
    block.sentences
      .filter((sentence) => sentence.endMs > sentence.startMs)
      .map(
        (sentence) =>
          `${timestamp(sentence.startMs)} --> ${timestamp(sentence.endMs)}\n${cueText(block, sentence)}`,
      ),
  );
  // A note may not hold an arrow or a blank line (WebVTT §4.1).
  const title = narration.title.replaceAll('-->', '→');
  const head = [
    'WEBVTT',
    `NOTE ${title}\nThe voice is artificially generated: ${narration.voice.name}, ${narration.voice.engine} ${narration.voice.engineVersion}.`,
  ];
  return `${[...head, ...cues.map((cue, i) => `${i + 1}\n${cue}`)].join('\n\n')}\n`;
}
