import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { startPreview } from '../../src/serve/preview.js';

const root = join(import.meta.dirname, '../..');

describe('a page without a database', () => {
  let server: Awaited<ReturnType<typeof startPreview>>;
  before(async () => {
    server = await startPreview({
      ...{ port: 0, root: join(root, 'test'), names: ['index'] },
      ...{ audioDir: join(root, 'audio'), transcriptsDir: join(root, 'transcripts') },
      playerDir: join(root, 'dist/cdn'),
    });
  });
  after(() => server.close());
  const get = (path: string, init?: RequestInit): Promise<Response> => fetch(new URL(path, server.url), init);

  it('has the article, its audio in ranges, and a list', async () => {
    assert.match(await (await get('/')).text(), /href="\/articles\/index"/);
    assert.match(await (await get('/articles/index')).text(), /<audio-article /);
    const part = await get('/audio/index.mp3', { headers: { range: 'bytes=0-9' } });
    assert.equal(part.status, 206);
  });

  it('refuses a report as for now, so that the player keeps it', async () => {
    const sent = await get('/api/feedback', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    assert.equal(sent.status, 503);
    assert.equal((await get('/inbox')).status, 404);
  });
});
