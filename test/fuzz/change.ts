/* What may happen to a file: pieces are cut, doubled, moved, overwritten, or replaced by words of its format. */

/** Numbers from 0 to 1, the same for the same seed: Mulberry32 (public domain, Tommy Ettinger). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** No larger: what is large is for test/narrate/formats/hostile.test.ts. */
export const MOST_BYTES = 16_384;

export function change(
  whole: Uint8Array,
  {
    random,
    words,
    others,
  }: { random: () => number; words: readonly string[]; others: readonly Uint8Array[] },
): Uint8Array {
  const below = (most: number): number => Math.floor(random() * most);
  const one = <T>(list: readonly T[]): T | undefined => list[below(list.length)];
  let bytes = Buffer.from(whole);
  for (let left = 1 + below(4); left > 0; left--) {
    const at = below(bytes.length + 1);
    const length = below(Math.min(bytes.length - at, random() < 0.7 ? 8 : 256) + 1);
    const [before, piece, after] = [
      bytes.subarray(0, at),
      bytes.subarray(at, at + length),
      bytes.subarray(at + length),
    ];
    const put = (middle: Uint8Array, rest: Uint8Array = after): void => {
      bytes = Buffer.concat([before, middle, rest]);
    };
    switch (below(8)) {
      case 0:
        put(Buffer.alloc(0));
        break;
      case 1:
        put(Buffer.concat([piece, piece]));
        break;
      case 2:
        put(Buffer.from([below(256)]));
        break;
      case 3: {
        const flipped = Buffer.from(piece);
        if (flipped.length > 0) flipped[0] = flipped[0]! ^ (1 << below(8));
        put(flipped);
        break;
      }
      case 4: {
        const other = one(others) ?? bytes;
        const from = below(other.length + 1);
        put(other.subarray(from, from + below(200)));
        break;
      }
      case 5:
        bytes = Buffer.concat([after, before, piece]);
        break;
      default:
        put(Buffer.from(one(words) ?? ''), random() < 0.5 ? after : Buffer.concat([piece, after]));
    }
  }
  return bytes.subarray(0, MOST_BYTES);
}
