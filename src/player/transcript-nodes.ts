import type { Block, Narration } from '../core/narration/schema.js';

/** Kinds that a page writes as one element around consecutive blocks. */
const wrapperOf: Partial<Record<Block['kind'], string>> = { 'list-item': 'ul', quote: 'blockquote' };

const heading = (level: number): string => `h${Math.min(6, Math.max(1, Math.trunc(level) || 2))}`;

/** An article's own headings start at 2, under its title. */
function elementOf({ kind, level = 2 }: Block, top: number): string {
  switch (kind) {
    case 'title':
      return heading(top);
    case 'heading':
      return heading(top + Math.max(1, level - 1));
    case 'list-item':
      return 'li';
    case 'paragraph':
    case 'quote':
      return 'p';
  }
}

/** The block's text; a passage of another language says so, for screen readers to change their voice. */
function* textOf({ text, passages = [] }: Block): Generator<Node | string> {
  let at = 0;
  for (const { start, end, lang } of passages) {
    if (start > at) yield text.slice(at, start);
    const span = document.createElement('span');
    span.lang = lang;
    span.textContent = text.slice(start, end);
    yield span;
    at = end;
  }
  if (at < text.length) yield text.slice(at);
}

/**
 * The narration's text as the headings, paragraphs, lists and quotes that it was made from. The text of each is
 * exactly its block's, so that offsets of words are offsets in it.
 * @param top level of the title's heading, 1 to 6
 */
export function transcriptNodes(narration: Narration, top: number): HTMLElement[] {
  const nodes: HTMLElement[] = [];
  let open: Block['kind'] | undefined;
  for (const block of narration.blocks) {
    const element = document.createElement(elementOf(block, top));
    element.append(...textOf(block));
    if (block.lang && block.lang !== narration.lang) element.lang = block.lang;
    const wrapper = wrapperOf[block.kind];
    const around = nodes.at(-1);
    if (wrapper && around && open === block.kind) around.append(element);
    else if (wrapper) {
      const parent = document.createElement(wrapper);
      parent.append(element);
      nodes.push(parent);
    } else nodes.push(element);
    open = block.kind;
  }
  return nodes;
}
