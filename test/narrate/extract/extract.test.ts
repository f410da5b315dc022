import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { collapseWhitespace } from '../../../src/core/text/collapse.js';
import { AudioArticleError } from '../../../src/core/errors.js';
import { extractArticle, MAX_ARTICLE_CHARACTERS } from '../../../src/narrate/extract/extract.js';
import { detectLanguage } from '../../../src/narrate/extract/detect-language.js';
import { languageTag } from '../../../src/narrate/extract/language.js';
import { extract } from './articles.js';

describe('limits', () => {
  test('text longer than the limit is refused in words that say how long it is', async () => {
    const text = 'The storks are back. '.repeat(MAX_ARTICLE_CHARACTERS / 20);
    const refusal = {
      code: 'AA_E_INPUT_TOO_LARGE',
      message: /test\.\w+ holds 1,050,000 characters, some 19 hours of speech; the limit is 1,000,000/,
    };
    await assert.rejects(extract('text', text), refusal);
    await assert.rejects(extract('markdown', text), refusal);
    await assert.rejects(extract('html', `<p>${text}</p>`), { code: 'AA_E_INPUT_TOO_LARGE' });
  });
  test('a page may be larger than its text', async () => {
    const script = `<script>${'let a = 1;'.repeat(200_000)}</script>`;
    assert.deepEqual((await extract('html', `<p>The storks are back.</p>${script}`)).lines, [
      'paragraph: The storks are back.',
    ]);
  });
  test('a page of more elements than any article has is refused before it is parsed', async () => {
    await assert.rejects(extract('html', '<b>x'.repeat(500_000)), {
      code: 'AA_E_INPUT_TOO_LARGE',
      message: /elements/,
    });
  });
  test('nothing to say is no article', async () => {
    for (const format of ['text', 'markdown', 'html'] as const)
      await assert.rejects(extract(format, '… — !!! \n\n ***'), {
        code: 'AA_E_INPUT_NO_ARTICLE',
        message: /no text was found/,
      });
  });
});

describe('the language', () => {
  const samples: [lang: string, text: string][] = [
    ['en', 'The storks have come back to the village, and they are on the roof of the brewery.'],
    ['de', 'Die Störche sind wieder da, und sie sitzen auf dem Dach der Brauerei.'],
    ['fr', 'Les cigognes sont revenues dans le village, et elles sont sur le toit de la brasserie.'],
    ['es', 'Las cigüeñas han vuelto al pueblo, y están en el tejado de la fábrica de cerveza.'],
    ['it', 'Le cicogne sono tornate nel villaggio, e sono sul tetto della birreria, come ogni anno.'],
    ['pt', 'As cegonhas voltaram para a aldeia, e estão no telhado da fábrica, mas não se sabe como.'],
    ['nl', 'De ooievaars zijn terug in het dorp, en ze zitten op het dak van de brouwerij.'],
    ['pl', 'Bociany wróciły do wsi i siedzą na dachu browaru, ale nie wiadomo, czy to jest na długo.'],
    ['ru', 'Аисты вернулись в деревню, и они сидят на крыше пивоварни.'],
    ['uk', 'Лелеки повернулися в село, і вони сидять на даху броварні.'],
    ['el', 'Οι πελαργοί επέστρεψαν στο χωριό.'],
    ['ja', 'コウノトリが村に帰ってきた。屋根の上にいる。'],
    ['zh', '鹳鸟回到了村庄，它们在屋顶上。'],
    ['ko', '황새가 마을로 돌아왔다.'],
    ['ar', 'عادت اللقالق إلى القرية وهي على السطح.'],
    ['fa', 'لک‌لک‌ها به روستا برگشته‌اند و چند روز می‌مانند.'],
    ['he', 'החסידות חזרו לכפר והן על הגג.'],
    ['hi', 'सारस गाँव लौट आए हैं।'],
    ['th', 'นกกระสากลับมาที่หมู่บ้านแล้ว'],
  ];
  for (const [lang, text] of samples)
    test(`of a text in ${lang} that does not say it`, async () =>
      assert.equal(await detectLanguage(text), lang));

  test('of which nothing speaks is English', async () => {
    assert.equal(await detectLanguage('Aa bb. 1 2 3.'), undefined);
    assert.equal((await extract('text', 'Ciconia ciconia.')).lang, 'en');
  });
  test('tags are put into their canonical form or not believed', () => {
    assert.equal(languageTag(' EN_us '), 'en-US');
    assert.equal(languageTag('zh-hant-tw'), 'zh-Hant-TW');
    for (const wrong of ['', 'e', 'english (uk)', '../../etc', 'en--us', 'x'.repeat(99), null])
      assert.equal(languageTag(wrong), undefined);
  });
});

