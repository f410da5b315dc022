import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readBlocks } from '../../../src/core/article/blocks.js';
import { collapseWhitespace } from '../../../src/core/text/collapse.js';
import { bodyOf } from './page.js';

const read = (markup: string): string[] =>
  readBlocks(bodyOf(markup)).blocks.map(({ kind, level, text }) => `${kind}${level ?? ''}: ${text}`);
const leftOut = (markup: string): string[] => readBlocks(bodyOf(markup)).leftOut.map(({ kind }) => kind);

describe('what becomes a block', () => {
  test('headings, paragraphs, items of lists and quotations, in the order of the page', () => {
    assert.deepEqual(
      read(`<article><h1>Storks</h1><p>They are back.</p><h2>Why</h2><ol><li>Warm winters</li><li>Frogs</li></ol>
        <blockquote><p>“I count them,”</p><footer>— the mayor</footer></blockquote>
        <dl><dt>Nest</dt><dd>A wheel on a roof</dd></dl></article>`),
      [
        'title: Storks',
        'paragraph: They are back.',
        'heading2: Why',
        'list-item: Warm winters',
        'list-item: Frogs',
        'quote: “I count them,”',
        'quote: — the mayor',
        'list-item: Nest',
        'list-item: A wheel on a roof',
      ],
    );
  });

  test('an h1 is the title only if it is the first heading, and only the first one is', () => {
    assert.deepEqual(read('<p>Nature</p><h1>Storks</h1><h1>Frogs</h1>'), [
      'paragraph: Nature',
      'title: Storks',
      'heading1: Frogs',
    ]);
    assert.deepEqual(read('<h2>Nature</h2><h1>Storks</h1>'), ['heading2: Nature', 'heading1: Storks']);
  });

  test('links, emphasis and other inline elements flow through; block elements part the text', () => {
    assert.deepEqual(read('<p>The <a href="/x">white <em>stork</em></a>, <b>again</b>.</p>'), [
      'paragraph: The white stork, again.',
    ]);
    assert.deepEqual(read('<div>before<p>within</p>after</div>'), [
      'paragraph: before',
      'paragraph: within',
      'paragraph: after',
    ]);
    assert.deepEqual(read('<relative-time>in May</relative-time>, <x-b>or June</x-b>'), [
      'paragraph: in May, or June',
    ]);
  });

  test('the text of an item stands before and after the list within it', () => {
    assert.deepEqual(read('<ul><li>birds<ul><li>storks</li></ul>and others</li></ul>'), [
      'list-item: birds',
      'list-item: storks',
      'list-item: and others',
    ]);
  });

  test('a line break is a space, two of them end a paragraph, but never a heading', () => {
    assert.deepEqual(read('<p>one<br>two<br/>\n<br>three</p>'), ['paragraph: one two', 'paragraph: three']);
    assert.deepEqual(read('<h2>one<br><br>two</h2>'), ['heading2: one two']);
  });

  test('only ASCII whitespace collapses: a no-break space, a soft hyphen and a joiner stay', () => {
    assert.deepEqual(read('<p>\n\t10&nbsp;000 \r\n sto\u00ADrks\u200D \f</p>'), [
      'paragraph: 10\u00A0000 sto\u00ADrks\u200D',
    ]);
    assert.deepEqual(read('<p> \n </p><p>\u00A0</p>'), ['paragraph: \u00A0']);
  });

  test('a table that only arranges the page is read, one that holds data is not', () => {
    assert.deepEqual(read('<table><tr><td><font>Old page.<br><br>Second.</font></td></tr></table>'), [
      'paragraph: Old page.',
      'paragraph: Second.',
    ]);
    assert.deepEqual(read('<table role="presentation"><tr><td>a</td><td>b</td></tr></table>'), [
      'paragraph: a',
      'paragraph: b',
    ]);
    assert.deepEqual(read('<table><tr><td>a</td><td><table><tr><th>x</th></tr></table></td></tr></table>'), [
      'paragraph: a',
    ]);
    assert.deepEqual(leftOut('<table><tr><td>Storks</td><td>12</td></tr></table>'), ['table']);
    assert.deepEqual(leftOut('<table><tr><th>Storks</th></tr><tr><td><p>12</p></td></tr></table>'), [
      'table',
    ]);
  });

  test('a role of heading counts as a heading', () => {
    assert.deepEqual(read('<div role="heading" aria-level="3">Why</div><p role="heading">How</p>'), [
      'heading3: Why',
      'heading2: How',
    ]);
  });

  test('of the levels that there are: 1 to 6, else 2; and no other element is a heading by its name', () => {
    const of = (level: string): string[] =>
      read(`<h2>A</h2><p role="heading" aria-level="${level}">B</p>`).slice(1);
    assert.deepEqual(['1', '6', '4.7', '0', '7', 'x'].map(of).flat(), [
      'heading1: B',
      'heading6: B',
      'heading4: B',
      'heading2: B',
      'heading2: B',
      'heading2: B',
    ]);
    assert.deepEqual(read('<h7>A</h7><x-h1>B</x-h1><h1-b>C</h1-b>'), ['paragraph: ABC']);
  });

  describe('passages of another language', () => {
    const passages = (markup: string): (readonly string[])[] =>
      readBlocks(bodyOf(markup)).blocks.map(({ text, lang = '', passages: marked = [] }) => [
        lang,
        ...marked.map(({ start, end, lang: other }) => `${other}: ${text.slice(start, end)}`),
      ]);

    test('are found on inline elements, of whatever depth, without the space around them', () => {
      assert.deepEqual(
        passages(
          '<p>He said <i lang="fr"> c’est <b>la</b>\nvie </i>, <a href="#x"><i lang="la">ergo</i></a>.</p>',
        ),
        [['', 'fr: c’est la vie', 'la: ergo']],
      );
      assert.deepEqual(passages('<p lang="en">A <q lang="fr">mot <i lang="en">word</i> mot</q></p>'), [
        ['en', 'fr: mot', 'fr: mot'],
      ]);
    });
    test('are one when nothing but a space is between them', () => {
      assert.deepEqual(passages('<p>A <i lang="fr">c’est</i> <b lang="fr">la</b><b lang="fr"> vie</b></p>'), [
        ['', 'fr: c’est la vie'],
      ]);
    });
    test('may be marked as XHTML does', () => {
      assert.deepEqual(passages('<p>A <i xml:lang="fr">mot</i>.</p>'), [['', 'fr: mot']]);
    });
    test('that are all of a block are the block’s language', () => {
      assert.deepEqual(passages('<p><i lang="fr">C’est la vie.</i></p><h1><em lang="la">Ciconia</em></h1>'), [
        ['fr'],
        ['la'],
      ]);
    });
    test('that hold blocks give them their language', () => {
      assert.deepEqual(
        passages('<span lang="fr"><p>Un mot.</p><p lang="de">Ein Wort.</p></span><p>Word.</p>'),
        [['fr'], ['de'], ['']],
      );
    });
    test('in the title are told, too', () => {
      assert.deepEqual(
        passages('<h1>The <i lang="la">Ciconia</i></h1><p>A <i lang="fr">mot</i> <i lang="la">ergo</i></p>'),
        [
          ['', 'la: Ciconia'],
          ['', 'fr: mot', 'la: ergo'],
        ],
      );
    });
    test('are not of what is left out', () => {
      assert.deepEqual(passages('<p>A <sup lang="fr">[1]</sup>word <code lang="fr">mot</code></p>'), [
        ['', 'fr: mot'],
      ]);
    });
    test('lie in their text, in order, whatever the markup', () => {
      const inline = fc.constantFrom(
        '<i lang="fr">',
        '<b lang="en">',
        '<b>',
        '</i>',
        '</b>',
        '<br>',
        '<del>',
      );
      const piece = fc.oneof(
        inline,
        fc.constantFrom(' ', '\n', 'mot', 'word ', ' 🦢', '<p lang="fr">', '</p>'),
      );
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
          for (const { text, lang, passages: marked = [] } of readBlocks(bodyOf(pieces.join(''))).blocks) {
            let offset = 0;
            for (const { start, end, lang: other } of marked) {
              assert.ok(start >= offset && end > start && end <= text.length);
              assert.equal(text.slice(start, end).trim(), text.slice(start, end));
              assert.notEqual(other, lang);
              offset = end;
            }
          }
        }),
      );
    });
  });

  test('the language of a block is that of the nearest element, the root included', () => {
    const { blocks } = readBlocks(
      bodyOf(
        '<div lang="de"><p>Störche</p><p lang="fr">Cigognes <i lang="la">Ciconia</i></p></div><p>storks</p>',
      ),
    );
    assert.deepEqual(
      blocks.map(({ lang }) => lang),
      ['de', 'fr', undefined],
    );
  });
});

