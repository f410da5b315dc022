/** What the child is asked. */
export type EspeakRequest =
  | { readonly kind: 'voices' }
  | { readonly kind: 'phonemes' }
  | {
      readonly kind: 'speak';
      /** The engine's own name of the voice: `roa/fr`. */
      readonly voice: string;
      readonly ssml: string;
    };

/** Of the engine: a mark that was passed, a phoneme that begins; ms from the first sample. */
export interface EspeakEvent {
  readonly type: 'mark' | 'phoneme';
  /** The mark's name; the phoneme in IPA, empty for silence. */
  readonly id: string;
  readonly ms: number;
}

/** `speak`: the bytes beside it are the samples, 16 bits, mono. */
export interface EspeakSpeech {
  readonly events: readonly EspeakEvent[];
}

/** As the engine lists it. */
export interface EspeakListing {
  readonly identifier: string;
  readonly name: string;
  /** A lower number is preferred. */
  readonly languages: readonly { readonly name: string; readonly priority: number }[];
}

/** A phoneme of any of its languages, as its own alphabet names it. */
export interface EspeakPhoneme {
  readonly name: string;
  readonly isVowel: boolean;
}
