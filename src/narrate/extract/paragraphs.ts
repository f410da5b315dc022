/*
 * Paragraphs of plain text. Three ways of writing them are told apart: a blank line between, a line each, and
 * lines wrapped at a column, where a line break is nothing but a space.
 */

export interface Paragraph {
  readonly kind: 'paragraph' | 'list-item' | 'heading';
  readonly text: string;
}

const RULE = /^\s*(?:(?:[-=_*~#•·—–]\s*){3,})$/;
const BULLET = /^\s*(?:[-*•‣◦·]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+(?=\S)/;
const NUMBERED = /^\s*\(?(?:\d{1,3}|[a-z])[.)]/;
const ENDS_SENTENCE = /[.!?…:;。！？।]["'’”»)\]]*\s*$/;

/** The narrowest and the widest column that text is wrapped at. */
const COLUMNS = { from: 40, to: 200 };

export function splitParagraphs(text: string): Paragraph[] {
  const groups = splitAtBlankLines(text);
  const column = wrapColumn(groups.map(({ lines }) => lines));
  return groups.flatMap(({ lines, underlined }) => {
    const paragraphs = joinLines(lines, column);
    const last = paragraphs.at(-1);
    if (underlined && last?.kind === 'paragraph')
      paragraphs[paragraphs.length - 1] = { ...last, kind: 'heading' };
    return paragraphs;
  });
}

function splitAtBlankLines(text: string): { lines: string[]; underlined: boolean }[] {
  const groups: { lines: string[]; underlined: boolean }[] = [];
  let lines: string[] = [];
  const close = (underlined: boolean): void => {
    if (lines.length > 0) groups.push({ lines, underlined });
    lines = [];
  };
  for (const line of text.split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/)) {
    if (!/[^\s\p{Cf}]/u.test(line)) close(false);
    // A line of dashes under a line makes it a heading; alone it only parts.
    else if (RULE.test(line)) close(lines.length === 1 && /^\s*(?:=+|-+)\s*$/.test(line));
    else lines.push(line);
  }
  close(false);
  return groups;
}

/**
 * The column at which the text is wrapped; undefined if it is not. Wrapped lines are full: the next line's
 * first word would not have fitted. And they break within sentences, which lines of their own do not.
 */
function wrapColumn(groups: readonly (readonly string[])[]): number | undefined {
  // A long address cannot be wrapped and says nothing.
  const widths = groups
    .flat()
    .filter((line) => /\s/.test(line.trim()))
    .map((line) => line.trimEnd().length);
  const column = widths.reduce((widest, width) => Math.max(widest, width), 0);
  if (column < COLUMNS.from || column > COLUMNS.to) return undefined;
  let breaks = 0;
  let full = 0;
  let within = 0;
  for (const lines of groups)
    for (let i = 1; i < lines.length; i++) {
      const [line, next] = [lines[i - 1] ?? '', lines[i] ?? ''];
      if (BULLET.test(next)) continue;
      breaks++;
      if (isFull(line, next, column)) full++;
      if (!ENDS_SENTENCE.test(line)) within++;
    }
  return breaks > 0 && full >= 0.75 * breaks && within >= 0.5 * breaks ? column : undefined;
}

function isFull(line: string, next: string, column: number): boolean {
  const [word = ''] = next.trim().split(/\s/, 1);
  return line.trimEnd().length + 1 + word.length > column;
}

function joinLines(lines: readonly string[], column: number | undefined): Paragraph[] {
  const isList = isListIn(lines);
  const indented = lines.filter((line) => /^(?: {2}|\t)/.test(line)).length;
  const paragraphs: Paragraph[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const last = paragraphs.at(-1);
    if (isList(line)) paragraphs.push({ kind: 'list-item', text: line.replace(BULLET, '') });
    else if (before !== undefined && last !== undefined && continues(before, line))
      paragraphs[paragraphs.length - 1] = { ...last, text: `${last.text} ${line}` };
    else paragraphs.push({ kind: 'paragraph', text: line });
  });
  return paragraphs;

  function continues(before: string, line: string): boolean {
    const goesOn = /^\s*\p{Ll}/u.test(line) && !ENDS_SENTENCE.test(before);
    if (column === undefined) return goesOn;
    // An indented line among lines that are not begins a paragraph, below a bullet it belongs to it.
    const startsIndented = /^(?: {2}|\t)/.test(line) && indented * 2 <= lines.length && !isList(before);
    return !startsIndented && (goesOn || isFull(before, line, column));
  }
}

/** A single numbered line is not a list: “1. Introduction”, “2. Bundesliga”. */
function isListIn(lines: readonly string[]): (line: string) => boolean {
  const numbered = lines.filter((line) => NUMBERED.test(line) && BULLET.test(line)).length;
  return (line) => BULLET.test(line) && (numbered > 1 || !NUMBERED.test(line));
}
