import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressRule } from '../../../src/core/text/spoken/addresses.js';
import {
  gapAfter,
  joined,
  joinedBefore,
  type Rule,
  textAt,
  type Written,
} from '../../../src/core/text/spoken/reading.js';
import { readShare } from '../../../src/core/text/spoken/share.js';
import { signFirst } from '../../../src/core/text/spoken/sign-first.js';
import { spokenForm } from '../../../src/core/text/spoken/spoken.js';
import { telephoneRule } from '../../../src/core/text/spoken/telephone.js';
import { thousandsRule } from '../../../src/core/text/spoken/thousands.js';

/* What languages have in common, with words of no language: so that it is seen which rule says what. */

/** Words parted by spaces; what stands in braces is the gap after a word: `030{) }12`. */
function written(text: string): Written[] {
  const words = [...text.matchAll(/([^\s{]+)(?:\{([^}]*)\}|(\s+)|$)/g)];
  return words.map(([, word = '', gap, spaces = '']) => ({ text: word, gap: gap ?? spaces }));
}
const say = (rule: Rule, text: string, at = 0): string | undefined =>
  rule(written(text), at)
    ?.map((said) => said.join(' '))
    .join(' | ');

describe('a word and its neighbours', () => {
  const words = written('a b{, }c{}d');

  it('are joined where only space stands between', () => {
    assert.deepEqual([0, 1, 2, 3, 4].map((at) => joined(words, at)), ['b', undefined, undefined, undefined, undefined]);
    assert.deepEqual([0, 1, 2, 3, 4].map((at) => joinedBefore(words, at)), [undefined, 'a', undefined, 'c', 'd']);
    assert.equal(joined([{ text: 'a', gap: ' ' }], 0), undefined);
    assert.equal(joinedBefore([{ text: 'a', gap: '' }], 0), undefined);
  }); // prettier-ignore

  it('are empty where there are none', () => {
    assert.deepEqual([-1, 0, 3, 4].map((at) => textAt(words, at)), ['', 'a', 'd', '']);
    assert.deepEqual([-1, 0, 1, 3, 4].map((at) => gapAfter(words, at)), ['', ' ', ', ', '', '']);
  }); // prettier-ignore
});

describe('a telephone number', () => {
  const rule = telephoneRule({
    whole: /^\d{3}-\d{4}$|^0\d{1,5}\/\d+$/,
    emergency: /^112$/,
    dialled: /^call$/,
    plus: 'plus',
    digits: (digits) => Array.from(digits),
  });

  it('is said digit by digit, group by group', () => {
    assert.equal(say(rule, '+49 30 1234567'), 'plus 4 9 | 3 0 | 1 2 3 4 5 6 7');
    assert.equal(say(rule, '0800 123 456'), '0 8 0 0 | 1 2 3 | 4 5 6');
    assert.equal(say(rule, '030{) }123456'), '0 3 0 | 1 2 3 4 5 6');
    assert.equal(say(rule, '030{ / }123-456'), '0 3 0 | 1 2 3 4 5 6');
    assert.equal(say(rule, '030{-}123{–}456'), '0 3 0 | 1 2 3 | 4 5 6');
    assert.equal(say(rule, '+49{ (}0{) }30 123456'), 'plus 4 9 | 0 | 3 0 | 1 2 3 4 5 6');
    assert.equal(say(rule, '(0 30 123456'), undefined);
    assert.equal(say(rule, 'x{ (}0{) }30 123456', 1), '0 | 3 0 | 1 2 3 4 5 6');
    assert.equal(say(rule, '212{) }555 0199'), '2 1 2 | 5 5 5 | 0 1 9 9');
  });

  it('is whole with its hyphen, or goes on after its slash', () => {
    assert.equal(say(rule, '555-0199 123'), '5 5 5 0 1 9 9');
    assert.equal(say(rule, '0800/111 0 111'), '0 8 0 0 1 1 1 | 0 | 1 1 1');
    assert.equal(say(rule, '030/1234567 0 111'), '0 3 0 1 2 3 4 5 6 7');
  });

  it('ends with what is no group, and after seven', () => {
    assert.equal(say(rule, '0800 123 456 people'), '0 8 0 0 | 1 2 3 | 4 5 6');
    assert.equal(say(rule, '0800 123 456{, }789'), '0 8 0 0 | 1 2 3 | 4 5 6');
    assert.equal(say(rule, '0800 123 456 7.5'), '0 8 0 0 | 1 2 3 | 4 5 6');
    assert.equal(say(rule, '0800 1 2 3 4 5 6 7 8'), '0 8 0 0 | 1 | 2 | 3 | 4 | 5 | 6');
  });

  it('has seven digits, or is called in need', () => {
    assert.equal(say(rule, '030 123'), undefined);
    assert.equal(say(rule, '030 1234'), '0 3 0 | 1 2 3 4');
    assert.equal(say(rule, '112'), undefined);
    assert.equal(say(rule, 'call 112', 1), '1 1 2');
    assert.equal(say(rule, 'recall 112', 1), undefined);
    for (const none of ['123 4567', 'a030 1234', '+4912 34567', '012345 6789', '0 30 123456', '+49x 123456'])
      assert.equal(say(rule, none), undefined, none);
  });
});

