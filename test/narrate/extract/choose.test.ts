import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { extractArticle } from '../../../src/narrate/extract/extract.js';
import type { ReadableKind } from '../../../src/core/article/left-out.js';

const prose = Array.from(
  { length: 8 },
  (_, i) =>
    `The storks have come back to village number ${i}, and everybody is on the roof, with a ladder, to see them land at last.`,
);
const body = prose.map((text) => `<p>${text}</p>`);
const [first = '', ...rest] = body;
const link = (text: string): string => `<a href="/other">${text}</a>`;

interface Read {
  /** What is read beside the headline and the prose. */
  readonly more: string[];
  readonly left: string[];
  readonly whole: boolean;
}

/** What is read of a page with this markup between the article’s first and second paragraph. */
async function within(markup: string, read?: readonly ReadableKind[]): Promise<Read> {
  const inside = `<div class="story"><h1>Storks are back</h1>${first}${markup}${rest.join('')}</div>`;
  return readPage(inside, read);
}

async function readPage(inside: string, read?: readonly ReadableKind[]): Promise<Read> {
  const text = `<!doctype html><html lang="en"><head><title>Storks are back</title></head><body>${inside}</body></html>`;
  const article = await extractArticle({ name: 'page.html', format: 'html', text, ...(read && { read }) });
  const texts = article.blocks.filter(({ kind }) => kind !== 'title').map((block) => block.text);
  return {
    more: texts.filter((block) => !prose.includes(block)),
    left: article.omitted.map(({ kind }) => kind),
    whole: prose.every((block) => texts.includes(block)),
  };
}

const boxes: [kind: ReadableKind, markup: string, text: string][] = [
  [
    'caption',
    '<div class="photoCaption">Two storks on a chimney in May.</div>',
    'Two storks on a chimney in May.',
  ],
  [
    'credit',
    '<span class="img-credit"><p>The Valley Post’s own picture</p></span>',
    'The Valley Post’s own picture',
  ],
  [
    'teaser',
    `<div class="related_posts"><p>Frogs are back, too, and not amused.</p></div>`,
    'Frogs are back, too, and not amused.',
  ],
  [
    'subscription',
    '<div id="newsletter-box"><p>All about birds, every Friday in your inbox.</p></div>',
    'All about birds, every Friday in your inbox.',
  ],
  [
    'cookies',
    '<div class="cookieConsent"><p>Our partners would like to know you better.</p></div>',
    'Our partners would like to know you better.',
  ],
  [
    'share',
    '<div class="social-bar"><p>Tell your friends about it!</p></div>',
    'Tell your friends about it!',
  ],
  [
    'comments',
    '<div class="comments"><p>I have always liked storks, said a reader.</p></div>',
    'I have always liked storks, said a reader.',
  ],
  [
    'advertisement',
    '<div class="ad"><p>Buy a nest, get two chimneys for free.</p></div>',
    'Buy a nest, get two chimneys for free.',
  ],
  [
    'menu',
    '<div class="breadcrumbs"><p>News, nature and birds of the valley.</p></div>',
    'News, nature and birds of the valley.',
  ],
  ['byline', '<p class="byline">Lena Marsh in the valley</p>', 'Lena Marsh in the valley'],
  [
    'author',
    '<div class="author-bio"><p>Lena Marsh has written about birds for thirty years, most of them from the roof of the brewery, and lives with two cats and a heron.</p></div>',
    'Lena Marsh has written about birds for thirty years, most of them from the roof of the brewery, and lives with two cats and a heron.',
  ],
  [
    'teaser',
    `<p>${link('Frogs are back as well, and not amused')}</p>`,
    'Frogs are back as well, and not amused',
  ],
  [
    'teaser',
    `<p>[Read: ${link('Frogs are back as well, and not amused')}]</p>`,
    '[Read: Frogs are back as well, and not amused]',
  ],
  ['menu', `<ul><li>${link('News')}</li><li>${link('Sport')}</li></ul>`, 'News Sport'],
  ['player', '<p>Listen to this article (4 min)</p>', 'Listen to this article (4 min)'],
  ['advertisement', '<p>Реклама</p>', 'Реклама'],
  [
    'credit',
    '<p>Two storks on a chimney (Photo: Lena Marsh)</p>',
    'Two storks on a chimney (Photo: Lena Marsh)',
  ],
  ['credit', '<p>Mandel Ngan / AFP / Getty Images</p>', 'Mandel Ngan / AFP / Getty Images'],
];

describe('a box within the text is left out with its reason, and read when it is asked for', () => {
  for (const [kind, markup, text] of boxes)
    test(`${kind}: ${markup}`, async () => {
      assert.deepEqual(await within(markup), { more: [], left: [kind], whole: true });
      const { more, whole } = await within(markup, [kind]);
      assert.equal(more.join(' '), text);
      assert.ok(whole);
    });
  test('and with data-narration="read" on it', async () => {
    for (const [, markup, text] of boxes) {
      const asking = markup.replace(/^<(\w+)/, '<$1 data-narration="read"');
      assert.equal((await within(asking)).more.join(' '), text, asking);
    }
  });
});

