import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** RFC 7914; 2^15 × 8 is 32 MB and some 70 ms for each guess. */
const COST = { N: 2 ** 15, r: 8, p: 1 };
const BYTES = 32;

const derive = (secret: string, salt: Buffer, { N, r, p }: typeof COST): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(secret, salt, BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });

/** To be kept instead of a secret: `scrypt:N:r:p:salt:key`. */
export async function hashOfSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(secret, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join(':');
}

export async function isSecretOf(hash: string, secret: string): Promise<boolean> {
  const [kind, N, r, p, salt = '', key = ''] = hash.split(':');
  if (kind !== 'scrypt') return false;
  const expected = Buffer.from(key, 'base64url');
  const found = await derive(secret, Buffer.from(salt, 'base64url'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return expected.length === found.length && timingSafeEqual(found, expected);
}