describe('what is left out', () => {
  const cases: [kind: string, markup: string][] = [
    ['navigation', '<nav><a href="/">Home</a></nav>'],
    ['navigation', '<div role="navigation">Home</div>'],
    ['navigation', '<footer>© The Paper</footer>'],
    ['navigation', '<a class="headerlink" href="#storks">¶</a>'],
    ['aside', '<aside><h2>More storks</h2></aside>'],
    ['aside', '<blockquote class="pull-quote">They are back</blockquote>'],
    ['figure', '<figure><img src="x.jpg" alt="A stork"><figcaption>A stork</figcaption></figure>'],
    ['caption', '<figcaption>A stork</figcaption>'],
    ['image', '<p><img src="x.jpg" alt="A stork"></p>'],
    ['media', '<video>Your browser is old.</video>'],
    ['code', '<pre><code>let x = 1;</code></pre>'],
    ['formula', '<math><mi>x</mi></math>'],
    ['footnote', '<sup class="reference"><a href="#note-1">[1]</a></sup>'],
    ['footnote', '<a href="#fn1"><sup>1</sup></a>'],
    ['footnote', '<sup>[<i><a href="/why">citation needed</a></i>]</sup>'],
    ['footnote', '<section role="doc-endnotes"><p>1 Ibid.</p></section>'],
    ['form', '<div><form><p>Get our newsletter</p><input><button>Go</button></form></div>'],
    ['form', '<button>Share</button>'],
    ['hidden', '<p hidden>secret</p>'],
    ['hidden', '<span aria-hidden="true">#</span>'],
    ['hidden', '<div style="color:red; display: none">secret</div>'],
    ['hidden', '<span class="visually-hidden">opens in a new window</span>'],
    ['hidden', '<dialog><p>We use cookies</p></dialog>'],
    ['deleted', '<del>four</del>'],
    ['footnote', '<a epub:type="noteref" href="#n1">1</a>'],
    ['footnote', '<aside epub:type="footnote"><p>A note.</p></aside>'],
    ['footnote', '<aside role="doc-footnote"><p>A note.</p></aside>'],
    ['navigation', '<span epub:type="pagebreak">13</span>'],
    ['aside', '<div epub:type="z3998:aside sidebar"><p>Storks in figures</p></div>'],
    ['skipped', '<p data-narration="skip">Corrected on 3 May.</p>'],
  ];
  for (const [kind, markup] of cases)
    test(`${kind}: ${markup}`, () => {
      assert.deepEqual(read(`<p>before</p>${markup}<p>after</p>`), ['paragraph: before', 'paragraph: after']);
      const { leftOut: parts } = readBlocks(bodyOf(`<p>before</p>${markup}<p>after</p>`));
      assert.deepEqual(
        parts.map((part) => [part.kind, part.at]),
        [[kind, 1]],
      );
    });

  test('what no reader sees is passed over without a count', () => {
    const machinery =
      '<script>let a</script><style>p{}</style><noscript>on!</noscript><template><p>t</p></template><svg><text>s</text></svg>' +
      '<img src="pixel.gif" alt=""><audio-article for="story"><p>This audio …</p></audio-article>';
    assert.deepEqual(readBlocks(bodyOf(machinery)), { blocks: [], leftOut: [] });
  });

  test('of an audio-article around the article, only what is slotted is left out', () => {
    assert.deepEqual(
      read(
        '<audio-article src="x.json"><p slot="fallback">More info</p><h1>Storks</h1><p>Back.</p></audio-article>',
      ),
      ['title: Storks', 'paragraph: Back.'],
    );
  });

  test('inside a sentence it leaves no trace, and an exponent or an ordinal is no footnote', () => {
    assert.deepEqual(
      read('<p>They came<sup><a href="#n">1</a></sup>, on the 2<sup>nd</sup>, to 5 m<sup>2</sup>.</p>'),
      ['paragraph: They came, on the 2nd, to 5 m2.'],
    );
    assert.deepEqual(read('<p>漢<rt>かん</rt>字</p>'), ['paragraph: 漢字']);
  });

  test('a quotation in a figure is read, its figure not counted', () => {
    const markup =
      '<figure><blockquote>“I count them.”</blockquote><figcaption>The mayor</figcaption></figure>';
    assert.deepEqual(read(markup), ['quote: “I count them.”']);
    assert.deepEqual(leftOut(markup), []);
  });

  test('a form around the whole page is no form', () => {
    assert.deepEqual(read('<form action="x.aspx"><p>Storks are back.</p><input value="x"></form>'), [
      'paragraph: Storks are back.',
    ]);
  });
});

