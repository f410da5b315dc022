import { languageTag } from './language.js';
import { textKey } from './prose.js';

/** What a page says about itself outside its text. */
export interface PageFacts {
  readonly title: string | undefined;
  readonly lang: string | undefined;
  readonly byline: string | undefined;
  /** ISO 8601 calendar date. */
  readonly published: string | undefined;
  /** Whose pages they are. */
  readonly site?: string | undefined;
  /** Its own address, http(s) only. */
  readonly source: string | undefined;
}

export function pageFacts(document: Document): PageFacts {
  const metas = new Map<string, string>();
  for (const element of Array.from(document.getElementsByTagName('meta'))) {
    const name = ['property', 'name', 'http-equiv']
      .map((attribute) => element.getAttribute(attribute))
      .find(Boolean);
    const content = squeeze(element.getAttribute('content'));
    if (name && content && !metas.has(name.toLowerCase())) metas.set(name.toLowerCase(), content);
  }
  const meta = (name: string): string | undefined => metas.get(name);
  const linked = linkedArticle(document);
  const site = meta('og:site_name');
  const root = document.documentElement;
  const source = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url');
  return {
    title:
      (site === undefined ? meta('og:title') : withoutSiteName(meta('og:title'), site)) ??
      squeeze(linked?.headline) ??
      meta('twitter:title') ??
      withoutSiteName(squeeze(document.querySelector('title')?.textContent), site),
    lang:
      languageTag(
        root.getAttribute('lang') ?? root.getAttribute('xml:lang') ?? document.body.getAttribute('lang'),
      ) ??
      languageTag(meta('content-language')) ??
      languageTag(meta('og:locale')),
    byline: [meta('author'), linked?.author, meta('article:author'), meta('dc.creator')]
      .map((name) => personName(name, site))
      .find(Boolean),
    published:
      [...publishedNames.map(meta), linked?.published].map(calendarDate).find(Boolean) ??
      calendarDate(shownDate(document)),
    site,
    source: source && /^https?:\/\//i.test(source) ? source : undefined,
  };
}

function squeeze(text: string | null | undefined): string | undefined {
  return text?.slice(0, 1000).replace(/\s+/g, ' ').trim() || undefined;
}

// Where the author’s name ends and the rest of a line goes on: a date, a time, an account.
const afterName =
  /\s*(?:[|•·–—]|\b(?:follow|posted|published|updated|on|am)\b(?=\s.*\d|\s+@)|@|\d{4}[-./]\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\d).*$/i;

/**
 * A name as a byline, without the date that stands in its line; an address, the site’s own name and half a page are
 * none.
 */
export function personName(text: string | undefined, site?: string): string | undefined {
  const line = squeeze(text)?.replace(/^(?:by|von|par|por|di)\b:?\s+/i, '');
  if (!line || /^https?:/i.test(line)) return undefined;
  const name = line.replace(afterName, '').replace(/[\s,;:]+$/, '') || line;
  if (name.length > 120 || /^[\w-]+\.[a-z]{2,}$/i.test(name)) return undefined;
  return site !== undefined && textKey(name) === textKey(site) ? undefined : name;
}

const publishedNames = [
  ...['article:published_time', 'og:published_time', 'og:article:published_time', 'datepublished'],
  ...['dc.date.issued', 'dcterms.issued', 'dcterms.created', 'dc.date', 'parsely-pub-date', 'sailthru.date'],
  ...['publishdate', 'publish-date', 'pubdate', 'publication_date', 'date'],
];

