import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Session } from '../../core/inbox.js';
import { AudioArticleError } from '../../core/errors.js';
import { sha256 } from '../../narrate/sha256.js';
import type { Db } from '../database/transaction.js';
import { inTransaction } from '../database/transaction.js';
import { hashOfSecret, isSecretOf } from './scrypt.js';

/*
 * Tokens sign in and open the API to programs. One is the administrator's, made at the first start; an editor's begins
 * with its number and a full stop. Kept are hashes: who has lost a token gets another.
 */

export type Role = Session['role'];

/** Who asks, and what they may do. */
export interface Editor {
  /** Shown in histories. */
  readonly name: string;
  readonly role: Role;
}

export interface TokenHolder extends Editor {
  /** Of the token. */
  readonly id: string;
}

const ADMIN = 'admin';
const newSecret = (): string => randomBytes(24).toString('base64url');

const insert = async (db: Db, { id, name, role }: TokenHolder, token: string): Promise<boolean> =>
  (
    await db.query(
      `insert into audio_article.token (id, hash, editor, role) values ($1, $2, $3, $4) on conflict (id) do nothing`,
      [id, await hashOfSecret(token), name, role],
    )
  ).rowCount === 1;

const admin: TokenHolder = { id: ADMIN, name: 'admin', role: 'admin' };

/** The sessions of the one before end with it. @returns the token, which can be told only now */
export async function renewAdminToken(pool: pg.Pool, token = newSecret()): Promise<string> {
  await inTransaction(pool, async (db) => {
    await db.query('delete from audio_article.token where id = $1', [ADMIN]);
    await insert(db, admin, token);
  });
  return token;
}

/** @returns the token, which can be told only now */
export async function addEditorToken(pool: pg.Pool, name: string): Promise<string> {
  const id = randomBytes(6).toString('base64url');
  const token = `${id}.${newSecret()}`;
  await insert(pool, { id, name, role: 'editor' }, token);
  return token;
}

/** Tokens and sessions of an editor end. @returns how many tokens there were */
export async function endEditorTokens(pool: pg.Pool, name: string): Promise<number> {
  const { rowCount } = await pool.query(
    `delete from audio_article.token where editor = $1 and role = 'editor'`,
    [name],
  );
  return rowCount ?? 0;
}

/**
 * Makes the administrator's token where there is none, or takes the given one.
 * @returns the token where it is known: given, or just made
 * @throws AudioArticleError AA_E_USAGE for a token of less than 16 characters
 */
export async function ensureAdminToken(pool: pg.Pool, given?: string): Promise<string | undefined> {
  if (given !== undefined && given.length < 16)
    throw new AudioArticleError(
      'AA_E_USAGE',
      'The token that opens the inbox is too short to be safe.',
      'Set AUDIO_ARTICLE_TOKEN to at least 16 characters, or leave it out to get one.',
    );
  const { rows } = await pool.query<{ hash: string }>('select hash from audio_article.token where id = $1', [
    ADMIN,
  ]);
  const [kept] = rows;
  if (given !== undefined) {
    if (!kept || !(await isSecretOf(kept.hash, given))) await renewAdminToken(pool, given);
    return given;
  }
  if (kept) return undefined;
  const token = newSecret();
  // Of several servers that start at once one makes it.
  return (await insert(pool, admin, token)) ? token : undefined;
}

/** Who holds a token. What was found right is remembered for as long as its hash stands: a program asks often. */
export function tokenHolders(pool: pg.Pool): (token: string) => Promise<TokenHolder | undefined> {
  const right = new Map<string, { readonly hash: string; readonly sha256: string }>();
  return async (token) => {
    const [, number] = /^([\w-]{8})\../.exec(token) ?? [];
    const { rows } = await pool.query<{ id: string; hash: string; editor: string; role: Role }>(
      'select id, hash, editor, role from audio_article.token where id in ($1, $2)',
      [number ?? ADMIN, ADMIN],
    );
    for (const { id, hash, editor, role } of rows) {
      const known = right.get(id);
      const isKnown = known?.hash === hash && known.sha256 === sha256(token);
      if (!isKnown && !(await isSecretOf(hash, token))) continue;
      right.set(id, { hash, sha256: sha256(token) });
      return { id, name: editor, role };
    }
    return undefined;
  };
}
