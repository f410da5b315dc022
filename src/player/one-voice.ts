/** Who speaks, and how they are made to stop. */
let speaking: { readonly media: HTMLMediaElement; readonly pause: () => void } | undefined;

/** One voice at a time on a page: whoever begins to play pauses the one before. */
export function speakAlone(media: HTMLMediaElement, pause: () => void, signal: AbortSignal): void {
  const begin = (): void => {
    if (speaking?.media !== media) speaking?.pause();
    speaking = { media, pause };
  };
  media.addEventListener('play', begin, { signal });
  if (!media.paused) begin();
  signal.addEventListener('abort', () => {
    if (speaking?.media === media) speaking = undefined;
  });
}
