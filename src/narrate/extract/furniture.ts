import type { FurnitureKind } from '../../core/article/furniture.js';
import type { ArticleBlock } from './article.js';
import { furnitureRules, LONGEST_LINE, LONGEST_NOTICE, type Rule } from './furniture-rules.js';
import { endsLikeSentence, isProse, textKey } from './prose.js';

// Rules for what may as well be a section's heading; in HTML and Markdown the markup tells them apart.
const isHeadingToo = new Set<FurnitureKind>([
  'advertisement',
  'share',
  'menu',
  'date',
  'player',
  'byline',
  'source',
]);

/** The sign before and the arrow after a label. Most lines have none, which is known at less cost. */
function label(text: string): string {
  if (/^[A-Za-z0-9]/.test(text) && /[A-Za-z0-9.,;:!?]$/.test(text)) return text;
  return text.replace(/^[\p{So}\p{Sm}\uFE0F•·»›|–\s-]+|[\p{So}\uFE0F•·|→\s]+$/gu, '');
}

/** What a block is that stands outside of the article's text, if it is a line that many pages have. */
export const furnitureKindOf = (block: Pick<ArticleBlock, 'kind' | 'text'>): FurnitureKind | undefined =>
  ruleFor(block, ({ where }) => where === 'anywhere' || where === 'outside');

const patterns = new Map<Rule, RegExp>();

function matches(rule: Rule, text: string): boolean {
  const pattern = patterns.get(rule) ?? rule.pattern();
  patterns.set(rule, pattern);
  return pattern.test(text);
}

function ruleFor(
  block: Pick<ArticleBlock, 'kind' | 'text'>,
  applies: (rule: Rule) => boolean,
): FurnitureKind | undefined {
  const find = (text: string): FurnitureKind | undefined =>
    furnitureRules.find(
      (rule) =>
        applies(rule) &&
        text.length <= (rule.longest ?? LONGEST_LINE) &&
        (rule.holds?.some((word) => text.toLowerCase().includes(word)) ?? true) &&
        matches(rule, text) &&
        !(block.kind === 'heading' && isHeadingToo.has(rule.kind)),
    )?.kind;
  if (block.kind === 'title' || block.text.length > LONGEST_NOTICE) return undefined;
  const labelled = label(block.text);
  const whole = find(block.text) ?? (labelled === block.text ? undefined : find(labelled));
  if (whole !== undefined || !block.text.includes('|')) return whole;
  // “Share | Print | Comments”
  const parts = block.text.split('|').map((part) => find(label(part)));
  return parts.includes(undefined) ? undefined : parts[0];
}

export interface Cleared {
  readonly blocks: readonly ArticleBlock[];
  readonly dropped: readonly FurnitureKind[];
  /** The author, from a line that named them. */
  readonly byline: string | undefined;
}

/**
 * Leaves out furniture lines.
 * @param author the author's name where it is known, to find the line that repeats it
 * @param isWanted whether a block of this kind is read all the same
 */
export function withoutFurniture(
  all: readonly ArticleBlock[],
  author?: string,
  isWanted: (kind: FurnitureKind, block: ArticleBlock) => boolean = () => false,
): Cleared {
  const unwanted = (block: ArticleBlock, kind: FurnitureKind | undefined): FurnitureKind | undefined =>
    kind === undefined || isWanted(kind, block) ? undefined : kind;
  const dropped: FurnitureKind[] = [];
  const drop = (kind: FurnitureKind | undefined): boolean => kind !== undefined && dropped.push(kind) > 0;
  const blocks = all.filter(
    (block) =>
      !drop(
        unwanted(
          block,
          ruleFor(block, ({ where }) => where === 'anywhere'),
        ),
      ),
  );
  const isText = (block: ArticleBlock): boolean => block.kind !== 'title' && isProse(block.text);
  const first = blocks.findIndex(isText);
  const last = blocks.findLastIndex(isText);
  // Without a single sentence there is no outside.
  if (first < 0) return { blocks, dropped, byline: undefined };

  const teasers = announcedTeasers(all, blocks[last]);
  const outside = blocks.map((block, at): FurnitureKind | undefined => {
    if (at >= first && at <= last) return undefined;
    if (teasers.has(block)) return 'teaser';
    if (author !== undefined && block.kind !== 'title' && namesOnly(block.text, author)) return 'byline';
    const kind = ruleFor(block, ({ where }) => where === 'outside' || where === (at < first ? 'top' : 'end'));
    // What stands alone before the text is its title: “Home”, “Von Störchen und Menschen”.
    return at === 0 && kind !== 'date' && (first === 1 || kind === 'byline') ? undefined : kind;
  });
  keepMixedLists(blocks, outside);
  const named = blocks.find((_, at) => outside[at] === 'byline');
  return {
    blocks: blocks.filter((block, at) => !drop(unwanted(block, outside[at]))),
    dropped,
    byline: named && /^(?:by|von|par|por|di) ([^,]+)/i.exec(named.text)?.[1],
  };
}

/** The list of other articles at the end hangs on the line that announces it. */
function announcedTeasers(
  all: readonly ArticleBlock[],
  lastText: ArticleBlock | undefined,
): ReadonlySet<ArticleBlock> {
  const isTeaser = ({ kind, where }: Rule): boolean =>
    kind === 'teaser' && (where === 'anywhere' || where === 'outside');
  const announced = all.findLastIndex((block) => ruleFor(block, isTeaser) !== undefined);
  return new Set(lastText && announced > all.indexOf(lastText) ? all.slice(announced + 1) : []);
}

/** A list is furniture as a whole (Facebook, WhatsApp, E-mail) or not at all. */
function keepMixedLists(blocks: readonly ArticleBlock[], kinds: (FurnitureKind | undefined)[]): void {
  for (let at = 0; at < blocks.length;) {
    let end = at;
    while (blocks[end]?.kind === 'list-item') end++;
    if (kinds.slice(at, end).includes(undefined)) kinds.fill(undefined, at, end);
    at = end + 1;
  }
}

function namesOnly(text: string, author: string): boolean {
  return textKey(text).replace(/^(?:by|von) /, '') === textKey(author);
}

/** Leaves out the title where it stands again, whole or in two or three lines, outside the running text. */
export function withoutRepeatedTitle(
  blocks: readonly ArticleBlock[],
  title: string,
): Pick<Cleared, 'blocks' | 'dropped'> {
  const key = textKey(title);
  const repeats = new Set<ArticleBlock>();
  const isText = ({ kind, text }: ArticleBlock): boolean =>
    kind !== 'title' && isProse(text) && !key.includes(textKey(text));
  const first = blocks.findIndex(isText);
  const last = blocks.findLastIndex(isText);
  const outside = (at: number): boolean => at < first || at > last;
  for (let at = 0; at < blocks.length; at++) {
    for (let length = 1; length <= 3 && at + length <= blocks.length; length++) {
      const run = blocks.slice(at, at + length);
      if (run.some((block, i) => block.kind === 'title' || !outside(at + i))) break;
      // “Storks.” after the title “Storks” is a sentence.
      if (endsLikeSentence(run.at(-1)?.text ?? '') && !endsLikeSentence(title)) continue;
      if (textKey(run.map((block) => block.text).join(' ')) === key)
        run.forEach((block) => repeats.add(block));
    }
  }
  return {
    blocks: blocks.filter((block) => !repeats.has(block)),
    dropped: Array.from(repeats, () => 'title'),
  };
}
