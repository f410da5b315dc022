import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { proofOf, zeroBits } from '../../../src/core/proof-of-work.js';
import { proofFor } from '../../../src/player/feedback/proof.js';
import { proofOfWork } from '../../../src/serve/feedback/proof-of-work.js';
import { timeTokens } from '../../../src/serve/feedback/time-token.js';
import { makeFolder, removeFolder, report, startSite, TOKEN, type Site } from '../site.js';

test('bits that are zero are counted from the front', () => {
  assert.deepEqual(
    [[0xff], [0x7f], [0x01], [0, 0x80], [0, 0, 0x10], [0, 0]].map((bytes) =>
      zeroBits(Uint8Array.from(bytes)),
    ),
    [0, 1, 7, 8, 19, 16],
  );
});

describe('work for a report', () => {
  const tokens = timeTokens('a key');
  const work = proofOfWork(10, tokens);

  test('is done by the player, for one report, with a challenge of the last day that is ours', async () => {
    const demand = JSON.stringify({ work: work.demand() });
    const proof = (await proofFor(demand, 'key-1')) ?? '';
    assert.ok(work.isDone(proof, 'key-1'));
    assert.ok(!work.isDone(proof, 'key-2'), 'it is of no use for another');
    assert.ok(!work.isDone(proof, undefined));
    assert.ok(!proofOfWork(10, timeTokens('another key')).isDone(proof, 'key-1'));
    const old = tokens.issue(Date.now() - 25 * 60 * 60 * 1000);
    const late = (await proofFor(JSON.stringify({ work: { bits: 10, challenge: old } }), 'key-1')) ?? '';
    assert.ok(!work.isDone(late, 'key-1'));
    for (const none of [
      undefined,
      null,
      1,
      '',
      ':',
      'x:1',
      proofOf(tokens.issue(), -1),
      `${proof}0x`,
      [proof],
      'a'.repeat(9999),
    ])
      assert.ok(!work.isDone(none, 'key-1'));
  });

  test('that is none, or more than can be done, is not begun', async () => {
    for (const body of [
      '',
      '{}',
      'null',
      '{"work":1}',
      '{"work":{"bits":4}}',
      '{"work":{"bits":"4","challenge":"x"}}',
      '{"work":{"bits":40,"challenge":"x"}}',
      '{"work":{"bits":-1,"challenge":"x"}}',
      `{"work":{"bits":4,"challenge":"${'x'.repeat(50)}"}}`,
    ])
      assert.equal(await proofFor(body, 'key'), undefined, body);
  });
});

describe('a server that asks for work', () => {
  let site: Site;
  before(async () => {
    site = await startSite(await makeFolder(), { proofOfWork: 8, jobs: 0 });
  });
  after(async () => {
    await site.close();
    await removeFolder(site.folder);
  });
  const stored = async (): Promise<{ comment?: string; state: string }[]> => {
    const answer = await site.request('/api/feedback', { headers: { authorization: `Bearer ${TOKEN}` } });
    return ((await answer.json()) as { reports: { comment?: string; state: string }[] }).reports;
  };
  const form = (more: Record<string, string>): Promise<Response> =>
    site.request('/api/feedback', {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ narration: 'lighthouse', category: 'other', ...more }),
    });

  test('says so, and takes the report when it is done; the same work brings no second report', async () => {
    const key = { 'idempotency-key': 'the-first' };
    const asked = await site.post(report(), key);
    assert.equal(asked.status, 428);
    assert.match(asked.headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.equal(asked.headers.get('access-control-allow-origin'), '*', 'other sites’ pages can read it');
    assert.equal((await stored()).length, 0);
    const proof = await proofFor(await asked.text(), 'the-first');
    assert.equal((await site.post({ ...report(), proof }, key)).status, 201);
    assert.equal((await site.post({ ...report(), proof }, key)).status, 201);
    assert.equal((await stored()).length, 1);
    assert.equal((await site.post({ ...report(), proof }, { 'idempotency-key': 'the-second' })).status, 428);
    assert.equal((await site.post({ ...report(), proof })).status, 428, 'without a key');
    assert.equal((await site.post({ ...report(), comment: 'other', proof }, key)).status, 422);
  });

  test('takes the form of a page that it has made, and keeps others out of the inbox', async () => {
    const page = await (await site.request('/articles/lighthouse')).text();
    const [, token = ''] = /<input type="hidden" name="token" value="([^"]+)"/.exec(page) ?? [];
    assert.match(token, /^[0-9a-z]+\.[\w-]{22}$/);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    assert.equal((await form({ token, comment: 'of a page' })).status, 303);
    assert.equal((await form({ comment: 'of a file' })).status, 303);
    const states = new Map((await stored()).map(({ comment, state }) => [comment, state]));
    assert.deepEqual([states.get('of a page'), states.get('of a file')], ['new', 'spam']);
  });
});

test('the form of a page that the server has made says when it was made; one that comes at once is spam, one of a file is not', async () => {
  const site = await startSite(await makeFolder(), { jobs: 0 });
  try {
    const page = await (await site.request('/articles/lighthouse')).text();
    const [, token = ''] = /<input type="hidden" name="token" value="([^"]+)"/.exec(page) ?? [];
    const send = async (more: Record<string, string>): Promise<void> => {
      const body = new URLSearchParams({ narration: 'lighthouse', category: 'other', ...more });
      const answer = await site.request('/api/feedback', { method: 'POST', redirect: 'manual', body });
      assert.equal(answer.status, 303);
    };
    await send({ token, comment: 'at once' });
    await send({ token: `${token}x`, comment: 'forged' });
    await send({ comment: 'of a file' });
    const list = await site.request('/api/feedback', { headers: { authorization: `Bearer ${TOKEN}` } });
    const { reports } = (await list.json()) as { reports: { comment: string; state: string }[] };
    assert.deepEqual(Object.fromEntries(reports.map(({ comment, state }) => [comment, state])), {
      ...{ 'at once': 'spam', forged: 'spam' },
      'of a file': 'new',
    });
  } finally {
    await site.close();
    await removeFolder(site.folder);
  }
});
