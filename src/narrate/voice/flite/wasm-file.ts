import { closeSync, openSync, readSync } from 'node:fs';
import { compileWasm } from '../../wasm-module.js';

/*
 * A WebAssembly file (https://webassembly.github.io/spec/core/binary/modules.html) as code and data apart: flite's has
 * 0.2 MB of code, 17 MB of voices and 4 MB of notes for debuggers. The code alone is compiled in a few milliseconds,
 * and the data go from the disk into an instance's memory without a copy of them anywhere else.
 */

/** Bytes of the file that belong at an address of the memory. */
export interface DataSegment {
  readonly address: number;
  readonly position: number;
  readonly length: number;
}

export interface WasmFile {
  readonly module: WebAssembly.Module;
  /** In the order of the file. */
  readonly data: readonly DataSegment[];
}

const CUSTOM = 0;
const DATA = 11;
const I32_CONST = 0x41;
const END = 0x0b;

/** Bytes that hold any head of a section or a segment. */
const HEAD = 32;

/** @throws Error if it is no such file, or its data are not where a linker puts them */
export function readWasmFile(path: string): WasmFile {
  const file = openSync(path, 'r');
  try {
    const bytes = (position: number, length: number): Uint8Array => {
      const read = new Uint8Array(length);
      return read.subarray(0, readSync(file, read, 0, length, position));
    };
    const code = [bytes(0, 8)];
    const data: DataSegment[] = [];
    for (let at = 8; ;) {
      const head = reader(bytes(at, HEAD), at);
      if (head.atEnd()) break;
      const section = head.byte();
      const length = head.number();
      const end = head.position() + length;
      if (section === DATA) data.push(...segments(bytes, head.position()));
      else if (section !== CUSTOM) code.push(bytes(at, end - at));
      at = end;
    }
    return { module: compileWasm(Buffer.concat(code)), data };
  } finally {
    closeSync(file);
  }
}

function segments(bytes: (position: number, length: number) => Uint8Array, position: number): DataSegment[] {
  const head = reader(bytes(position, HEAD), position);
  const count = head.number();
  let at = head.position();
  return Array.from({ length: count }, () => {
    const segment = reader(bytes(at, HEAD), at);
    const active = segment.byte() === 0 && segment.byte() === I32_CONST;
    const address = segment.number();
    if (!active || segment.byte() !== END) throw new Error('its data have no fixed place');
    const length = segment.number();
    at = segment.position() + length;
    return { address, position: segment.position(), length };
  });
}

function reader(bytes: Uint8Array, start: number) {
  let at = 0;
  const byte = (): number => bytes[at++] ?? 0;
  return {
    byte,
    /** Seven bits a byte, the least first (LEB128). */
    number(): number {
      let value = 0;
      for (let shift = 0; shift < 35; shift += 7) {
        const next = byte();
        value += (next & 127) * 2 ** shift;
        if (next < 128) break;
      }
      return value;
    },
    position: (): number => start + at,
    atEnd: (): boolean => bytes.length === 0,
  };
}

/** Puts the data where they belong, as instantiation would. */
export function fillMemory(path: string, data: readonly DataSegment[], memory: Uint8Array): void {
  const file = openSync(path, 'r');
  try {
    for (const { address, position, length } of data)
      if (readSync(file, memory, address, length, position) !== length) throw new Error(`${path} breaks off`);
  } finally {
    closeSync(file);
  }
}
