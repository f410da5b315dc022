/** What of the package's surface is used. */
declare module '@echogarden/espeak-ng-emscripten' {
  interface EspeakEvent {
    readonly type: string;
    readonly id: string | number | undefined;
    /** ms */
    readonly audio_position: number;
  }
  /** A C string in the engine's memory. */
  interface Pointer {
    readonly ptr: number;
  }
  interface EspeakWorker {
    /** @returns 0 if there is such a voice */
    set_voice(identifier: string): number;
    list_voices(): {
      readonly name: string;
      readonly identifier: string;
      readonly languages: readonly { readonly name: string; readonly priority: number }[];
    }[];
    synthesize(
      text: string | Pointer,
      heard: (pcm: Int16Array, events: readonly EspeakEvent[]) => void,
    ): void;
  }
  interface Espeak {
    readonly eSpeakNGWorker: new () => EspeakWorker;
    readonly HEAPU8: Uint8Array;
    readonly FS: { readFile(path: string): Uint8Array };
    _webidl_malloc(bytes: number): number;
  }
  const load: (settings: {
    print: (line: string) => void;
    printErr: (line: string) => void;
  }) => Promise<Espeak>;
  export { load as default };
}
