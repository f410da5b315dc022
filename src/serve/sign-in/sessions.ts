import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Editor, Role } from './tokens.js';

/* A session ends 12 hours after its last use, 7 days after its start, when its editor signs out and when its token ends. */

export const SESSION_DAYS = 7;
const until = `least(created_at + interval '${SESSION_DAYS} days', now() + interval '12 hours')`;

const idOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** @param token the number of the token that opened it; none: the organisation's own sign-in did
 *  @returns what the cookie holds; the database cannot tell it */
export async function openSession(pool: pg.Pool, { name, role }: Editor, token?: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await pool.query('delete from audio_article.session where expires_at < now()');
  await pool.query(
    `insert into audio_article.session (id, editor, role, token, expires_at)
     values ($1, $2, $3, $4, now() + interval '12 hours')`,
    [idOf(secret), name, role, token ?? null],
  );
  return secret;
}

export async function editorOfSession(pool: pg.Pool, secret: string): Promise<Editor | undefined> {
  const { rows } = await pool.query<{ editor: string; role: Role; isAging: boolean }>(
    `select editor, role, expires_at < ${until} - interval '10 minutes' as "isAging"
     from audio_article.session where id = $1 and expires_at > now()`,
    [idOf(secret)],
  );
  const [row] = rows;
  if (!row) return undefined;
  // Not with every request: each is a write to the disk.
  if (row.isAging)
    await pool.query(`update audio_article.session set expires_at = ${until} where id = $1`, [idOf(secret)]);
  return { name: row.editor, role: row.role };
}

export async function endSession(pool: pg.Pool, secret: string): Promise<void> {
  await pool.query('delete from audio_article.session where id = $1', [idOf(secret)]);
}
