import { update } from 'idb-keyval';
import type { FeedbackReport } from '../../../src/core/feedback.js';
import { workText, zeroBits } from '../../../src/core/proof-of-work.js';
import { alone } from '../../../src/player/feedback/alone.js';
import type * as Outbox from '../../../src/player/feedback/outbox.js';
import { keep, sendKept, sendPending, takeNews } from '../../../src/player/feedback/outbox.js';
import { feedbackStore, hasPending } from '../../../src/player/feedback/pending.js';
import { assert, assertEqual } from './assert.js';
import { Endpoint, forgetEverything } from './harness.js';

/** A second copy of the module shares nothing with the first but what tabs share: the database and the locks. */
const anotherTab = async (n: number): Promise<typeof Outbox> =>
  (await import(`/src/player/feedback/outbox.ts?tab=${n}`)) as typeof Outbox;

const report: FeedbackReport = {
  narration: 'lighthouse',
  revision: 'a'.repeat(64),
  category: 'other',
  comment: 'Hello.',
};

const send = async (endpoint: URL, some: FeedbackReport): Promise<Outbox.Sent> =>
  sendKept(await keep(endpoint, some));

describe('the outbox', () => {
  let endpoint: Endpoint;
  beforeEach(async () => {
    await forgetEverything();
    endpoint = new Endpoint();
  });
  afterEach(async () => {
    endpoint.close();
    await forgetEverything();
  });

  const keys = (): (string | null)[] => endpoint.requests.map(({ key }) => key);
  /** As if the report had been kept for so long. */
  const age = (ms: number): Promise<void> =>
    update<{ since: number; notBefore: number }[]>(
      'outbox',
      (list = []) =>
        list.map((kept) => ({ ...kept, since: kept.since - ms, notBefore: kept.notBefore - ms })),
      feedbackStore,
    );

  it('is empty after an acknowledged report', async () => {
    const sent = await send(endpoint.url, report);
    assertEqual(sent.is, 'accepted');
    assertEqual(await hasPending(), false);
    assertEqual(await sendPending(), []);
    assertEqual(endpoint.requests.length, 1, 'The number of requests');
  });

  it('works for a report where the server asks for it, once', async () => {
    const work = { bits: 14, challenge: 'mg1x.AAAAAAAAAAAAAAAAAAAAAA' };
    endpoint.replies = [{ status: 428, body: { status: 428, work }, headers: {} }];
    const sent = await send(endpoint.url, report);
    assertEqual(sent.is, 'accepted');
    assertEqual(keys(), [sent.key, sent.key]);
    const { proof } = endpoint.requests[1]!.report as unknown as { proof: string };
    const text = new TextEncoder().encode(
      workText(work.challenge, sent.key, Number(/^mg1x\.A+:(\d+)$/.exec(proof)?.[1])),
    );
    assert(zeroBits(new Uint8Array(await crypto.subtle.digest('SHA-256', text))) >= 14, proof);
  });

  it('refuses work that nobody can do, and says so', async () => {
    const body = { status: 428, detail: 'Work is asked for.', work: { bits: 64, challenge: 'x' } };
    endpoint.replies = [{ status: 428, body, headers: {} }];
    const sent = await send(endpoint.url, report);
    assertEqual(sent, { key: sent.key, is: 'refused', reason: 'Work is asked for.' });
    assertEqual(endpoint.requests.length, 1);
  });

  it('sends what was kept when the page is opened next, under the same key, and tells once', async () => {
    endpoint.replies = ['offline'];
    const { key } = await send(endpoint.url, report);
    const tab = await anotherTab(1);
    const news = await tab.sendPending();
    assertEqual(
      news.map((item) => item.is),
      ['accepted'],
    );
    assertEqual(keys(), [key, key]);
    assertEqual(endpoint.requests[1]!.report, report);
    assertEqual((await takeNews()).length, 1, 'The number of news');
    assertEqual((await takeNews()).length, 0, 'The number of news');
  });

  it('sends once from two tabs at once', async () => {
    endpoint.replies = ['offline'];
    await send(endpoint.url, report);
    const tabs = await Promise.all([anotherTab(2), anotherTab(3)]);
    let release = (): void => undefined;
    endpoint.held = new Promise((resolve) => (release = resolve));
    const both = Promise.all(tabs.map((tab) => tab.sendPending()));
    setTimeout(release, 30);
    const news = (await both).flat();
    assertEqual(endpoint.requests.length, 2, 'The number of requests');
    assertEqual(news.length, 1, 'The number of news');
  });

  it('works in one tab at a time without Web Locks, too', async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside--;
    };
    await Promise.all([alone(work, {}), alone(work, {}), alone(work, {})]);
    assertEqual(most, 1, 'The most that were inside');
  });

  it('hands on what the work throws, and leaves the door open', async () => {
    for (const scope of [navigator, {}]) {
      const outcome = await alone(() => Promise.reject(new Error('no')), scope).catch(String);
      assertEqual(outcome, 'Error: no');
      assertEqual(await alone(() => Promise.resolve(7), scope), 7);
    }
  });

  it('leaves a busy server alone until its time has come', async () => {
    endpoint.replies = [{ status: 429, headers: { 'Retry-After': '3600' } }];
    const { key } = await send(endpoint.url, report);
    await sendPending();
    assertEqual(endpoint.requests.length, 1, 'The number of requests');
    await age(3_600_000);
    await sendPending();
    assertEqual(keys(), [key, key]);
  });

  it('does not try again what the server refuses, and says so', async () => {
    endpoint.replies = ['offline', { status: 410, body: { detail: 'Gone.' } }];
    await send(endpoint.url, report);
    const [news] = await sendPending();
    assert(news?.is === 'refused', 'refused');
    assertEqual(news.reason, 'Gone.');
    assertEqual(await hasPending(), false);
  });

  it('gives a report up after 30 days, and says so', async () => {
    endpoint.replies = ['offline'];
    await send(endpoint.url, report);
    await age(31 * 86_400_000);
    const [news] = await sendPending();
    assertEqual(news?.is, 'expired');
    assertEqual([endpoint.requests.length, await hasPending()], [1, false]);
  });

  it('keeps several, oldest first, and one refusal does not stop the others', async () => {
    endpoint.replies = ['offline', 'offline', 'offline', { status: 400 }];
    for (const comment of ['a', 'b', 'c']) await send(endpoint.url, { ...report, comment });
    const news = await sendPending();
    assertEqual(
      news.map((item) => [item.report.comment, item.is]),
      [
        ['a', 'refused'],
        ['b', 'accepted'],
        ['c', 'accepted'],
      ],
    );
  });
});
