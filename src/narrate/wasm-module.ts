import { setFlagsFromString } from 'node:v8';

/*
 * V8 compiles a function of WebAssembly a second time, optimized, when it has run through so many bytes of its code. The V8 of
 * Node 20 does so that early that more goes into it than one sentence gives back, on the cores that the sentence needs.
 * Later ones have the larger number by themselves. What the code computes is the same.
 */
const patience = (bytes: number): void => setFlagsFromString(`--wasm-tiering-budget=${bytes}`);
const V8_11 = 1_800_000;
const V8_12 = 13_000_000;
const isImpatient = process.versions.v8.startsWith('11.');

/** What is put back at once: V8 refuses code that was kept under other flags, Node's own, too. */
const impatient = (): void => patience(V8_11);

export function compileWasm(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  if (!isImpatient) return new WebAssembly.Module(bytes);
  patience(V8_12);
  try {
    return new WebAssembly.Module(bytes);
  } finally {
    impatient();
  }
}

/** The same for a package that compiles its own. @param compiling ends when it has */
export async function patiently<T>(compiling: () => Promise<T>): Promise<T> {
  if (!isImpatient) return compiling();
  patience(V8_12);
  return compiling().finally(impatient);
}
