import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { extract } from './articles.js';

const one =
  'The storks have come back to the village, and everybody is on the roof, with a ladder, to see them land.';
const two =
  'Nobody knows how long they will stay, but the chimney of the brewery, cold since May, has been given up to them.';
const three =
  'In the meantime, says the mayor, beer is made next door, and it tastes, if anything, a little of feathers.';
const article = `<p>${one}</p><p>${two}</p><p>${three}</p>`;
const menu = '<div class="menu"><ul><li><a href="/a">News</a></li><li><a href="/b">Sport</a></li></ul></div>';
const teasers = `<div class="related-posts"><h2>More</h2><ul><li><a href="/c">Frogs are back, too, and they are not amused at all</a></li></ul></div>`;
const page = (body: string, head = ''): string =>
  `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const read = (markup: string) => extract('html', markup);
const texts = async (markup: string): Promise<string[]> =>
  (await read(markup)).blocks.map(({ text }) => text);

describe('the page says what its article is', () => {
  const outside = `<p>${one} That was outside.</p>`;
  test('with <audio-article> around it', async () => {
    assert.deepEqual(
      await texts(
        page(`${outside}<audio-article src="x.json"><h1>Storks</h1><p>Back.</p></audio-article>${outside}`),
      ),
      ['Storks', 'Back.'],
    );
  });
  test('with <audio-article for>', async () => {
    assert.deepEqual(
      await texts(
        page(`<audio-article for="a b"></audio-article>${outside}<div id="a b"><p>Back.</p></div>`),
      ),
      ['Back.'],
    );
  });
  test('with one data-narration="read" that holds the h1 or most of the words', async () => {
    assert.deepEqual(
      await texts(page(`${outside}<section data-narration="read"><h1>Storks</h1><p>Back.</p></section>`)),
      ['Storks', 'Back.'],
    );
    assert.deepEqual(await texts(page(`<p>Outside.</p><div data-narration="read">${article}</div>`)), [
      one,
      two,
      three,
    ]);
  });
  test('but one figure that is to be read does not make the figure the article', async () => {
    assert.deepEqual(
      await texts(
        page(
          `${menu}<div class="post">${article}<figure data-narration="read"><figcaption>A nest.</figcaption></figure></div>`,
        ),
      ),
      [one, two, three, 'A nest.'],
    );
  });
  test('and an <audio-article> for something that is not there is as good as none', async () => {
    assert.deepEqual(await texts(page(`<audio-article for="gone"></audio-article><div>${article}</div>`)), [
      one,
      two,
      three,
    ]);
  });
});

describe('the page does not say it', () => {
  test('menus, teasers, banners and comments are not of the article', async () => {
    const banner =
      '<div class="cookie-banner"><p>We value your privacy, and so do our 812 partners, as you can imagine.</p></div>';
    const comments =
      '<div id="comments"><p>First! I have always said that storks, of all birds, are the best.</p></div>';
    const { lines, left } = await read(
      page(`${banner}${menu}<div class="post"><h1>Storks</h1>${article}</div>${teasers}${comments}`),
    );
    assert.deepEqual(lines, [
      'title: Storks',
      `paragraph: ${one}`,
      `paragraph: ${two}`,
      `paragraph: ${three}`,
    ]);
    assert.deepEqual(left, ['cookies', 'menu', 'teaser', 'comments']);
  });
  test('text in nothing but divs, spans and line breaks is found and stays as it is on the page', async () => {
    const markup = `${menu}<div><div><span>${one}</span><br><br>${two}<br><br><b>${three}</b></div></div>${teasers}`;
    assert.deepEqual(await texts(page(markup)), [one, two, three]);
  });
  test('text right in the body is found', async () => {
    assert.deepEqual(await texts(page(`${one}<br><br>${two}`)), [one, two]);
  });
  test('a heading right before text of the article stays, one above a teaser goes', async () => {
    const markup = `<div class="post">${article}<div class="related"><h2>Nests</h2></div><p>${one} Again.</p><p>${two} Again.</p>${teasers}</div>`;
    assert.deepEqual(await texts(page(markup)), [one, two, three, 'Nests', `${one} Again.`, `${two} Again.`]);
  });
});

describe('the title', () => {
  const titled = async (body: string, head = ''): Promise<[title: string, first: string | undefined]> => {
    const { title, lines } = await read(page(`${menu}${body}`, head));
    return [title, lines[0]];
  };
  test('is the h1 before the text, not the paper’s name', async () => {
    const logo = '<header><h1><a href="/">The Valley Post</a></h1></header>';
    assert.deepEqual(
      await titled(
        `${logo}<div><h1>Storks are back</h1></div><div>${article}</div>`,
        '<title>Storks are back - The Valley Post</title>',
      ),
      ['Storks are back', 'title: Storks are back'],
    );
  });
  test('is the heading that says what og:title says, of whatever level', async () => {
    assert.deepEqual(
      await titled(
        `<div><h3>Storks are back</h3>${article}</div>`,
        '<meta property="og:title" content="Storks Are Back">',
      ),
      ['Storks are back', 'title: Storks are back'],
    );
  });
  test('is what the head says where the text has none, without the site’s name; it is not added to the text', async () => {
    assert.deepEqual(await titled(`<div>${article}</div>`, '<title>Storks are back again | Post</title>'), [
      'Storks are back again',
      `paragraph: ${one}`,
    ]);
    assert.deepEqual(
      await titled(
        `<div>${article}</div>`,
        '<title>Storks – The Post</title><meta property="og:site_name" content="the post">',
      ),
      ['Storks', `paragraph: ${one}`],
    );
  });
});

describe('what the page says of itself', () => {
  test('author, language and address', async () => {
    const head =
      '<meta name="author" content="By Lena Marsh"><link rel="canonical" href="https://post.example/storks"><meta property="og:locale" content="en_GB">';
    const { byline, lang, source } = await read(page(`<article>${article}</article>`, head));
    assert.deepEqual(
      { byline, lang, source },
      { byline: 'Lena Marsh', lang: 'en-GB', source: 'https://post.example/storks' },
    );
  });
  const published = async (head: string, body = ''): Promise<string | undefined> =>
    (await read(page(`<article>${body}${article}</article>`, head))).published;
  test('when it was published, wherever it says so, as the calendar has it there', async () => {
    const cases: [head: string, body?: string][] = [
      ['<meta property="article:published_time" content="2026-03-14T23:30:00-05:00">'],
      ['<meta name="date" content="20260314"><meta name="dc.date" content="2026/3/14">'],
      [
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"S","datePublished":"2026-03-14"}</script>',
      ],
      ['', '<time datetime="2026-03-14T09:00">Saturday</time>'],
      ['', '<p><span itemprop="datePublished">14. 3. 2026, 9.00 Uhr</span></p>'],
      ['', '<time pubdate>March 14th, 2026</time>'],
      ['', '<time pubdate>14 March 2026</time>'],
    ];
    for (const [head, body] of cases)
      assert.equal(await published(head, body), '2026-03-14', `${head}${body ?? ''}`);
  });
  test('a date that is none, or that can be read in two ways, is not believed', async () => {
    for (const date of ['2026-02-30', '3/4/2026', 'yesterday', '0000-00-00', '99999999', 'March 2026'])
      assert.equal(await published(`<meta name="date" content="${date}">`), undefined, date);
  });
  test('the author without the date and the account in the same line, and not the paper', async () => {
    const bylines = {
      'Lena Marsh2026-03-14 21:32:46 UTC': 'Lena Marsh',
      'Lena Marsh Tuesday, Aug. 17, 2026': 'Lena Marsh',
      'By: Lena Marsh | Apr 19, 2026': 'Lena Marsh',
      'Lena Marsh July 30, 2026 11:25 AM Follow @lena': 'Lena Marsh',
      'Lena Marsh, Jon Bell': 'Lena Marsh, Jon Bell',
      'April May': 'April May',
      'valleypost.example': undefined,
      'The Valley Post': undefined,
    };
    for (const [written, byline] of Object.entries(bylines))
      assert.equal(
        (
          await read(
            page(
              article,
              `<meta property="og:site_name" content="The Valley Post"><meta name="author" content="${written}">`,
            ),
          )
        ).byline,
        byline,
        written,
      );
  });
  test('broken or hostile data about it is passed over', async () => {
    const head =
      '<script type="application/ld+json">{"headline": </script><script type="application/ld+json">[null, 3, {"@type": "NewsArticle", "headline": "Storks", "author": [{"name": 4}, "Lena"]}]</script>' +
      '<link rel="canonical" href="javascript:alert(1)"><meta property="article:author" content="https://post.example/lena">';
    const { title, byline, source } = await read(page(`<article>${article}</article>`, head));
    assert.deepEqual({ title, byline, source }, { title: 'Storks', byline: 'Lena', source: undefined });
  });
  test('a language that is no language tag is not believed', async () => {
    assert.equal((await read(`<html lang="english (uk)"><body>${article}</body></html>`)).lang, 'en');
    assert.equal((await read(`<HTML LANG="de_AT"><BODY>${article}</BODY></HTML>`)).lang, 'de-AT');
  });
  test('the language of a passage is kept where it differs', async () => {
    const { blocks } = await read(
      `<html lang="en"><body><article>${article}<p lang="de">Die Störche sind wieder da, sagt er.</p><p lang="en">${one}</p></article></body></html>`,
    );
    assert.deepEqual(
      blocks.map(({ lang }) => lang),
      [undefined, undefined, undefined, 'de', undefined],
    );
  });
});

describe('passages of another language', () => {
  const page = (markup: string, lang = 'en') =>
    read(`<html lang="${lang}"><body><article><p>${markup}</p>${article}</article></body></html>`);
  const passages = async (markup: string, lang?: string): Promise<string[] | undefined> => {
    const [first] = (await page(markup, lang)).blocks;
    return first?.passages?.map(({ start, end, lang: other }) => `${other}: ${first.text.slice(start, end)}`);
  };
  const said = 'said the mayor to everybody who had come to see the storks land on the roof.';

  test('are kept with a language tag in its canonical form', async () => {
    assert.deepEqual(await passages(`<i lang="FR_ca">C’est la vie</i>, ${said}`), ['fr-CA: C’est la vie']);
  });
  test('are none where the tag is no tag, or says the language of the article or the block', async () => {
    assert.equal(await passages(`<i lang="french, mostly">C’est la vie</i>, ${said}`), undefined);
    assert.equal(await passages(`<i lang="">C’est la vie</i>, ${said}`), undefined);
    assert.equal(await passages(`<i lang="en">Such is life</i>, ${said}`), undefined);
  });
  test('that are a whole block are its language', async () => {
    const { blocks } = await page(
      `<i lang="fr">C’est la vie, a dit le maire à tous ceux qui étaient là.</i>`,
    );
    assert.deepEqual([blocks[0]?.lang, blocks[0]?.passages], ['fr', undefined]);
  });
});

describe('XML', () => {
  const chapter = (body: string, root = '') =>
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" ${root}><head><title/></head><body>${body}</body></html>`;
  test('closes elements in their own tag, and has text in CDATA', async () => {
    assert.deepEqual(
      await texts(
        chapter(`<script src="a.js"/><div/><p><a id="p1"/>${one}</p><p><![CDATA[${two} 1 < 2 & 3]]></p>`),
      ),
      [one, `${two} 1 < 2 & 3`],
    );
  });
  test('may name the elements of HTML with a prefix', async () => {
    const page = `<?xml version="1.0"?><h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns:m="http://www.w3.org/1998/Math/MathML"><h:body><h:p>${one} <m:math><m:mi>x</m:mi></m:math></h:p><h:p>${two}</h:p></h:body></h:html>`;
    assert.deepEqual(await texts(page), [one, two]);
  });
  test('gives its language as xml:lang', async () => {
    assert.equal((await read(chapter(article, 'xml:lang="en-GB"'))).lang, 'en-GB');
  });
  test('that is none is read like any page', async () => {
    assert.deepEqual(await texts(`<?xml version="1.0"?><p>${one}<br><p>${two} <![CDATA[ <m:`), [one, two]);
  });
});

