import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { ruleOf, type Lexicon, type LexiconRule, type Saying } from '../../../src/core/lexicon/rule.js';
import { extractArticle } from '../../../src/narrate/extract/extract.js';
import { lexiconReport, narrationLexicon } from '../../../src/narrate/lexicon/apply.js';
import { narrate, type NarrateOptions, type NarrateResult } from '../../../src/narrate/narrate.js';
import { planNarration } from '../../../src/narrate/plan.js';

/** What has been spoken once need not be spoken for each test. */
const spoken = await mkdtemp(join(tmpdir(), 'audio-article-lexicon-'));
const folders: string[] = [spoken];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-lexicon-'));
  folders.push(folder);
});
after(() => Promise.all(folders.map((path) => rm(path, { recursive: true, force: true }))));

/** 60 sentences and a title; Kugelman is in three of them. */
const sentences = Array.from({ length: 60 }, (_, i) =>
  i % 20 === 7 ? `Kugelman lit lamp ${i}, and left.` : `The keeper counted step ${i} of the tower.`,
);
const article = await extractArticle({
  name: 'news/steps.md',
  format: 'markdown',
  text: `# The keeper\n\n${sentences.join(' ')}\n`,
});

const lexicon = (...rules: readonly LexiconRule[]): Lexicon => ({
  file: 'lexicon.csv',
  entries: rules.map((rule, i) => ({ rule, line: i + 1 })),
});
const say = (word: string, saying: Saying, more: Partial<LexiconRule> = {}): LexiconRule =>
  ruleOf(word, saying, more);
const koogleman: Saying = { kind: 'instead', text: 'koogleman' };

const run = (rules: readonly LexiconRule[], more: Partial<NarrateOptions> = {}): Promise<NarrateResult> =>
  narrate(article, {
    ...{ name: 'steps', audioDir: join(folder, 'audio'), transcriptsDir: join(folder, 'transcripts') },
    ...{ cacheDir: spoken, date: '2026-11-23', voice: 'flite-kal16' },
    ...{ lexicons: [lexicon(...rules)], ...more },
  });

test('of 60 sentences exactly those that a rule changes are spoken again', async () => {
  const own = { cacheDir: join(folder, 'cache') };
  const before = await run([], own);
  assert.equal(before.sentences.spoken, 61);
  const after_ = await run([say('Kugelman', koogleman)], own);
  assert.deepEqual(after_.sentences, { total: 61, spoken: 3, reused: 58 });
  assert.notEqual(after_.narration.revision, before.narration.revision);
  const scope = { kind: 'occurrence', article: 'steps', sentence: sentences[3] ?? '', nth: 1 } as const;
  const one = await run(
    [say('Kugelman', koogleman), say('step', { kind: 'phonemes', ipa: 'stɛp' }, { scope })],
    own,
  );
  assert.deepEqual(one.sentences, { total: 61, spoken: 1, reused: 60 });
  const back = await run([], own);
  assert.deepEqual(back.sentences, { total: 61, spoken: 0, reused: 61 });
  assert.equal(back.narration.revision, before.narration.revision);
});

test('a rule that hits nothing changes nothing: neither the revision nor a sentence', async () => {
  const before = await run([say('Kugelman', koogleman)]);
  const after_ = await run([say('Bach', { kind: 'instead', text: 'bahk' }), say('Kugelman', koogleman)]);
  assert.equal(after_.state, 'unchanged');
  assert.equal(after_.narration.revision, before.narration.revision);
  assert.equal(after_.lexicon.idle, 1);
});

test('which rules hit where is told, also when nothing is to be done', async () => {
  const rules = [
    say('Kugelman', koogleman),
    say('Bach', koogleman),
    say('keeper counted', { kind: 'instead', text: 'man' }),
  ];
  const first = await run(rules);
  const { lexicon: report, narration, state } = await run(rules);
  assert.equal(state, 'unchanged');
  assert.deepEqual(report, first.lexicon);
  assert.equal(report.idle, 1);
  const told = new Map(report.rules.map(({ line, hits }) => [line, hits]));
  assert.deepEqual([...told.keys()].sort(), [1, 3]);
  assert.equal(told.get(1)?.length, 3);
  assert.equal(told.get(3)?.length, 57);
  for (const { hits, rule } of report.rules)
    for (const { block, sentence, words, text } of hits) {
      const at = narration.blocks[block];
      const heard = at?.sentences[sentence]?.words ?? [];
      assert.equal(text, rule.word);
      assert.equal(at?.text.slice(heard[words.first]?.[0], heard[words.last]?.[1]), rule.word);
    }
});

