/*
 * Work that a program does before a server that is flooded takes its report: a number is sought with which a SHA-256 begins
 * with so many zero bits (as Hashcash does, http://www.hashcash.org/papers/hashcash.pdf). It is done for one report, because
 * the report's key is in it.
 */

/** Sixteen bits take a telephone some seconds; more than these are not worked off. */
export const MOST_BITS = 22;

/** What is hashed. @param key the report's Idempotency-Key */
export const workText = (challenge: string, key: string, nonce: number): string =>
  `${challenge} ${key} ${nonce}`;

/** How many bits a hash begins with that are zero. */
export function zeroBits(hash: Uint8Array): number {
  const first = hash.findIndex((byte) => byte !== 0);
  return first < 0 ? hash.length * 8 : first * 8 + Math.clz32(hash[first] ?? 0) - 24;
}

/** As it is sent along with the report. */
export const proofOf = (challenge: string, nonce: number): string => `${challenge}:${nonce}`;
