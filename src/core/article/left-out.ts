import { furnitureKinds } from './furniture.js';
import { isLayoutTable } from './layout-table.js';
import { isElement, isText, type ElementLike } from './node.js';

/*
 * What of an article is not read aloud. Only markup decides: the computed style is not the same in `narrate`
 * and on the page, and both have to leave out the same.
 */

export type LeftOutKind =
  | 'navigation'
  | 'aside'
  | 'figure'
  | 'caption'
  | 'image'
  | 'media'
  | 'table'
  | 'code'
  | 'formula'
  | 'footnote'
  | 'form'
  | 'hidden'
  | 'deleted'
  | 'skipped';

/**
 * What a publisher may have read after all, in the whole article. Its own `data-narration` has the last word. Only
 * `narrate` tells furniture apart: its markup is like any text's.
 */
export const readableKinds = [
  ...(['navigation', 'aside', 'caption', 'table', 'code', 'formula', 'footnote', 'form', 'deleted'] as const),
  ...furnitureKinds,
] as const;
export type ReadableKind = (typeof readableKinds)[number];

/** `machinery` is nothing that a reader sees: it is passed over and not counted. */
export type Treatment = LeftOutKind | 'machinery' | 'read';

function byName<T>(entries: readonly (readonly [value: T, names: string])[]): ReadonlyMap<string, T> {
  return new Map(entries.flatMap(([value, names]) => names.split(' ').map((name) => [name, value] as const)));
}

const byTag = byName<Treatment>([
  ['machinery', 'script style template noscript noframes head title meta link base param source track'],
  ['machinery', 'area map datalist rp rt svg audio-article-transcript'],
  ['navigation', 'nav'],
  ['aside', 'aside'],
  ['figure', 'figure'],
  ['caption', 'figcaption'],
  ['media', 'audio canvas embed iframe object video'],
  ['code', 'listing pre xmp'],
  ['formula', 'math'],
  ['form', 'button fieldset input label meter output progress search select textarea'],
  ['deleted', 'del'],
]);

const byRole = byName<LeftOutKind>([
  ['navigation', 'banner contentinfo menu menubar navigation tablist toolbar'],
  ['aside', 'complementary doc-pullquote'],
  ['figure', 'img'],
  ['navigation', 'directory doc-index doc-pagebreak doc-pagelist doc-toc'],
  ['footnote', 'doc-backlink doc-endnote doc-endnotes doc-footnote doc-noteref'],
  ['form', 'button search'],
  ['hidden', 'alertdialog dialog tooltip'],
]);

/** EPUB 3 Structural Semantics, where its page carries no role. */
const byEpubType = byName<LeftOutKind>([
  ['footnote', 'backlink endnote endnotes footnote footnotes noteref rearnote rearnotes'],
  ['navigation', 'index landmarks loi lot page-list pagebreak toc'],
  ['aside', 'pullquote sidebar'],
]);

const displayNone = /(?:^|;)\s*display\s*:\s*none/i;
// Text for screen readers only (Bootstrap, WordPress, GOV.UK and many more): there is nothing to highlight.
const offScreen = /(?:^|\s)(?:[\w-]*visually-?hidden|sr-only|screen-reader(?:-text)?)(?:\s|$)/i;
const pullQuote = /(?:^|[\s_-])pull-?quote/i;

/** Elements that are read or not by where they stand and what they hold. */
const readOnCondition = new Set(['img', 'table', 'form', 'dialog', 'footer', 'sup', 'a']);

