import { onSettings, settings, settingsRead } from '../settings.js';
import { untilLoaded } from '../until-loaded.js';
import { isMiniAllowed } from './allowed.js';

/** The mini player comes once somebody listens, unless it is switched off. */
export function keepInView(
  player: HTMLElement,
  root: ShadowRoot,
  media: HTMLMediaElement,
  signal: AbortSignal,
): void {
  const load = untilLoaded(async () => {
    const { miniPlayer } = await import('./mini-player.js');
    if (!signal.aborted) miniPlayer(player, root, media, signal);
  });
  const loadIfWanted = (): void => {
    if (settings().mini && isMiniAllowed(player)) load();
  };
  void settingsRead.then(loadIfWanted);
  onSettings(loadIfWanted, signal);
}
