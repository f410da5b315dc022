import type { ArticleBlock } from '../../core/article/blocks.js';
import type { ReadableKind } from '../../core/article/left-out.js';
import { furnitureKindOf } from './furniture.js';
import { namedParts, type Ancestry } from './named.js';
import type { OmissionKind } from './omissions.js';
import { endsLikeSentence, isProse, wordCount } from './prose.js';

/*
 * Readability finds the element that holds the article. What else that element holds (captions, links to other
 * articles, boxes) goes, and a lead that stands beside it comes.
 */

/** Why a block is not read; undefined for one that is. */
export type Verdict = OmissionKind | undefined;

export interface Page {
  readonly blocks: readonly ArticleBlock[];
  readonly ancestry: readonly Ancestry[];
  /** Of each block's characters, how many are links. */
  readonly linked: readonly number[];
  /** Index of the headline, −1 if the page has none. */
  readonly headline: number;
}

const isHeading = ({ kind }: ArticleBlock): boolean => kind === 'title' || kind === 'heading';

/** Longer than it, what stands around the article is not looked at: the record only says that it does. */
const LONGEST_LABEL = 300;
/** What stands before the headline may be this much of the text, and is not of the article all the same. */
const MOST_BEFORE = 1 / 3;
/** A lead is no longer, and no further behind the headline. */
const LEAD = { characters: 700, blocks: 30, words: 8 };

/** Published and updated. */
const MOST_DATES = 2;

/** Whether all of its text is in such elements. */
const isWithin = (block: ArticleBlock | undefined, selector: string): boolean =>
  block !== undefined &&
  block.pieces.every(({ node }) => {
    const { textContent, parentElement } = node as unknown as Node;
    return textContent?.trim() === '' || parentElement?.closest(selector);
  });

const isDate = (block: ArticleBlock): boolean =>
  furnitureKindOf(block) === 'date' || (/\d/.test(block.text) && isWithin(block, 'time[datetime]'));

const isByline = (block: ArticleBlock | undefined): boolean =>
  block !== undefined &&
  (/^(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|[Pp]or|[Dd]i) \p{Lu}[^.!?]{2,80}$/u.test(block.text) ||
    isWithin(block, '[rel~="author"], address'));

/**
 * What of the blocks that Readability holds for the article is not, and what of the others is.
 * @param belongs for each block, whether it is in the article's element
 */
