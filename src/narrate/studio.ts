import { startSegmentThreads, type SegmentThreads } from './audio/segments.js';
import { openVoice } from './voice/voices.js';
import type { Voice } from './voice/voice.js';

/** What narrations share: voices and threads, each opened when it is first needed. */
export interface Studio {
  readonly segments: SegmentThreads;
  voice(id: string): Voice;
  /** Ends all of it. Idempotent. */
  close(): Promise<void>;
}

export function openStudio(): Studio {
  const voices = new Map<string, Voice>();
  const segments = startSegmentThreads();
  return {
    segments,
    voice(id) {
      const voice = voices.get(id) ?? openVoice(id);
      voices.set(id, voice);
      return voice;
    },
    async close() {
      await Promise.all([segments, ...voices.values()].map((opened) => opened.close()));
    },
  };
}
