import type { Change } from './plan.js';
import type { Site } from './site.js';

/**
 * Puts a line before and a line after the one place where a layout shows its page's text.
 * @param layouts where a site has it, in the order in which the generator looks
 * @returns what to do by hand where the site has none of its own: it is the theme's
 */
export async function aroundContent(
  site: Site,
  layouts: readonly string[],
  content: RegExp,
  [start, end]: readonly [string, string],
): Promise<{ readonly changes: readonly Change[]; readonly next: readonly string[] }> {
  const byHand = `In the layout of your articles, put ${start} before their text and ${end} after it.`;
  for (const file of layouts) {
    const before = await site.read(file);
    if (before === undefined) continue;
    if (before.includes('audio-article'))
      return { changes: [{ kind: 'stands', file, why: 'has it already' }], next: [] };
    const found = [...before.matchAll(content)];
    if (found.length !== 1) continue;
    const after = before.replace(content, (text) => `${start}${text}${end}`);
    return { changes: [{ kind: 'insert', file, before, after }], next: [] };
  }
  return { changes: [], next: [byHand] };
}
