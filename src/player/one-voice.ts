let speaking: HTMLMediaElement | undefined;

/** One voice at a time on a page: whoever begins to play pauses the one before. */
export function speakAlone(media: HTMLMediaElement, signal: AbortSignal): void {
  const begin = (): void => {
    if (speaking !== media) speaking?.pause();
    speaking = media;
  };
  media.addEventListener('play', begin, { signal });
  if (!media.paused) begin();
  signal.addEventListener('abort', () => {
    if (speaking === media) speaking = undefined;
  });
}
