/** What a worker thread runs: one segment. */
export { makeSegment as run } from './segment.js';