export function chooseBlocks(
  page: Page,
  belongs: readonly boolean[],
  read: readonly ReadableKind[] = [],
): Verdict[] {
  const { blocks, ancestry, linked, headline } = page;
  const verdicts = belongs.map((does): Verdict => (does ? undefined : 'around'));
  const stays = (at: number): boolean => verdicts[at] === undefined;
  const isLinked = (at: number): boolean => (linked[at] ?? 0) > 0.8 * (blocks[at]?.text.length ?? 0);
  const isText = (at: number): boolean => {
    const block = blocks[at];
    return (
      block !== undefined &&
      stays(at) &&
      !isHeading(block) &&
      isProse(block.text) &&
      (linked[at] ?? 0) * 2 < block.text.length
    );
  };
  const named = namedParts(blocks, ancestry, belongs);

  blocks.forEach((block, at) => {
    const does = belongs[at] === true;
    if (at === headline || block.kind === 'title') return;
    const kind =
      named.kind(at) ?? (does || block.text.length > LONGEST_LABEL ? undefined : furnitureKindOf(block));
    // A heading alone in its box, right before text, is the text's.
    const isAlone = does && isHeading(block) && isText(at + 1) && named.kind(at + 1) === undefined;
    if (kind !== undefined && !isAlone) verdicts[at] = kind;
  });
  dropDates();
  dropBeforeHeadline();
  dropLinks();
  dropTail();
  addLead();
  return verdicts.map((verdict) => ((read as readonly Verdict[]).includes(verdict) ? undefined : verdict));

  /** The article's own date. Where many blocks are dates the article goes by them: a timeline. */
  function dropDates(): void {
    const isLine = (at: number): boolean => blocks[at]?.kind === 'paragraph' && stays(at);
    const dates = blocks.flatMap((block, at) => (isLine(at) && isDate(block) ? [at] : []));
    if (dates.length > MOST_DATES) return;
    for (const at of dates) {
      const beside = [at - 1, at + 1].some(
        (other) => verdicts[other] === 'byline' || isByline(blocks[other]),
      );
      if (beside || isWithin(blocks[at], 'time')) verdicts[at] = 'date';
    }
  }

  function dropBeforeHeadline(): void {
    const size = (from: number, end: number): number =>
      blocks.slice(from, end).reduce((sum, { text }, i) => sum + (stays(from + i) ? text.length : 0), 0);
    if (headline < 0 || size(0, headline) > MOST_BEFORE * size(0, blocks.length)) return;
    for (let at = 0; at < headline; at++) verdicts[at] ??= 'around';
  }

  /** Paragraphs, headings and lists that are links and nothing else lead to other articles. */
  function dropLinks(): void {
    /** The last one before that stays. */
    let before: ArticleBlock | undefined;
    for (let at = 0; at < blocks.length; at++) {
      const block = blocks[at];
      if (block === undefined || !stays(at)) continue;
      if (block.kind === 'list-item') {
        let end = at + 1;
        while (blocks[end]?.kind === 'list-item') end++;
        // “These are:” announces a list of the article.
        const announced = before?.kind === 'paragraph' && /[:：]$/.test(before.text);
        if (announced || !dropLinkedList(at, end)) before = block;
        at = end - 1;
        continue;
      }
      if (at !== headline && isLinked(at)) {
        const isTeaser =
          block.kind === 'paragraph' ? wordCount(block.text) >= 3 : isHeading(block) && !isText(at + 1);
        if (isTeaser) verdicts[at] = 'teaser';
      }
      if (stays(at)) before = block;
    }
  }

  function dropLinkedList(from: number, end: number): boolean {
    const items = Array.from({ length: end - from }, (_, i) => from + i).filter(stays);
    if (!items.every(isLinked)) return false;
    const words = items.reduce((sum, at) => sum + wordCount(blocks[at]?.text ?? ''), 0);
    for (const at of items) verdicts[at] = words >= 4 * items.length ? 'teaser' : 'menu';
    return true;
  }

  /** What comes after the last text: headings of boxes, links, labels. */
  function dropTail(): void {
    let last = blocks.length - 1;
    while (last >= 0 && !isText(last)) last--;
    if (last < 0) return;
    let at = last + 1;
    while (blocks[at]?.kind === 'list-item' && stays(at) && !isLinked(at)) at++;
    for (; at < blocks.length; at++) {
      const block = blocks[at];
      if (block && stays(at) && (isHeading(block) || isLinked(at) || block.kind === 'list-item'))
        verdicts[at] = isHeading(block) ? 'heading' : 'around';
    }
  }

  function addLead(): void {
    const first = verdicts.findIndex((_, at) => at > headline && stays(at));
    if (headline < 0 || first < 0 || first - headline > LEAD.blocks) return;
    for (let at = headline + 1; at < first; at++) {
      const block = blocks[at];
      if (block === undefined || verdicts[at] !== 'around' || block.kind === 'list-item') continue;
      const isPlain = (linked[at] ?? 0) * 4 < block.text.length && block.text.length <= LEAD.characters;
      const isSentence =
        (!isHeading(block) || endsLikeSentence(block.text)) &&
        isProse(block.text) &&
        wordCount(block.text) >= LEAD.words;
      if (isPlain && !named.isMoving(at) && (isSentence || (named.isLead(at) && wordCount(block.text) >= 4)))
        verdicts[at] = undefined;
    }
  }
}