describe('data-narration="read"', () => {
  test('reads what would be left out, with all that belongs to it', () => {
    assert.deepEqual(
      read('<figure data-narration="read"><img alt="x"><figcaption>A stork</figcaption></figure>'),
      ['paragraph: A stork'],
    );
    assert.deepEqual(
      read('<table data-narration="read"><caption>Nests</caption><tr><th>May</th><td>3</td></tr></table>'),
      ['paragraph: Nests', 'paragraph: May', 'paragraph: 3'],
    );
    assert.deepEqual(read('<pre data-narration="read">roses\n  are red</pre>'), ['paragraph: roses are red']);
  });

  test('reads one element of a part that is left out', () => {
    assert.deepEqual(read('<aside>Ads <p data-narration="read">Storks <b>sleep</b></p> More ads</aside>'), [
      'paragraph: Storks sleep',
    ]);
    assert.deepEqual(leftOut('<aside>Ads <p data-narration="read">Storks</p></aside>'), []);
  });

  test('changes nothing on what is read anyway: figures in such an article stay out', () => {
    assert.deepEqual(read('<main data-narration="read"><p>Storks</p><figure>A stork</figure></main>'), [
      'paragraph: Storks',
    ]);
  });

  test('leaves what is hidden or skipped within', () => {
    assert.deepEqual(
      read('<aside data-narration="read">a <i hidden>b</i> <i data-narration="skip">c</i> d</aside>'),
      ['paragraph: a d'],
    );
  });
});

