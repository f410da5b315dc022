import { SaxesParser } from 'saxes';
import { cueOfPieces, type TimedCue, type TimedText } from '../../core/formats/timed-text.js';
import { parseDocument } from '../extract/document.js';
import { MAX_INPUT_BYTES } from '../extract/input.js';
import { elementsById, textCounter } from './page-text.js';
import { refuse } from './refuse.js';
import { placedCues, xml } from './text-document.js';

/** Gives the text of a document that a file points at. */
export type OpenText = (href: string) => Promise<string>;

interface OpenPage {
  readonly document: Document;
  readonly byId: (id: string) => Element | undefined;
}

interface Par {
  readonly text: string;
  readonly audio: string;
  readonly startMs: number;
  readonly endMs: number | undefined;
}

/**
 * EPUB 3 Media Overlays (https://www.w3.org/TR/epub-33/#sec-media-overlays), and the SMIL of DAISY that is like them.
 * The text is in the documents that it points at.
 * @throws AudioArticleError AA_E_TIMED_TEXT
 */
export async function readSmil(text: string, name: string, open: OpenText): Promise<TimedText> {
  const pars = parsePars(text, name);
  const audios = new Set(pars.map(({ audio }) => audio));
  if (audios.size !== 1)
    throw refuse(
      name,
      audios.size === 0 ? 'holds no <par> with a text and an audio' : `speaks of ${audios.size} audio files`,
      'Give a Media Overlay with one audio file.',
    );
  const documents = new Map<string, OpenPage>();
  const counted = textCounter(name);
  const cues: TimedCue[] = [];
  let characters = 0;
  for (const [i, { text: href, startMs, endMs }] of pars.entries()) {
    const [file = '', fragment = ''] = href.split('#');
    let page = documents.get(file);
    if (!page) {
      const markup = await open(file);
      characters += markup.length;
      if (characters > MAX_INPUT_BYTES) throw refuse(name, 'points at too many pages', 'Split it.');
      const document = parseDocument(markup, file);
      page = { document, byId: elementsById(document) };
      documents.set(file, page);
    }
    const element = page.byId(fragment);
    if (!element) throw refuse(name, `points at ${href}, which is not there`);
    const end = endMs ?? pars[i + 1]?.startMs ?? startMs + 1;
    if (end <= startMs) throw refuse(name, `lets ${href} end before it begins`);
    const cue = cueOfPieces([{ text: counted(element.textContent), startMs, endMs: end }], {
      startMs,
      endMs: end,
    });
    if (cue)
      cues.push({
        ...cue,
        words: [],
        ...beginOf(element, cues.length === 0 ? undefined : pars[i - 1], page),
      });
  }
  const lang = documents.values().next().value?.document.documentElement.getAttribute('lang') ?? undefined;
  return { lang, audio: [...audios][0], cues };
}

const blocks: Readonly<Record<string, NonNullable<TimedCue['begins']>>> = {
  h1: { kind: 'title' },
  ...Object.fromEntries([2, 3, 4, 5, 6].map((level) => [`h${level}`, { kind: 'heading', level } as const])),
  p: { kind: 'paragraph' },
  li: { kind: 'list-item' },
  blockquote: { kind: 'quote' },
};
const blockNames = Object.keys(blocks).join();

/** A sentence in another block than the one before it begins that block. */
function beginOf(element: Element, before: Par | undefined, { byId }: OpenPage): Pick<TimedCue, 'begins'> {
  const block = element.closest(blockNames);
  const last = before && byId(before.text.split('#')[1] ?? '');
  if (last && last.closest(blockNames) === block) return {};
  const quote = block?.closest('blockquote');
  return { begins: blocks[(quote ?? block)?.localName ?? 'p'] ?? { kind: 'paragraph' } };
}

const MAX_DEPTH = 200;

function parsePars(text: string, name: string): Par[] {
  const pars: Par[] = [];
  let open: Partial<Par> | undefined;
  const parser = new SaxesParser({ fileName: name, xmlns: true });
  parser.on('error', (error) => {
    throw refuse(name, `is no well-formed XML (${error.message})`);
  });
  let depth = 0;
  parser.on('opentag', ({ local, attributes }) => {
    // The parser looks for a prefix's namespace in all elements around.
    if (++depth > MAX_DEPTH) throw refuse(name, `has elements more than ${MAX_DEPTH} deep`);
    const valueOf = (attribute: string): string | undefined => attributes[attribute]?.value;
    if (local === 'par') open = {};
    else if (open && local === 'text') open = { ...open, text: valueOf('src') ?? '' };
    else if (open && local === 'audio') {
      const clock = (value: string | undefined): number | undefined =>
        value === undefined ? undefined : readClock(value, name);
      open = {
        ...open,
        audio: valueOf('src') ?? '',
        startMs: clock(valueOf('clipBegin') ?? valueOf('clip-begin')) ?? 0,
        endMs: clock(valueOf('clipEnd') ?? valueOf('clip-end')),
      };
    }
  });
  parser.on('closetag', ({ local }) => {
    depth--;
    if (local !== 'par') return;
    const { text: href, audio, startMs, endMs } = open ?? {};
    open = undefined;
    if (href && audio && startMs !== undefined) pars.push({ text: href, audio, startMs, endMs });
  });
  parser.write(text).close();
  return pars;
}

const units: Readonly<Record<string, number>> = { h: 3_600_000, min: 60_000, s: 1000, ms: 1, '': 1000 };

/** SMIL 3.0 clock values: 0:01:02.5, 01:02.5, 62.5s, 62500ms, 1.5min; DAISY writes npt= before them. */
function readClock(value: string, name: string): number {
  const text = value.trim().replace(/^npt=/, '');
  const parts = /^(?:(\d+):)?([0-5]?\d):([0-5]?\d(?:\.\d+)?)$/.exec(text);
  if (parts)
    return Math.round((Number(parts[1] ?? 0) * 3600 + Number(parts[2]) * 60 + Number(parts[3])) * 1000);
  const count = /^(\d+(?:\.\d+)?)(h|min|s|ms)?$/.exec(text);
  if (count) return Math.round(Number(count[1]) * (units[count[2] ?? ''] ?? 1000));
  throw refuse(name, `has “${value}” where a time should be`);
}

/** @param document the file that `writeTextDocument` makes */
export function writeSmil(timed: TimedText & { readonly audio: string }, document: string): string {
  const audio = xml(timed.audio);
  const lasting = placedCues(timed).filter(({ cue }) => cue.endMs > cue.startMs);
  const pars = lasting.map(
    ({ cue, id }) => `      <par id="p-${id}">
        <text src="${xml(document)}#${id}"/>
        <audio src="${audio}" clipBegin="${cue.startMs / 1000}s" clipEnd="${cue.endMs / 1000}s"/>
      </par>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">
  <body>
    <seq id="s1" epub:textref="${xml(document)}">
${pars.join('\n')}
    </seq>
  </body>
</smil>
`;
}