describe('the text stays, whatever it is called and wherever it leads', () => {
  const kept: string[] = [
    // Most of the article in an element is the article.
    '<p>“I count them,” says the mayor, (Reuters) has learned.</p>',
    `<p>They nest in ${link('the valley')}, on ${link('the brewery')} and in the beer garden.</p>`,
    `<p>These are their villages:</p><ul><li>${link('Upper Beck')}</li><li>${link('Lower Beck')}</li></ul>`,
    '<p>Advertisement is the mother of storks, as they say here.</p>',
    `<h2>${link('How they came')}</h2>`,
  ];
  for (const markup of kept)
    test(markup, async () => {
      const { more, left } = await within(markup);
      assert.equal(more.join(''), markup.replace(/<[^>]*>/g, ''));
      assert.deepEqual(left, []);
    });
  test('a heading or a section whose id is made of the heading’s words', async () => {
    const text = 'What the valley’s storks eat is known to the children, and to most of the frogs.';
    for (const [markup, expected] of [
      ['<h2 id="social-media">Social media</h2><ul><li>A nest</li></ul>', ['Social media', 'A nest']],
      ['<h2 id="cookies">Cookies</h2><blockquote>Crumbs.</blockquote>', ['Cookies', 'Crumbs.']],
      [`<section id="biography"><h2>Biography</h2><p>${text}</p></section>`, ['Biography', text]],
      [
        `<section id="tags-and-rings"><h2>Tags and rings</h2><p>${text}</p></section>`,
        ['Tags and rings', text],
      ],
      [`<section id="more-from"><h2>More from</h2><p>${text}</p></section>`, []],
    ] as const)
      assert.deepEqual((await within(markup)).more, expected, markup);
  });

  test('in an element with a name for something else', async () => {
    for (const name of ['social', 'related-story', 'author-page', 'comments', 'ad menu newsletter'])
      assert.ok(
        (await readPage(`<div class="${name}"><h1>Storks are back</h1>${body.join('')}</div>`)).whole,
      );
  });
});

describe('around the text', () => {
  test('what stands before the headline is not the article’s', async () => {
    const bar =
      '<p>You can share this story with your friends and foes alike.</p><p>Sign in now to share your story.</p>';
    const { more, left, whole } = await readPage(
      `<div class="story">${bar}<h1>Storks are back</h1>${body.join('')}</div>`,
    );
    assert.deepEqual([more, left, whole], [[], ['around'], true]);
  });
  test('headings and links after the last sentence are not the article’s', async () => {
    const tail = `<h3>Share:</h3><h4>Top of the week</h4><ul><li>${link('Frogs are back, too, this week')}</li></ul>`;
    const { more, whole } = await readPage(
      `<div class="story"><h1>Storks are back</h1>${body.join('')}${tail}</div>`,
    );
    assert.deepEqual([more, whole], [[], true]);
  });
  test('a lead between headline and text is read, a caption and a byline there are not', async () => {
    const lead = 'Seventy years after the last pair left, a nest stands on the chimney of the brewery.';
    const head = `<div class="top"><h1>Storks are back</h1><p class="byline">By Lena Marsh</p><h2 class="standfirst">${lead}</h2><p class="photo-caption">The chimney in May, with the two storks on it, seen from the church.</p></div>`;
    const { more, whole } = await readPage(`${head}<div class="story">${body.join('')}</div>`);
    assert.deepEqual([more, whole], [[lead], true]);
  });
  test('everything around can be read', async () => {
    const { more } = await readPage(
      `<div class="top"><p>Good morning, reader.</p></div><div class="story"><h1>Storks are back</h1>${body.join('')}</div>`,
      ['around'],
    );
    assert.deepEqual(more, ['Good morning, reader.']);
  });
});

describe('the date of the article is left out, also behind its first sentences', () => {
  const byline = '<p class="byline">By Ada Lovelace</p>';
  const date = '12 March 2026';
  for (const [name, markup] of [
    ['a time without a paragraph', `<time datetime="2026-03-12">${date}</time>`],
    ['a time in a paragraph of its own', `<p><time datetime="2026-03-12">${date}</time></p>`],
    ['a line beside the byline', `${byline}<div>${date}</div>`],
    [
      'a line beside a link to the author',
      `<div><a rel="author" href="/ada">Ada Lovelace</a></div><p>${date}</p>`,
    ],
  ] as const)
    test(name, async () => {
      const { more, left, whole } = await within(markup);
      assert.deepEqual([more.filter((text) => text.includes('2026')), whole], [[], true]);
      assert.ok(left.includes('date'), left.join());
    });

  test('but not a date that is told, nor those of a timeline', async () => {
    assert.deepEqual((await within(`<p>${date}</p>`)).more, [date]);
    const days = ['12 March 2026', '13 March 2026', '14 March 2026'];
    const timeline = days.map(
      (day) => `<p><time datetime="2026">${day}</time></p><p>Nobody came by on that day, or so they say.</p>`,
    );
    assert.equal((await within(timeline.join(''))).more.length, 6);
  });
});
