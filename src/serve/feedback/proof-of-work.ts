import { createHash } from 'node:crypto';
import { workText, zeroBits } from '../../core/proof-of-work.js';
import type { TimeTokens } from './time-token.js';

export interface ProofOfWork {
  /** What a report without work is answered. */
  demand(): { readonly bits: number; readonly challenge: string };
  /** @param key the report's Idempotency-Key: without one the same work would do for many */
  isDone(proof: unknown, key: unknown): boolean;
}

/** Nothing is kept: the challenge is a time that we have signed, and a key is taken once. */
export function proofOfWork(bits: number, tokens: Pick<TimeTokens, 'issue' | 'isOurs'>): ProofOfWork {
  return {
    demand: () => ({ bits, challenge: tokens.issue() }),
    isDone(proof, key) {
      const [, challenge = '', nonce = ''] =
        /^(.{1,40}):(\d{1,15})$/.exec(typeof proof === 'string' ? proof : '') ?? [];
      if (typeof key !== 'string' || !tokens.isOurs(challenge)) return false;
      const hash = createHash('sha256')
        .update(workText(challenge, key, Number(nonce)))
        .digest();
      return zeroBits(hash) >= bits;
    },
  };
}
