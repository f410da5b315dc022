declare module 'webvtt-parser' {
  interface ParsedCue {
    readonly id: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly text: string;
  }
  interface WebVTTParser {
    parse(input: string, mode: 'captions' | 'metadata'): { readonly cues: readonly ParsedCue[] };
  }
  const webvtt: { readonly WebVTTParser: new () => WebVTTParser };
  // eslint-disable-next-line no-restricted-syntax -- it is CommonJS
  export default webvtt;
}