describe('thousands with a space', () => {
  const rule = thousandsRule((digits) => [digits], 'thousand');

  it('are one number in two words', () => {
    assert.equal(say(rule, '10 000 people'), '10 | thousand');
    assert.equal(say(rule, '1 000'), '1 | thousand');
    assert.equal(say(rule, '12 500'), '12 thousand | 500');
    assert.equal(say(rule, '120 450 a'), '120 thousand | 450');
  });

  it('are none where it could be two', () => {
    for (const none of ['2 500', '12 050', '12 512', '012 500', '1234 500', '12 5000', '12 50', '10 000 000', '12 500 5', '10{, }000', 'a10 000', '10a 000'])
      assert.equal(say(rule, none), undefined, none); // prettier-ignore
  });
});

describe('an address', () => {
  const rule = addressRule({
    ...{ dot: 'dot', at: 'at', slash: 'slash', hashtag: 'hashtag', number: 'number' },
    part: (text) => [text],
    spell: (text) => Array.from(text).filter((letter) => /[a-z]/i.test(letter)),
  });

  it('of a site is said by its parts, and spelled where nobody could say it', () => {
    assert.equal(say(rule, 'example.com'), 'example dot com');
    assert.equal(say(rule, 'www.bbc.co.uk'), 'b b c dot co dot u k');
    assert.equal(say(rule, 'WWW.Example.com'), 'Example dot com');
    assert.equal(say(rule, 'bbcbbc.de'), 'bbcbbc dot d e');
    assert.equal(say(rule, 'bbcbb.info'), 'b b c b b dot info');
    assert.equal(say(rule, 'https://a.b.museum:80/x//y/'), 'a dot b dot museum slash x slash y');
    assert.equal(say(rule, 'ftp://example.shop'), 'example dot shop');
    assert.equal(say(rule, 'https://example.123'), 'example dot 123');
    for (const top of ['org', 'net', 'gov', 'blog', 'app', 'page', 'site', 'world', 'name', 'mobi', 'cloud', 'agency', 'online', 'news'])
      assert.equal(say(rule, `http://example.${top}`), `example dot ${top}`, top); // prettier-ignore
    for (const top of ['edu', 'io', 'eu', 'uk', 'de', 'fr', 'at', 'ch', 'tv', 'ai', 'me', 'co', 'us'])
      assert.equal(say(rule, `example.${top}`), `example dot ${Array.from(top).join(' ')}`, top);
  });

  it('is followed only so far, without its query', () => {
    assert.equal(say(rule, 'example.com/a/b/c/d/e'), 'example dot com slash a slash b slash c slash d');
    assert.equal(say(rule, 'example.com/a?b=c/d'), 'example dot com slash a');
    assert.equal(say(rule, 'https://example.com#b/c'), 'example dot com');
    assert.equal(say(rule, `example.com/${'a'.repeat(90)}`), `example dot com slash ${'a'.repeat(80)}`);
  });

  it('of somebody has its at, and tags have their sign', () => {
    assert.equal(say(rule, 'jane..doe@example.com'), 'jane dot doe at example dot com');
    assert.equal(say(rule, 'mailto:jane@a.de'), 'jane at a dot d e');
    assert.equal(say(rule, 'jane+x@a..de'), 'jane+x at a dot d e');
    assert.equal(say(rule, '#jazz'), 'hashtag jazz');
    assert.equal(say(rule, '#1'), 'number 1');
    assert.equal(say(rule, '#1a'), 'hashtag 1a');
    assert.equal(say(rule, '@jane'), 'at jane');
    assert.equal(say(rule, '#_x'), 'hashtag _x');
  });

  it('is none where a full stop only lacks its space', () => {
    for (const none of ['end.Start', 'example', '#', '@', '#-', 'a@', '@.x', 'x.exe', 'https://', 'a://example.com', 'example..com'])
      assert.equal(say(rule, none), undefined, none); // prettier-ignore
  });
});

