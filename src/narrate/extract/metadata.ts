import { languageTag } from './language.js';
import { textKey } from './prose.js';

/** What a page says about itself outside its text. */
export interface PageFacts {
  readonly title: string | undefined;
  readonly lang: string | undefined;
  readonly byline: string | undefined;
  /** Its own address, http(s) only. */
  readonly source: string | undefined;
}

export function pageFacts(document: Document): PageFacts {
  const metas = new Map<string, string>();
  for (const element of Array.from(document.querySelectorAll('meta'))) {
    const name = ['property', 'name', 'http-equiv']
      .map((attribute) => element.getAttribute(attribute))
      .find(Boolean);
    const content = squeeze(element.getAttribute('content'));
    if (name && content && !metas.has(name.toLowerCase())) metas.set(name.toLowerCase(), content);
  }
  const meta = (name: string): string | undefined => metas.get(name);
  const linked = linkedArticle(document);
  const root = document.documentElement;
  const source = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url');
  return {
    title:
      meta('og:title') ??
      squeeze(linked?.headline) ??
      meta('twitter:title') ??
      withoutSiteName(squeeze(document.querySelector('title')?.textContent), meta('og:site_name')),
    lang:
      languageTag(
        root.getAttribute('lang') ?? root.getAttribute('xml:lang') ?? document.body.getAttribute('lang'),
      ) ??
      languageTag(meta('content-language')) ??
      languageTag(meta('og:locale')),
    byline: personName(meta('author') ?? linked?.author ?? meta('article:author')),
    source: source && /^https?:\/\//i.test(source) ? source : undefined,
  };
}

function squeeze(text: string | null | undefined): string | undefined {
  return text?.slice(0, 1000).replace(/\s+/g, ' ').trim() || undefined;
}

/** A name as a byline; an address or half a page is none. */
export function personName(text: string | undefined): string | undefined {
  const name = squeeze(text)?.replace(/^(?:by|von)\s+/i, '');
  return name && name.length <= 120 && !/^https?:/i.test(name) ? name : undefined;
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
  return textKey(last) === textKey(site) ? rest : title;
}

/** Headline and authors from schema.org data; what is malformed is as good as not there. */
function linkedArticle(document: Document): { headline?: string; author?: string } | undefined {
  for (const script of Array.from(document.querySelectorAll('script[type="application/ld+json"]'))) {
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
      return { headline, ...(author && { author }) };
    }
  }
  return undefined;
}

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
