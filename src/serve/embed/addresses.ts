import type { FastifyRequest } from 'fastify';
import { AudioArticleError } from '../../core/errors.js';
import type { Narration } from '../../core/narration/schema.js';

/** The whole addresses of one narration's pages. */
export interface Addresses {
  readonly base: string;
  readonly article: string;
  readonly embed: string;
  readonly share: string;
  readonly oembed: (format: 'json' | 'xml') => string;
}

/** @param base of the server, without a slash at its end */
export function addressesOf(name: string, base: string): Addresses {
  const to = (kind: string): string => `${base}/${kind}/${encodeURIComponent(name)}`;
  const article = to('articles');
  return {
    ...{ base, article, embed: to('embed'), share: to('share') },
    oembed: (format) => `${base}/oembed?url=${encodeURIComponent(article)}&format=${format}`,
  };
}

/** What an episode names besides its audio. @param base of the server, or of the site, without a slash at its end */
export function podcastAddressesOf(name: string, base: string): { transcript: string; chapters: string } {
  const of = `${base}/podcast/${encodeURIComponent(name)}`;
  return { transcript: `${of}.transcript.json`, chapters: `${of}.chapters.json` };
}

/** An address that others are added to, without a slash at its end. @throws AudioArticleError AA_E_USAGE */
export function readBase(value: string): string {
  const url = /^https?:\/\//i.test(value) && URL.canParse(value) ? new URL(value) : undefined;
  if (url?.search === '' && url.hash === '' && url.username === '' && url.password === '')
    return url.href.replace(/\/+$/, '');
  throw new AudioArticleError(
    'AA_E_USAGE',
    `--base must be an address such as https://audio.example, not “${value}”.`,
    'Give it with https:// and without ? and #.',
  );
}

/**
 * Under which address the server is reached.
 * @param given the operator's word, of readBase; without it the request tells, and of that only a host and a port count
 */
export function baseOf({ protocol, host }: FastifyRequest, given: string | undefined): string {
  if (given !== undefined) return given;
  const asked = `${protocol}://${host}`;
  return URL.canParse(asked) ? new URL(asked).origin : 'http://localhost';
}

/** The publisher's own page, if the narration was made from one. */
export const sourceAddress = ({ source }: Narration): string | undefined =>
  source !== undefined && /^https?:\/\//i.test(source) && URL.canParse(source) ? source : undefined;

/** Where the article belongs: the publisher's page, else ours. */
export const canonicalOf = (narration: Narration, { article }: Addresses): string =>
  sourceAddress(narration) ?? article;
