import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Db } from '../database/transaction.js';

/*
 * When a form was opened, signed: a program that opens and sends in one breath gives itself away. It names nobody,
 * and nothing is kept of it.
 */

/** Nobody chooses and sends faster. */
export const RIPE_AFTER_MS = 3000;
/** A form that was open for longer is treated like one that has no token. */
const VALID_MS = 24 * 60 * 60 * 1000;

export type TokenVerdict =
  /** A person may have filled it in. */
  | 'ripe'
  /** None, or one that has grown old: neither for nor against the sender. */
  | 'missing'
  /** Too fast, or not ours. */
  | 'wrong';

export interface TimeTokens {
  /** @param now ms since the epoch */
  issue(now?: number): string;
  judge(token: unknown, now?: number): TokenVerdict;
  /** Whether it is one of ours of the last day, however young. */
  isOurs(token: unknown, now?: number): boolean;
}

/** @param key of all servers that take each other's tokens */
export function timeTokens(key: string): TimeTokens {
  const sign = (issued: string): string =>
    createHmac('sha256', key).update(`feedback ${issued}`).digest('base64url').slice(0, 22);
  /** ms since it was issued; undefined: not by us. */
  const ageOf = (token: unknown, now: number): number | undefined => {
    const [, issued = '', signature = ''] =
      /^([0-9a-z]{1,11})\.([\w-]{22})$/.exec(typeof token === 'string' ? token : '') ?? [];
    return issued && timingSafeEqual(Buffer.from(signature), Buffer.from(sign(issued)))
      ? now - parseInt(issued, 36)
      : undefined;
  };
  return {
    issue(now = Date.now()) {
      const issued = now.toString(36);
      return `${issued}.${sign(issued)}`;
    },
    judge(token, now = Date.now()) {
      if (token === undefined || token === '') return 'missing';
      const age = ageOf(token, now);
      if (age === undefined) return 'wrong';
      if (age > VALID_MS) return 'missing';
      return age >= RIPE_AFTER_MS ? 'ripe' : 'wrong';
    },
    isOurs: (token, now = Date.now()) => (ageOf(token, now) ?? Infinity) <= VALID_MS,
  };
}

/** Made by whichever server comes first, and the same for all that share the database. */
export async function timeTokenKey(db: Db): Promise<string> {
  await db.query(
    `insert into audio_article.secret (name, value) values ('feedback-token', $1) on conflict (name) do nothing`,
    [randomBytes(32).toString('base64url')],
  );
  const { rows } = await db.query<{ value: string }>(
    `select value from audio_article.secret where name = 'feedback-token'`,
  );
  return rows[0]?.value ?? '';
}
