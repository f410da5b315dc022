/*
 * What a child process and its parent say to each other over pipes: a JSON value with bytes beside it. Each message
 * is two 32-bit little-endian lengths, the JSON in UTF-8, the bytes.
 */

export interface Message {
  /** Whoever reads it checks it. */
  readonly json: unknown;
  readonly bytes: Uint8Array;
}

const LENGTHS = 8;
/** Over an hour of samples; beyond it the other side speaks another protocol. */
const MOST_BYTES = 512 * 1024 * 1024;

export function writeMessage({ json, bytes }: Message): Buffer {
  const text = Buffer.from(JSON.stringify(json));
  const lengths = Buffer.alloc(LENGTHS);
  lengths.writeUInt32LE(text.length, 0);
  lengths.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([lengths, text, bytes]);
}

/**
 * Takes what a pipe gives, in pieces of any size.
 * @throws SyntaxError, RangeError if it is no message
 */
export function messageReader(onMessage: (message: Message) => void): (piece: Uint8Array) => void {
  let pieces: Uint8Array[] = [];
  let held = 0;
  let needed = LENGTHS;
  return (piece) => {
    pieces.push(piece);
    held += piece.length;
    while (held >= needed) {
      const all = Buffer.concat(pieces);
      const jsonEnd = LENGTHS + all.readUInt32LE(0);
      const end = jsonEnd + all.readUInt32LE(4);
      if (end > MOST_BYTES) throw new RangeError(`a message of ${end} bytes`);
      pieces = [all];
      needed = end;
      if (held < end) return;
      const json: unknown = JSON.parse(all.toString('utf8', LENGTHS, jsonEnd));
      // A copy: samples must begin on an even byte, and the rest of the piece is not held.
      onMessage({ json, bytes: Uint8Array.from(all.subarray(jsonEnd, end)) });
      pieces = [all.subarray(end)];
      held = all.length - end;
      needed = LENGTHS;
    }
  };
}
