import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findOnPage } from '../../../src/core/article/on-page.js';

/** What of the narrated text is found, and what became of the rest. */
function found(narrated: readonly string[], page: readonly string[]) {
  const { stretches, lost } = findOnPage(narrated, page);
  for (const list of stretches)
    for (const { block, start, end, at, shift } of list)
      assert.equal(page[at]!.slice(start + shift, end + shift), narrated[block]!.slice(start, end));
  return {
    kept: stretches.map((list) => list.map(({ block, start, end }) => narrated[block]!.slice(start, end))),
    lost: lost.flatMap((list, block) =>
      list.map(({ start, end, fate }) => `${fate}: ${narrated[block]!.slice(start, end)}`),
    ),
  };
}

const narrated = ['Title', 'It rained. The sea was calm. We left.', 'Nobody spoke.'];

describe('Finding the narrated text on the page', () => {
  it('finds blocks that are the same as one run', () => {
    assert.deepEqual(found(narrated, narrated), { kept: narrated.map((text) => [text]), lost: [] });
  });

  it('keeps the unchanged sentences of an edited paragraph', () => {
    const page = ['Title', 'It rained. The sea was wild and grey. We left.', 'Nobody spoke.'];
    assert.deepEqual(found(narrated, page), {
      kept: [['Title'], ['It rained.', 'We left.'], ['Nobody spoke.']],
      lost: ['changed: The sea was calm.'],
    });
  });

  it('keeps them where a sentence was put in or taken out, or a paragraph parted or joined', () => {
    assert.deepEqual(
      found(narrated, ['Title', 'It rained. Hard. The sea was calm. We left.', 'Nobody spoke.']),
      {
        kept: [['Title'], ['It rained.', 'The sea was calm. We left.'], ['Nobody spoke.']],
        lost: [],
      },
    );
    assert.deepEqual(found(narrated, ['Title', 'It rained. We left.', 'Nobody spoke.']).lost, [
      'removed: The sea was calm.',
    ]);
    assert.deepEqual(
      found(narrated, ['Title', 'It rained.', 'The sea was calm. We left.', 'Nobody spoke.']),
      {
        kept: [['Title'], ['It rained.', 'The sea was calm. We left.'], ['Nobody spoke.']],
        lost: [],
      },
    );
    assert.deepEqual(
      found(narrated, ['Title', 'It rained. The sea was calm. We left. Nobody spoke.']).lost,
      [],
    );
  });

  it('tells a teaser from an edited article, and a title that stands elsewhere from an edited one', () => {
    const long = ['Title', ...Array.from({ length: 9 }, (_, i) => `Sentence ${i} of many. It goes on.`)];
    assert.deepEqual(
      new Set(
        found(long, ['Title', long[1]!, 'Subscribe now to read on.']).lost.map((text) => text.split(':')[0]),
      ),
      new Set(['absent']),
    );
    assert.deepEqual(found(['The harbour', 'It rained.'], ['By Ann, 5 May', 'It rained.']).lost, [
      'absent: The harbour',
    ]);
    assert.deepEqual(found(['The harbour', 'It rained.'], ['The old harbour', 'It rained.']).lost, [
      'changed: The harbour',
    ]);
  });

  it('tells a paragraph that was taken out from one that the page does not come to, or begins after', () => {
    const all = ['One.', 'Two.', 'Three.', 'Four.'];
    assert.deepEqual(found(all, ['One.', 'Four.']).lost, ['removed: Two.', 'removed: Three.']);
    assert.deepEqual(found(all, ['One.', 'Two.']).lost, ['absent: Three.', 'absent: Four.']);
    assert.deepEqual(found(all, ['Three.', 'Four.']).lost, ['absent: One.', 'absent: Two.']);
    assert.deepEqual(found(all, ['One.', 'Five.', 'Four.']).lost, ['changed: Two.', 'changed: Three.']);
    assert.deepEqual(
      found(all, []).lost,
      all.map((text) => `absent: ${text}`),
    );
    assert.deepEqual(found([], all), { kept: [], lost: [] });
  });

  it('tells the same of sentences, in an article of one paragraph', () => {
    const all = 'One here. Two there. Three now.';
    assert.deepEqual(found([all], ['One here. Three now.']).lost, ['removed: Two there.']);
    assert.deepEqual(found([all], ['One here. Two there.']).lost, ['absent: Three now.']);
    assert.deepEqual(found([all], ['Two there. Three now.']).lost, ['absent: One here.']);
    assert.deepEqual(found(['First.', all, 'Last.'], ['First.', 'Two there.', 'Last.']).lost, [
      'removed: One here.',
      'removed: Three now.',
    ]);
  });

  it('takes for edited at the edge of the article what shares two words of five, counted as often as they stand', () => {
    const fateOf = (before: string, after: string): string =>
      found([before, 'It rained.'], [after, 'It rained.']).lost[0]!.split(':')[0]!;
    assert.equal(fateOf('a b c d e', 'a b x y z'), 'changed');
    assert.equal(fateOf('a b c d e f', 'a b u v w x'), 'absent');
    assert.equal(fateOf('a b c d e', 'a a a a a'), 'absent');
    assert.equal(fateOf('Höfe, 12!', 'Höfe 12'), 'changed');
    for (const [before, after, other] of [
      ['海很平静', '海很狂野', '山上下雪'],
      ['うみしずか', 'うみあれる', 'やまのなか'],
      ['カメラ', 'カメス', 'ピアノ'],
      ['ทะเล', 'ทะรา', 'ภูผา'],
      ['ທະເລ', 'ທະລາ', 'ພູຜາ'],
      ['សមុទ', 'សមរា', 'ភ្នំ'],
      ['ပင်လယ်', 'ပင်ရာ', 'တောင'],
    ] as const) {
      assert.equal(fateOf(before, after), 'changed', before);
      if (before !== 'ပင်လယ်') assert.equal(fateOf(before, other), 'absent', before);
    }
  });

  it('passes over adverts that were put in between', () => {
    const page = ['Title', 'Buy a lamp.', narrated[1]!, 'Read also: Lamps.', 'Nobody spoke.'];
    assert.deepEqual(found(narrated, page).lost, []);
  });

  it('cuts Chinese, Thai and Arabic where their sentences end', () => {
    for (const [before, after, kept] of [
      ['下雨了。海很平静。我们走了。', '下雨了。海很狂。我们走了。', ['下雨了。', '我们走了。']],
      ['ฝนตก ทะเลสงบ เราไปแล้ว', 'ฝนตก ทะเลแรง เราไปแล้ว', ['ฝนตก', 'เราไปแล้ว']],
      ['هل أمطرت؟ كان البحر هادئا. ذهبنا.', 'هل أمطرت؟ كان البحر هائجا. ذهبنا.', ['هل أمطرت؟', 'ذهبنا.']],
    ] as const)
      assert.deepEqual(found([before], [after]).kept, [kept]);
  });

  it('finds every other sentence again of a long article in which each fifth was edited', () => {
    const sentences = Array.from({ length: 10_000 }, (_, i) => `Sentence ${i} says ${i % 7}.`);
    const edited = sentences.map((sentence, i) => (i % 5 ? sentence : `Other ${i}.`));
    const paragraphs = (list: readonly string[]): string[] =>
      Array.from({ length: list.length / 10 }, (_, i) => list.slice(i * 10, i * 10 + 10).join(' '));
    const { lost } = findOnPage(paragraphs(sentences), paragraphs(edited));
    assert.equal(lost.flat().length, 2000);
  });
});
