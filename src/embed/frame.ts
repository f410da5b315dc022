import { EMBED, type FromFrame, type ToFrame } from '../core/embed.js';

/*
 * On the page in the frame. It tells the page around it how high it is and when its voice begins; whoever is told may
 * be anybody, and learns nothing else. It does as it is told by nobody but the page around it.
 */

/** As much of `<audio-article>` as is needed here. */
interface Player extends HTMLElement {
  pause?(): void;
}

const tell = (what: Omit<FromFrame, 'type'>): void =>
  parent.postMessage({ type: EMBED, ...what } satisfies FromFrame, '*');

const player = document.querySelector<Player>('audio-article');

/** Never lower than the frame was at first: the page around it moves only for what would not fit. */
const least = innerHeight;
/** Of a dialog in a frame that is lower: the page around it scrolls less than the dialog would. */
const MOST_FOR_DIALOG = 720;
const AROUND_DIALOG = 48;
let told = least;

function measure(): void {
  const dialog = player?.shadowRoot?.querySelector<HTMLElement>('dialog[open]');
  const forDialog = dialog ? Math.min(dialog.scrollHeight + AROUND_DIALOG, MOST_FOR_DIALOG) : 0;
  const height = Math.ceil(Math.max(document.documentElement.offsetHeight, forDialog, least));
  if (height === told) return;
  told = height;
  tell({ height });
}

if (parent !== window) {
  new ResizeObserver(measure).observe(document.documentElement);
  void customElements.whenDefined('audio-article').then(() => {
    const { shadowRoot } = player ?? {};
    if (shadowRoot)
      new MutationObserver(measure).observe(shadowRoot, {
        childList: true,
        attributeFilter: ['open'],
        subtree: true,
      });
  });
  player?.addEventListener('play', () => tell({ plays: true }));
  addEventListener('message', ({ source, data }: MessageEvent<Partial<ToFrame> | null>) => {
    if (source === parent && data?.type === EMBED && data.pause === true) player?.pause?.();
  });
}
