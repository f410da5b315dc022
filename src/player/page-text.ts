import { readBlocks, type TextPiece } from '../core/article/blocks.js';
import { matchBlocks } from '../core/article/match.js';
import type { Narration } from '../core/narration/schema.js';

/*
 * Where the narration's text stands in the page. Blocks that the page does not hold, or holds with other words,
 * have no place in it: they are spoken without highlight.
 */

export interface PageText {
  /** Sets `range` to `[start, end)` of a block's text; false if that is not on the page. */
  select(range: Range, block: number, start: number, end: number): boolean;
  /** The block and the offset in its text of a point in the page. */
  blockAt(node: Node, offset: number): { readonly block: number; readonly offset: number } | undefined;
}

export function readPage(article: Element, { blocks, read }: Narration): PageText {
  const page = readBlocks(article, read).blocks;
  const matches = matchBlocks(
    blocks.map(({ text }) => text),
    page.map(({ text }) => text),
  );
  const piecesOf = (block: number): readonly TextPiece[] => page[matches[block] ?? -1]?.pieces ?? [];
  let blockOf: Map<unknown, number> | undefined;

  return {
    select(range, block, start, end) {
      const pieces = piecesOf(block);
      const first = pieces.findLast((piece) => piece.start <= start);
      const last = pieces.findLast((piece) => piece.start < end);
      if (!first || !last) return false;
      try {
        range.setStart(first.node as Text, first.nodeStart + start - first.start);
        range.setEnd(last.node as Text, last.nodeStart + Math.min(end - last.start, last.length));
        return range.startContainer.isConnected;
      } catch {
        // The page changed its text a moment ago; it is about to be read again.
        return false;
      }
    },
    blockAt(node, offset) {
      // Only clicks ask this: the map is made for the first of them.
      blockOf ??= new Map(
        blocks.flatMap((_, block) => piecesOf(block).map((piece) => [piece.node, block] as const)),
      );
      const block = blockOf.get(node);
      if (block === undefined) return undefined;
      const piece = piecesOf(block).findLast(
        (piece) => (piece.node as unknown) === node && piece.nodeStart <= offset,
      );
      return piece && { block, offset: piece.start + Math.min(offset - piece.nodeStart, piece.length) };
    },
  };
}
