import { collapseWhitespace } from '../../core/text/collapse.js';
import type { ArticleBlock, ArticleInput, Reading } from './article.js';
import { withoutFurniture } from './furniture.js';
import { splitParagraphs } from './paragraphs.js';
import { looksLikeHeading } from './prose.js';

const TITLE = { characters: 160, words: 30 };
const HEADING = { characters: 90, words: 14 };

/** A heading stands before a paragraph or a list and does not end in a full stop; the first such line is the title. */
export function readPlainText({ text, read = [] }: Pick<ArticleInput, 'text' | 'read'>): Reading {
  const lines = splitParagraphs(text).map(({ kind, text: raw }): ArticleBlock =>
    kind === 'heading'
      ? { kind, level: 2, text: collapseWhitespace(raw) }
      : { kind, text: collapseWhitespace(raw) },
  );
  const { blocks, dropped, byline } = withoutFurniture(lines, undefined, (kind) => read.includes(kind));
  return { byline, blocks: withHeadings(blocks), omitted: dropped };
}

function withHeadings(blocks: readonly ArticleBlock[]): ArticleBlock[] {
  return blocks.map((block, at) => {
    const next = blocks[at + 1];
    if (next === undefined || block.kind === 'list-item') return block;
    if (at === 0) return isTitle(block) ? { kind: 'title', text: block.text } : block;
    if (block.kind === 'heading') return block;
    const stands = next.kind === 'list-item' || !looksLikeHeading(next.text, HEADING);
    return stands && looksLikeHeading(block.text, HEADING)
      ? { kind: 'heading', level: 2, text: block.text }
      : block;
  });
}

/** A title may exclaim. */
const isTitle = ({ kind, text }: ArticleBlock): boolean =>
  kind === 'heading' ||
  (text.length <= TITLE.characters && looksLikeHeading(text.replace(/!+(?=["“”»’']*$)/, ''), TITLE));
