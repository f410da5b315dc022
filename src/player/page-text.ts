import { type ArticleBlock, readBlocks, type TextPiece } from '../core/article/blocks.js';
import { type Fate, findOnPage, type Stretch } from '../core/article/on-page.js';
import type { Narration } from '../core/narration/schema.js';

/*
 * Where the narration's text stands in the page. What the page does not hold, or says with other words, has no place in
 * it: it is spoken without highlight.
 */

/** A place in the narration's text. */
export interface TextPlace {
  readonly block: number;
  /** In UTF-16 code units of the block's text. */
  readonly offset: number;
}

export interface NearPlace extends TextPlace {
  /** No narrated text is at the point: this is the end of what stands before it, or the beginning of all. */
  readonly isBefore: boolean;
}

/** A sentence of the narration that the page does not say any more. */
export interface ChangedSentence {
  /** Index into the narration's blocks. */
  readonly block: number;
  /** Index into the block's sentences. */
  readonly sentence: number;
  /** As it is spoken. */
  readonly text: string;
  /** Other words stand there now, or nothing. */
  readonly fate: Exclude<Fate, 'absent'>;
}

export interface PageText {
  /** Sets `range` to `[start, end)` of a block's text; false if that is not on the page. */
  select(range: Range, block: number, start: number, end: number): boolean;
  /** The place of a point in the page, if the narration's text stands there. */
  placeAt(node: Node, offset: number): TextPlace | undefined;
  /** Of a point anywhere in the article. */
  placeNear(node: Node, offset: number): NearPlace;
  /** What holds a place on the page, or the nearest one before it. */
  elementOf(place: TextPlace): Element | undefined;
  /** In the order of the narration. */
  readonly changed: readonly ChangedSentence[];
}

export function readPage(article: Element, { blocks, read }: Narration): PageText {
  const page = readBlocks(article, read).blocks;
  const { stretches, lost } = findOnPage(
    blocks.map(({ text }) => text),
    page.map(({ text }) => text),
  );
  // Only clicks and selections ask for the way back from the page: its maps are made for the first of them.
  let pieces: readonly PagePiece[] | undefined;
  let inPageOrder: readonly Stretch[] | undefined;

  const stretchOf = (block: number, start: number, end: number): Stretch | undefined =>
    stretches[block]?.find((stretch) => stretch.start <= start && end <= stretch.end);

  /** The text of the page before a point, and whether the point is in it. */
  const textBefore = (node: Node, offset: number): PagePoint | undefined => {
    pieces ??= page.flatMap((block, at) => block.pieces.map((piece) => ({ at, piece })));
    const point = article.ownerDocument.createRange();
    point.setStart(node, offset);
    const found =
      pieces[
        countWhile(pieces.length, (i) => {
          const { piece } = (pieces as readonly PagePiece[])[i] as PagePiece;
          return point.comparePoint(piece.node as Text, piece.nodeStart) <= 0;
        }) - 1
      ];
    if (!found) return undefined;
    const { at, piece } = found;
    const isIn = (piece.node as unknown) === node;
    const within = isIn ? Math.min(offset - piece.nodeStart, piece.length) : piece.length;
    return { at, offset: piece.start + within, isIn };
  };

  const stretchBefore = ({ at, offset }: PagePoint): Stretch | undefined => {
    inPageOrder ??= stretches.flat();
    const ordered = inPageOrder;
    return ordered[
      countWhile(ordered.length, (i) => {
        const stretch = ordered[i] as Stretch;
        return stretch.at < at || (stretch.at === at && stretch.start + stretch.shift <= offset);
      }) - 1
    ];
  };

  return {
    select(range, block, start, end) {
      const stretch = stretchOf(block, start, end);
      return stretch ? selectIn(range, page[stretch.at], start + stretch.shift, end + stretch.shift) : false;
    },
    placeAt(node, offset) {
      const point = textBefore(node, offset);
      const stretch = point?.isIn ? stretchBefore(point) : undefined;
      if (!point || stretch?.at !== point.at || point.offset > stretch.end + stretch.shift) return undefined;
      return { block: stretch.block, offset: point.offset - stretch.shift };
    },
    placeNear(node, offset) {
      const point = textBefore(node, offset);
      const stretch = point && stretchBefore(point);
      if (!stretch) return { block: 0, offset: 0, isBefore: true };
      const { block, at, end, shift } = stretch;
      const isIn = point.isIn && at === point.at && point.offset - shift <= end;
      return { block, offset: isIn ? point.offset - shift : end, isBefore: !isIn };
    },
    elementOf({ block, offset }) {
      const within = stretches[block]?.findLast(({ start }) => start <= offset);
      const stretch =
        within ??
        stretches
          .slice(0, block)
          .findLast((list) => list.length)
          ?.at(-1);
      return page[stretch?.at ?? -1]?.element as Element | undefined;
    },
    get changed() {
      return blocks.flatMap(({ text, sentences }, block) => {
        if (stretchOf(block, 0, text.length)) return [];
        return sentences.flatMap(({ start, end }, sentence) => {
          if (stretchOf(block, start, end)) return [];
          // Found in parts: something was put in between.
          const { fate = 'changed' } = lost[block]?.find((run) => run.end > start && run.start < end) ?? {};
          return fate === 'absent' ? [] : [{ block, sentence, text: text.slice(start, end), fate }];
        });
      });
    },
  };
}

interface PagePiece {
  /** Index of its block. */
  readonly at: number;
  readonly piece: TextPiece;
}

interface PagePoint {
  /** Index of the page's block. */
  readonly at: number;
  readonly offset: number;
  readonly isIn: boolean;
}

function selectIn(range: Range, block: ArticleBlock | undefined, start: number, end: number): boolean {
  const first = block?.pieces.findLast((piece) => piece.start <= start);
  const last = block?.pieces.findLast((piece) => piece.start < end);
  if (!first || !last) return false;
  try {
    range.setStart(first.node as Text, first.nodeStart + start - first.start);
    range.setEnd(last.node as Text, last.nodeStart + Math.min(end - last.start, last.length));
    return range.startContainer.isConnected;
  } catch {
    // The page changed its text a moment ago; it is about to be read again.
    return false;
  }
}

/** How many of the first ones hold, where none holds behind one that does not. */
function countWhile(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