describe('the pieces', () => {
  test('of a text node without surplus whitespace are one', () => {
    const { blocks } = readBlocks(bodyOf('<p>\n  The white stork is <em>back</em> in the\nvillage.\n</p>'));
    assert.deepEqual(
      blocks[0]?.pieces.map(({ start, length, nodeStart }) => ({ start, length, nodeStart })),
      // “The white stork is ”, “back”, “ in the”, “village.”: a line break is a space of no piece.
      [
        { start: 0, length: 19, nodeStart: 3 },
        { start: 19, length: 4, nodeStart: 0 },
        { start: 23, length: 7, nodeStart: 0 },
        { start: 31, length: 8, nodeStart: 8 },
      ],
    );
  });

  const space = fc.constantFrom(' ', '  ', '\n', ' \n ', '\t', '\r\n', '<br>', '');
  const word = fc.oneof(
    fc.constantFrom('stork', '😀', '\u00A0', '\u200B', '\uD83D', 'שלום', '&amp;', 'é'),
    fc.string({ maxLength: 4 }).map((s) => s.replace(/[<>&]/g, '')),
  );
  const inline = fc.constantFrom(
    ['', ''],
    ['<em>', '</em>'],
    ['<a href="#">', '</a>'],
    ['<sup><a href="#n">', '</a></sup>'],
    ['<!--', '-->'],
  );
  const phrase = fc
    .tuple(space, inline, space, word, space)
    .map(([a, [open, close], b, w, c]) => `${a}${open}${b}${w.replace(/-/g, '')}${c}${close}`);
  const block = fc.constantFrom('p', 'div', 'li', 'h2', 'blockquote', 'aside', 'td', 'span');
  const tree: fc.Arbitrary<string> = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.array(phrase, { maxLength: 6 }).map((parts) => parts.join('')),
      fc
        .tuple(block, fc.array(tie('tree'), { maxLength: 3 }))
        .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag}>`),
    ),
  })).tree;

  test('rebuild the text exactly, and the text is canonical', () => {
    fc.assert(
      fc.property(tree, (markup) => {
        for (const { text, pieces } of readBlocks(bodyOf(markup)).blocks) {
          assert.equal(text, collapseWhitespace(text));
          assert.notEqual(text, '');
          let end = 0;
          for (const piece of pieces) {
            assert.ok(piece.length > 0 && piece.start >= end);
            // At most one character between two pieces, and it is a space.
            assert.equal(text.slice(end, piece.start), ' '.repeat(piece.start - end));
            assert.ok(piece.start - end <= (end === 0 ? 0 : 1));
            end = piece.start + piece.length;
            assert.equal(
              text.slice(piece.start, end),
              piece.node.data.slice(piece.nodeStart, piece.nodeStart + piece.length),
            );
          }
          assert.equal(end, text.length);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('of a paragraph say what collapsing its text content says', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(space, word, space)), (parts) => {
        const body = bodyOf('<p></p>') as unknown as HTMLElement;
        const text = parts
          .flat()
          .map((part) => (part === '<br>' ? ' ' : part))
          .join('');
        body.firstElementChild?.append(text);
        const { blocks } = readBlocks(body);
        assert.equal(blocks[0]?.text ?? '', collapseWhitespace(text));
      }),
    );
  });
});

test('a tree nested 10,000 deep is read', () => {
  const depth = 10_000;
  assert.deepEqual(read(`${'<div>'.repeat(depth)}deep${'</div>'.repeat(depth)}`), ['paragraph: deep']);
  assert.deepEqual(read(`${'<table><tr><td>'.repeat(2000)}deep`), ['paragraph: deep']);
});

describe('what is read because the publisher asks for its kind', () => {
  const markup = `<p>One.</p><figure><img alt="A stork"><figcaption>A caption.</figcaption></figure>
    <table><caption>Years</caption><tr><th>Year</th><td>2025</td></tr></table><pre>code()</pre><aside>A box.</aside>
    <p data-narration="skip">Not this.</p><aside data-narration="skip">Nor this.</aside>`;
  const asked = (...kinds: Parameters<typeof readBlocks>[1] & object) => {
    const { blocks, leftOut } = readBlocks(bodyOf(markup), kinds);
    return { texts: blocks.map(({ text }) => text), leftOut: leftOut.map(({ kind }) => kind) };
  };

  test('only that kind, where it stands', () => {
    assert.deepEqual(asked('caption').texts, ['One.', 'A caption.']);
    assert.deepEqual(asked('table').texts, ['One.', 'Years', 'Year', '2025']);
    assert.deepEqual(asked('code', 'aside').texts, ['One.', 'code()', 'A box.']);
  });

  test('and it is told of it that it was asked for', () => {
    const { blocks } = readBlocks(bodyOf(`<h1>Storks</h1>${markup}`), ['caption', 'code']);
    assert.deepEqual(
      blocks.filter((block) => block.asked === true).map(({ text }) => text),
      ['A caption.', 'code()'],
    );
    assert.ok(blocks.every((block) => block.asked || !('asked' in block)));
  });

  test('and nothing else of what it stands in', () => {
    const figure =
      '<figure><p>A box.</p><table><tr><td>1</td><td>2</td></tr></table><figcaption>Told.</figcaption></figure>';
    const texts = readBlocks(bodyOf(figure), ['caption']).blocks.map(({ text }) => text);
    assert.deepEqual(texts, ['Told.']);
    const within = '<aside><figcaption>Not told.</figcaption></aside>';
    assert.deepEqual(readBlocks(bodyOf(within), ['caption']).blocks, []);
  });

  test('and it is no longer told as left out; what the page asks to skip still is', () => {
    assert.deepEqual(asked('table', 'code', 'aside', 'caption').leftOut, ['skipped', 'skipped']);
  });
});
