import type { Block } from '../../core/narration/schema.js';
import { textDirection } from '../../core/text/direction.js';
import { html, type Markup } from './html.js';

function blockMarkup({ kind, level, lang, text }: Block, around: string): Markup {
  // The page runs as its article does.
  const turns = lang !== undefined && textDirection(lang) !== textDirection(around);
  const attributes =
    lang === undefined
      ? html``
      : turns
        ? html` lang="${lang}" dir="${textDirection(lang)}"`
        : html` lang="${lang}"`;
  switch (kind) {
    case 'title':
      return html`<h1${attributes}>${text}</h1>\n`;
    case 'heading': {
      const heading = { markup: `h${level ?? 2}` };
      return html`<${heading}${attributes}>${text}</${heading}>\n`;
    }
    case 'quote':
      return html`<blockquote><p${attributes}>${text}</p></blockquote>\n`;
    case 'list-item':
      return html`<li${attributes}>${text}</li>\n`;
    case 'paragraph':
      return html`<p${attributes}>${text}</p>\n`;
  }
}

/** The narrated text. Items that follow one another are one list. @param lang of what is around it, BCP 47 */
export function articleMarkup(blocks: readonly Block[], lang: string): Markup[] {
  return blocks.flatMap((block, i) => {
    const isItem = block.kind === 'list-item';
    const opens = isItem && blocks[i - 1]?.kind !== 'list-item';
    const closes = isItem && blocks[i + 1]?.kind !== 'list-item';
    return [
      ...(opens ? [{ markup: '<ul>\n' }] : []),
      blockMarkup(block, lang),
      ...(closes ? [{ markup: '</ul>\n' }] : []),
    ];
  });
}
