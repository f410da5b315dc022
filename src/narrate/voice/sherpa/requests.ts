/** What the child is asked: say a text with a model. Paths are absolute. */
export interface SherpaRequest {
  readonly model: SherpaModel;
  /** Which of the model's speakers. */
  readonly speaker: number;
  readonly text: string;
}

/** As the package's own configuration names them (sherpa-onnx-node, types.js). */
export type SherpaModel =
  | { readonly vits: { readonly model: string; readonly tokens: string; readonly dataDir: string } }
  | {
      readonly kokoro: {
        readonly model: string;
        readonly voices: string;
        readonly tokens: string;
        readonly dataDir: string;
        readonly lexicon: string;
        readonly lang: string;
      };
    };

/** The bytes beside it are the samples, 16 bits, mono. */
export type SherpaAnswer = { readonly sampleRate: number } | { readonly refused: string };