test('words that are said in one have times of their own, in order', async () => {
  const { narration } = await run([say('counted step', { kind: 'instead', text: 'ascended' })]);
  const [start, end] = ['counted', 'step'].map((word) => {
    const block = narration.blocks[1];
    const found = block?.sentences[0]?.words.find(([from, to]) => block.text.slice(from, to) === word);
    assert.ok(found);
    return found;
  });
  assert.ok(
    start![2] < start![3] && start![3] === end![2] && end![2] < end![3],
    JSON.stringify([start, end]),
  );
});

test('a section is a name or a path, and the nearer scope wins in the narration, too', async () => {
  const rules = [
    say('Kugelman', { kind: 'instead', text: 'one' }),
    say('Kugelman', { kind: 'instead', text: 'two' }, { scope: { kind: 'section', section: '/news' } }),
    say('keeper', { kind: 'instead', text: 'three' }, { scope: { kind: 'section', section: 'Coast' } }),
  ];
  const lines = async (more: Partial<NarrateOptions>): Promise<number[]> =>
    (await run(rules, more)).lexicon.rules.map(({ line }) => line).sort();
  assert.deepEqual(await lines({}), [1]);
  assert.deepEqual(await lines({ path: 'news/steps.md' }), [2]);
  assert.deepEqual(await lines({ section: 'coast' }), [1, 3]);
});

test('a voice that cannot follow phonemes reads the word as another rule says or as it is written, and that is told', () => {
  const rules = [
    say('Kugelman', koogleman),
    say('Kugelman', { kind: 'phonemes', ipa: 'ˈkuːɡəlmən' }),
    say('keeper', { kind: 'phonemes', ipa: 'ˈkiːpə' }),
  ];
  const around = (phonemes: boolean) => ({
    ...{ article: 'steps', paths: [] },
    voice: { id: 'x', engine: 'x', phonemes },
  });
  const reportOf = (phonemes: boolean) => {
    const opened = narrationLexicon([lexicon(...rules)], around(phonemes));
    const plan = planNarration(article, 'en', { lexicon: opened });
    const tokens = plan.blocks.flatMap((block) => block.sentences.flatMap((sentence) => sentence.tokens));
    return { report: lexiconReport(plan, opened), tokens };
  };
  const cannot = reportOf(false);
  assert.deepEqual(
    cannot.report.rules.map(({ line }) => line),
    [1],
  );
  assert.deepEqual(cannot.report.notFollowed.map(({ line, hits }) => [line, hits.length]).sort(), [
    [2, 3],
    [3, 58],
  ]);
  assert.ok(cannot.tokens.every(({ ipa }) => ipa === undefined));
  assert.equal(cannot.tokens.filter(({ text }) => text === 'koogleman').length, 3);
  const can = reportOf(true);
  assert.deepEqual(can.report.notFollowed, []);
  assert.equal(can.tokens.filter(({ ipa }) => ipa !== undefined).length, 61);
});

test('a rule that cannot be used is refused before anything is spoken', async () => {
  await assert.rejects(run([say('Kim', { kind: 'phonemes', ipa: 'kQm' })]), {
    code: 'AA_E_LEXICON',
    message: /^lexicon\.csv, line 1: “Kim” has phonemes/,
  });
});

test('ten thousand rules are looked up by their first word: a sentence asks for few of them', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => say(`Name${i} Surname`, koogleman));
  const opened = narrationLexicon([lexicon(...many, say('Kugelman', koogleman))], {
    ...{ article: 'steps', paths: [] },
    voice: { id: 'x', engine: 'x', phonemes: true },
  });
  assert.equal(lexiconReport(planNarration(article, 'en', { lexicon: opened }), opened).rules.length, 1);
});
