import type { BlockKind, Passage } from '../narration/schema.js';
import { isCollapsible } from '../text/collapse.js';
import {
  asksToBeRead,
  isReadInside,
  opensWithin,
  treatmentOf,
  type LeftOutKind,
  type ReadableKind,
  type Treatment,
} from './left-out.js';
import { isElement, isText, type ElementLike, type NodeLike, type TextLike } from './node.js';

/*
 * The one reader of an article's markup. `narrate` calls it on the publisher's file and the player on the
 * live page, so that a narration's offsets and the page's text nodes speak of the same characters.
 * Over 300 lines: one walk through the markup, whose cases decide about each other.
 */

/** `text[start + i]` is `node.data[nodeStart + i]` for every i below `length`; in UTF-16 code units. */
export interface TextPiece {
  readonly node: TextLike;
  readonly nodeStart: number;
  readonly start: number;
  readonly length: number;
}

export interface ArticleBlock {
  readonly kind: BlockKind;
  /** Of a heading: 1 to 6. */
  readonly level?: number;
  /** As written on the block, on what holds it, up to and including the root, or around all of its text. */
  readonly lang?: string;
  /** Whitespace collapsed to single spaces, trimmed, never empty. */
  readonly text: string;
  /** What is marked within it as of another language, in order; `lang` as written. Never empty. */
  readonly passages?: readonly Passage[];
  /** The element whose own text this is; a list item with a list within has one block before and one after it. */
  readonly element: ElementLike;
  /**
   * In the order of the text, each as long as can be. A character in no piece is a space that stands for a
   * line break, a tab or a `<br>`.
   */
  readonly pieces: readonly TextPiece[];
  /** Read only because the publisher asked for what is of its kind. */
  readonly asked?: true;
}

export interface LeftOut {
  readonly kind: LeftOutKind;
  /** Nothing in it is read. */
  readonly element: ElementLike;
  /** How many blocks stand before it. */
  readonly at: number;
}

export interface ReadArticle {
  readonly blocks: readonly ArticleBlock[];
  readonly leftOut: readonly LeftOut[];
}

const blockTags = new Set(
  (
    'address article aside audio-article blockquote body caption center dd details dialog div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p pre search ' +
    'section summary table tbody td tfoot th thead tr ul xmp'
  ).split(' '),
);

/** What an element says of the text in it. Inline elements share the scope of their block. */
interface Scope {
  readonly element: ElementLike;
  readonly kind: BlockKind;
  readonly level: number | undefined;
  /** Of the block. */
  readonly lang: string | undefined;
  /** Of the text right here, which may be in an inline element of another language. */
  readonly textLang: string | undefined;
  /** Set where nothing is read, and why. */
  readonly leftOut: LeftOutKind | undefined;
  /** Within a left-out element that asked to be read: its caption and cells are read as well. */
  readonly opened: boolean;
}

interface Frame {
  readonly element: ElementLike;
  /** The child to read next. */
  next: NodeLike | null;
  readonly scope: Scope;
  readonly endsBlock: boolean;
  /** On the outermost element of a left-out part: to be counted unless a piece was read in it. */
  readonly leftOut: (LeftOut & { readonly piecesBefore: number }) | undefined;
}

const SPACE = 0x20;

/**
 * Reads `root` as blocks in document order; `root` itself is always read. The first heading is the title if
 * it is an h1. Takes time in the number of nodes and characters, and a tree may be nested as deep as it likes.
 * @param read kinds of elements that are read here and left out elsewhere
 */
