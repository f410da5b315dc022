import type { Narration } from '../../core/narration/schema.js';

/** Of what cards and directories show, UTF-16 code units. */
const MOST = 200;

/** How the article begins, cut where a word ends. */
export function beginningOf({ blocks, lang }: Narration): string {
  const text = blocks.find(({ kind }) => kind === 'paragraph')?.text ?? '';
  if (text.length <= MOST) return text;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) {
    if (index + segment.length > MOST) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end || MOST).trimEnd()}…`;
}
