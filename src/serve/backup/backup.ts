import pg from 'pg';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { writeWhole } from '../../narrate/files.js';
import { TOOL } from '../../narrate/version.js';
import type { Database } from '../database/database.js';
import { migrations } from '../database/migrations.js';
import { keyOf, quoted, tablesInOrder } from './tables.js';

/*
 * The database as lines of JSON, compressed: a head, then a line for each table and one for each of its rows. It is read by
 * this program on any Postgres, so it also leads from one version of Postgres to the next.
 */

export interface BackupHead {
  readonly format: 'audio-article backup';
  readonly version: 1;
  readonly tool: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly migrations: number;
}

const AT_ONCE = 500;

/**
 * All that the database holds at one moment, while others go on writing.
 * @returns rows
 * @throws AudioArticleError AA_E_OUTPUT
 */
export async function backUp({ connection }: Pick<Database, 'connection'>, path: string): Promise<number> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  let rows = 0;
  async function* lines(): AsyncGenerator<string> {
    const head: BackupHead = {
      ...{ format: 'audio-article backup', version: 1, tool: TOOL },
      ...{ madeAt: new Date().toISOString(), migrations: migrations.length },
    };
    yield `${JSON.stringify(head)}\n`;
    for (const table of await tablesInOrder(client)) {
      yield `${JSON.stringify({ table })}\n`;
      await client.query(
        `declare rows no scroll cursor for
         select row_to_json(t)::text as line from ${quoted(table)} t order by ${await keyOf(client, table)}`,
      );
      for (;;) {
        const found = await client.query<{ line: string }>(`fetch ${AT_ONCE} from rows`);
        if (found.rows.length === 0) break;
        rows += found.rows.length;
        // A line break in JSON stands only between its parts, where a space does as well.
        yield found.rows.map(({ line }) => `${line.replaceAll('\n', ' ')}\n`).join('');
      }
      await client.query('close rows');
    }
    yield `${JSON.stringify({ end: rows })}\n`;
  }
  try {
    await client.query('begin isolation level repeatable read read only');
    // What goes wrong on the way ends the stream that is written.
    const packed = pipeline(Readable.from(lines()), createGzip(), () => undefined);
    await writeWhole([{ path, data: packed }]);
    return rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
