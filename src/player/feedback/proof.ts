import { sha256 } from '@noble/hashes/sha2.js';
import { MOST_BITS, proofOf, workText, zeroBits } from '../../core/proof-of-work.js';

/*
 * The work that a server asks for which is flooded. In slices, so that the page stays as quick as it was; with a library,
 * because crypto.subtle is missing where a page has no secure context, and takes longer for texts that are this short.
 */

/** A slice is shorter than a frame. */
const SLICE_MS = 8;

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** @param body of the answer that asks for it @returns undefined where it asks for none that can be done */
export async function proofFor(body: string, key: string): Promise<string | undefined> {
  const demand = demandIn(body);
  if (!demand) return undefined;
  const { bits, challenge } = demand;
  const utf8 = new TextEncoder();
  let since = performance.now();
  for (let nonce = 0; ; nonce++) {
    if (zeroBits(sha256(utf8.encode(workText(challenge, key, nonce)))) >= bits)
      return proofOf(challenge, nonce);
    if (nonce % 64 === 0 && performance.now() - since > SLICE_MS) {
      await breath();
      since = performance.now();
    }
  }
}

function demandIn(body: string): { readonly bits: number; readonly challenge: string } | undefined {
  try {
    const { work } = JSON.parse(body) as { readonly work?: { bits?: unknown; challenge?: unknown } };
    const { bits, challenge } = work ?? {};
    if (typeof challenge !== 'string' || challenge.length > 40) return undefined;
    return Number.isInteger(bits) && (bits as number) >= 0 && (bits as number) <= MOST_BITS
      ? { bits: bits as number, challenge }
      : undefined;
  } catch {
    return undefined;
  }
}
