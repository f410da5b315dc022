import { Readability } from '@mozilla/readability';
import type { ArticleBlock, LeftOut } from '../../core/article/blocks.js';
import type { LeftOutKind } from '../../core/article/left-out.js';

const MARK = 'audio-article-block-';

/** Elements that Readability keeps as they are; around text in others it puts new ones without our mark. */
const steady = new Set(['p', 'li', 'dd', 'dt', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** What is no text to be read, but says that there is an article around it. */
const ofArticle = new Set<LeftOutKind>(['code', 'table', 'formula', 'footnote', 'deleted']);

export interface Readable {
  /** For each block, whether it belongs to the article. */
  readonly belongs: readonly boolean[];
  readonly byline: string | undefined;
}

/**
 * Which blocks of a page are its article, by Mozilla's Readability. Its own text is not used: it moves and
 * rewrites elements, and the narration needs the page's. Takes the document apart: read the blocks before.
 * @param enough characters: with fewer, Readability tries again with teasers and banners let in
 */
export function findReadable(
  document: Document,
  blocks: readonly ArticleBlock[],
  leftOut: readonly LeftOut[],
  enough: number,
): Readable | undefined {
  // Spares it half of its work, and it cannot take a menu for text.
  for (const { kind, element } of leftOut) if (!ofArticle.has(kind)) (element as unknown as Element).remove();
  blocks.forEach((block, index) => mark(block, `${MARK}${index}`));
  let article;
  try {
    article = new Readability<Node>(document, {
      serializer: (node) => node,
      keepClasses: true,
      charThreshold: enough,
    }).parse();
  } catch {
    // Its recursion ends at some depth of nesting.
    return undefined;
  }
  if (!article?.content) return undefined;
  const belongs = new Array<boolean>(blocks.length).fill(false);
  for (const element of Array.from((article.content as Element).querySelectorAll('*')))
    for (const name of element.getAttributeNames())
      if (name.startsWith(MARK)) belongs[Number(name.slice(MARK.length))] = true;
  return { belongs, byline: article.byline ?? undefined };
}

/** By attributes with a name each: where Readability merges two elements, both marks stay. */
function mark(block: ArticleBlock, name: string): void {
  const element = block.element as unknown as Element;
  if (steady.has(element.localName)) {
    element.setAttribute(name, '');
    return;
  }
  const text = block.pieces[0]?.node as unknown as Text | undefined;
  if (text === undefined) return;
  const span = element.ownerDocument.createElement('span');
  span.setAttribute(name, '');
  text.replaceWith(span);
  span.append(text);
}
