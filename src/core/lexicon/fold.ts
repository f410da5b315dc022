/*
 * Two spellings of the same word must meet: decomposed letters, typographic apostrophes and hyphens, spaces that do not
 * break, characters that nobody sees. Each unit of the folded text knows where it comes from.
 */

export interface Folded {
  /** In the case that was written. */
  readonly exact: string;
  /** In small letters; as long as `exact`. */
  readonly small: string;
  /** For each UTF-16 unit of it, and for its end, the place in what was folded. */
  readonly at: readonly number[];
}

const cluster = /\P{M}\p{M}*|\p{M}+/gsu;
const plain: readonly (readonly [RegExp, string])[] = [
  [/[\u00AD\u200B\u200E\u200F\u2060\uFEFF]/gu, ''],
  [/[‘’‛ʼ′＇]/gu, "'"],
  [/[‐‑−﹣－]/gu, '-'],
  [/[\s\u00A0]/gu, ' '],
];

function foldCluster(written: string): string {
  if (/^[!-~]$/.test(written)) return written;
  let folded = written.normalize('NFC');
  for (const [pattern, replacement] of plain) folded = folded.replace(pattern, replacement);
  return folded;
}

export function foldText(text: string): Folded {
  let exact = '';
  let small = '';
  const at: number[] = [];
  for (const { 0: written, index } of text.matchAll(cluster)) {
    const folded = foldCluster(written);
    const lower = folded.toLowerCase();
    exact += folded;
    // İ would become two units.
    small += lower.length === folded.length ? lower : folded;
    for (let unit = 0; unit < folded.length; unit++) at.push(index);
  }
  at.push(text.length);
  return { exact, small, at };
}
