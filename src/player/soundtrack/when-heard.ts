import type { Narration } from '../../core/narration/schema.js';
import { holdStart } from '../hold-start.js';
import { onSettings, settingsRead } from '../settings.js';
import type { Soundtrack } from './soundtrack.js';
import { isMusicWanted } from './wanted.js';

/** As long as the code for it may take to come: then the voice begins without. */
const PATIENCE_MS = 1000;

/**
 * Music beside the voice, once somebody listens and wants it: nothing of it is loaded before.
 * @param base what the narration's addresses are relative to
 */
export function soundtrackWhenHeard(
  media: HTMLMediaElement,
  { soundtrack: tracks, audio: [source], blocks }: Narration,
  base: URL,
  signal: AbortSignal,
): void {
  if (!tracks || !source) return;
  const firstWordMs = blocks[0]?.sentences[0]?.startMs ?? 0;
  let loading: Promise<Soundtrack | undefined> | undefined;
  let there: Soundtrack | undefined;

  const load = async (): Promise<Soundtrack | undefined> => {
    try {
      const { soundtrack } = await import('./soundtrack.js');
      if (signal.aborted) return undefined;
      const { loudness: speech } = source;
      return (there = soundtrack({ media, tracks, base, speech, firstWordMs, isOn: isMusicWanted, signal }));
    } catch {
      loading = undefined; // the network may be back next time
      return undefined;
    }
  };
  const wanted = (): Promise<Soundtrack | undefined> | undefined =>
    isMusicWanted() ? (loading ??= load()) : undefined;

  media.addEventListener('play', () => void settingsRead.then(wanted), { signal });
  onSettings((now, before) => {
    if (now.soundtrack === before.soundtrack) return;
    if (there) there.switched();
    else if (!media.paused) void wanted();
  }, signal);

  if (!tracks.sting) return;
  let isRead = false;
  void settingsRead.then(() => (isRead = true));
  const isDue = (): boolean => media.currentTime * 1000 < firstWordMs && (!isRead || isMusicWanted());
  const run = async (cancelled: AbortSignal): Promise<void> => {
    await settingsRead;
    const tooLate = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
    await (await Promise.race([wanted(), tooLate]))?.beforePlay(cancelled);
  };
  holdStart(media, { isDue, run }, signal);
}
