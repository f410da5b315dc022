import type { Inside } from './inside.js';
import { isInPlayer } from './inside-player.js';
import { lower } from './lowered-volume.js';
import { settings } from './settings.js';

/** −12 dB. */
const FACTOR = 10 ** (-12 / 20);
const LASTS_MS = 1500;

/**
 * While somebody uses the player by keys, or the focus moves in it, a screen reader speaks: the voice gives way. Not for
 * a pointer, which nobody speaks to.
 */
export function lowerWhileUsed(inside: Inside, view: Window, signal: AbortSignal): void {
  const lowering = lower(inside.media);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(timer);
    lowering.end();
  };
  for (const type of ['keydown', 'focusin'])
    view.addEventListener(
      type,
      (event) => {
        if (!settings().lowerWhileUsed || !isInPlayer(event, inside)) return;
        clearTimeout(timer);
        lowering.to(FACTOR);
        timer = setTimeout(end, LASTS_MS);
      },
      { capture: true, signal },
    );
  signal.addEventListener('abort', end);
}
