import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type {
  Affected,
  CardDetail,
  CardList,
  ImportResult,
  Rule,
  RuleHistory,
  RuleList,
  Run,
  StoredRule,
} from '../../../src/core/inbox.js';
import { startTestPostgres, type TestPostgres } from '../postgres.js';
import { ofOneServer, TOKEN } from '../site.js';
import { until } from '../until.js';
import { rule, startDesk, wordIn, type DeskSite } from './desk-site.js';

/* What editors decide, over HTTP: two short articles, a lexicon file, a worker. */

const WALK = 'A Walk\n\nMr. Kugelman lives in Reading. He knows the Nguyen family. Nobody else was there.';
const TRIP = 'A Trip\n\nKugelman’s boat is old. The sea was calm. Every Monday the boat sails to Tobago.';

let postgres: TestPostgres;
let site: DeskSite;
before(async () => {
  postgres = await startTestPostgres();
  site = await startDesk(
    postgres,
    [
      { name: 'walk', text: WALK, options: { section: 'news' } },
      { name: 'trip', text: TRIP },
      { name: 'unheard', text: 'Unheard\n\nKugelman again.', narrated: false },
    ],
    { lexicon: 'word,say\nTobago,toe bay go\n' },
  );
});
after(async () => {
  await site.close();
  await postgres.close();
});

const problemOf = async (
  answer: Response,
  status: number,
): Promise<{ detail?: string; errors?: { pointer: string; detail: string }[] }> => {
  const body = await answer.text();
  assert.equal(answer.status, status, body);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
  return JSON.parse(body) as object;
};
const affectedBy = (request: object): Promise<Affected> =>
  site.answer('POST', '/api/inbox/affected', request);
const ruleIds = async (): Promise<string[]> =>
  (await site.answer<RuleList>('GET', '/api/inbox/rules')).rules.map(({ id }) => id);
const latestRuns = async (): Promise<Run[]> => [...(await site.settled()).runs];
/** Articles that were spoken anew since so many runs. */
const anewSince = async (count: number): Promise<string[]> => {
  const runs = await latestRuns();
  return runs
    .slice(0, runs.length - count)
    .map(({ article, state, error }) => (assert.equal(state, 'done', error), article))
    .sort();
};
const fixedOf = async (id: string): Promise<string | null> =>
  (
    await site.pool.query<{ fixed_revision: string | null }>(
      'select fixed_revision from audio_article.feedback where id = $1',
      [id],
    )
  ).rows[0]?.fixed_revision ?? null;

test('a rule names every sentence that it changes, in all articles, and which rule stands in its way', async () => {
  const all = await affectedBy({ rule: rule('Kugelman', 'koogle man') });
  assert.deepEqual(
    all.sentences
      .map(({ article, text, words, audio }) => [
        ...[article, text, words.map(([start, end]) => text.slice(start, end)).join()],
        audio !== undefined,
      ])
      .sort(),
    [
      ['trip', 'Kugelman’s boat is old.', 'Kugelman', true],
      ['unheard', 'Kugelman again.', 'Kugelman', false],
      ['walk', 'Mr. Kugelman lives in Reading.', 'Kugelman', true],
    ],
  );
  assert.deepEqual([all.total, all.articles], [3, 3]);
  const section = await affectedBy({
    rule: rule('Kugelman', 'k', { scope: { kind: 'section', section: 'news' } }),
  });
  assert.deepEqual(
    section.sentences.map(({ article }) => article),
    ['walk'],
  );
  const none = await affectedBy({ rule: rule('Kugelman', 'Kugelman') });
  assert.equal(none.total, 0, 'what sounds the same is not changed');
  // The editors’ rule wins over the file’s, unless the file’s is nearer.
  assert.equal((await affectedBy({ rule: rule('Tobago', 'tobago') })).total, 1);
  await site.answer('POST', '/api/inbox/rules', {
    rule: rule('Tobago', 'to bago', { scope: { kind: 'article', article: 'trip' } }),
  });
  const behind = await affectedBy({ rule: rule('Tobago', 'tob ago') });
  assert.equal(behind.total, 0);
  assert.deepEqual(behind.overruledBy?.rule.say, { kind: 'instead', text: 'to bago' });
  assert.deepEqual([behind.overruledBy?.id], await ruleIds());
  await site.settled();
});

