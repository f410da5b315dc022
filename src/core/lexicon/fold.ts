import { unicodePattern } from '../text/unicode-pattern.js';

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

/** As much ASCII as stands there, which is folded already, or one letter with its marks. */
const cluster = unicodePattern(String.raw`([ -~]+(?!\p{M}))|\P{M}\p{M}*|\p{M}+`, 'gsu');
const plain: readonly (readonly [RegExp, string])[] = [
  [/[\u00AD\u200B\u200E\u200F\u2060\uFEFF]/gu, ''],
  [/[‘’‛ʼ′＇]/gu, "'"],
  [/[‐‑−﹣－]/gu, '-'],
  [/[\s\u00A0]/gu, ' '],
];

function foldCluster(written: string): string {
  let folded = written.normalize('NFC');
  for (const [pattern, replacement] of plain) folded = folded.replace(pattern, replacement);
  return folded;
}

export function foldText(text: string): Folded {
  let exact = '';
  let small = '';
  const at: number[] = [];
  for (const { 0: written, 1: ascii, index } of text.matchAll(cluster.of(text))) {
    const folded = ascii ?? foldCluster(written);
    const lower = folded.toLowerCase();
    exact += folded;
    // İ would become two units.
    small += lower.length === folded.length ? lower : folded;
    for (let unit = 0; unit < folded.length; unit++) at.push(ascii === undefined ? index : index + unit);
  }
  at.push(text.length);
  return { exact, small, at };
}
