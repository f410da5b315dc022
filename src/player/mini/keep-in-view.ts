import { onSettings, settings, settingsRead } from '../settings.js';
import { isMiniAllowed } from './allowed.js';

/** The mini player comes once somebody listens, unless it is switched off. */
export function keepInView(
  player: HTMLElement,
  root: ShadowRoot,
  media: HTMLMediaElement,
  signal: AbortSignal,
): void {
  const load = async (): Promise<void> => {
    const { miniPlayer } = await import('./mini-player.js');
    if (!signal.aborted) miniPlayer(player, root, media, signal);
  };
  // Where it does not arrive, the player is as good as before.
  let isLoaded = false;
  const loadOnce = (): void => {
    if (isLoaded || !settings().mini || !isMiniAllowed(player)) return;
    isLoaded = true;
    load().catch(() => (isLoaded = false));
  };
  void settingsRead.then(loadOnce);
  onSettings(loadOnce, signal);
}
