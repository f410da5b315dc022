import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Nesting } from '../../../src/core/text/nesting.js';

/** What stands within a quotation, its opening mark included; a bar between several. */
function quoted(text: string): string {
  const nesting = new Nesting(text);
  let inside = '';
  for (let at = 0; at < text.length; at++) {
    nesting.advance(at + 1);
    inside += nesting.quoted ? text.charAt(at) : '|';
  }
  return inside.split(/\|+/).filter(Boolean).join('|');
}

/** Whether a sentence that began at the beginning may not end where the bar stands. */
function isHeld(marked: string, start = 0): boolean {
  const at = marked.indexOf('|');
  const nesting = new Nesting(marked.replace('|', ''));
  nesting.advance(at);
  return nesting.holds(start, at);
}

describe('quotations', () => {
  it('are open from their first mark to the one that closes it, in each way to write them', () => {
    for (const [open, close] of ['“”', '„“', '„”', '«»', '»«', '「」', '『』', '""', '‚‘', '‚’', '‘’', "''"])
      assert.equal(quoted(`He ${open!}said it${close!} now`), `${open!}said it`, `${open!}${close!}`);
    assert.equal(quoted('He “said «it» all” now'), '“said «it» all');
    assert.equal(quoted('“one” and “two”'), '“one|“two');
    assert.equal(quoted('a ” b » c ’ d'), '» c ’ d');
  });

  it('in straight marks open before a word, so that a forgotten one does not turn the others round', () => {
    assert.equal(quoted('He said "yes" and "no".'), '"yes|"no');
    assert.equal(quoted('("yes") —"no" –"so" -"it"'), '"yes|"no|"so|"it');
    assert.equal(quoted('12" and 14" of it'), '');
    assert.equal(quoted('a "forgotten one "and another" end'), '"forgotten one "and another');
    assert.equal(quoted('a " b'), '');
  });

  it('in single marks are no apostrophes', () => {
    assert.equal(quoted("dragon's blood, 'tis said, the '90s, 'em all, 'ne Frage"), '');
    assert.equal(quoted('the dragon’s blood and the boys’ school'), '');
    assert.equal(quoted("he said 'the boys're here' now"), "'the boys're here");
    assert.equal(quoted("'cause and 'til and 'bout 'round 'n 'nen 'ner 'nem 's"), '');
    assert.equal(quoted("a 'never closed"), '');
    assert.equal(quoted("5'a' b"), '');
    assert.equal(quoted("'nest egg' b"), "'nest egg");
  });

  it('that are far longer than any are not waited for', () => {
    assert.equal(quoted(`a 'b${' b'.repeat(123)}' c`).length, 248);
    assert.equal(quoted(`a 'b${' b'.repeat(124)}' c`), '');
  });
});

describe('a sentence is held together', () => {
  it('by a bracket that opened within it, as long as it closes soon', () => {
    assert.ok(isHeld('He came (she left. | They cried.) and went.'));
    for (const [open, close] of ['()', '[]', '（）', '［］', '【】', '《》', '〈〉'])
      assert.ok(isHeld(`He came ${open!}she left. | They${close!} went.`), open);
    assert.ok(!isHeld('(She left. | They cried.) and went.'));
    assert.ok(!isHeld('He came (she left. | They cried and went.'));
    assert.ok(!isHeld('He came (she) left. | They cried) and went.'));
    assert.ok(isHeld(`He came (she left. |${'a'.repeat(238)})`));
    assert.ok(!isHeld(`He came (she left. |${'a'.repeat(239)})`));
    const nesting = new Nesting('He came (she left. They cried.) It went.');
    nesting.advance(18);
    nesting.endSentence();
    assert.ok(!nesting.holds(0, 18));
  });

  it('by a quotation of one word so far, or a short one within it', () => {
    assert.ok(isHeld('“No. | Never.”'));
    assert.ok(!isHeld('“No it is. | Never.”'));
    assert.ok(!isHeld('“No. | Never in all of my life.”'));
    assert.ok(isHeld('He said: “It is so. | It is not.” Then he left.'));
    assert.ok(!isHeld(`He said: “It is so. | It is ${'very '.repeat(8)}much so.” Then he left.`));
    assert.ok(!isHeld('He said: “It is so. | It is not, and never closes'));
    assert.ok(!isHeld('He said so. | It is not'));
  });

  it('by a quotation after which it goes on', () => {
    const long = `He said: “It is so. | It is ${'very '.repeat(8)}much so”`;
    assert.ok(isHeld(`${long}, and left.`));
    assert.ok(isHeld(`${long} and left.`));
    assert.ok(isHeld(`${long} (and left).`));
    assert.ok(!isHeld(`${long} He left.`));
    assert.ok(!isHeld(`${long}. He left.`));
    assert.ok(isHeld('“It is so, you know. | It is not,” he said.'));
    assert.ok(isHeld('“It is so here. | It is not”, he said.'));
    assert.ok(!isHeld(`“It is so here. | It is ${'very '.repeat(8)}much so”, he said.`));
  });
});
