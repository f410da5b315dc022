import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { withPlayer } from '../../../src/cli/init/page.js';

const page = `<!doctype html>
<html>
  <head>
    <title>A walk</title>
  </head>
  <body>
    <article>
      <p>We went.</p>
      <article>A comment.</article>
    </article>
  </body>
</html>
`;
const put = (text: string) => withPlayer(text, '../player/', '../transcripts/a-walk.json');
const placed = (text: string): string => {
  const result = put(text);
  assert.ok('page' in result, JSON.stringify(result));
  return result.page;
};

describe('the player in a page', () => {
  it('stands around the article, with its files in the head, indented as the page is', () => {
    const after = placed(page);
    assert.match(
      after,
      /\n {4}<script type="module" src="\.\.\/player\/audio-article\.js"><\/script>\n {2}<\/head>/,
    );
    assert.match(after, /\n {4}<audio-article src="\.\.\/transcripts\/a-walk\.json">\n {4}<article>/);
    assert.match(after, /\n {4}<\/article>\n {4}<\/audio-article>\n {2}<\/body>/);
  });

  it('keeps the ends of lines that the page has', () => {
    const after = placed(page.replaceAll('\n', '\r\n'));
    assert.equal(after.replaceAll('\r\n', '').includes('\n'), false);
  });

  it('may stand within a line', () => {
    assert.equal(
      placed('<head></head><p>x</p><article>y</article>'),
      '<head><link rel="stylesheet" href="../player/audio-article.css"><script type="module" src="../player/audio-article.js"></script></head>' +
        '<p>x</p><audio-article src="../transcripts/a-walk.json"><article>y</article></audio-article>',
    );
  });

  it('is not put in twice, nor where it is not clear what is the article', () => {
    assert.deepEqual(put(placed(page)), { refusal: 'player' });
    assert.deepEqual(put('<head></head><p>x</p>'), { refusal: 'no article' });
    assert.deepEqual(put('<head></head><article>a</article><article>b</article>'), { refusal: 'articles' });
    assert.deepEqual(put('<article>a</article>'), { refusal: 'no head' });
    // Neither a comment nor a script is an article.
    assert.deepEqual(
      put('<head></head><!-- <article>a</article> --><script>"<article></article>"</script>'),
      {
        refusal: 'no article',
      },
    );
  });

  it('takes no character of the page away', () => {
    const parts = fc.constantFrom(
      '<head>',
      '</head>',
      '<article>',
      '</article>',
      '\n',
      '\r\n',
      '  ',
      'text',
      '<p',
      '&amp;',
      '<!--',
      '-->',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 20 }), (pieces) => {
        const before = pieces.join('');
        const result = put(before);
        if ('refusal' in result) return;
        let at = 0;
        for (const character of result.page) if (character === before[at]) at++;
        assert.equal(at, before.length);
      }),
    );
  });
});
