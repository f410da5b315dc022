import { keptFor, sweep } from './kept-in.js';
import { partOf } from './part-of.js';

/*
 * For the publisher's own service worker: what readers have kept is there without a network. Nothing is kept here, and
 * whatever else the worker does with requests goes on as before.
 */

/** As much of a service worker as is needed, in words that pages and workers both know. */
export interface WorkerScope {
  addEventListener(type: 'fetch', listener: (event: FetchLike) => void): void;
}

export interface FetchLike {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/**
 * Answers from the articles that readers have kept (“Download for offline” in the player's options): audio at once, because
 * it never changes under its address; all else only where the network does not answer. Requests for parts of a file
 * get them.
 *
 * Call it once, while the worker starts; a listener that was added earlier goes before.
 */
export function answerOffline(worker: WorkerScope): void {
  void sweep();
  worker.addEventListener('fetch', (event) => {
    const { request } = event;
    if (request.method !== 'GET' || !/^https?:/.test(request.url)) return;
    event.respondWith(isAudio(request) ? fromCacheFirst(request) : fromNetworkFirst(request));
  });
}

const isAudio = ({ destination, headers }: Request): boolean =>
  destination === 'audio' || headers.has('range');

async function fromCacheFirst(request: Request): Promise<Response> {
  const kept = await keptFor(request);
  return kept ? answerWith(kept, request) : fetch(request);
}

async function fromNetworkFirst(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await keptFor(request);
    if (!kept) throw error;
    return answerWith(kept, request);
  }
}

/** All of it, or the part that is asked for. */
function answerWith(kept: Response, { headers }: Request): Response | Promise<Response> {
  const range = headers.get('range');
  return range === null ? kept : partOf(kept, range);
}
