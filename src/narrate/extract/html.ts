import { readBlocks, type ArticleBlock as PageBlock, type LeftOut } from '../../core/article/blocks.js';
import type { LeftOutKind, ReadableKind } from '../../core/article/left-out.js';
import type { ArticleBlock, ArticleInput, Reading } from './article.js';
import { parseDocument } from './document.js';
import type { ElementLike } from '../../core/article/node.js';
import { chooseBlocks } from './choose.js';
import { withoutFurniture } from './furniture.js';
import { languageTag } from './language.js';
import { pageFacts, personName, titleSimilarity, type PageFacts } from './metadata.js';
import { ancestryOf } from './named.js';
import type { OmissionKind } from './omissions.js';
import { isProse, wordCount } from './prose.js';
import { findReadable } from './readable.js';

/** A page of which more than this is links is a list of articles, not one. */
const MOST_LINKED = 0.6;

/**
 * Characters. A short report is an article too, but so much is also a lead whose article stands in an element with
 * a strange name: when the page has more text, it is looked at again.
 */
const ENOUGH = { forReport: 200, forArticle: 500 };

const lengthOf = (blocks: readonly PageBlock[]): number =>
  blocks.reduce((sum, { text }) => sum + text.length, 0);

/** What is no longer the article when it comes after its last block. */
const pageEnd = new Set<LeftOutKind>(['navigation', 'aside', 'form', 'hidden', 'media', 'image']);

/** A page's article: the page's own words in their own order, whoever decides which they are. */
export function readHtml(input: ArticleInput): Reading {
  const { text, name, read } = input;
  const document = parseDocument(text, name);
  const facts = pageFacts(document);
  // Asking the whole tree costs a millisecond each time.
  const mayState = /<audio-article\b|\bdata-narration\b/i.test(text);
  const stated = mayState ? statedArticle(document) : undefined;
  if (stated === undefined) {
    const short = findArticle(document, facts.title, input, ENOUGH.forReport, mayState);
    if (!short.isDoubtful) return toReading(short, facts, read);
    const long = findArticle(parseDocument(text, name), facts.title, input, ENOUGH.forArticle, mayState);
    return toReading(lengthOf(long.blocks) > lengthOf(short.blocks) ? long : short, facts, read);
  }
  const lang = languageTag(stated.closest('[lang]')?.getAttribute('lang')) ?? facts.lang;
  const found = { ...readBlocks(stated, read), outside: [], byline: undefined, asked: askedBlocks(stated) };
  return toReading(found, { ...facts, lang }, read);
}

/** Blocks that are an article's. */
export interface Found {
  readonly blocks: readonly PageBlock[];
  readonly leftOut: readonly LeftOut[];
  /** Why each other block of the page is not read. */
  readonly outside: readonly OmissionKind[];
  readonly byline: string | undefined;
  /** Of blocks that ask to be read, whatever they look like. */
  readonly asked: ReadonlySet<ElementLike>;
}

export function toReading(found: Found, facts: PageFacts, read: readonly ReadableKind[] = []): Reading {
  const titleAt = titleIndex(found.blocks, facts.title);
  const known = facts.byline ?? personName(found.byline, facts.site);
  const titled = found.blocks.map((block, at) => asTitled(block, at === titleAt));
  const asked = new Set(titled.filter((_, at) => found.asked.has(found.blocks[at]?.element as ElementLike)));
  const { blocks, dropped, byline } = withoutFurniture(
    titled,
    known,
    (kind, block) => read.includes(kind) || asked.has(block),
  );
  return {
    title: facts.title,
    lang: facts.lang,
    byline: known ?? byline,
    published: facts.published,
    source: facts.source,
    blocks,
    omitted: [...found.leftOut.map(({ kind }) => kind), ...found.outside, ...dropped],
  };
}

/**
 * The element that the page itself says is the article: what an `<audio-article>` wraps or is `for`, or the
 * only element with `data-narration="read"`, if it holds the page's h1 or most of its words.
 */
function statedArticle(document: Document): Element | undefined {
  for (const player of Array.from(document.querySelectorAll('audio-article'))) {
    const id = player.getAttribute('for');
    const element = id === null ? player : document.getElementById(id);
    if (element && readBlocks(element).blocks.length > 0) return element;
  }
  const [only, second] = Array.from(document.querySelectorAll('[data-narration="read"]'));
  if (!only || second) return undefined;
  const words = (element: Element): number =>
    readBlocks(element).blocks.reduce((sum, block) => sum + wordCount(block.text), 0);
  return only.querySelector('h1') || words(only) * 2 > words(document.body) ? only : undefined;
}

