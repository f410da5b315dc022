import { EMBED, FRAME_ALLOW, frameHeight, type FromFrame, type ToFrame } from '../core/embed.js';

/*
 * On the page around the frames: `<script src="https://audio.example/player/embed.js"></script>`. Links of the class
 * `audio-article` become frames as soon as they come into the page; frames get the height that they ask for, and one
 * voice is heard at a time. Only addresses of the server that this script comes from count. At most 1 KB.
 */

interface Player extends HTMLElement {
  pause?(): void;
}

const page = document;
const embeds = new URL('../embed/', (page.currentScript as HTMLScriptElement).src).href;
const all = <T extends Element>(selector: string): T[] => [...page.querySelectorAll<T>(selector)];
const frames = (): HTMLIFrameElement[] =>
  all<HTMLIFrameElement>('iframe').filter(({ src }) => src.startsWith(embeds));

function take(): void {
  for (const link of all<HTMLAnchorElement>('a.audio-article')) {
    const { href, text } = link;
    if (!href.startsWith(embeds)) continue;
    const frame = page.createElement('iframe');
    frame.title = text;
    frame.loading = 'lazy';
    frame.allow = FRAME_ALLOW;
    // No style attribute: a strict policy has nothing against this.
    frame.style.cssText = `border:0;width:100%;height:${frameHeight((link.parentElement as HTMLElement).clientWidth)}px`;
    frame.src = href;
    link.replaceWith(frame);
  }
}

/** @param but the frame whose voice has begun; none: a player of the page itself */
function silence(but?: HTMLIFrameElement): void {
  for (const frame of frames())
    if (frame !== but) frame.contentWindow?.postMessage({ type: EMBED, pause: true } satisfies ToFrame, '*');
  if (but) for (const player of all<Player>(EMBED)) player.pause?.();
}

new MutationObserver(take).observe(page, { childList: true, subtree: true });
take();
// It does not bubble.
page.addEventListener('play', ({ target }) => (target as Player).localName === EMBED && silence(), true);
addEventListener('message', ({ origin, source, data }: MessageEvent<Partial<FromFrame> | null>) => {
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (!frame || !embeds.startsWith(`${origin}/`) || data?.type !== EMBED) return;
  // Of what is no number this is false.
  if ((data.height as number) < 1e5) frame.style.height = `${data.height as number}px`;
  if (data.plays) silence(frame);
});
