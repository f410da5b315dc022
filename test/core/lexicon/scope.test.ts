import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ruleOf, type LexiconRule, type Scope } from '../../../src/core/lexicon/rule.js';
import {
  holdsFor,
  nearness,
  readScope,
  sentenceKey,
  writeScope,
  type Surroundings,
} from '../../../src/core/lexicon/scope.js';
import { around } from './said.js';

const holds = (more: Partial<LexiconRule>, where: Partial<Surroundings> = {}): boolean =>
  holdsFor(ruleOf('Kim', { kind: 'letters' }, more), { ...around, ...where });
const section = (name: string, where: Partial<Surroundings>): boolean =>
  holds({ scope: { kind: 'section', section: name } }, where);

describe('where a rule holds', () => {
  it('is everywhere, in an article, at a place of it, or with a voice or its engine', () => {
    assert.ok(holds({}));
    for (const [article, is] of [
      ['a-walk', true],
      ['A-Walk', true],
      ['a-swim', false],
    ] as const) {
      assert.equal(holds({ scope: { kind: 'article', article } }), is);
      assert.equal(holds({ scope: { kind: 'occurrence', article, sentence: 'x', nth: 1 } }), is);
    }
    assert.deepEqual(
      ['flite-rms', 'Flite', 'flite-slt'].map((voice) => holds({ voice })),
      [true, true, false],
    );
  });

  it('is a section by its name, in any case and spelling of its accents', () => {
    assert.ok(section('Ökologie', { section: 'O\u0308KOLOGIE' }));
    assert.ok(!section('Sport', { section: 'Ökologie' }));
    assert.ok(!section('Sport', {}));
  });

  it('is a section by whole steps of an address or a file, with or without its host', () => {
    const inside = (name: string, ...paths: string[]): boolean => section(name, { paths });
    for (const path of [
      './news/a.md',
      '/news/a.md',
      'news\\a.md',
      '../news/a.md',
      'https://x.org/news/a',
      '././news',
    ])
      assert.equal(inside('/news', path), !path.startsWith('..'), path);
    assert.ok(inside('/news/', 'https://x.org/news/'));
    assert.ok(inside('/news//', '/news'));
    assert.ok(inside('x.org/news', 'https://x.org/news/a?b#c'));
    assert.ok(inside('https://x.org/news', 'https://x.org/news/a'));
    assert.ok(inside('/größe', 'https://x.org/gr%C3%B6%C3%9Fe/a'));
    assert.ok(inside('/100%', 'https://x.org/100%/a'), 'what cannot be decoded is what it is');
    assert.ok(!inside('/news', 'https://x.org/newsletter'));
    assert.ok(!inside('/news', 'https://x.org/old/news/a'));
    assert.ok(!inside('/news', 'https://x.org/?/news/a', 'x'));
    assert.ok(!inside('news', '/news/a'), 'a name is no path');
    assert.ok(!inside('/', '/news/a'));
    assert.ok(inside('/news', '/sport/a', '/news/a'));
  });

  it('is the nearer the higher', () =>
    assert.ok(
      nearness.site < nearness.section &&
        nearness.section < nearness.article &&
        nearness.article < nearness.occurrence,
    ));
});

describe('a scope as a file writes it', () => {
  const scopes: readonly (readonly [string, Scope])[] = [
    ['site', { kind: 'site' }],
    ['section:/sport: live', { kind: 'section', section: '/sport: live' }],
    ['article:a-walk', { kind: 'article', article: 'a-walk' }],
    [
      'occurrence:a-walk:12:It said: yes.',
      { kind: 'occurrence', article: 'a-walk', nth: 12, sentence: 'It said: yes.' },
    ],
  ];
  it('is read as it is written', () => {
    for (const [text, scope] of scopes) {
      assert.equal(writeScope(scope), text);
      assert.deepEqual(readScope(text), scope);
    }
  });

  it('may have spaces and capitals as people type them; nothing is everywhere', () => {
    for (const text of ['', '  ', ' SITE ']) assert.deepEqual(readScope(text), { kind: 'site' });
    assert.deepEqual(readScope(' Section : /a '), { kind: 'section', section: '/a' });
    assert.deepEqual(readScope('Occurrence: a :1:  It\n  said\u0308 yes. '), {
      kind: 'occurrence',
      article: 'a',
      nth: 1,
      sentence: 'It sai\u0064\u0308 yes.',
    });
  });

  it('is none where a part is missing or nobody knows its kind', () => {
    for (const text of [
      'website',
      'site x',
      'section',
      'section:',
      'the section:/a',
      'page:/a',
      'occurrence:a:1',
      'occurrence:a:x:It.',
      'occurrence::1:It.',
      'occurrence:a:12345:It.',
    ])
      assert.equal(readScope(text), undefined, text);
  });
});

it('a sentence is compared on one line, however its accents are written', () =>
  assert.equal(sentenceKey(' Mu\u0308ll \n\t und  mehr '), 'Müll und mehr'));