/** The date that readers see, where the markup says that it is the publication’s. */
function shownDate(document: Document): string | undefined {
  const shown =
    document.querySelector('[itemprop~="datePublished"]') ??
    document.querySelector('time[pubdate], time.published, time.entry-date') ??
    document.querySelector('article time[datetime], header time[datetime], main time[datetime]');
  return squeeze(shown?.getAttribute('datetime') ?? shown?.getAttribute('content') ?? shown?.textContent);
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * The calendar date that a page writes, whatever it says about the time: `2026-03-14T09:00+01:00`, `20260314`,
 * `14.3.2026`, `March 14, 2026`. `3/4/2026` is no date, for nobody knows which.
 */
export function calendarDate(written: string | undefined): string | undefined {
  if (!written) return undefined;
  const iso = /(?<!\d)(\d{4})([-/.]?)(\d\d?)\2(\d\d?)(?!\d)/.exec(written);
  const dotted = /(?<!\d)(\d\d?)\. ?(\d\d?)\. ?(\d{4})(?!\d)/.exec(written);
  const named = /\b(\d\d?)(?:st|nd|rd|th)? (\p{L}{3})\p{L}*\.?,? (\d{4})\b/u.exec(written);
  const american = /\b(\p{L}{3})\p{L}*\.? (\d\d?)(?:st|nd|rd|th)?,? (\d{4})\b/u.exec(written);
  const month = (name: string | undefined): number => months.indexOf(name?.toLowerCase() ?? '') + 1;
  const date = iso
    ? [iso[1], iso[3], iso[4]]
    : dotted
      ? [dotted[3], dotted[2], dotted[1]]
      : named
        ? [named[3], month(named[2]), named[1]]
        : american
          ? [american[3], month(american[1]), american[2]]
          : [];
  const [year = NaN, monthOfYear = NaN, day = NaN] = date.map(Number);
  const time = new Date(Date.UTC(year, monthOfYear - 1, day));
  // The 31st of April is the 1st of May to JavaScript, and no date.
  if (year < 1000 || time.getUTCMonth() !== monthOfYear - 1 || time.getUTCDate() !== day) return undefined;
  return time.toISOString().slice(0, 10);
}

/** How alike two titles are, 0 to 1, by the pairs of characters that they share: other words, order and scripts do no harm. */
export function titleSimilarity(one: string, other: string): number {
  const pairs = (text: string): Set<string> => {
    const key = textKey(text);
    return new Set(Array.from({ length: Math.max(0, key.length - 1) }, (_, at) => key.slice(at, at + 2)));
  };
  const [a, b] = [pairs(one), pairs(other)];
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

/** “Storks are back | The Paper” → “Storks are back”. A last part that may belong to the title stays. */
function withoutSiteName(title: string | undefined, site: string | undefined): string | undefined {
  const parts = /^(.+)\s[|·•»–—:-]+\s(.+)$/.exec(title ?? '');
  if (!title || !parts?.[1] || !parts[2]) return title;
  const [, rest, last] = parts;
  if (site === undefined) return rest.split(' ').length >= 3 && last.split(' ').length <= 3 ? rest : title;
  const key = textKey(last);
  return key && ` ${textKey(site)} `.includes(` ${key} `) ? rest : title;
}

/** Headline and authors from schema.org data; what is malformed is as good as not there. */
function linkedArticle(
  document: Document,
): { headline?: string; author?: string; published?: string } | undefined {
  for (const script of Array.from(document.getElementsByTagName('script'))) {
    let data: unknown;
    try {
      data = JSON.parse(script.textContent);
    } catch {
      continue;
    }
    const graph = field(data, '@graph');
    for (const thing of listOf(graph ?? data)) {
      const headline = field(thing, 'headline');
      if (typeof headline !== 'string' || !/Article|Posting|Report/.test(String(field(thing, '@type'))))
        continue;
      const names = listOf(field(thing, 'author')).map((author) =>
        typeof author === 'string' ? author : field(author, 'name'),
      );
      const author = names.filter((name) => typeof name === 'string').join(', ');
      const published = field(thing, 'datePublished');
      return {
        headline,
        ...(author && { author }),
        ...(typeof published === 'string' && { published }),
      };
    }
  }
  return undefined;
}

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