test('of two editors who accept one card at once one does, and the other is told by whom', async () => {
  const report = await site.report('walk', 'Kugelman');
  const card = await site.cardOf('Kugelman');
  const before = (await latestRuns()).length;
  const said = ['koogle man', 'kyoogle man', 'cool man', 'kugel mann'];
  const answers = await Promise.all(said.map((instead) => site.accept(card.id, rule('Kugelman', instead))));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409, 409]);
  const lost = answers.find(({ status }) => status === 409) ?? assert.fail();
  assert.match((await problemOf(lost, 409)).detail ?? '', /already accepted by /);
  const detail = await site.detail(card.id);
  assert.equal(detail.card.state, 'accepted');
  assert.ok(detail.rule);
  const holding = (await site.answer<RuleList>('GET', '/api/inbox/rules?search=kugel')).rules;
  assert.deepEqual(
    holding.map(({ id }) => id),
    [detail.rule.id],
  );
  assert.deepEqual(
    await anewSince(before),
    ['trip', 'unheard', 'walk'],
    'exactly what it changes, once each',
  );
  assert.equal(await fixedOf(report), (await site.narration('walk')).revision);
  const csv = await readFile(join(site.folder, 'corrections.csv'), 'utf8');
  assert.match(csv, /Kugelman,/);
});

test('what was decided is undone: the rule ends, the card is open, its sentences are as they were', async () => {
  const accepted = await site.cardOf('Kugelman', '?state=accepted');
  const before = (await latestRuns()).length;
  const opened = await site.answer<CardDetail>('POST', `/api/inbox/cards/${accepted.id}/undo`);
  assert.equal(opened.card.state, 'open');
  assert.equal(opened.rule, undefined);
  assert.deepEqual(await anewSince(before), ['trip', 'unheard', 'walk']);
  for (const { article, spoken } of (await latestRuns()).slice(0, 3))
    assert.equal(spoken, article === 'unheard' ? 1 : 0, 'what was spoken before was kept');
  assert.equal((await site.answer<RuleList>('GET', '/api/inbox/rules?search=kugel')).total, 0);
  assert.equal(await fixedOf(opened.reports[0]?.id ?? ''), null);
  await problemOf(await site.ask('POST', `/api/inbox/cards/${accepted.id}/undo`), 409);
  assert.doesNotMatch(await readFile(join(site.folder, 'corrections.csv'), 'utf8'), /Kugelman,/);
});

test('a rule that is accepted in the place of another gives it its place back when it is undone', async () => {
  const first = await site.answer<StoredRule>('POST', '/api/inbox/rules', { rule: rule('Nguyen', 'win') });
  // Before, a report would be answered by that rule.
  await site.settled();
  await site.report('walk', 'Nguyen');
  const card = await site.cardOf('Nguyen');
  assert.deepEqual((await site.detail(card.id)).suggestion?.say, { kind: 'instead', text: 'win' });
  assert.equal((await site.accept(card.id, rule('Nguyen', 'noo yen'))).status, 200);
  await site.answer('POST', `/api/inbox/cards/${card.id}/undo`);
  const { rules } = await site.answer<RuleList>('GET', '/api/inbox/rules?search=nguyen');
  assert.deepEqual(
    rules.map((one) => one.rule.say),
    [{ kind: 'instead', text: 'win' }],
  );
  const { rules: history } = await site.answer<RuleHistory>('GET', `/api/inbox/rules/${first.id}/history`);
  assert.deepEqual(
    history.map((one) => [(one.rule.say as { text: string }).text, one.endedAt === undefined]),
    [
      ['win', true],
      ['noo yen', false],
      ['win', false],
    ],
  );
  await site.settled();
});

test('a rejection keeps its reason, and what is reported again does not open it', async () => {
  await site.report('trip', 'boat');
  const card = await site.cardOf('boat');
  await problemOf(await site.ask('POST', `/api/inbox/cards/${card.id}/reject`, { reason: ' \0 ' }), 422);
  const rejected = await site.answer<CardDetail>('POST', `/api/inbox/cards/${card.id}/reject`, {
    reason: 'That is how it is said.',
  });
  assert.deepEqual([rejected.card.state, rejected.card.reason], ['rejected', 'That is how it is said.']);
  assert.equal((await site.accept(card.id, rule('boat', 'b'))).status, 409);
  await site.report('trip', 'boat', {
    place: { ...wordIn(await site.narration('trip'), 'boat'), word: 'boat' },
    comment: 'Still!',
  });
  assert.equal((await site.detail(card.id)).card.state, 'rejected');
});