export function readBlocks(root: ElementLike, read: readonly ReadableKind[] = []): ReadArticle {
  const blocks: ArticleBlock[] = [];
  const leftOut: LeftOut[] = [];
  let open: Scope | undefined;
  let text = '';
  let pieces: { -readonly [K in keyof TextPiece]: TextPiece[K] }[] = [];
  let passages: Passage[] = [];
  let piecesRead = 0;
  let spaceAhead = false;
  let lineBreaks = 0;

  const isWanted = (kind: Treatment): boolean => (read as readonly string[]).includes(kind);

  const endBlock = (): void => {
    if (open !== undefined) {
      const { element, kind, level, opened } = open;
      const [first] = passages;
      const isForeign = first?.start === 0 && first.end === text.length;
      const lang = isForeign ? first.lang : open.lang;
      blocks.push({
        kind,
        ...(level && { level }),
        ...(lang && { lang }),
        text,
        ...(first && !isForeign && { passages }),
        element,
        pieces,
        ...(opened && { asked: true as const }),
      });
      open = undefined;
      text = '';
      pieces = [];
      passages = [];
    }
    spaceAhead = false;
    lineBreaks = 0;
  };

  const append = (node: TextLike, scope: Scope): void => {
    const { data } = node;
    for (let at = 0; at < data.length;) {
      let from = endOfWhitespace(data, at);
      if (from > at) spaceAhead = true;
      if (from === data.length) return;
      at = endOfRun(data, from);
      const endBefore = text.length;
      if (open === undefined) open = scope;
      else if (spaceAhead) {
        const last = pieces.at(-1);
        if (last?.node.data.charCodeAt(last.nodeStart + last.length) === SPACE) {
          last.length++;
          text += ' ';
        } else if (data.charCodeAt(from - 1) === SPACE) from--;
        else text += ' ';
      }
      pieces.push({ node, nodeStart: from, start: text.length, length: at - from });
      text += data.slice(from, at);
      if (scope.textLang !== scope.lang) {
        const start = text.length - (at - from);
        // The space before a word may come with it.
        const blank = data.charCodeAt(from) === SPACE ? 1 : 0;
        inPassage(scope.textLang ?? '', endBefore, start + blank);
      }
      piecesRead++;
      spaceAhead = false;
      lineBreaks = 0;
    }
  };

  /** What was appended last is of a passage, the same as before if that reached `endBefore`. */
  const inPassage = (lang: string, endBefore: number, start: number): void => {
    const last = passages.at(-1);
    if (last?.end === endBefore && last.lang === lang) last.end = text.length;
    else passages.push({ start, end: text.length, lang });
  };

  const lineBreak = (scope: Scope): void => {
    spaceAhead = true;
    // Two in a row are how old pages part paragraphs.
    if (++lineBreaks > 1 && scope.kind !== 'heading') endBlock();
  };

  const enter = (element: ElementLike, parent: Frame): Frame | undefined => {
    const { scope } = parent;
    const treatment = treatmentOf(element, parent.element);
    if (treatment === 'machinery') return undefined;
    let reason = scope.leftOut;
    let opened = scope.opened;
    if (reason === undefined && treatment !== 'read') {
      if (asksToBeRead(element) || isWanted(treatment)) opened = true;
      else if (!opened || !opensWithin(treatment)) reason = treatment;
    } else if (
      reason !== undefined &&
      ((isReadInside(reason, element) && (treatment === 'read' || asksToBeRead(element))) ||
        // A caption stands in its figure.
        (reason === 'figure' && treatment === 'caption' && isWanted(treatment)))
    ) {
      reason = undefined;
      opened = treatment !== 'read';
    }
    const isBlock = blockTags.has(element.localName);
    const endsBlock = isBlock && (reason === undefined || scope.leftOut === undefined);
    if (endsBlock) endBlock();
    if (reason === undefined && element.localName === 'br') lineBreak(scope);
    const textLang = langOf(element) ?? scope.textLang;
    const isAsAround = reason === scope.leftOut && opened === scope.opened && textLang === scope.textLang;
    return {
      element,
      next: element.firstChild,
      scope:
        isBlock && reason === undefined
          ? blockScope(element, scope, opened)
          : isAsAround
            ? scope
            : { ...scope, textLang, leftOut: reason, opened },
      endsBlock,
      leftOut:
        reason !== undefined && scope.leftOut === undefined
          ? { kind: reason, element, at: blocks.length, piecesBefore: piecesRead }
          : undefined,
    };
  };

  const leave = (frame: Frame): void => {
    if (frame.endsBlock) endBlock();
    if (frame.leftOut !== undefined && frame.leftOut.piecesBefore === piecesRead) {
      const { kind, at } = frame.leftOut;
      leftOut.push({ kind, element: frame.element, at });
    }
  };

  const outside: Scope = {
    element: root,
    kind: 'paragraph',
    level: undefined,
    lang: undefined,
    textLang: undefined,
    leftOut: undefined,
    opened: false,
  };
  const stack: Frame[] = [
    {
      element: root,
      next: root.firstChild,
      scope: blockScope(root, outside, false),
      endsBlock: true,
      leftOut: undefined,
    },
  ];
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const node = frame.next;
    if (node === null) {
      leave(frame);
      stack.pop();
      continue;
    }
    frame.next = node.nextSibling;
    if (isText(node)) {
      if (frame.scope.leftOut === undefined) append(node, frame.scope);
    } else if (isElement(node)) {
      const entered = enter(node, frame);
      if (entered !== undefined) stack.push(entered);
    }
  }
  return { blocks: withTitle(blocks), leftOut };
}

