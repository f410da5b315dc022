/** Where audio and narrations lie: a folder, or a bucket that several machines share. */
export interface Storage {
  /** Whole or not at all, also for whoever reads meanwhile; what is there is replaced. */
  put(key: string, bytes: Uint8Array, options?: PutOptions): Promise<void>;
  has(key: string): Promise<boolean>;
  get(key: string): Promise<Stored | undefined>;
  /** Never fails for what is not there. */
  remove(key: string): Promise<void>;
  /** Where listeners get it themselves; undefined: from our server. */
  url(key: string): Promise<string | undefined>;
  /** Of audio, as a narration names it: relative to the narration. */
  addressOf(key: string): string;
}

export interface PutOptions {
  /** Media type. */
  readonly type?: string;
  /** What is under this key never changes: it may be kept for ever. */
  readonly immutable?: boolean;
}

export interface Stored {
  readonly bytes: Uint8Array;
  readonly etag?: string;
}

/** Keys begin with what they are; nothing else is a key. */
export const audioKey = (file: string): string => `audio/${file}`;
export const narrationKey = (name: string): string => `transcripts/${name}.json`;
export const captionsKey = (name: string): string => `transcripts/${name}.vtt`;
export const sentenceKey = (file: string): string => `sentences/${file.slice(0, 2)}/${file}`;
