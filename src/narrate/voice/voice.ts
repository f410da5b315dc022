/** What is known of a voice before it is opened. */
export interface VoiceDescription {
  /** Stable and unique, e.g. `flite-rms`: the value of `--voice`. */
  readonly id: string;
  /** For people, e.g. `RMS (American English, male)`. */
  readonly name: string;
  /** BCP 47. A voice reads an article whose primary language subtag is the same. */
  readonly lang: string;
  readonly engine: { readonly name: string; readonly version: string };
  /** Hz. */
  readonly sampleRate: number;
  /** IPTC Digital Source Type URI of what the voice makes. */
  readonly digitalSourceType: string;
}

/**
 * What every voice is: a sentence's spoken tokens in, samples and the time of each token out. Nothing here
 * knows about pages; the caller maps tokens back to the words of the article.
 */
export interface Voice extends VoiceDescription {
  /** @throws AudioArticleError AA_E_VOICE_FAILED */
  speak(utterance: Utterance): Promise<Speech>;
  /** Ends worker threads or child processes; to speak again opens them again. Idempotent. */
  close(): Promise<void>;
}

/** One sentence. A token is one spoken word with any punctuation that shapes its prosody: `dollars,`. */
export interface Utterance {
  readonly tokens: readonly string[];
}

export interface Speech {
  /** Mono, at the voice's sample rate. */
  readonly pcm: Int16Array;
  /** One per token of the utterance, in order; ms from the first sample; never goes back. */
  readonly marks: readonly { readonly startMs: number; readonly endMs: number }[];
}
