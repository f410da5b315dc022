import { insideOf } from './inside.js';
import { setSettings } from './settings.js';

export interface Volume {
  readonly volume?: number;
  readonly muted: boolean;
}

/** The listener's, for all players of the site; this one may have been set by the page. */
export function setVolume(player: HTMLElement, volume: Volume): void {
  insideOf(player).triggers.run('user', () => Object.assign(player, volume));
  void setSettings(volume);
}
