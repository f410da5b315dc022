/** What is known of a voice before it is opened. */
export interface VoiceDescription {
  /** Stable and unique, e.g. `flite-rms`; part of the narration, so it holds no path and no key. */
  readonly id: string;
  /** For people, e.g. `RMS (American English, male)`. */
  readonly name: string;
  /** BCP 47: its first language. */
  readonly lang: string;
  /** Primary subtags of other languages that it speaks; `any`: it goes by the text. */
  readonly alsoSpeaks?: readonly string[] | 'any';
  /** The version changes when the same words sound otherwise: a model's name belongs to it. */
  readonly engine: { readonly name: string; readonly version: string };
  /** Hz. */
  readonly sampleRate: number;
  /** IPTC Digital Source Type URI of what the voice makes. */
  readonly digitalSourceType: string;
  /** Whether it says a token as its `ipa` tells. */
  readonly phonemes: boolean;
  /** Whose the times of the words are: the engine's own, or those that our aligner finds in its audio. */
  readonly marks: 'engine' | 'aligned';
}

/**
 * What every voice is: a sentence's spoken tokens in, samples and the time of each token out. Nothing here
 * knows about pages; the caller maps tokens back to the words of the article.
 */
export interface Voice extends VoiceDescription {
  /**
   * @param receipts where a voice that costs money keeps what it was answered; others pass over it
   * @throws AudioArticleError AA_E_VOICE_FAILED, AA_E_VOICE_UNAVAILABLE
   */
  speak(utterance: Utterance, receipts?: Receipts): Promise<Speech>;
  /**
   * Begins to load what it takes to speak before it is known what is to be said, and goes on with it elsewhere. Only a
   * voice that is here and costs nothing has it: such a voice may also say what then is not needed.
   */
  warmUp?(): void;
  /** Of an engine that is asked how words are said: what is told it from an earlier run, and what it was asked since. */
  readonly pronunciations?: { recall(known: Pronunciations): void; learnt(): Pronunciations };
  /** Ends worker threads or child processes; to speak again opens them again. Idempotent. */
  close(): Promise<void>;
}

/** One sentence, or what of it is in one language. */
export interface Utterance {
  readonly tokens: readonly UtteranceToken[];
  /** BCP 47; a voice of one language may pass over it. */
  readonly lang: string;
}

export interface UtteranceToken {
  /** One spoken word with any punctuation that shapes its prosody: `dollars,`. */
  readonly text: string;
  /** How it is said, in the International Phonetic Alphabet, stress marks included; wins over `text`. */
  readonly ipa?: string;
}

export interface Speech {
  /** Mono, at the voice's sample rate. */
  readonly pcm: Int16Array;
  /** One per token of the utterance, in order; ms from the first sample; never goes back. */
  readonly marks: readonly { readonly startMs: number; readonly endMs: number }[];
  /** The sounds, in order, without silence, where the engine tells them: what the aligner learns a language's sounds from. */
  readonly phones?: readonly SpokenPhone[];
}

export interface SpokenPhone {
  /** In the engine's own alphabet. */
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** By the word how an engine says it alone: the names of its sounds, with spaces between. */
export type Pronunciations = Readonly<Record<string, string>>;

/** What a service answered, as it is kept: no key is in it. */
export interface PaidAnswer {
  /** What JSON can hold. */
  readonly facts: object;
  readonly bytes: Uint8Array;
}

/** Keeps every answer that was paid for before anything is made of it, so that no failure afterwards costs it again. */
export interface Receipts {
  /**
   * The answer that is kept, or what is asked for now.
   * @param request the same for the same request: a sha256
   */
  answer(request: string, ask: () => Promise<PaidAnswer>): Promise<PaidAnswer>;
}

/** A voice that can be asked for: what it is, and how to open it. */
export interface AvailableVoice extends VoiceDescription {
  /** Ready to speak; close it when done. */
  open(): Voice;
}

/** An engine or a service, and the voices that it has. */
export interface VoiceProvider {
  /** What its voices' ids begin with: `flite`, `espeak`, `azure`. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** How one of its voices is asked for, e.g. `azure:NAME, as in azure:de-DE-KatjaNeural`. */
  readonly usage: string;
  /** Voices that are known without asking anybody; a service has more. */
  voices(): readonly AvailableVoice[];
  /**
   * The voice that is asked for; undefined when it is none of this provider's.
   * @throws AudioArticleError AA_E_VOICE_UNKNOWN, AA_E_VOICE_UNAVAILABLE when it would be, but cannot be found
   */
  find(asked: string): Promise<AvailableVoice | undefined>;
  /** The default for a language; only of providers that need neither network nor money. */
  forLanguage(lang: string): AvailableVoice | undefined;
  /** What it lacks here before it can speak, each with its remedy; empty: nothing. Asks nothing over the network. */
  lacks(): Promise<readonly string[]>;
}
