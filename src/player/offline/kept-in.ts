/*
 * Where kept articles lie: a cache of the browser for each, which page and service worker both reach. What is told of it
 * is put there last: a cache without it is the rest of a download that was broken off.
 */

/** The caches' names begin so. */
export const PREFIX = 'audio-article ';

/** @param narration its address */
export const cacheOf = (narration: URL): string => PREFIX + narration.href;

/** An address that no server has. */
export const TOLD = 'https://audio-article.invalid/kept.json';
