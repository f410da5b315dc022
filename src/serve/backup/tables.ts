import type { Db } from '../database/transaction.js';

/** Who was signed in signs in again; what is migrated is told in the head. */
const LEFT_OUT = ['migration', 'session'];

/** Our tables, each after those that it refers to. */
export async function tablesInOrder(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ name: string; needs: string[] }>(
    `select c.relname as name, coalesce(array_agg(f.relname::text) filter (where f.relname is not null and f.oid <> c.oid), '{}') as needs
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
     left join pg_class f on f.oid = k.confrelid
     where n.nspname = 'audio_article' and c.relkind = 'r' group by c.relname order by c.relname`,
  );
  const left = rows.filter(({ name }) => !LEFT_OUT.includes(name));
  const ordered: string[] = [];
  while (left.length > 0) {
    const next = left.findIndex(({ needs }) => needs.every((needed) => ordered.includes(needed)));
    const [table] = left.splice(Math.max(0, next), 1);
    if (table) ordered.push(table.name);
  }
  return ordered;
}

export const quoted = (name: string): string => `audio_article."${name.replaceAll('"', '""')}"`;

/** In this order a row that refers to another of its table comes after it: ids grow with time. */
export async function keyOf(db: Db, table: string): Promise<string> {
  const { rows } = await db.query<{ columns: string | null }>(
    `select string_agg(quote_ident(a.attname), ', ' order by array_position(i.indkey::int2[], a.attnum)) as columns
     from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
     where i.indisprimary and i.indrelid = $1::regclass`,
    [quoted(table)],
  );
  return rows[0]?.columns ?? '1';
}
