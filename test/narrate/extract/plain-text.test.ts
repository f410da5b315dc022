import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { splitParagraphs } from '../../../src/narrate/extract/paragraphs.js';
import { extract } from './articles.js';

const lines = async (text: string): Promise<string[]> => (await extract('text', text)).lines;
const first = 'The storks have come back to the village, and everybody is on the roof to see them land.';
const second =
  'Nobody knows how long they will stay, but the chimney of the brewery has been given up to them.';

describe('paragraphs', () => {
  test('are parted by blank lines', async () => {
    assert.deepEqual(await lines(`${first}\n\n  \n${second}\n`), [
      `paragraph: ${first}`,
      `paragraph: ${second}`,
    ]);
  });

  test('are a line each where no line is blank', async () => {
    assert.deepEqual(await lines(`${first}\n${second}\r\n${first}`), [
      `paragraph: ${first}`,
      `paragraph: ${second}`,
      `paragraph: ${first}`,
    ]);
  });

  test('are joined where lines are wrapped at a column', async () => {
    const wrapped =
      'The storks have come back to the village, and everybody is on the\nroof to see them land. Nobody knows how long they will stay, but the\nchimney of the brewery has been given up to them.\n\nThe other one is short and has two lines as well, as is easy to\nsee.';
    assert.deepEqual(
      await lines(wrapped),
      wrapped.split('\n\n').map((text) => `paragraph: ${text.replaceAll('\n', ' ')}`),
    );
  });

  test('of one full line each are not taken for wrapped ones', () => {
    const own =
      'He came in at nine and sat down at the window.\nShe came in at ten and sat down at the window.\nThey both left at noon and went to the river.';
    assert.equal(splitParagraphs(own).length, 3);
  });

  test('that go on in lower case after a stray line break are one', () => {
    assert.deepEqual(splitParagraphs('The storks\nhave come back.'), [
      { kind: 'paragraph', text: 'The storks have come back.' },
    ]);
  });

  test('take a rule of dashes or stars for a gap, never for text', () => {
    assert.deepEqual(
      splitParagraphs('One.\n* * *\nTwo.\n-----\n\n=====\nThree.').map(({ text }) => text),
      ['One.', 'Two.', 'Three.'],
    );
  });

  test('end at every kind of line break', () => {
    assert.equal(splitParagraphs('One.\rTwo.\u2028Three.\u0085Four.\fFive.').length, 5);
  });
});

describe('headings', () => {
  test('are short lines without a full stop before a paragraph; the first is the title', async () => {
    assert.deepEqual(
      await lines(`Storks\n\n${first}\n\nWho pays?\n\n${second}\n\nThe mayor: It was not me\n${first}`),
      [
        'title: Storks',
        `paragraph: ${first}`,
        'heading2: Who pays?',
        `paragraph: ${second}`,
        'heading2: The mayor: It was not me',
        `paragraph: ${first}`,
      ],
    );
  });

  test('may stand before a list, or be underlined', async () => {
    assert.deepEqual(
      (
        await lines(
          `Storks\n\n${first}\n\nWhat they eat\n\n- frogs\n- mice\n\nand worms\n---------\n\n${second}`,
        )
      ).slice(2),
      [
        'heading2: What they eat',
        'list-item: frogs',
        'list-item: mice',
        'heading2: and worms',
        `paragraph: ${second}`,
      ],
    );
  });

  const sentences = [
    'It rained.',
    'So what …',
    '“Why?”',
    'First of all:',
    'and then it stopped',
    'Dear reader,',
    `${'A very long line of many words '.repeat(3)}indeed`,
  ];
  for (const sentence of sentences)
    test(`“${sentence}” is none`, async () => {
      assert.equal((await lines(`${first}\n\n${sentence}\n\n${second}`))[1], `paragraph: ${sentence}`);
    });

  test('at the end, or in a row as in a poem, are lines of text', async () => {
    assert.deepEqual(await lines(`${first}\n\nRoses are red\n\nViolets are blue`), [
      `paragraph: ${first}`,
      'paragraph: Roses are red',
      'paragraph: Violets are blue',
    ]);
  });
});

describe('the title', () => {
  test('may ask, exclaim or end in an abbreviation', async () => {
    for (const title of ['Where have they gone?', 'They are back!', '“Back!”', 'Storks in the U.S.']) {
      const article = await extract('text', `${title}\n\n${first}`);
      assert.equal(article.lines[0], `title: ${title}`);
      assert.equal(article.title, title);
    }
  });

  test('is not the first paragraph: a file without one is called by its name', async () => {
    const article = await extract('text', `${first}\n\n${second}`, 'articles/two-white_storks.txt');
    assert.equal(article.title, 'Two white storks');
    assert.equal(article.lines[0], `paragraph: ${first}`);
  });

  test('of a single line is none: it is all there is to read', async () => {
    assert.deepEqual(await lines('Storks'), ['paragraph: Storks']);
  });
});

describe('lists', () => {
  test('lose their signs, and their lines go on', async () => {
    assert.deepEqual(await lines(`${first}\n\n* frogs\n• mice\n- worms, but\n  only fat ones\n\n${second}`), [
      `paragraph: ${first}`,
      'list-item: frogs',
      'list-item: mice',
      'list-item: worms, but only fat ones',
      `paragraph: ${second}`,
    ]);
    assert.deepEqual(await lines('1. frogs\n2) mice'), ['list-item: frogs', 'list-item: mice']);
  });

  test('are not a single numbered line, a year or a dash of speech', async () => {
    assert.deepEqual(await lines(`${first}\n\n1. Introduction\n\n${second}`), [
      `paragraph: ${first}`,
      'heading2: 1. Introduction',
      `paragraph: ${second}`,
    ]);
    assert.deepEqual(await lines('– Who is there?\n– Nobody.'), [
      'paragraph: – Who is there?',
      'paragraph: – Nobody.',
    ]);
    assert.deepEqual(await lines('-40 degrees were measured.'), ['paragraph: -40 degrees were measured.']);
  });
});
