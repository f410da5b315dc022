import autocannon from 'autocannon';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Pool } from 'pg';
import { listCards } from '../../src/serve/desk/cards.js';
import { inTransaction } from '../../src/serve/database/transaction.js';
import { countCards } from '../../src/serve/desk/count-cards.js';
import { answerReports, keepSaid, sentenceHash } from '../../src/serve/desk/fixed.js';
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

const SENTENCE = 'It cost $5 & more.';
/** They speak of as many articles. */
const ARTICLES = 1000;

const PUBLISHED = `
insert into audio_article.article (name, source, article, lang, title, revision)
select 'article-' || n, '{}', '{}', 'en', 'Article', 'now' from generate_series(0, $1::int - 1) n`;

/** Until there are as many reports, of a tenth as many words, counted already. */
const FILL = `
with made as (
  insert into audio_article.feedback (id, idempotency_key, fingerprint, narration, revision, category, block, sentence, word, sentence_text, time_ms, card, counted)
  select gen_random_uuid(), 'growth-' || n, '', 'article-' || n / $3::int % $4::int, 'then', 'mispronounced', 1, 0, 'word' || n / $3::int, $5, 2100,
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
  const answering: { size: number; cost: number }[] = [];
  try {
    await pool.query(PUBLISHED, [ARTICLES]);
    for (let at = 0; at < ARTICLES; at++)
      for (const revision of ['then', 'now'])
        await keepSaid(pool, `article-${at}`, { revision, sentences: [sentenceHash(SENTENCE)], changes: [] });
    let there = 0;
    for (const size of REPORTS) {
      await pool.query(FILL, [there, size, PER_CARD, ARTICLES, SENTENCE]);
      await pool.query('vacuum analyze audio_article.feedback');
      await pool.query('vacuum analyze audio_article.card');
      there = size;
      const first = { state: 'open', kind: 'report', order: 'most', limit: 50 } as const;
      listing.push({ size, cost: await measured(9, () => timed(() => listCards(pool, first))) });
      // Nothing is said otherwise: they all stay, for the next time.
      answering.push({
        size,
        cost: await measured(9, () =>
          timed(() => inTransaction(pool, (db) => answerReports(db, 'article-7', 'now'))),
        ),
      });
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
    {
      ...head,
      name: 'count',
      title: 'A thousand new reports, of a hundred articles, counted',
      points: counting,
    },
    {
      ...{ ...head, name: 'answer', points: answering },
      title: `What is reported of one of ${ARTICLES.toLocaleString('en')} articles, looked through when it is published`,
    },
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
