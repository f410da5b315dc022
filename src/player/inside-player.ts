import type { Inside } from './inside.js';

/** Whether an event on the window comes from the player's own controls or dialogs, wherever they stand on the page. */
export function isInPlayer(event: Event, { positions }: Inside): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof Node)) return false;
  const tree = target.getRootNode();
  return [...positions].some(({ root }) => root === tree);
}
