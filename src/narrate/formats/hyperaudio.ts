import {
  cuesOfPieces,
  type TimedCue,
  type TimedPiece,
  type TimedText,
} from '../../core/formats/timed-text.js';
import { parseDocument } from '../extract/document.js';
import { textCounter } from './page-text.js';
import { refuse } from './refuse.js';

/**
 * Hyperaudio's HTML: `<span data-m="1200" data-d="240">think </span>`, ms, in paragraphs.
 * @throws AudioArticleError AA_E_TIMED_TEXT
 */
export function readHyperaudio(html: string, name: string, lang: string): TimedText {
  const document = parseDocument(html, name);
  const spans = Array.from(document.querySelectorAll('[data-m]'));
  if (spans.length === 0) throw refuse(name, 'has no element with a time (data-m)');
  const paragraphs = new Map<Element | null, Element[]>();
  const paragraphOf = paragraphFinder();
  for (const span of spans) {
    const paragraph = paragraphOf(span) ?? span.parentElement;
    const inside = paragraphs.get(paragraph);
    if (inside) inside.push(span);
    else paragraphs.set(paragraph, [span]);
  }
  const counted = textCounter(name);
  const own = document.documentElement.getAttribute('lang') ?? undefined;
  return {
    lang: own,
    cues: [...paragraphs.values()].flatMap((inside) => cuesOf(inside, name, own ?? lang, counted)),
  };
}

/** Of the nearest block around an element; remembers, for spans may lie thousands deep. */
function paragraphFinder(): (element: Element) => Element | null {
  const known = new Map<Element, Element | null>();
  return (element) => {
    const passed: Element[] = [];
    let at: Element | null = element;
    while (at && !known.has(at) && !/^(?:p|li|h[1-6]|blockquote)$/.test(at.localName)) {
      passed.push(at);
      at = at.parentElement;
    }
    const found = at && (known.get(at) ?? (known.has(at) ? null : at));
    for (const inner of passed) known.set(inner, found);
    return found;
  };
}

function cuesOf(
  spans: readonly Element[],
  name: string,
  lang: string,
  counted: (text: string) => string,
): TimedCue[] {
  const timeOf = (span: Element, attribute: string): number => {
    const value = Number(span.getAttribute(attribute) ?? 0);
    if (!Number.isFinite(value))
      throw refuse(name, `has ${attribute}="${span.getAttribute(attribute) ?? ''}"`);
    return Math.max(0, Math.round(value));
  };
  const speaker = spans
    .find((span) => span.classList.contains('speaker'))
    ?.textContent.replace(/[[\]:]/g, '')
    .trim();
  const pieces = spans
    .filter((span) => !span.classList.contains('speaker'))
    .map((span): TimedPiece => {
      const startMs = timeOf(span, 'data-m');
      // Some tools write no length, or a negative one.
      return { text: counted(span.textContent), startMs, endMs: startMs + timeOf(span, 'data-d') };
    });
  const ended = pieces.map((piece, i) =>
    piece.endMs > piece.startMs ? piece : { ...piece, endMs: pieces[i + 1]?.startMs ?? piece.startMs },
  );
  return cuesOfPieces(ended, lang, { speaker, begins: { kind: 'paragraph' } });
}
