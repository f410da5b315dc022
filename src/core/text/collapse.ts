/*
 * The canonical text of a block. One character of the page is one character of the block, except that a run
 * of the five characters HTML calls ASCII whitespace becomes one space and those at the block's ends vanish.
 * So a page's text nodes map to offsets by counting. NO-BREAK SPACE and the other Unicode spaces stay what
 * they are, as they do in CSS white-space processing: they are not collapsed, but they do separate words.
 */

/** Whether a UTF-16 code unit is ASCII whitespace (space, tab, line feed, form feed, carriage return). */
export function isCollapsible(charCode: number): boolean {
  return (
    charCode === 0x20 || charCode === 0x0a || charCode === 0x09 || charCode === 0x0d || charCode === 0x0c
  );
}

/** The text with every run of collapsible characters as one space and none at its ends. */
export function collapseWhitespace(text: string): string {
  const collapsed = text.replace(/[ \t\n\f\r]+/g, ' ');
  return collapsed.slice(
    collapsed.startsWith(' ') ? 1 : 0,
    collapsed.length > 1 && collapsed.endsWith(' ') ? -1 : undefined,
  );
}
