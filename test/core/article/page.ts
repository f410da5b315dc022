import { parseHTML } from 'linkedom';
import type { ElementLike } from '../../../src/core/article/node.js';

/** The body of a page with this markup in it. */
export function bodyOf(markup: string): ElementLike {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${markup}</body></html>`);
  return document.body;
}
