import type { TimedCue, TimedText } from '../../core/formats/timed-text.js';

/*
 * SMIL and SyncMediaLite hold times and point at text that stands elsewhere: this writes that text, an XHTML document
 * (EPUB 3 content document) in which every sentence has an id.
 */

export interface PlacedCue {
  readonly cue: TimedCue;
  /** Of its element in the document. */
  readonly id: string;
}

/** The cues in the blocks that they stand in; where nothing says so, each is a block. */
function blocksOf({ cues }: TimedText): PlacedCue[][] {
  const hasBlocks = cues.some(({ begins }) => begins);
  const blocks: PlacedCue[][] = [];
  for (const cue of cues) {
    const open = blocks.at(-1);
    if (open && hasBlocks && !cue.begins) open.push({ cue, id: `b${blocks.length}s${open.length + 1}` });
    else blocks.push([{ cue, id: `b${blocks.length + 1}s1` }]);
  }
  return blocks;
}

export const placedCues = (timed: TimedText): PlacedCue[] => blocksOf(timed).flat();

export const xml = (text: string): string =>
  text
    // XML 1.0 §2.2: not even as references.
    .replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function elementOf(begins: TimedCue['begins']): [open: string, close: string] {
  switch (begins?.kind) {
    case 'title':
      return ['<h1>', '</h1>'];
    case 'heading':
      return [`<h${begins.level ?? 2}>`, `</h${begins.level ?? 2}>`];
    case 'quote':
      return ['<blockquote><p>', '</p></blockquote>'];
    case 'list-item':
      return ['<ul><li>', '</li></ul>'];
    default:
      return ['<p>', '</p>'];
  }
}

export function writeTextDocument(timed: TimedText): string {
  const lang = xml(timed.lang ?? 'und');
  const blocks = blocksOf(timed).map((block) => {
    const begins = block[0]?.cue.begins;
    const [open, close] = elementOf(begins);
    const withLang = begins?.lang
      ? open.replace(/>$/, ` lang="${xml(begins.lang)}" xml:lang="${xml(begins.lang)}">`)
      : open;
    const sentences = block.map(({ cue, id }) => `<span id="${id}">${xml(cue.text)}</span>`).join(' ');
    return `    ${withLang}${sentences}${close}`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="${lang}" xml:lang="${lang}">
  <head>
    <title>${xml(timed.title ?? 'Transcript')}</title>
  </head>
  <body>
${blocks.join('\n')}
  </body>
</html>
`;
}