describe('whatever comes in', () => {
  const nasties = [
    'undefined',
    'NaN',
    '1e100',
    '-0',
    'null',
    "'; DROP TABLE storks;--",
    '${7*7}{{7*7}}',
    '%s%n%d',
    '../../../etc/passwd',
    '\u202Etest\u202C',
    '\u200B\u200D\uFEFF',
    '\uD83D',
    '\uDE00\uD83D',
    'Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮',
    '👩‍👩‍👧‍👦 🇩🇪 🏴‍☠️',
    '田中さんにあげて下さい',
    'ﷺﷺﷺ',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<!--',
    '<![CDATA[',
    '<',
    '>',
    '&',
    '&#0;',
    '&#xD800;',
    '&bogus;',
    '<a href="javascript:alert(1)">x</a>',
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
    '[a]: <',
    '```',
    '> > > >',
    '- - - -',
    '[^1]: ',
    '| |\n|-',
    '\\',
    '`',
    '*'.repeat(500),
    '['.repeat(500),
    '1.'.repeat(300),
    '"'.repeat(300),
    'a.'.repeat(300),
    ' '.repeat(2000) + 'x',
  ];
  const format = fc.constantFrom('html' as const, 'markdown' as const, 'text' as const);
  const word = fc.oneof(fc.constantFrom(...nasties), fc.string({ unit: 'binary', maxLength: 20 }));
  const glue = fc.constantFrom(' ', '\n', '\n\n', '\r\n', '<p>', '</p>', '<div>', '<li>', '\t', '');
  const text = fc.array(fc.tuple(word, glue), { maxLength: 12 }).map((parts) => parts.flat().join(''));

  test('comes out as an article in canonical form, or is refused as none', async () => {
    await fc.assert(
      fc.asyncProperty(format, text, async (kind, input) => {
        try {
          const { title, lang, blocks } = await extract(kind, input);
          assert.ok(title.length > 0);
          assert.equal(languageTag(lang), lang);
          for (const block of blocks) {
            assert.notEqual(block.text, '');
            assert.equal(block.text, collapseWhitespace(block.text));
          }
        } catch (error) {
          assert.ok(error instanceof AudioArticleError, String(error));
          assert.equal(error.code, 'AA_E_INPUT_NO_ARTICLE');
        }
      }),
      { numRuns: 400 },
    );
  });

  test('elements nested 10,000 deep', async () => {
    for (const tag of ['div', 'b', 'blockquote'])
      assert.match(
        (await extract('html', `${`<${tag}>`.repeat(10_000)}The storks are back.`)).lines[0] ?? '',
        /: The storks are back\.$/,
        tag,
      );
    const quotation = `${'> '.repeat(10_000)}The storks are back.`;
    assert.match((await extract('markdown', quotation)).lines.join(), /The storks are back\.$/);
  });

  test('a single line of 500,000 characters', async () => {
    for (const sign of ['a ', '!', '- ', '"', '[', '|', '*a '])
      for (const kind of ['text', 'markdown', 'html'] as const) {
        const { title } = await extract(kind, `# Storks\n\n${sign.repeat(500_000 / sign.length)} x.`);
        assert.ok(title);
      }
  });
});

describe('what is no article is refused with what it is', () => {
  const cases: [name: string, text: string, words: RegExp][] = [
    ['package.json', '{ "name": "walk" }', /package\.json is JSON, not an article/],
    ['data.txt', ' [{ "a": 1 }]\n', /data\.txt is JSON/],
    ['standard input', '{"a":[1,2]}', /standard input is JSON/],
    ['prices.csv', 'bread,2\nmilk,1\n', /prices\.csv is a table/],
    ['walk.vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n', /walk\.vtt is a list of cues/],
  ];
  for (const [name, text, words] of cases)
    test(`${name}: ${text.split('\n')[0] ?? ''}`, async () => {
      await assert.rejects(extractArticle({ name, format: 'text', text }), (error: AudioArticleError) => {
        assert.equal(error.code, 'AA_E_INPUT_NO_ARTICLE');
        assert.match(error.message, words);
        assert.match(error.remedy ?? '', /HTML, Markdown or text/);
        return true;
      });
    });

  test('but not a text that begins with a bracket', async () => {
    const { blocks } = await extractArticle({
      name: 'a.txt',
      format: 'text',
      text: '[Photo] The storks are back.',
    });
    assert.equal(blocks.length, 1);
  });
});
