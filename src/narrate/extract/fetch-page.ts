import ipaddr from 'ipaddr.js';
import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, fetch, type Response } from 'undici';
import { AudioArticleError } from '../../core/errors.js';
import { readAtMost } from '../bounded.js';
import { TOOL } from '../version.js';
import { SPLIT } from './article.js';

export interface FetchOptions {
  /** Also from this machine and its own network. Default: only from the public internet. */
  readonly allowPrivate?: boolean | undefined;
  /** Default: the system's. */
  readonly lookup?: LookupFunction;
  /** Sent, too: for instance If-None-Match. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FetchedPage {
  readonly bytes: Uint8Array;
  /** After redirects. */
  readonly url: string;
  /** In lower case, without parameters; empty if the server does not say. */
  readonly type: string;
  /** The encoding that the server states. */
  readonly charset: string | undefined;
  /** 304: it has not changed, and there are no bytes. */
  readonly status: number;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

/** Of the whole page, with all redirects. */
const TIMEOUT_MS = 20_000;
const MOST_REDIRECTS = 5;

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/**
 * Fetches a page that somebody else names. What is connected to is what was checked: each address that a name has is
 * looked at when the connection is made, so neither a redirect nor a name that changes its address leads inside.
 * @param limit bytes, after decompression
 * @throws AudioArticleError AA_E_INPUT_ADDRESS, AA_E_INPUT_MISSING, AA_E_INPUT_TOO_LARGE
 */
export async function fetchPage(
  address: string,
  limit: number,
  { allowPrivate = false, lookup = dnsLookup, headers = {} }: FetchOptions = {},
): Promise<FetchedPage> {
  const dispatcher = allowPrivate ? new Agent({ connect: { lookup } }) : publicOnly(lookup);
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    let url = readAddress(address, address);
    for (let hops = 0; ; hops++) {
      const response = await fetch(url, {
        dispatcher,
        signal,
        redirect: 'manual',
        credentials: 'omit',
        headers: {
          accept: 'text/html, application/xhtml+xml, text/markdown, text/plain;q=0.8',
          'user-agent': TOOL.replace(' ', '/'),
          ...headers,
        },
      });
      const next = response.headers.get('location');
      if (!isRedirect(response.status) || next === null) return await readPage(response, url, limit);
      await response.body?.cancel();
      if (hops === MOST_REDIRECTS)
        throw new AudioArticleError(
          'AA_E_INPUT_MISSING',
          `${address} leads from one address to the next, more than ${MOST_REDIRECTS} times.`,
          'Give the address at which the article stands.',
        );
      url = readAddress(next, address, url);
    }
  } catch (cause) {
    throw asRefusal(cause, address);
  } finally {
    await dispatcher.destroy();
  }
}

function readAddress(given: string, asked: string, base?: URL): URL {
  const said = given === asked ? asked : `${asked} leads to ${given}, which`;
  if (!URL.canParse(given, base))
    throw new AudioArticleError('AA_E_INPUT_ADDRESS', `${said} is no address.`, 'Check its spelling.');
  const url = new URL(given, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new AudioArticleError(
      'AA_E_INPUT_ADDRESS',
      `${said} is not an address of the web.`,
      'Give an http: or https: address, or a file.',
    );
  if (url.username || url.password)
    throw new AudioArticleError(
      'AA_E_INPUT_ADDRESS',
      `The address at ${url.host} holds a user name or a password.`,
      'Save the page as a file and give that.',
    );
  return url;
}

async function readPage(response: Response, url: URL, limit: number): Promise<FetchedPage> {
  if (!response.ok && response.status !== 304) {
    await response.body?.cancel();
    throw new AudioArticleError(
      'AA_E_INPUT_MISSING',
      `${url.href} answered ${response.status} ${response.statusText}`.trimEnd() + '.',
      'Open it in a browser; a page that needs a login has to be saved as a file.',
    );
  }
  const bytes = response.body ? await readAtMost(response.body, limit, url.href, SPLIT) : new Uint8Array();
  const [type = '', ...parameters] = (response.headers.get('content-type') ?? '').split(';');
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*["']?([^"'\s]+)/i.exec(parameter)?.[1])
    .find(Boolean);
  return {
    ...{ bytes, url: url.href, type: type.trim().toLowerCase(), charset },
    status: response.status,
    etag: response.headers.get('etag') ?? undefined,
    lastModified: response.headers.get('last-modified') ?? undefined,
  };
}

class PrivateAddress extends Error {
  constructor(
    readonly host: string,
    readonly ip: string,
  ) {
    super(host === ip ? ip : `${host} (${ip})`);
  }
}

/** All of IPv6 that has been given out. The rest leads nowhere, or inside, as `::127.0.0.1` does. */
const GIVEN_OUT = ipaddr.parseCIDR('2000::/3');

/** Only what ipaddr.js calls unicast is the public internet: not loopback, not 10/8, not 169.254/16, not fc00::/7 … */
function isPublic(ip: string): boolean {
  const address = ipaddr.process(ip);
  return address.range() === 'unicast' && (address.kind() === 'ipv4' || address.match(GIVEN_OUT));
}

/** Connects to the public internet only, whatever a name leads to when the connection is made. */
export function publicOnly(lookup: LookupFunction = dnsLookup): Agent {
  const connect = buildConnector({
    lookup: (host, options, callback) => {
      lookup(host, options, (error, found, family) => {
        const all: readonly LookupAddress[] = Array.isArray(found)
          ? found
          : [{ address: found, family: family ?? 4 }];
        const inside = error ? undefined : all.find(({ address }) => !isPublic(address));
        callback(inside ? new PrivateAddress(host, inside.address) : error, found, family);
      });
    },
  });
  return new Agent({
    connect: (options, callback) => {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      // An address in numbers is never looked up.
      if (isIP(host) && !isPublic(host)) callback(new PrivateAddress(host, host), null);
      else connect(options, callback);
    },
  });
}

function asRefusal(cause: unknown, address: string): unknown {
  if (cause instanceof AudioArticleError) return cause;
  // undici's own error wraps the connection's.
  const reason = (cause as Error).cause ?? cause;
  if (reason instanceof PrivateAddress)
    return new AudioArticleError(
      'AA_E_INPUT_ADDRESS',
      `${address} leads to ${reason.message}, which is not on the public internet.`,
      'Use --allow-private if it is a machine of yours.',
      { cause },
    );
  if ((cause as Error).name === 'TimeoutError')
    return new AudioArticleError(
      'AA_E_INPUT_MISSING',
      `${address} did not answer in full within ${TIMEOUT_MS / 1000} s.`,
      'Try again, or save the page as a file and give that.',
      { cause },
    );
  const { code, message } = reason as NodeJS.ErrnoException;
  const said =
    code === 'ENOTFOUND'
      ? 'there is no such host'
      : code === 'ECONNREFUSED'
        ? 'nobody answers there'
        : message;
  return new AudioArticleError(
    'AA_E_INPUT_MISSING',
    `${address} could not be loaded: ${said}.`,
    'Check the address and the connection.',
    { cause },
  );
}
