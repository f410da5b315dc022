import { onSettings, settings, settingsRead } from './settings.js';

/** What the listener has set takes effect on the voice: now, and whenever it is changed. The rate: audio-article.ts. */
export function applySettings(media: HTMLMediaElement, signal: AbortSignal): void {
  void settingsRead.then(() => {
    if (signal.aborted) return;
    // A page's own script may have turned it down further.
    media.volume = Math.min(media.volume, settings().volume);
    media.muted ||= settings().muted;
    // Not before: what was set for another article does not go over what the page has set for this one.
    onSettings((now, before) => {
      if (now.rate !== before.rate) media.defaultPlaybackRate = media.playbackRate = now.rate;
      if (now.volume !== before.volume) media.volume = now.volume;
      if (now.muted !== before.muted) media.muted = now.muted;
    }, signal);
  });
}
