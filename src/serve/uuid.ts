import { randomUUID } from 'node:crypto';

let lastMs = 0;
let counter = 0;

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of ms since 1970, a 12-bit counter that starts somewhere in its lower
 * half in each ms (§6.2, method 1), 62 random bits. Those of one process sort in the order of their making.
 */
export function uuidv7(now: number = Date.now()): string {
  // Its variant and the last 62 bits stay; Node draws many at once, so it is quick.
  const random = randomUUID();
  if (now > lastMs) {
    lastMs = now;
    counter = parseInt(random.slice(15, 18), 16) & 0x7ff;
  } else if (++counter > 0xfff) {
    lastMs++;
    counter = 0;
  }
  const ms = lastMs.toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${counter.toString(16).padStart(3, '0')}${random.slice(18)}`;
}

/** A UUID of the bytes of a hash, the first 128 bits of it (RFC 9562). @param bytes 16 at least; they are not changed */
export function uuidOf(bytes: Uint8Array, version: 5 | 8): string {
  const uuid = Buffer.from(bytes.subarray(0, 16));
  uuid.writeUInt8((uuid.readUInt8(6) & 0x0f) | (version << 4), 6);
  uuid.writeUInt8((uuid.readUInt8(8) & 0x3f) | 0x80, 8);
  return uuid.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