describe('a currency before its number', () => {
  const isCurrency = (text: string): boolean => text === 'EUR';
  const rule = signFirst(isCurrency, (text) => text === 'Mio', (words, at) => {
    const texts = words.slice(at).map(({ text }) => text);
    const length = texts.indexOf('EUR') + 1;
    return length > 0 ? texts.slice(0, length).map((text) => [text]) : undefined;
  }); // prettier-ignore

  it('is said after it, and after what the number is multiplied with', () => {
    assert.equal(say(rule, 'EUR 5 more'), '5 | EUR');
    assert.equal(say(rule, 'EUR 5 Mio more'), '5 | Mio | EUR');
    assert.equal(say(rule, 'for EUR 5', 1), '5 | EUR');
  });

  it('is read with the words around it, each with what stands after it', () => {
    const around = (text: string, at: number): string | undefined => {
      let seen: string | undefined;
      signFirst(isCurrency, (scale) => scale === 'Mio', (words, i) => {
        seen = `${i}: ${words.map(({ text: word, gap }) => word + gap.replaceAll(' ', '·')).join('')}`;
        return undefined;
      })(written(text), at); // prettier-ignore
      return seen;
    };
    assert.equal(around('far from EUR 5{, }more words', 2), '1: from·5·EUR,·more·');
    assert.equal(around('from EUR 5 Mio{. }More words', 1), '1: from·5·Mio·EUR.·More·');
    assert.equal(around('EUR 5{, }more', 0), '0: 5·EUR,·more');
    assert.equal(around('EUR 5', 0), '0: 5·EUR');
    assert.equal(around('from EUR a5', 1), undefined);
  });

  it('is none where no number follows, or the rest reads as another number of words', () => {
    for (const none of ['EUR', 'EUR more', 'EUR{-}5', 'USD 5'])
      assert.equal(say(rule, none), undefined, none);
    const shorter = signFirst(isCurrency, () => false, () => [['5']]); // prettier-ignore
    assert.equal(say(shorter, 'EUR 5'), undefined);
    assert.equal(say(signFirst(isCurrency, () => false, () => undefined), 'EUR 5'), undefined); // prettier-ignore
  });
});

it('a share before a hyphen is a fraction, where it is less than one and of a few parts', () => {
  const share = (text: string): string | undefined =>
    readShare(text, (number) => [`<${number}>`], (rest) => [rest])?.flat().join(' '); // prettier-ignore
  assert.equal(share('2/3-majority'), '<2/3> majority');
  assert.equal(share('1/2-inch-wide'), '<1/2> inch-wide');
  assert.equal(share('4/5-Ü'), '<4/5> Ü');
  for (const none of [
    '2/2-x',
    '3/2-x',
    '9/11-style',
    '24/7-x',
    '1/6-x',
    '0/2-x',
    '1/2',
    '1/2-',
    '1/2-3',
    'a1/2-x',
  ])
    assert.equal(share(none), undefined, none);
});

describe('what a voice is given', () => {
  const tokens = (text: string, lang: string, ends: readonly number[] = [text.length]): string[] =>
    spokenForm(
      text,
      { start: 0, end: text.length },
      ends.map((end, i) => ({ start: ends[i - 1] ?? 0, end })),
      lang,
    ).map((token) => token.text);

  it('is never longer than anybody could listen to, and no letter is cut in two', () => {
    assert.equal(tokens('a'.repeat(300), 'fr')[0]!.length, 200);
    assert.equal(tokens('a'.repeat(200), 'fr')[0]!.length, 200);
    assert.equal(tokens(`${'a'.repeat(199)}𝒳𝒳`, 'fr')[0], 'a'.repeat(199));
    assert.equal(tokens(`${'a'.repeat(198)}𝒳𝒳`, 'fr')[0], `${'a'.repeat(198)}𝒳`);
    assert.equal(tokens(`x${'1a'.repeat(300)}`, 'en').length, 200);
  });

  it('is read by the language without its region, and by none that only happens to be a name', () => {
    assert.deepEqual(tokens('3', 'en-GB'), ['three']);
    assert.deepEqual(tokens('3', 'de-AT'), ['drei']);
    for (const lang of ['fr', 'constructor', 'toString', 'und'])
      assert.deepEqual(tokens('3', lang), ['3'], lang);
  });
});
