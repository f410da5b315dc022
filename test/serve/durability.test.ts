import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openDatabase } from '../../src/serve/database/database.js';
import { makeFolder, removeFolder, report, startSite } from './site.js';

let folder = '';
before(async () => {
  folder = await makeFolder();
});
after(() => removeFolder(folder));

interface Child {
  readonly process: ChildProcess;
  readonly url: string;
}

const serverScript = (): string => `
  import { startSite } from ${JSON.stringify(new URL('./site.ts', import.meta.url).href)};
  const { url } = await startSite(${JSON.stringify(folder)});
  process.stdout.write(url + '\\n');
`;

function startChild(): Promise<Child> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', serverScript()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`the server ended with ${String(code)}`));
    });
    child.stdout.setEncoding('utf8').once('data', (line: string) => {
      resolve({ process: child, url: line.trim() });
    });
  });
}

const postmasterPid = async (): Promise<number> =>
  Number(
    (await readFile(join(folder, '.audio-article/postgres/data/postmaster.pid'), 'utf8')).split('\n')[0],
  );

test('every acknowledged report survives kill −9 of the server and of Postgres, once', async () => {
  const acknowledged = new Map<string, string>();
  for (let round = 0; round < 3; round++) {
    const { process: child, url } = await startChild();
    const before = acknowledged.size;
    let sent = 0;
    const send = async (): Promise<void> => {
      for (;;) {
        const key = `round-${round}-report-${sent++}`;
        try {
          const answer = await fetch(`${url}/api/feedback`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'idempotency-key': key },
            body: JSON.stringify(report({ comment: key })),
          });
          if (answer.status !== 201) return;
          acknowledged.set(key, ((await answer.json()) as { id: string }).id);
        } catch {
          return;
        }
      }
    };
    const senders = Array.from({ length: 16 }, send);
    while (acknowledged.size - before < 200) await new Promise((resolve) => setTimeout(resolve, 5));
    process.kill(await postmasterPid(), 'SIGKILL');
    child.kill('SIGKILL');
    await Promise.all(senders);
  }
  const database = await openDatabase({ data: join(folder, '.audio-article') });
  try {
    const { rows } = await database.pool.query<{ id: string; idempotency_key: string }>(
      'select id, idempotency_key from feedback',
    );
    const stored = new Map(rows.map((row) => [row.idempotency_key, row.id]));
    assert.equal(stored.size, rows.length, 'none is there twice');
    for (const [key, id] of acknowledged) assert.equal(stored.get(key), id, key);
    assert.ok(acknowledged.size >= 600);
  } finally {
    await database.close();
  }
});

test('five processes that start at once share one Postgres, and the last one stops it', async () => {
  const place = await makeFolder();
  try {
    const databases = await Promise.all(
      Array.from({ length: 5 }, () => openDatabase({ data: join(place, 'data') })),
    );
    const pids = await Promise.all(
      databases.map(
        async ({ pool }) =>
          (await pool.query<{ at: string }>('select pg_postmaster_start_time()::text as at')).rows[0]?.at,
      ),
    );
    assert.equal(new Set(pids).size, 1);
    const running = join(place, 'data/postgres/data/postmaster.pid');
    for (const database of databases.slice(1)) await database.close();
    assert.ok(existsSync(running));
    await databases[0]?.close();
    assert.ok(!existsSync(running));
  } finally {
    await removeFolder(place);
  }
});

test('when the database is gone, health says so and a report is refused, not lost in silence', async () => {
  const site = await startSite(folder);
  try {
    assert.equal((await site.request('/healthz')).status, 200);
    process.kill(await postmasterPid(), 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal((await site.request('/healthz')).status, 503);
    const answer = await site.post(report());
    assert.equal(answer.status, 503);
    assert.doesNotMatch(await answer.text(), /\.s\.PGSQL|socket|select/);
  } finally {
    await site.close();
  }
});
