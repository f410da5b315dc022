/** What of the package's surface is used; it has none for TypeScript. */
declare module 'sherpa-onnx-node' {
  interface OfflineTts {
    generate(request: {
      readonly text: string;
      readonly sid: number;
      readonly speed: number;
      /** Whether the samples lie outside V8’s memory. */
      readonly enableExternalBuffer: boolean;
    }): { readonly samples: Float32Array; readonly sampleRate: number };
  }
  const sherpa: {
    readonly OfflineTts: new (config: {
      readonly model: object;
      readonly maxNumSentences: number;
    }) => OfflineTts;
  };
  export { sherpa as default };
}
