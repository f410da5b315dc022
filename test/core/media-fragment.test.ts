import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readMediaFragment, writeMediaFragment } from '../../src/core/media-fragment.js';

const at = (hash: string): number | undefined => readMediaFragment(hash)?.at;

describe('The time in an address', () => {
  it('is read in seconds, minutes and hours, as Media Fragments have it', () => {
    for (const [hash, ms] of [
      ['#t=12.3', 12_300],
      ['#t=0', 0],
      ['#t=90s', 90_000],
      ['#t=2:03', 123_000],
      ['#t=1:02:03', 3_723_000],
      ['#t=01:02:03.5', 3_723_500],
      ['#t=npt:10,20', 10_000],
      ['#t=,20', 0],
      ['#t=npt:,20', 0],
      ['#t=1:59.9', 119_900],
      ['#t=10,', 10_000],
      ['#track=audio&t=5', 5000],
      ['#t=nonsense&t=5', 5000],
      ['#t=5&t=nonsense', 5000],
      ['#t=5&t=6', 6000],
      ['#t=npt%3A5', 5000],
      ['#t=4.6', 4600],
      ['#t=1.001', 1001],
    ] as const)
      assert.equal(at(hash), ms, hash);
  });

  it('survives a text fragment that the browser has left there', () => {
    assert.equal(at('#t=12.3:~:text=It%20rained'), 12_300);
    assert.equal(at('#:~:text=t=5'), undefined);
  });

  it('is none in nonsense', () => {
    for (const hash of [
      '',
      '#',
      '#t',
      '#t=',
      '#t=-5',
      '#t=five',
      '#t=1:75',
      '#t=1:60',
      '#t=s,5',
      `#t=${'9'.repeat(400)}`,
      '#t=1:75:00',
      '#t=1e3',
      '#t=Infinity',
      '#t=%E0%A4%A',
      '#text=5',
      '#chapter-2',
      '#T=5',
    ])
      assert.equal(at(hash), undefined, hash);
  });

  it('may name the narration', () => {
    assert.deepEqual(readMediaFragment('#t=5&audio=a%20b'), { at: 5000, audio: 'a b' });
    assert.deepEqual(readMediaFragment('#audio=a&t=5'), { at: 5000, audio: 'a' });
    assert.deepEqual(readMediaFragment('#t=5&audio=%E0'), { at: 5000, audio: '%E0' }, 'as it stands');
    assert.equal(writeMediaFragment({ at: 5000, audio: 'a b&c' }), '#t=5&audio=a%20b%26c');
  });

  it('comes before the text, in which what has a meaning there is encoded', () => {
    assert.equal(
      writeMediaFragment(
        { at: 12_300, audio: undefined },
        { prefix: 'one-two', textStart: 'Salt, & well-known', textEnd: 'über', suffix: 'a,b' },
      ),
      '#t=12.3:~:text=one%2Dtwo-,Salt%2C%20%26%20well%2Dknown,%C3%BCber,-a%2Cb',
    );
  });

  it('has no more of the text than is given', () => {
    assert.equal(writeMediaFragment({ at: 0, audio: undefined }, { textStart: 'Salt' }), '#t=0:~:text=Salt');
  });

  it('comes back as it was written', () => {
    for (const ms of [0, 1, 1001, 12_300, 4600, 3_723_999])
      assert.equal(at(writeMediaFragment({ at: ms, audio: undefined }, { textStart: 't=9' })), ms);
  });
});
