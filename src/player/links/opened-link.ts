import { audioMs } from '../../core/narration/audio-length.js';
import { readMediaFragment } from '../../core/media-fragment.js';
import type { Narration } from '../../core/narration/schema.js';
import { viewOf } from '../view-of.js';

export interface LinkedPlayer {
  readonly player: Element;
  readonly narration: Narration;
  readonly media: HTMLMediaElement;
  /** To ms of the audio. */
  readonly open: (ms: number) => void;
  readonly signal: AbortSignal;
}

/** A player that is moved in the page does not open its link once more. */
const opened = new WeakMap<Element, string>();

/**
 * Obeys `#t=…` in the page's address: the audio then stands there, and plays only if it was playing. A link that names
 * no narration means the first player of the page.
 */
export function openLinks({ player, narration, media, open, signal }: LinkedPlayer): void {
  const view = viewOf(player);
  const openNow = (): void => {
    const fragment = readMediaFragment(view.location.hash);
    if (!fragment || fragment.at >= audioMs(narration)) return;
    const first = player.ownerDocument.querySelector('audio-article');
    const isMeant =
      fragment.audio === undefined ? !first || first === player : fragment.audio === narration.id;
    if (isMeant) open(fragment.at);
  };
  view.addEventListener('hashchange', openNow, { signal });
  const link = `${narration.id} ${view.location.href}`;
  if (opened.get(player) === link || !media.paused || media.currentTime > 0) return;
  opened.set(player, link);
  openNow();
}
