import { parseFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { AudioArticleError } from '../../core/errors.js';

/** A page that a feed or a sitemap names. */
export interface NamedPage {
  readonly url: string;
  /** When it changed last, in whatever form it says so: it is only compared. */
  readonly changed?: string;
}

export type Named =
  | { readonly kind: 'pages'; readonly pages: readonly NamedPage[] }
  /** A sitemap of sitemaps. */
  | { readonly kind: 'sitemaps'; readonly sitemaps: readonly string[] };

/** https://www.sitemaps.org/protocol.html: it holds no more. */
const MOST_PAGES = 50_000;

/**
 * The pages of an RSS, Atom, RDF or JSON feed or of a sitemap, in its order.
 * @param address of the feed, to which its addresses may be relative
 * @throws AudioArticleError AA_E_INPUT_NO_ARTICLE
 */
export function pagesOf(text: string, address: string): Named {
  if (/<(?:\w+:)?(?:urlset|sitemapindex)[\s>]/.test(text.slice(0, 4096))) return sitemapOf(text, address);
  let items: readonly { url?: string | undefined; changed?: string | undefined }[];
  try {
    items = itemsOf(text);
  } catch (cause) {
    throw unreadable(address, cause);
  }
  return { kind: 'pages', pages: items.slice(0, MOST_PAGES).flatMap((item) => pageOf(item, address)) };
}

const unreadable = (address: string, cause?: unknown): AudioArticleError =>
  new AudioArticleError(
    'AA_E_INPUT_NO_ARTICLE',
    `${address} is neither a feed nor a sitemap.`,
    'Give the address of an RSS, Atom or JSON feed, or of a sitemap.xml.',
    { cause },
  );

function pageOf(
  { url, changed }: { url?: string | undefined; changed?: string | undefined },
  address: string,
): NamedPage[] {
  if (url === undefined || !URL.canParse(url, address)) return [];
  const { href, protocol } = new URL(url, address);
  if (protocol !== 'http:' && protocol !== 'https:') return [];
  return [{ url: href, ...(changed !== undefined && { changed }) }];
}

function itemsOf(text: string): readonly { url?: string | undefined; changed?: string | undefined }[] {
  const parsed = parseFeed(text);
  switch (parsed.format) {
    case 'rss':
      return (parsed.feed.items ?? []).map(({ link, guid, pubDate, atom }) => ({
        url: link ?? (guid?.isPermaLink === false ? undefined : guid?.value),
        changed: atom?.updated ?? pubDate,
      }));
    case 'rdf':
      return (parsed.feed.items ?? []).map(({ link, dc }) => ({ url: link, changed: dc?.dates?.[0] }));
    case 'atom':
      return (parsed.feed.entries ?? []).map(({ links = [], updated }) => ({
        url: (links.find(({ rel = 'alternate' }) => rel === 'alternate') ?? links[0])?.href,
        changed: updated,
      }));
    case 'json':
      return (parsed.feed.items ?? []).map(({ url, date_modified, date_published }) => ({
        ...{ url, changed: date_modified ?? date_published },
      }));
  }
}

function sitemapOf(text: string, address: string): Named {
  const pages: NamedPage[] = [];
  const sitemaps: string[] = [];
  let said: Record<string, string> = {};
  let words = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local }) => {
    if (local === 'url' || local === 'sitemap') said = {};
    words = '';
  });
  parser.on('text', (more) => (words += more));
  parser.on('cdata', (more) => (words += more));
  parser.on('closetag', ({ local, prefix }) => {
    // Pictures and videos have a `loc` of their own, with a prefix.
    if (prefix === '') said[local] ??= words.trim();
    words = '';
    if (local === 'url') pages.push(...pageOf({ url: said['loc'], changed: said['lastmod'] }, address));
    if (local === 'sitemap') sitemaps.push(...pageOf({ url: said['loc'] }, address).map(({ url }) => url));
  });
  try {
    parser.write(text).close();
  } catch (cause) {
    throw unreadable(address, cause);
  }
  return sitemaps.length > 0
    ? { kind: 'sitemaps', sitemaps }
    : { kind: 'pages', pages: pages.slice(0, MOST_PAGES) };
}
