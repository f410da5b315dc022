import { startSegmentThreads, type SegmentThreads } from './audio/segments.js';
import type { AvailableVoice, Voice } from './voice/voice.js';

/** What narrations share: voices and threads, each opened when it is first needed. */
export interface Studio {
  readonly segments: SegmentThreads;
  voice(asked: AvailableVoice): Voice;
  /** Ends all of it. Idempotent. */
  close(): Promise<void>;
}

export function openStudio(): Studio {
  const voices = new Map<string, Voice>();
  const segments = startSegmentThreads();
  return {
    segments,
    voice(asked) {
      const voice = voices.get(asked.id) ?? asked.open();
      voices.set(asked.id, voice);
      return voice;
    },
    async close() {
      await Promise.all([segments, ...voices.values()].map((opened) => opened.close()));
    },
  };
}
