import fastifyStatic from '@fastify/static';
import { fastify } from 'fastify';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FeedbackReport } from '../src/core/feedback.js';
import { openDatabase } from '../src/serve/database/database.js';
import type * as Serve from '../src/serve/index.js';
import { uuidv7 } from '../src/serve/uuid.js';

/*
 * A server in a process of its own, for serve.ts to press on: ours, or the least that Fastify can do with the same insert
 * and the same files. Says its address, and its memory (MB) and processor time (ms) whenever it is asked by a line.
 */

const [kind, folder = '', perMinute = ''] = process.argv.slice(2);
const data = join(folder, '.audio-article');

/** What our server writes for a report, as one would write it who keeps one report at a time. */
const INSERT = `with report as (
    insert into audio_article.feedback (id, idempotency_key, fingerprint, narration, revision, category, comment,
                          block, sentence, word, sentence_text, time_ms, state, card, counted)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $15, $13 = 'again')
    on conflict (idempotency_key) do nothing
    returning id
  ), contact as (
    insert into audio_article.feedback_contact (feedback, contact) select id, $14 from report where $14::text is not null
  ), card as (
    insert into audio_article.card (id, kind, key, category, word, lang)
    select $15, 'report', $16, $6, $17, $18 from report where $15 is not null
    on conflict do nothing
  )
  select id from report`;

async function bare(): Promise<string> {
  const { pool } = await openDatabase({ data });
  const app = fastify();
  await app.register(fastifyStatic, { root: join(folder, 'audio'), prefix: '/audio/' });
  app.post<{ Body: FeedbackReport }>('/api/feedback', async ({ body }, reply) => {
    const { narration, revision, category, comment, place } = body;
    const id = uuidv7();
    await pool.query({
      name: 'insert',
      text: INSERT,
      values: [
        ...[id, randomUUID(), '', narration, revision, category, comment],
        ...[place?.block, place?.sentence, place?.word, place?.text, place?.timeMs, 'new', null],
        ...['00000000-0000-8000-8000-000000000000', 'bench', 'cost', 'en'],
      ],
    });
    return reply.code(201).send({ id });
  });
  return app.listen({ port: 0, host: '127.0.0.1' });
}

/** As it is built: from the sources it would narrate, and read articles for what may be said wrong, in this process. */
async function ours(): Promise<string> {
  const built = new URL('../dist/serve/index.js', import.meta.url).href;
  const { startServer } = (await import(built)) as typeof Serve;
  const { url } = await startServer({
    ...{ port: 0, root: folder, jobs: 0, reportsPerMinute: Number(perMinute) },
    ...{ audioDir: join(folder, 'audio'), transcriptsDir: join(folder, 'transcripts') },
    playerDir: join(folder, 'player'),
  });
  return url;
}

const url = await (kind === 'ours' ? ours() : bare());
process.stdout.write(`${url}\n`);
process.stdin.on('data', () => {
  const { user, system } = process.cpuUsage();
  process.stdout.write(
    `${Math.round(process.memoryUsage().rss / 1e6)} ${Math.round((user + system) / 1000)}\n`,
  );
});
process.stdin.on('end', () => process.exit());