test('a late report about what is put right by now is known to be; one about how it is now opens the card again', async () => {
  const old = await site.narration('trip');
  await site.report('trip', 'Monday');
  const card = await site.cardOf('Monday');
  assert.equal((await site.accept(card.id, rule('Monday', 'mun day'))).status, 200);
  await site.settled();
  const now = await site.narration('trip');
  const place = { ...wordIn(old, 'Monday'), word: 'Monday' };
  // Another reader, who has the older narration open; the limit against repetition is by sender.
  await site.pool.query(
    `insert into audio_article.feedback (id, idempotency_key, fingerprint, narration, revision, category, block, sentence, word, sentence_text, time_ms, card)
     values (gen_random_uuid(), 'late', 'late', 'trip', $1, 'mispronounced', $2, $3, 'Monday', $4, 0, $5)`,
    [old.revision, place.block, place.sentence, place.text, card.id],
  );
  const late = await site.detail(card.id);
  assert.equal(late.card.state, 'accepted');
  assert.equal(late.card.reports, 2);
  assert.deepEqual(
    late.reports.map(({ outdated }) => outdated),
    [true, true],
  );
  const { rows } = await site.pool.query<{ count: number }>(
    'select count(*)::int from audio_article.feedback where card = $1 and fixed_revision = $2',
    [card.id, now.revision],
  );
  assert.equal(rows[0]?.count, 2);
  await site.pool.query(
    `insert into audio_article.feedback (id, idempotency_key, fingerprint, narration, revision, category, block, sentence, word, sentence_text, time_ms, card)
     values (gen_random_uuid(), 'again', 'again', 'trip', $1, 'mispronounced', $2, $3, 'Monday', $4, 0, $5)`,
    [now.revision, place.block, place.sentence, place.text, card.id],
  );
  assert.equal((await site.detail(card.id)).card.state, 'open');
});

test('a card is shown while reports of it come all the time', async () => {
  await site.report('walk', 'family');
  const card = await site.cardOf('family');
  const come = `insert into audio_article.feedback (id, idempotency_key, fingerprint, narration, category, card)
    select gen_random_uuid(), gen_random_uuid()::text, '', 'walk', 'mispronounced', id from audio_article.card where id = '${card.id}'`;
  // Whenever some are counted, one more has come.
  await site.pool.query(`
    create function audio_article.one_more() returns trigger language plpgsql as $$ begin ${come}; return null; end $$;
    create trigger one_more after update of counted on audio_article.feedback execute function audio_article.one_more()`);
  try {
    await site.pool.query(come);
    const shown = await site.request(`/api/inbox/cards/${card.id}`, {
      headers: { authorization: `Bearer ${TOKEN}` },
      signal: AbortSignal.timeout(30_000),
    });
    const { reports } = (await shown.json()) as CardDetail;
    assert.ok(reports.length >= 2);
  } finally {
    await site.pool.query('drop function audio_article.one_more cascade');
  }
});

test('one edit of a rule ends the one before; who edits the same older one is told', async () => {
  const made = await site.answer<StoredRule>('POST', '/api/inbox/rules', { rule: rule('calm', 'carm') });
  const edited = await site.answer<StoredRule>('PUT', `/api/inbox/rules/${made.id}`, {
    rule: rule('calm', 'kahm'),
  });
  assert.equal(edited.replaces, made.id);
  const lost = await problemOf(
    await site.ask('PUT', `/api/inbox/rules/${made.id}`, { rule: rule('calm', 'c') }),
    409,
  );
  assert.match(lost.detail ?? '', /ended or replaced/);
  await site.answer('DELETE', `/api/inbox/rules/${edited.id}`);
  await problemOf(await site.ask('DELETE', `/api/inbox/rules/${edited.id}`), 409);
  await site.settled();
});

test('what is wrong with a rule is told beside its field', async () => {
  const wrong: [Partial<Rule>, string][] = [
    [{ word: '…' }, '#/rule/word'],
    [{ say: { kind: 'phonemes', ipa: 'ku!' } }, '#/rule/say/ipa'],
    [{ say: { kind: 'language', lang: 'no tag' } }, '#/rule/say/lang'],
    [{ lang: 'no tag' }, '#/rule/lang'],
    [{ comment: 'a\0b' }, '#/rule/comment'],
  ];
  for (const [more, pointer] of wrong) {
    const { errors } = await problemOf(
      await site.ask('POST', '/api/inbox/rules', { rule: rule('Kugelman', 'x', more) }),
      422,
    );
    assert.deepEqual(
      errors?.map((error) => error.pointer),
      [pointer],
    );
  }
});

