import { cacheOf, tell, type Kept } from './kept-in.js';
import { loadAll } from './load-all.js';
import { soundBytes, soundOf, type ToKeep } from './sound.js';

/*
 * What the page does: it puts an article where its service worker finds it (answer.ts). Kept are the page with what it has
 * loaded, the player whole, the narration and its sound.
 */

export type KeepResult =
  | { readonly is: 'kept'; readonly kept: Kept }
  | { readonly is: 'cancelled' }
  /** The network, or a server that refuses other sites. */
  | { readonly is: 'failed' }
  /** Bytes that there is room for, if the browser tells. */
  | { readonly is: 'full'; readonly free: number | undefined };

/** Room that the page and the player take beside the sound, about. */
const BESIDES = 1_000_000;

/** Whether the page has a service worker that can answer without a network. */
export async function canKeep(page: Document): Promise<boolean> {
  const view = page.defaultView;
  if (!view?.isSecureContext || !('caches' in view) || !('serviceWorker' in view.navigator)) return false;
  return Boolean((await view.navigator.serviceWorker.getRegistration().catch(() => undefined))?.active);
}

/**
 * Never fails, and leaves nothing behind that is not whole.
 * @param told how many bytes have come
 */
export async function keepArticle(
  article: ToKeep,
  told: (bytes: number) => void,
  signal: AbortSignal,
): Promise<KeepResult> {
  const name = cacheOf(article.url);
  // Held for as long as it is loaded: what nobody holds and is not whole is swept away (kept-in.ts).
  return navigator.locks.request(name, () => keepIn(name, article, told, signal));
}

async function keepIn(
  name: string,
  article: ToKeep,
  told: (bytes: number) => void,
  signal: AbortSignal,
): Promise<KeepResult> {
  const { narration, url, page } = article;
  try {
    const free = await freeBytes();
    if (free !== undefined && free < soundBytes(article) + BESIDES) return { is: 'full', free };
    // The browser may throw away what it has not promised to keep. Some ask the reader; a no changes nothing else.
    await navigator.storage.persist().catch(() => false);
    await caches.delete(name);
    const cache = await caches.open(name);
    let bytes = 0;
    const count = (more: number): void => told((bytes += more));
    const sound = soundOf(article);
    for (const address of sound) await put(cache, address, { count, signal });
    // The player's lazy parts are loaded now: without a network they could not be.
    await loadAll();
    for (const address of addressesOf(page, url, sound))
      await put(cache, address, {
        count,
        signal,
        isNeeded: address === url.href || address === pageOf(page),
      });
    const { revision, title } = narration;
    const kept: Kept = { narration: url.href, revision, title, page: pageOf(page), bytes };
    await tell(cache, kept);
    return { is: 'kept', kept };
  } catch (error) {
    await caches.delete(name).catch(() => false);
    if (signal.aborted) return { is: 'cancelled' };
    if ((error as Error).name === 'QuotaExceededError') return { is: 'full', free: await freeBytes() };
    return { is: 'failed' };
  }
}

async function freeBytes(): Promise<number | undefined> {
  const { quota, usage } = await navigator.storage.estimate().catch((): StorageEstimate => ({}));
  return quota === undefined ? undefined : Math.max(0, quota - (usage ?? 0));
}

const pageOf = (page: Document): string => new URL(page.URL).href.replace(/#.*/, '');

/**
 * The page, the narration and what the page has loaded so far: its own, and what lies with the narration or the player.
 * @param sound is there already
 */
function addressesOf(page: Document, narration: URL, sound: readonly string[]): ReadonlySet<string> {
  const origins = new Set([new URL(page.URL).origin, narration.origin, new URL(import.meta.url).origin]);
  const loaded = page.defaultView?.performance.getEntriesByType('resource') ?? [];
  const linked = page.querySelectorAll<HTMLElement & { readonly src?: string; readonly href?: string }>(
    'script[src], img[src], link[rel~=stylesheet][href], link[rel~=modulepreload][href], link[rel~=icon][href]',
  );
  const addresses = [
    ...(loaded as PerformanceResourceTiming[])
      .filter(({ initiatorType }) => !/^(audio|video|beacon|xmlhttprequest)$/.test(initiatorType))
      .map(({ name }) => name),
    ...Array.from(linked, ({ src, href }) => src ?? href ?? ''),
  ].filter((address) => URL.canParse(address) && origins.has(new URL(address).origin));
  // What a server answers to questions is no part of the page.
  const parts = addresses.filter(
    (address) => !/\/api\//.test(new URL(address).pathname) && !sound.includes(address),
  );
  return new Set([pageOf(page), narration.href, ...parts.map((address) => address.replace(/#.*/, ''))]);
}

interface Put {
  readonly count: (bytes: number) => void;
  readonly signal: AbortSignal;
  /** Without it the article could not be read or heard. */
  readonly isNeeded?: boolean;
}

async function put(cache: Cache, address: string, { count, signal, isNeeded = true }: Put): Promise<void> {
  const response = await fetch(address, { signal, credentials: 'same-origin' }).catch((error: unknown) => {
    if (isNeeded || signal.aborted) throw error;
    return undefined;
  });
  if (!response?.ok || !response.body || response.status !== 200) {
    if (isNeeded) throw new Error(`${address} could not be had.`);
    return;
  }
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      count(chunk.length);
      controller.enqueue(chunk);
    },
  });
  const { headers, status, statusText } = response;
  const kept = new Headers(headers);
  // The body is no longer coded as it came.
  for (const name of ['content-encoding', 'content-length', 'vary']) kept.delete(name);
  await cache.put(
    address,
    new Response(response.body.pipeThrough(counting), { headers: kept, status, statusText }),
  );
}
