import autocannon from 'autocannon';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Pool } from 'pg';
import { listCards } from '../../src/serve/desk/cards.js';
import { countCards } from '../../src/serve/desk/count-cards.js';
import { startTestPostgres } from '../../test/serve/postgres.js';
import { makeFolder, removeFolder } from '../../test/serve/site.js';
import { startServerProcess } from '../server-process.js';
import { measured, type Series } from './series.js';

/* What more reports cost an editor, and more listeners a server. */

const REPORTS = [1000, 10_000, 100_000, 1_000_000];
/** Reports that speak of one word. */
const PER_CARD = 10;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** Until there are as many reports, of a tenth as many words, counted already. */
const FILL = `
with made as (
  insert into audio_article.feedback (id, idempotency_key, fingerprint, narration, category, block, sentence, word, sentence_text, time_ms, card, counted)
  select gen_random_uuid(), 'growth-' || n, '', 'lighthouse', 'mispronounced', 1, 0, 'word' || n / $3::int, 'It cost $5 & more.', 2100,
         ('00000000-0000-8000-8000-' || lpad((n / $3::int)::text, 12, '0'))::uuid, true
  from generate_series($1::int, $2::int - 1) n
)
insert into audio_article.card (id, kind, key, category, word, lang, reports)
select ('00000000-0000-8000-8000-' || lpad(n::text, 12, '0'))::uuid, 'report', 'growth-' || n, 'mispronounced', 'word' || n, 'en', $3::int
from generate_series($1::int / $3::int, $2::int / $3::int - 1) n`;

async function reports(): Promise<Series[]> {
  const postgres = await startTestPostgres();
  const pool = new Pool({ connectionString: await postgres.create(), max: 2 });
  const listing: { size: number; cost: number }[] = [];
  const counting: { size: number; cost: number }[] = [];
  try {
    let there = 0;
    for (const size of REPORTS) {
      await pool.query(FILL, [there, size, PER_CARD]);
      await pool.query('vacuum analyze audio_article.feedback');
      await pool.query('vacuum analyze audio_article.card');
      there = size;
      const first = { state: 'open', kind: 'report', order: 'most', limit: 50 } as const;
      listing.push({ size, cost: await measured(9, () => timed(() => listCards(pool, first))) });
      // A thousand that have come since.
      counting.push({
        size,
        cost: await measured(3, async () => {
          await pool.query(
            'update audio_article.feedback set counted = false where idempotency_key = any ($1)',
            [Array.from({ length: 1000 }, (_, n) => `growth-${n}`)],
          );
          return timed(() => countCards(pool));
        }),
      });
    }
  } finally {
    await pool.end();
    await postgres.close();
  }
  const head = { of: 'reports', unit: 'ms' };
  return [
    { ...head, name: 'inbox', title: 'The inbox’s first page, most frequent first', points: listing },
    { ...head, name: 'count', title: 'A thousand new reports counted', points: counting },
  ];
}

async function listeners(): Promise<Series> {
  const folder = await makeFolder();
  const points: { size: number; cost: number }[] = [];
  try {
    await writeFile(join(folder, 'audio/long.mp3'), Buffer.alloc(2_000_000, 7));
    const server = await startServerProcess('ours', folder);
    const read = async (connections: number): Promise<number> => {
      const before = await server.used();
      const result = await autocannon({
        url: `${server.url}/audio/long.mp3`,
        headers: { range: 'bytes=500000-565535' },
        ...{ connections, duration: 3 },
      });
      const after = await server.used();
      if (result.non2xx + result.errors > 0) throw new Error(`${connections}: ${result.errors} errors`);
      return (1000 * (after.cpuMs - before.cpuMs)) / result['2xx'];
    };
    await read(10);
    for (const size of [1, 10, 100, 1000]) points.push({ size, cost: await measured(3, () => read(size)) });
    await server.end();
  } finally {
    await removeFolder(folder);
  }
  return {
    ...{ name: 'listeners', title: 'A range of 64 KB, asked for by all at once', of: 'listeners' },
    ...{ unit: 'µs of the server’s processor, each', points },
  };
}

export const servingSeries = async (): Promise<Series[]> => [...(await reports()), await listeners()];
