import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { AudioArticleError } from '../../core/errors.js';

/*
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md: `v1,` and the HMAC-SHA256 over
 * id, time and body, with what stands in Base64 after `whsec_` as the key.
 */

/** s; older ones may have been listened to and sent again. */
const TOLERANCE = 5 * 60;

/** @throws AudioArticleError AA_E_USAGE */
export function webhookSecret(text: string): Buffer {
  const [, encoded] = /^(?:whsec_)?([A-Za-z0-9+/]+={0,2})$/.exec(text.trim()) ?? [];
  const secret = Buffer.from(encoded ?? '', 'base64');
  if (secret.length >= 24) return secret;
  throw new AudioArticleError(
    'AA_E_USAGE',
    'The secret of the webhook is too short, or is none.',
    'AUDIO_ARTICLE_WEBHOOK_SECRET is whsec_ and at least 24 random bytes in Base64: openssl rand -base64 32',
  );
}

const signatureOf = (id: string, time: string, body: Uint8Array, secret: Buffer): Buffer =>
  createHmac('sha256', secret).update(`${id}.${time}.`).update(body).digest();

/** Whether somebody with the secret has signed it, not long ago. @param now s since 1970 */
export function isSigned(
  headers: IncomingHttpHeaders,
  body: Uint8Array,
  secret: Buffer,
  now = Date.now() / 1000,
): boolean {
  const [id, time, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => headers[name],
  );
  if (typeof id !== 'string' || typeof time !== 'string' || typeof given !== 'string') return false;
  if (!/^\d{1,12}$/.test(time) || Math.abs(now - Number(time)) > TOLERANCE) return false;
  const expected = signatureOf(id, time, body, secret);
  return given.split(' ').some((signature) => {
    const [version, encoded = ''] = signature.split(',');
    const found = Buffer.from(encoded, 'base64');
    return version === 'v1' && found.length === expected.length && timingSafeEqual(found, expected);
  });
}

export function sign(
  id: string,
  body: string,
  secret: Buffer,
  now = Date.now() / 1000,
): Record<string, string> {
  const time = String(Math.floor(now));
  return {
    'webhook-id': id,
    'webhook-timestamp': time,
    'webhook-signature': `v1,${signatureOf(id, time, Buffer.from(body), secret).toString('base64')}`,
  };
}