describe('broken markup', () => {
  const cases: [what: string, markup: string][] = [
    ['a fragment', article],
    ['no body', `<html><head><title>x</title></head>${article}</html>`],
    ['no head', `<html><body>${article}</body></html>`],
    ['text after the end', `<html><body><p>${one}</p></body><p>${two}</p></html><p>${three}</p>`],
    ['text before the body', `<html><p>${one}</p><body><p>${two}</p><p>${three}</p></body></html>`],
    ['nothing closed', `<html><body><div><p>${one}<p>${two}<p>${three}`],
    [
      'closed too often',
      `</div></p></p>${article}</div></body></body></html></html>`.replace('</p></p>', ''),
    ],
    ['tags that cross', `<p><b>${one}</p><p>${two}</b></p><p>${three}</p>`],
    ['upper case', `<HTML><BODY CLASS="x"><P>${one}</P><P>${two}</P><P>${three}</P></BODY></HTML>`],
    ['cut in a tag', `${article}<p class="ne`],
  ];
  for (const [what, markup] of cases)
    test(what, async () => assert.deepEqual(await texts(markup), [one, two, three]));
});

describe('pages without an article are refused', () => {
  const pages: [what: string, markup: string][] = [
    ['only a menu', page('<nav><a href="/">Home</a></nav><footer>© Us</footer>')],
    [
      'a form to log in',
      page(
        '<form action="/login"><p>Please log in to go on.</p><input><button>Log in</button></form>'.replace(
          '<form',
          '<div><form',
        ) + '</div>',
      ),
    ],
    [
      'a list of articles',
      page(
        `<div>${Array.from({ length: 12 }, (_, i) => `<p><a href="/${i}">${one} ${i}</a></p>`).join('')}</div>`,
      ),
    ],
    ['only a script', page('<script>document.write("Storks are back")</script>')],
    ['only a heading', page('<h1>Storks</h1>')],
    ['an empty body', '<html><body></body></html>'],
    ['no tag closed and no text', '<div><p><span>'],
  ];
  for (const [what, markup] of pages)
    test(what, async () => {
      await assert.rejects(read(markup), {
        code: 'AA_E_INPUT_NO_ARTICLE',
        message: /test\.html holds no article/,
        remedy: /data-narration/,
      });
    });
});
