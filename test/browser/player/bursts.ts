/* The sounds of /bursts/: when they begin, and how long they are, in ms. */

export const BURSTS_MS = Array.from({ length: 19 }, (_, i) => 500 + i * 500);
export const BURST_MS = 120;
export const LENGTH_MS = 10_000;
