import { open, type FileHandle } from 'node:fs/promises';

/*
 * What an ONNX model says of itself: `metadata_props`, field 14 of ModelProto (onnx.proto3), each with a key (1) and a
 * value (2). The model itself, hundreds of megabytes, is passed over and not read.
 */

const METADATA_PROPS = 14;
const VARINT = 0;
const FIXED_64 = 1;
const BYTES = 2;
const FIXED_32 = 5;
/** Of one entry: a list of speakers' names is some kilobytes. */
const MOST_BYTES = 1024 * 1024;
/** A model has a handful of fields and some dozen entries; beyond it, it is something else. */
const MOST_FIELDS = 10_000;

interface Read {
  readonly value: number;
  readonly at: number;
}

/** Base 128, low bits first. */
function varint(bytes: Uint8Array, at: number): Read | undefined {
  let value = 0;
  for (let n = 0; n < 8; n++) {
    const byte = bytes[at + n];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * n);
    if (byte < 0x80) return { value, at: at + n + 1 };
  }
  return undefined;
}

function entryOf(bytes: Buffer): readonly [key: string, value: string] | undefined {
  const texts = new Map<number, string>();
  for (let at = 0; at < bytes.length;) {
    const tag = varint(bytes, at);
    const length = tag && varint(bytes, tag.at);
    if (!length || tag.value % 8 !== BYTES || length.at + length.value > bytes.length) return undefined;
    texts.set(Math.floor(tag.value / 8), bytes.toString('utf8', length.at, length.at + length.value));
    at = length.at + length.value;
  }
  const key = texts.get(1);
  return key === undefined ? undefined : [key, texts.get(2) ?? ''];
}

async function piece(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

/** @returns undefined if the file is no ONNX model @throws Error of the file system */
export async function onnxMetadata(path: string): Promise<ReadonlyMap<string, string> | undefined> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const found = new Map<string, string>();
    let at = 0;
    for (let fields = 0; at < size; fields++) {
      const head = await piece(file, at, 20);
      const tag = varint(head, 0);
      const second = tag && varint(head, tag.at);
      if (!tag || fields === MOST_FIELDS) return undefined;
      const kind = tag.value % 8;
      const isBytes = kind === BYTES;
      if (kind === VARINT || isBytes) {
        if (!second) return undefined;
        const start = at + second.at;
        const end = isBytes ? start + second.value : start;
        if (end > size) return undefined;
        if (isBytes && Math.floor(tag.value / 8) === METADATA_PROPS && second.value <= MOST_BYTES) {
          const entry = entryOf(await piece(file, start, second.value));
          if (entry) found.set(...entry);
        }
        at = end;
      } else if (kind === FIXED_64) at += tag.at + 8;
      else if (kind === FIXED_32) at += tag.at + 4;
      else return undefined;
    }
    return size === 0 ? undefined : found;
  } finally {
    await file.close();
  }
}
