import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Article } from '../../../src/narrate/extract/article.js';
import { finderOf } from '../../../src/core/lexicon/find.js';
import { extractArticle } from '../../../src/narrate/extract/extract.js';
import { narrationLexicon } from '../../../src/narrate/lexicon/apply.js';
import { readCsv, writeCsv } from '../../../src/narrate/lexicon/csv.js';
import { lintArticle, type Warning } from '../../../src/narrate/lint/lint.js';
import { rulesOf } from '../../../src/narrate/lint/rules.js';
import { readReported, reportedWords } from '../../../src/narrate/lint/reported.js';
import { seeded } from './seeded.js';

const articleOf = (text: string, lang = 'en', more: object = {}): Article => ({
  ...{ title: 'A test', lang, omitted: [] },
  blocks: [{ kind: 'paragraph', text, ...more }],
});

const lint = (text: string, lang?: string): Warning[] => lintArticle(articleOf(text, lang));
const words = (text: string, lang?: string): string[] => lint(text, lang).map(({ word }) => word);

test('of 200 places that are likely to be said wrong at least 160 are told', () => {
  const all = Object.values(seeded).flat();
  const missed = all.filter(([sentence, word]) => {
    const at = sentence.indexOf(word);
    return !lint(sentence).some(({ start, end }) => start < at + word.length && at < end);
  });
  assert.equal(all.length, 200);
  assert.ok(missed.length <= 40, missed.map(([, word]) => word).join(', '));
});

test('ordinary prose has at most two warnings in 1,000 words', async () => {
  const text = await readFile(join(import.meta.dirname, 'fixtures/speech.txt'), 'utf8');
  const article = await extractArticle({ name: 'speech.txt', format: 'text', text });
  const count = text.split(/\s+/).length;
  const warnings = lintArticle(article);
  assert.ok(count > 6000, `${count} words`);
  assert.ok(warnings.length <= (2 * count) / 1000, warnings.map(({ word }) => word).join(', '));
});

describe('each kind of trouble is told with its reason and a rule that would help', () => {
  const cases: readonly [text: string, word: string, reason: string, suggestion: object][] = [
    ['Michael Soufan spoke.', 'Soufan', 'unknown-name', { kind: 'instead' }],
    ['The vlirp sang.', 'vlirp', 'unknown-word', { kind: 'instead' }],
    ['The pipes are made of lead.', 'lead', 'heteronym', { kind: 'phonemes', ipa: 'lɛd' }],
    ['The CJEU ruled.', 'CJEU', 'initialism', { kind: 'letters' }],
    ['It was pure Schadenfreude.', 'Schadenfreude', 'foreign', { kind: 'language', lang: 'de' }],
    ['She sent her résumé.', 'résumé', 'foreign', { kind: 'language', lang: 'fr' }],
    ['The word дом means house.', 'дом', 'foreign', { kind: 'language', lang: 'ru' }],
    ['They left on 03/04/2025.', '03/04/2025', 'number', { kind: 'instead' }],
  ];
  for (const [text, word, reason, suggestion] of cases)
    test(reason + ': ' + word, () => {
      const [warning, ...more] = lint(text);
      assert.equal(more.length, 0);
      assert.deepEqual([warning?.word, warning?.reason, warning?.suggestions[0]], [word, reason, suggestion]);
      assert.equal(warning?.text.slice(warning.start, warning.end), word);
    });
});

test('a word that sounds right where it stands is not told', () => {
  for (const text of [
    'They lead the way in wind energy and keep a record of it.',
    'We live close to a desert, and the content is something to read.',
    'On 3 April 2024 at 10:30 the BBC and NATO paid $3.5bn, 12% more than in 2019–20.',
    'The café is naïve about its façade.',
    'The switchgrass was relabelled, and the outsourcers unclogged it.',
    'STOP READING THIS AND DO SOMETHING ELSE NOW',
    'In 1914-18 and 1999-00 it was a £1.2m-a-year deal for a 2.5-litre engine.',
    'She scored 3-2 in the 1990s, on the 20th, and ran the 100-metre race with H1N1.',
  ])
    assert.deepEqual(words(text), [], text);
});

test('a word is told once with how often it stands in the article, a heteronym at each place', () => {
  const [soufan, ...rest] = lint(
    'Soufan left. “Soufan’s back,” she said. Lead pipes and lead paint are old.',
  );
  assert.deepEqual([soufan?.word, soufan?.count, soufan?.sentence, soufan?.nth], ['Soufan', 2, 0, 1]);
  assert.deepEqual(rest.map(({ word, nth }) => [word, nth]), [['Lead', 1], ['lead', 2]]); // prettier-ignore
});