test('a lexicon goes out and comes in again, as CSV and as PLS, and what came of it is counted', async () => {
  const send = async (type: string, text: string | Buffer): Promise<Response> =>
    site.request('/api/inbox/lexicon', {
      method: 'POST',
      headers: { authorization: `Bearer ${site.token}`, 'content-type': type },
      body: typeof text === 'string' ? text : new Uint8Array(text),
    });
  const imported = async (type: string, text: string): Promise<ImportResult> => {
    const answer = await send(type, text);
    assert.equal(answer.status, 200, await answer.clone().text());
    return (await answer.json()) as ImportResult;
  };
  const file = 'word,say,scope\nEvery,evry,\nNobody,no buddy,article:walk\nsea,see,\n';
  assert.deepEqual(await imported('text/csv', file), { added: 3, replaced: 0, same: 0, notes: [] });
  assert.deepEqual(await imported('text/csv', file.replace('no buddy', 'nobuddy')), {
    ...{ added: 0, replaced: 1, same: 2, notes: [] },
  });
  const csv = await (await site.ask('GET', '/api/inbox/lexicon.csv')).text();
  const { total } = await site.answer<RuleList>('GET', '/api/inbox/rules');
  assert.deepEqual(await imported('text/csv', csv), { added: 0, replaced: 0, same: total, notes: [] });
  const pls = await site.ask('GET', '/api/inbox/lexicon.pls');
  assert.equal(pls.status, 200);
  assert.ok(Number(pls.headers.get('x-rules-left-out')) >= 1, 'PLS knows no articles');
  const again = await imported('application/pls+xml', await pls.text());
  assert.deepEqual([again.added, again.replaced], [0, 0]);
  assert.match(
    (await problemOf(await send('text/csv', 'word,say\nx,/!/\n'), 422)).detail ?? '',
    /line 2.*cannot be read at character 1/,
  );
  await problemOf(await send('text/csv', Buffer.from([0x77, 0xff, 0xfe])), 422);
  await problemOf(await send('application/pls+xml', '<lexicon'), 422);
  await problemOf(await send('application/json', '{}'), 422);
  await site.settled();
});

test('what a preview cannot be is told in words', async () => {
  const place = { article: 'walk', ...wordIn(await site.narration('walk'), 'Kugelman') };
  const hear = (more: object): Promise<Response> =>
    site.ask('POST', '/api/inbox/preview', {
      ...{ article: place.article, block: place.block, sentence: place.sentence },
      ...more,
    });
  assert.equal((await hear({})).status, 200);
  assert.match(
    (await problemOf(await hear({ rule: rule('Monday', 'x') }), 422)).detail ?? '',
    /not found in this sentence/,
  );
  await problemOf(await hear({ article: 'nothing' }), 404);
  await problemOf(await hear({ block: 99 }), 404);
  await problemOf(await hear({ block: 1.5 }), 422);
  const statuses: number[] = [];
  const held = await site.pool.connect();
  try {
    // The first waits for its article as long as the others ask.
    await held.query('begin');
    await held.query('lock table audio_article.article in access exclusive mode');
    const asked = Array.from({ length: 5 }, async (_, i) => {
      statuses.push((await hear({ rule: rule('Kugelman', `koogle ${'man '.repeat(i + 1)}`) })).status);
    });
    // Each of two servers counts for itself.
    await until(() => statuses.length >= (ofOneServer ? 4 : 3), 'the others are answered');
    assert.ok(
      statuses.every((status) => status === 429),
      `one at a time for one editor: ${statuses.join()}`,
    );
    await held.query('rollback');
    await Promise.all(asked);
    assert.equal(statuses.at(-1), 200);
  } finally {
    await held.query('rollback');
    held.release();
  }
});

test('the list goes on where it stopped, in both orders, and nothing comes twice', async () => {
  for (const order of ['newest', 'most']) {
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await site.answer<CardList>(
        'GET',
        `/api/inbox/cards?order=${order}&limit=2${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`,
      );
      seen.push(...page.cards.map(({ id }) => id));
      after = page.next;
      if (after === undefined) {
        assert.equal(seen.length, page.total);
        break;
      }
    }
    assert.equal(new Set(seen).size, seen.length);
  }
  for (const after of [
    'x',
    'W10',
    Buffer.from('["report",1,"2026-99-01 00:00:00+00","x"]').toString('base64url'),
  ])
    await problemOf(await site.ask('GET', `/api/inbox/cards?after=${after}`), 422);
});