function findArticle(
  document: Document,
  title: string | undefined,
  { read }: ArticleInput,
  enough: number,
  mayAsk: boolean,
): Found & { readonly isDoubtful: boolean } {
  const { blocks, leftOut } = readBlocks(document.body, read);
  const asked = mayAsk ? askedBlocks(document) : new Set<ElementLike>();
  const linked = blocks.map(linkedCharacters);
  const ancestry = blocks.map(ancestryOf);
  const readable = findReadable(document, blocks, leftOut, enough);
  const belongs = blocks.map(({ element }, at) => asked.has(element) || (readable?.belongs[at] ?? true));

  const sum = (count: (at: number) => number): number =>
    belongs.reduce((total, does, at) => total + (does ? count(at) : 0), 0);
  if (sum((at) => linked[at] ?? 0) > MOST_LINKED * sum((at) => blocks[at]?.text.length ?? 0))
    return { blocks: [], leftOut: [], outside: [], byline: undefined, asked, isDoubtful: false };

  // It drops tables and boxes: what was asked for is read where it stands in the article.
  const [first, end] = [belongs.indexOf(true), belongs.lastIndexOf(true)];
  blocks.forEach((block, at) => {
    if (block.asked && read?.length && at > first && at <= end + 1) belongs[at] = true;
  });
  // It is hard on headings: one that stands right before text of the article belongs to it.
  blocks.forEach((block, at) => {
    const isLink = (linked[at] ?? 0) * 2 > block.text.length;
    if (isHeading(block) && !isLink && belongs[at + 1] && belongs.indexOf(true) < at) belongs[at] = true;
  });
  const headline = headlineOf(blocks, belongs, title);
  const verdicts = chooseBlocks({ blocks, ancestry, linked, headline }, belongs, read);
  if (headline >= 0) verdicts[headline] = undefined;
  blocks.forEach(({ element }, at) => {
    if (asked.has(element)) verdicts[at] = undefined;
  });
  const chosen = verdicts.map((verdict) => verdict === undefined);
  const start = chosen.indexOf(true);
  const own = lengthOf(blocks.filter((_, at) => chosen[at]));
  const other = lengthOf(
    blocks.filter((block, at) => verdicts[at] === 'around' && isProse(block.text) && !linked[at]),
  );
  const last = Math.max(chosen.lastIndexOf(true), belongs.lastIndexOf(true));
  return {
    blocks: blocks.filter((_, at) => chosen[at]),
    leftOut: leftOut.filter(
      ({ kind, at }) => at > start && (at <= last || (at === last + 1 && !pageEnd.has(kind))),
    ),
    outside: verdicts.filter((verdict) => verdict !== undefined),
    byline: readable?.byline,
    asked,
    isDoubtful: own < ENOUGH.forArticle && other > 2 * own,
  };
}

/** The elements of the blocks that ask to be read; who asks for the headline asks for the article. */
export function askedBlocks(within: ParentNode): ReadonlySet<ElementLike> {
  const asking = Array.from(within.querySelectorAll('[data-narration="read"]'));
  return new Set(
    asking
      .filter((element) => !element.querySelector('h1'))
      .flatMap((element) => readBlocks(element).blocks.map((block) => block.element)),
  );
}

/** Cards are links around a whole block, but only just around it. */
const CARD_DEPTH = 4;

function linkedCharacters({ element, pieces }: PageBlock): number {
  const isLinked = (text: Node): boolean => {
    let above = 0;
    for (let parent = text.parentElement; parent && above < CARD_DEPTH; parent = parent.parentElement) {
      if (parent.localName === 'a' && parent.hasAttribute('href')) return true;
      if (above > 0 || parent === (element as unknown as Element)) above++;
    }
    return false;
  };
  return pieces.reduce(
    (total, { node, length }) => total + (isLinked(node as unknown as Node) ? length : 0),
    0,
  );
}

const isHeading = ({ kind }: PageBlock): boolean => kind === 'title' || kind === 'heading';
const isH1 = (block: PageBlock): boolean => block.kind === 'title' || block.level === 1;

/**
 * Readability takes the headline for the page's title and not for text: it may stand before the article's first
 * block. −1 if the page has none.
 */
function headlineOf(
  blocks: readonly PageBlock[],
  belongs: readonly boolean[],
  title: string | undefined,
): number {
  const first = belongs.indexOf(true);
  const opening = blocks[first];
  if (opening !== undefined && !isH1(opening)) {
    const before = blocks.slice(0, first);
    const found = title === undefined ? before.findLastIndex(isH1) : similarHeading(before, title);
    if (found >= 0) return found;
  }
  const own = blocks.flatMap((block, at) => (belongs[at] ? [{ block, at }] : []));
  return (
    own[
      titleIndex(
        own.map(({ block }) => block),
        title,
      )
    ]?.at ?? -1
  );
}

function titleIndex(blocks: readonly PageBlock[], stated: string | undefined): number {
  const similar = stated === undefined ? -1 : similarHeading(blocks, stated);
  if (similar >= 0) return similar;
  const first = blocks.findIndex(isHeading);
  const heading = blocks[first];
  return heading !== undefined && isH1(heading) ? first : -1;
}

/** The heading that says what the page's own title says; of an h1 less likeness is asked: titles for search engines differ. */
function similarHeading(blocks: readonly PageBlock[], title: string): number {
  let best = { at: -1, likeness: 0 };
  blocks.forEach((block, at) => {
    if (!isHeading(block)) return;
    // The same words may stand in a box for sharing, as a heading of another level.
    const likeness = titleSimilarity(block.text, title) + (isH1(block) ? 0.05 : 0);
    if (likeness > best.likeness && likeness >= (isH1(block) ? 0.35 : 0.85)) best = { at, likeness };
  });
  return best.at;
}

function asTitled({ kind, level, lang, text, passages = [] }: PageBlock, isTitle: boolean): ArticleBlock {
  const tag = languageTag(lang);
  const known = passages.flatMap(({ start, end, lang: written }) => {
    const own = languageTag(written);
    return own === undefined ? [] : { start, end, lang: own };
  });
  const rest = { ...(tag && { lang: tag }), text, ...(known.length > 0 && { passages: known }) };
  if (isTitle) return { kind: 'title', ...rest };
  if (kind === 'title') return { kind: 'heading', level: 1, ...rest };
  return { kind, ...(level && { level }), ...rest };
}
