/*
 * Where kept articles lie: a cache of the browser for each, which page and service worker both reach. What is told of it
 * is put there last: a cache without it is a download that goes on, or the rest of one that was broken off.
 */

/** An article that a reader has kept. */
export interface Kept {
  /** Address of its narration. */
  readonly narration: string;
  /** Of the narration that is kept. */
  readonly revision: string;
  readonly title: string;
  /** Address of the page that is kept with it. */
  readonly page: string;
  /** All of it, page and player included. */
  readonly bytes: number;
}

/** The caches' names begin so. */
const PREFIX = 'audio-article ';

export const cacheOf = (narration: URL): string => PREFIX + narration.href;

/** An address that no server has. */
const TOLD = 'https://audio-article.invalid/kept.json';

export const tell = (cache: Cache, kept: Kept): Promise<void> => cache.put(TOLD, Response.json(kept));

async function toldIn(cache: Cache): Promise<Kept | undefined> {
  const told = await cache.match(TOLD);
  return told && ((await told.json()) as Kept);
}

const names = async (): Promise<string[]> => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

export async function keptArticle(narration: URL): Promise<Kept | undefined> {
  const name = cacheOf(narration);
  return (await caches.has(name)) ? toldIn(await caches.open(name)) : undefined;
}

/**
 * What readers have kept on this device, of this site: for a page that is shown where there is no network, or one that
 * lists it. In pages and in service workers.
 */
export async function keptArticles(): Promise<Kept[]> {
  const found = await Promise.all((await names()).map(async (name) => toldIn(await caches.open(name))));
  return found.filter((kept) => kept !== undefined);
}

/**
 * @param narration its address, as `keptArticles` tells it
 * @returns whether there was anything
 */
export const removeKept = (narration: string | URL): Promise<boolean> =>
  caches.delete(cacheOf(new URL(narration)));

export async function keptFor(request: Request): Promise<Response | undefined> {
  for (const name of await names()) {
    const cache = await caches.open(name);
    // Sent without the header by which a server tells one reader's language or encoding from another's: it is the same file.
    const found = await cache.match(request.url, { ignoreVary: true });
    if (found && (await toldIn(cache))) return found;
  }
  return undefined;
}

/** Downloads that were broken off because their page was closed leave a cache that nobody speaks of. */
export async function sweep(): Promise<void> {
  for (const name of await names())
    // Whoever downloads holds it.
    await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock && !(await toldIn(await caches.open(name)))) await caches.delete(name);
    });
}