/** How an element is treated by what it is itself; `parent` is the element that holds it. */
export function treatmentOf(element: ElementLike, parent: ElementLike): Treatment {
  const tag = element.localName;
  const own = byTag.get(tag);
  if (own === 'machinery' || isPlayer(element, parent)) return 'machinery';
  // Most elements of a text; spares them five look-ups, half of the time of reading a page.
  if (!element.hasAttributes() && !readOnCondition.has(tag)) return own ?? 'read';
  if (element.getAttribute('data-narration') === 'skip') return 'skipped';
  const names = element.getAttribute('class');
  if (isHidden(element) || (names !== null && offScreen.test(names))) return 'hidden';
  const role = element.getAttribute('role');
  const told = (role === null ? undefined : byRole.get(role)) ?? epubKind(element);
  // In EPUB a note is an <aside>.
  const kind = told === 'footnote' ? told : (own ?? told);
  if (kind !== undefined) return kind;
  // A sentence of the article shown a second time.
  if (names !== null && pullQuote.test(names)) return 'aside';
  switch (tag) {
    case 'img':
      // No alternative text, or an empty one, says decoration (HTML Living Standard, 4.8.4.4).
      return element.getAttribute('alt') ? 'image' : 'machinery';
    case 'table':
      return role === 'presentation' || role === 'none' || isLayoutTable(element) ? 'read' : 'table';
    case 'form':
      // ASP.NET puts the whole page into one form.
      return parent.localName === 'body' ? 'read' : 'form';
    case 'dialog':
      return element.hasAttribute('open') ? 'read' : 'hidden';
    case 'footer':
      // In a quotation it names who is quoted; elsewhere it holds tags, rights and links.
      return parent.localName === 'blockquote' ? 'read' : 'navigation';
    case 'sup':
      return isNoteReference(element) ? 'footnote' : 'read';
    case 'a':
      return isNoteReference(element) ? 'footnote' : isPermalink(element) ? 'navigation' : 'read';
    default:
      return 'read';
  }
}

/**
 * Whether an element inside a left-out one is read all the same: it says so itself, or it is a quotation,
 * which HTML marks up as a figure.
 */
export function isReadInside(leftOut: LeftOutKind, element: ElementLike): boolean {
  return asksToBeRead(element) || (leftOut === 'figure' && element.localName === 'blockquote');
}

export function asksToBeRead(element: ElementLike): boolean {
  return element.getAttribute('data-narration') === 'read';
}

/** Whether `data-narration="read"` on an element also opens what is of this kind within it. */
export function opensWithin(kind: LeftOutKind): boolean {
  return kind !== 'skipped' && kind !== 'hidden' && kind !== 'form' && kind !== 'image' && kind !== 'media';
}

function isHidden(element: ElementLike): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
  const style = element.getAttribute('style');
  return style !== null && displayNone.test(style);
}

function epubKind(element: ElementLike): LeftOutKind | undefined {
  const types = element.getAttribute('epub:type')?.split(/\s+/) ?? [];
  return types.map((type) => byEpubType.get(type)).find((kind) => kind !== undefined);
}

/** What a publisher puts into `<audio-article>` for the time before it works: links, a native player. */
function isPlayer(element: ElementLike, parent: ElementLike): boolean {
  if (element.localName === 'audio-article') return element.hasAttribute('for');
  return parent.localName === 'audio-article' && element.hasAttribute('slot');
}

/** `<sup><a href="#n1">1</a></sup>`, `<a href="#n1"><sup>1</sup></a>` or a mark like `<sup>[3]</sup>`. */
function isNoteReference(element: ElementLike): boolean {
  const first = element.firstChild;
  if (element.localName === 'sup' && first && isText(first) && first.data.trimStart().startsWith('['))
    return true;
  const [link, sup] =
    element.localName === 'sup' ? [childOf(element, 'a'), element] : [element, childOf(element, 'sup')];
  return sup !== undefined && (link?.getAttribute('href')?.includes('#') ?? false);
}

/** The sign after a heading that links to it; often shown only under the pointer. */
function isPermalink(element: ElementLike): boolean {
  const sign = element.firstChild;
  return sign !== null && isText(sign) && sign.nextSibling === null && /^\s*[#¶§🔗]\s*$/u.test(sign.data);
}

function childOf(element: ElementLike, tag: string): ElementLike | undefined {
  for (let child = element.firstChild; child; child = child.nextSibling)
    if (isElement(child) && child.localName === tag) return child;
  return undefined;
}
