import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openDatabase } from '../../src/serve/database/database.js';
import { startServerIn } from './children.js';
import { idIn, killPostgres, makeFolder, postUntilTaken, removeFolder, report, startSite } from './site.js';
import { until } from './until.js';

/** How often both are killed: a few times, or as often as AUDIO_ARTICLE_KILLS says. */
const ROUNDS = Number(process.env['AUDIO_ARTICLE_KILLS'] ?? 3);

let folder = '';
let data = '';
before(async () => {
  folder = await makeFolder();
  data = join(folder, '.audio-article');
});
after(() => removeFolder(folder));

test('every acknowledged report survives kill −9 of the server and of Postgres, once', async () => {
  const sent: string[] = [];
  const acknowledged = new Map<string, string>();
  const post = (url: string, key: string): Promise<Response> =>
    fetch(`${url}/api/feedback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(report({ comment: key })),
    });

  for (let round = 0; round < ROUNDS; round++) {
    const { process: child, said: url } = await startServerIn(folder);
    const before = acknowledged.size;
    const sendUntilItDies = async (): Promise<void> => {
      for (;;) {
        const key = `round-${round}-report-${sent.length}`;
        sent.push(key);
        try {
          const answer = await post(url, key);
          if (answer.status !== 201) return;
          acknowledged.set(key, await idIn(answer));
        } catch {
          return;
        }
      }
    };
    const senders = Array.from({ length: 100 }, sendUntilItDies);
    while (acknowledged.size - before < 150) await new Promise((resolve) => setTimeout(resolve, 5));
    await killPostgres(data);
    child.kill('SIGKILL');
    await Promise.all(senders);
  }
  assert.ok(sent.length > acknowledged.size, 'the server died with reports under way');

  const site = await startSite(folder, { data });
  try {
    // What a player does that has no answer: the same report with the same key.
    const again = new Map<string, string>();
    for (const key of sent) again.set(key, await idIn(await post(site.url, key)));
    for (const [key, id] of acknowledged) assert.equal(again.get(key), id, key);
    assert.equal(new Set(again.values()).size, sent.length);
  } finally {
    await site.close();
  }

  const database = await openDatabase({ data });
  try {
    const { rows } = await database.pool.query<{ id: string; idempotency_key: string }>(
      'select id, idempotency_key from audio_article.feedback',
    );
    assert.equal(rows.length, sent.length, 'none is missing and none is there twice');
    const stored = new Map(rows.map((row) => [row.idempotency_key, row.id]));
    for (const [key, id] of acknowledged) assert.equal(stored.get(key), id, key);
  } finally {
    await database.close();
  }
});

test('when Postgres is killed under a running server, it is started again and takes reports', async () => {
  const site = await startSite(folder, { data });
  try {
    await killPostgres(data);
    await postUntilTaken(site, report(), 'after-the-fall');
    // Another of its connections may only now find that it was cut.
    await until(async () => (await site.request('/healthz')).status === 200, 'it is healthy again');
  } finally {
    await site.close();
  }
});
