import type { Music, Narration } from '../../core/narration/schema.js';

export interface ToKeep {
  readonly narration: Narration;
  /** The narration's address. */
  readonly url: URL;
  /** Of the audio that this browser plays. */
  readonly audio: string;
  /** The page that is to be there. */
  readonly page: Document;
}

const musicOf = ({ soundtrack }: Narration): readonly Music[] =>
  [soundtrack?.sting, soundtrack?.bed].filter((music) => music !== undefined);

/** Addresses of the voice and its music. */
export const soundOf = ({ narration, url, audio }: ToKeep): readonly string[] => [
  audio,
  ...musicOf(narration).map(({ src }) => new URL(src, url).href),
];

/** Bytes of them, by what the narration says. */
export function soundBytes({ narration, url, audio }: ToKeep): number {
  const voice = narration.audio.find(({ src }) => new URL(src, url).href === audio) ?? narration.audio[0];
  return musicOf(narration).reduce((sum, { bytes }) => sum + bytes, voice?.bytes ?? 0);
}
