import { isElement, type ElementLike, type NodeLike } from './node.js';

const dataOnly = new Set(['th', 'caption', 'thead', 'tfoot', 'col', 'colgroup']);
const proseOnly = new Set(['table', 'article', 'main', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/**
 * Whether a table only arranges the page, as tables did before CSS: its text is then read like a block's.
 * Header cells and captions are for data; another table, a heading or an article within, or no row with two
 * cells that hold text, are for layout.
 */
export function isLayoutTable(table: ElementLike): boolean {
  let holdsProse = false;
  let cellsInRow = 0;
  let widestRow = 0;
  const following: (NodeLike | null)[] = [table.firstChild];
  while (following.length > 0) {
    const child = following.pop();
    if (!child) continue;
    following.push(child.nextSibling);
    if (!isElement(child)) continue;
    const tag = child.localName;
    if (dataOnly.has(tag)) return false;
    if (proseOnly.has(tag)) holdsProse = true;
    if (tag === 'tr') cellsInRow = 0;
    if (tag === 'td' && child.firstChild) widestRow = Math.max(widestRow, ++cellsInRow);
    // The header cells of a table within are its own affair.
    if (tag !== 'table') following.push(child.firstChild);
  }
  return holdsProse || widestRow <= 1;
}
