import type { Inside } from './inside.js';
import { isInPlayer } from './inside-player.js';
import { holdStart } from './hold-start.js';
import { letLoad } from './let-load.js';
import { settings } from './settings.js';
import { wait } from './wait.js';

/** From a key or a click to the play that it asks for: code may have to be loaded in between. */
const ASKED_WITHIN_MS = 2000;

/** One of those that work anywhere on the page (shortcuts/keys.ts). */
const isShortcut = (event: Event & Partial<KeyboardEvent>): boolean =>
  event.type === 'keydown' && Boolean(event.altKey && event.shiftKey);

/**
 * Whoever plays by a key or by assistive technology is told of it by their screen reader first: the voice begins a little
 * later. A pointer, a script and a media key have none of it. Meanwhile the audio is loaded.
 */
export function delayStart(inside: Inside, view: Window, signal: AbortSignal): void {
  const { media } = inside;
  let askedAt = -Infinity;
  // A click of an assistive technology comes from nowhere on the screen; one that a script makes is not trusted.
  const note = (event: Event & { readonly detail?: number }): void => {
    const { type, isTrusted, detail } = event;
    if (isTrusted && (isInPlayer(event, inside) || isShortcut(event)))
      askedAt = type === 'keydown' || (type === 'click' && detail === 0) ? performance.now() : -Infinity;
  };
  for (const type of ['keydown', 'pointerdown', 'click'])
    view.addEventListener(type, note, { capture: true, signal });
  const isDue = (): boolean => settings().startDelay > 0 && performance.now() - askedAt < ASKED_WITHIN_MS;
  const run = async (cancelled: AbortSignal): Promise<void> => {
    askedAt = -Infinity;
    letLoad(media);
    await wait(settings().startDelay, cancelled);
  };
  holdStart(media, { isDue, run }, signal);
}
