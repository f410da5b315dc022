import { hash, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Tells readers apart for the limit of reports and keeps no address: a hash under a key that is in memory only and
 * is made anew each day. All of an IPv6 network of 64 bits is one reader, because one household has it.
 */
export function readerKey(): (address: string, now?: number) => string {
  const newSecret = (): string => randomBytes(32).toString('base64url');
  let secret = newSecret();
  let made = Date.now();
  return (address, now = Date.now()) => {
    if (now - made > DAY_MS) {
      secret = newSecret();
      made = now;
    }
    // Nobody sees it who could lengthen what it was made of, so it needs no HMAC.
    return hash('sha256', secret + networkOf(address), 'base64url');
  };
}

function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [mapped] = /\d+\.\d+\.\d+\.\d+$/.exec(address) ?? [];
  if (mapped) return mapped;
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...(address.includes('::') ? zeros : []), ...right]
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