test('a rule for the occurrence that is told hits just there', () => {
  for (const text of [
    'Start the art of tearing: a tear down the tear line.',
    'Lead pipes and lead paint are old.',
  ])
    for (const { word, nth, text: sentence, start } of lint(text)) {
      const [entry] = readCsv(
        `word,say,scope\n${word},x,"occurrence:a:${nth}:${sentence}"`,
        'lexicon.csv',
      ).entries;
      assert.ok(entry);
      const find = finderOf([entry], {
        article: 'a',
        paths: [],
        voice: { id: '', engine: '', phonemes: true },
      });
      const hits = find(text, { start: 0, end: text.length }, () => 'en');
      assert.deepEqual(hits.map((hit) => hit.start), [start]); // prettier-ignore
    }
});

test('a capital that the place asks for makes no town of a word', () => {
  assert.deepEqual(words('He said: “Reading is fun.”'), []);
  assert.deepEqual(words('The Job Centre sells Mobile phones.'), []);
  assert.deepEqual(words('How One Small Job Became a Nice Living'), []);
  assert.deepEqual(words('She moved to Reading and then to Nice.'), ['Reading', 'Nice']);
});

test('the suggested phonemes of a word with s end as English does', () => {
  assert.deepEqual(lint('It never incenses him.')[0]?.suggestions, [{ kind: 'phonemes', ipa: 'ɪnˈsɛnsɪz' }]);
});

test('what the page marks as another language, and what has a rule, is not told', () => {
  const text = 'It was Schadenfreude for Soufan.';
  const marked = articleOf(text, 'en', { passages: [{ start: 7, end: 20, lang: 'de' }] });
  assert.deepEqual(lintArticle(marked).map(({ word }) => word), ['Soufan']); // prettier-ignore
  const lexicon = narrationLexicon([readCsv('Soufan,soo fahn', 'lexicon.csv')], {
    article: 'a',
    paths: [],
    voice: { id: '', engine: '', phonemes: true },
  });
  assert.deepEqual(lintArticle(marked, { lexicon }), []);
});

test('another language is checked for what needs no dictionary of it', () => {
  assert.deepEqual(words('Die KMK und Michael Kugelmann lesen дом im Jahr 2024.', 'de'), ['дом']);
  assert.deepEqual(words('Die BaFin und der EuGH urteilten.', 'de'), ['BaFin', 'EuGH']);
  assert.deepEqual(words('Слово дом знают все.', 'ru'), []);
});

test('rules that lint knows are written as a lexicon that is read again and silences it', () => {
  const article = articleOf('Soufan said the lead pipes are pure Schadenfreude. The CJEU agreed.');
  const written = writeCsv(rulesOf(lintArticle(article), 'a'));
  const lexicon = narrationLexicon([readCsv(written, 'lexicon.csv')], {
    article: 'a',
    paths: [],
    voice: { id: '', engine: '', phonemes: true },
  });
  assert.deepEqual(lintArticle(article, { lexicon }).map(({ word }) => word), ['Soufan']); // prettier-ignore
  const elsewhere = articleOf('They took the lead. The lead pipes are old.');
  assert.deepEqual(lintArticle(elsewhere, { lexicon }).map(({ word }) => word), ['lead']); // prettier-ignore
});

test('numerals, currencies and names with capitals within are no words to be said in small letters', () => {
  assert.deepEqual(words('Papst Johannes XXIII. zahlte 5 EUR.', 'de'), []);
  assert.deepEqual(lint('Das BauGB gilt.', 'de')[0]?.suggestions, [{ kind: 'letters' }]);
});

describe('it learns from reports', () => {
  const report = (word: string | null, category = 'mispronounced') => ({ category, place: { word } });

  test('a reported word is told wherever it stands, with how often it was reported', () => {
    const reported = reportedWords({
      reports: [
        report('Epitome'),
        report('epitome'),
        report('house', 'wrong-highlight'),
        { category: 'other' },
      ],
    });
    const [warning, ...more] = lintArticle(articleOf('The epitome of a house.'), { reported });
    assert.deepEqual([warning?.word, warning?.reason, more], ['epitome', 'reported', []]);
    assert.match(warning?.message ?? '', /2 times/);
  });

  test('the server’s answer is read from a file; what is none is refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'audio-article-lint-'));
    const file = join(folder, 'reports.json');
    try {
      await writeFile(file, JSON.stringify({ reports: [report('Soufan'), report(null)], next: 'x' }));
      assert.deepEqual([...(await readReported(file))], [['soufan', 1]]);
      for (const [content, message] of [
        ['[]', /holds no reports/],
        ['{"reports":[{}]}', /\/reports\/0\/category/],
        ['{', /is no JSON/],
      ] as const) {
        await writeFile(file, content);
        await assert.rejects(readReported(file), { code: 'AA_E_REPORTS', message });
      }
      await assert.rejects(readReported(join(folder, 'none.json')), { code: 'AA_E_INPUT_MISSING' });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
