import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from '@sinclair/typebox/value';
import { type Rule, RuleSchema, type SentencePlace } from '../../src/core/inbox.js';
import { type Draft, draftAt, draftOf, readDraft } from '../../src/inbox/rule-draft.js';

const place: SentencePlace = {
  ...{ article: 'harbour', title: 'The harbour', lang: 'en', block: 1, sentence: 0, section: 'news' },
  ...{ text: 'Szczecin lies on the Oder.', words: [[0, 8]] },
};

const ruleOf = (draft: Draft): Rule => {
  const read = readDraft(draft);
  assert.equal(read.kind, 'rule', JSON.stringify(read));
  return (read as { rule: Rule }).rule;
};

const faultsOf = (change: Partial<Draft>): object => {
  const read = readDraft({ ...draftOf({ word: 'Szczecin' }, place), ...change });
  return read.kind === 'faults' ? read.faults : {};
};

test('what is typed becomes a rule that the server takes, for every way to say it and every place', () => {
  const kinds: Partial<Draft>[] = [
    { kind: 'instead', text: ' shtchetchin ' },
    { kind: 'phonemes', ipa: 'ˈʂt͡ʂɛt͡ɕin' },
    { kind: 'letters' },
    { kind: 'language', sayLang: 'pl' },
  ];
  for (const kind of kinds)
    for (const scope of ['site', 'section', 'article', 'occurrence'] as const) {
      const rule = ruleOf({ ...draftOf({ word: ' Szczecin ' }, place), ...kind, scope });
      assert.ok(Value.Check(RuleSchema, rule), JSON.stringify(rule));
      assert.equal(rule.word, 'Szczecin');
    }
});

test('a rule that is edited comes back as it was', () => {
  const rules: Rule[] = [
    {
      word: 'a',
      say: { kind: 'instead', text: 'b' },
      scope: { kind: 'site' },
      match: 'part',
      letterCase: 'any',
    },
    {
      ...{
        word: 'NATO',
        say: { kind: 'letters' },
        match: 'whole',
        letterCase: 'exact',
        lang: 'de',
        voice: 'x',
        comment: 'y',
      },
      scope: { kind: 'section', section: '/sport' },
    },
    {
      ...{ word: 'Reading', say: { kind: 'phonemes', ipa: 'ˈrɛdɪŋ' }, match: 'whole', letterCase: 'smart' },
      scope: {
        kind: 'occurrence',
        article: 'towns',
        sentence: 'Reading is a town, reading is none.',
        nth: 2,
      },
    },
  ];
  for (const rule of rules) assert.deepEqual(ruleOf(draftOf(rule)), rule);
});

test('what is missing or cannot be spoken is told at its field', () => {
  assert.deepEqual(faultsOf({ word: ' ' }), { word: { kind: 'missing' }, text: { kind: 'missing' } });
  assert.deepEqual(faultsOf({ text: '…' }), { text: { kind: 'silent' } });
  assert.deepEqual(faultsOf({ kind: 'language', sayLang: 'Polish!' }), { sayLang: { kind: 'language' } });
  assert.deepEqual(faultsOf({ kind: 'letters', lang: 'x y' }), { lang: { kind: 'language' } });
  assert.deepEqual(faultsOf({ kind: 'letters', scope: 'section', section: '' }), {
    section: { kind: 'missing' },
  });
  assert.deepEqual(faultsOf({ kind: 'phonemes', ipa: 'ku!' }), {
    ipa: { kind: 'ipa', reason: '“!” (U+0021) is no symbol of the IPA', at: 2 },
  });
});

test('what was typed for one way is kept while another is chosen', () => {
  const draft = { ...draftOf({ word: 'x' }, place), text: 'eks', ipa: 'ɛks' };
  assert.deepEqual(ruleOf({ ...draft, kind: 'phonemes' }).say, { kind: 'phonemes', ipa: 'ɛks' });
  assert.deepEqual(ruleOf({ ...draft, kind: 'instead' }).say, { kind: 'instead', text: 'eks' });
});

test('“only here” means the sentence that is worked on', () => {
  const moved = draftAt(
    { ...draftOf({ word: 'x' }, place), text: 'y', scope: 'occurrence', nth: 2 },
    { ...place, article: 'market', text: 'Another one.' },
  );
  assert.deepEqual(ruleOf(moved).scope, {
    kind: 'occurrence',
    article: 'market',
    sentence: 'Another one.',
    nth: 1,
  });
});
