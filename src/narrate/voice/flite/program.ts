import { ConsoleStdout, File, type Inode, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim';
import { fliteWasm, loadFlite, type FliteProgram } from './file.js';
import { fillMemory } from './wasm-file.js';

/*
 * CMU Flite as a WASI command-line program on an in-memory file system. Not node:wasi: it crashed the process in
 * 2 of 6 trials of repeated long calls, and it would need real files.
 */

let program: FliteProgram | undefined;

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
  /** The memory before the first run, from where it may change: before that lie the voices, which are constant. */
  readonly variables: Uint8Array;
  readonly constants: number;
  wasi: WASI;
}

let started: Started | undefined;

function start({ module, data }: FliteProgram, wasi: WASI): Started {
  const calls = Object.keys(wasi.wasiImport).map((name) => [
    name,
    (...args: unknown[]): unknown => next.wasi.wasiImport[name]?.(...args),
  ]);
  const instance = new WebAssembly.Instance(module, {
    wasi_snapshot_preview1: Object.fromEntries(calls) as WebAssembly.ModuleImports,
  }) as Started['instance'];
  const memory = new Uint8Array(instance.exports.memory.buffer);
  fillMemory(fliteWasm(), data, memory);
  // The linker puts constants into the first segment (.rodata) and variables into the others.
  const constants = data[1]?.address ?? 0;
  const next: Started = { instance, constants, variables: memory.slice(constants), wasi };
  return next;
}

/** A run that took more than this leaves an instance that is not worth keeping. */
const MOST_MEMORY = 64 * 1024 * 1024;

/** One instance, its memory as it was before the first run: no run can colour the next, and none costs a new one. */
function blankInstance(wasi: WASI): Started {
  program ??= loadFlite();
  if (started && started.instance.exports.memory.buffer.byteLength > MOST_MEMORY) started = undefined;
  if (!started) return (started = start(program, wasi));
  const { instance, variables, constants } = started;
  const memory = new Uint8Array(instance.exports.memory.buffer);
  memory.set(variables, constants);
  memory.fill(0, constants + variables.length);
  started.wasi = wasi;
  return started;
}

/** One run of `flite ARGS`. @param given files that it may read, by their names in `/` */
export function runFlite(args: readonly string[], given: Readonly<Record<string, string>> = {}): FliteRun {
  const decoder = new TextDecoder();
  let stdout = '';
  const encoder = new TextEncoder();
  const files = new Map<string, Inode>(
    Object.entries(given).map(([name, text]) => [name, new File(encoder.encode(text))]),
  );
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
