import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { keepNewest } from '../newest.js';
import { readerKey } from '../reader-key.js';

/** As many are remembered at most, for as long at most. */
const REMEMBERED = 20_000;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface SaidBefore {
  /** Whether this reader has reported it in the last day. */
  has(request: FastifyRequest, what: string): boolean;
  add(request: FastifyRequest, what: string): void;
}

/**
 * One reader who reports one thing again and again is one who reports it. In memory only, and under a hash that nobody can
 * turn back into an address, or into what was reported.
 */
export function saidBefore(): SaidBefore {
  const keyOf = readerKey();
  const until = new Map<string, number>();
  const nameOf = ({ ip }: FastifyRequest, what: string): string =>
    hash('sha256', `${keyOf(ip)} ${what}`, 'base64url');
  return {
    has: (request, what) => (until.get(nameOf(request, what)) ?? 0) > Date.now(),
    add(request, what) {
      keepNewest(until, nameOf(request, what), Date.now() + DAY_MS, REMEMBERED);
    },
  };
}