/** The first heading is the title if it is an h1; every other h1 is a heading of level 1. */
function withTitle(blocks: readonly ArticleBlock[]): readonly ArticleBlock[] {
  const first = blocks.find(({ kind }) => kind === 'heading');
  if (first?.level !== 1) return blocks;
  const { lang, text, passages, element, pieces } = first;
  const title: ArticleBlock = {
    kind: 'title',
    ...(lang && { lang }),
    text,
    ...(passages && { passages }),
    element,
    pieces,
  };
  return blocks.map((block) => (block === first ? title : block));
}

function blockScope(element: ElementLike, outer: Scope, opened: boolean): Scope {
  const { kind, level } = roleOf(element, outer);
  const lang = langOf(element) ?? outer.textLang;
  return {
    element,
    kind,
    level,
    lang,
    textLang: lang,
    leftOut: undefined,
    opened,
  };
}

/** `xml:lang` is XHTML's, and counts where an EPUB's page is read as HTML. */
function langOf(element: ElementLike): string | null {
  return element.hasAttributes() ? (element.getAttribute('lang') ?? element.getAttribute('xml:lang')) : null;
}

/** The nearest element that says what its text is decides: a paragraph in a list item is a list item. */
function roleOf(element: ElementLike, outer: Scope): Pick<Scope, 'kind' | 'level'> {
  const tag = element.localName;
  if (tag === 'li' || tag === 'dt' || tag === 'dd') return { kind: 'list-item', level: undefined };
  if (tag === 'blockquote') return { kind: 'quote', level: undefined };
  if (/^h[1-6]$/.test(tag)) return { kind: 'heading', level: Number(tag[1]) };
  if (element.getAttribute('role') === 'heading') {
    const level = Number(element.getAttribute('aria-level'));
    // WAI-ARIA 1.2: a heading without a level is of level 2.
    return { kind: 'heading', level: level >= 1 && level <= 6 ? Math.floor(level) : 2 };
  }
  return outer;
}

function endOfWhitespace(data: string, from: number): number {
  let at = from;
  while (at < data.length && isCollapsible(data.charCodeAt(at))) at++;
  return at;
}

// A regular expression for its speed: page text is read once, by code that is not compiled yet.
const gap = /[\t\n\f\r]| (?=[ \t\n\f\r]|$)/g;

/** The end of what is kept as it stands: up to whitespace that is not a single space between two characters. */
function endOfRun(data: string, from: number): number {
  gap.lastIndex = from;
  return gap.test(data) ? gap.lastIndex - 1 : data.length;
}
