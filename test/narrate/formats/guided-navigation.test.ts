import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TimedCue, TimedText } from '../../../src/core/formats/timed-text.js';
import { guidedNavigation, writeGuidedNavigation } from '../../../src/narrate/formats/guided-navigation.js';

const read = (...guided: readonly object[]): TimedText => guidedNavigation.read({ guided }, 'g.json', 'en');
const clip = (text: string, times: string, more: object = {}): object => ({
  text,
  audioref: `a.mp3#t=${times}`,
  ...more,
});

describe('Guided Navigation is read', () => {
  it('with the text of an object as it is or in its plain form, and no words where none are told', () => {
    assert.deepEqual(
      read(clip('One  two.', '0.5,1.25'), clip('x', '1.25,2', { text: { plain: 'Three.' } })),
      {
        audio: 'a.mp3',
        cues: [
          { startMs: 500, endMs: 1250, text: 'One two.', words: [] },
          { startMs: 1250, endMs: 2000, text: 'Three.', words: [] },
        ],
      },
    );
  });

  it('with times in seconds, from the beginning where none is told, marked as npt or not', () => {
    const times = (written: string): [number, number] => {
      const [cue] = read(clip('One.', written)).cues;
      return [cue!.startMs, cue!.endMs];
    };
    assert.deepEqual(times('npt:1.5,12.25'), [1500, 12_250]);
    assert.deepEqual(times(',2'), [0, 2000]);
    assert.deepEqual(times('10,11'), [10_000, 11_000]);
  });

  it('with clips below a phrase as its words, whose times the phrase has if it tells none', () => {
    const words = [clip('Two', '1,2'), clip('storks.', '2.5,3')];
    const said = { text: 'Two storks.', words: [[0, 3, 1000, 2000], [4, 11, 2500, 3000]] }; // prettier-ignore
    assert.deepEqual(read({ text: 'Two storks.', children: words }).cues, [
      { startMs: 1000, endMs: 3000, ...said },
    ]);
    assert.deepEqual(read(clip('Two storks.', '0.5,4', { children: words })).cues, [
      { startMs: 500, endMs: 4000, ...said },
    ]);
  });

  it('with what lies below as phrases of their own, where not all of it are words', () => {
    const mixed = { text: 'Storks', children: [clip('Two.', '1,2'), { role: ['image'] }] };
    assert.deepEqual(
      read(mixed).cues.map(({ text }) => text),
      ['Two.'],
    );
    const silent = clip('All of it.', '0,3', { children: [clip('', '1,2')] });
    assert.deepEqual(
      read(silent).cues.map(({ text, words }) => [text, words]),
      [['All of it.', []]],
    );
    assert.deepEqual(read({ text: 'Not spoken.' }, { role: ['image'] }, clip(' ', '0,1')).cues, []);
  });

  it('with the block that a role names, on the first phrase in it', () => {
    const block = (...role: string[]): (TimedCue['begins'] | undefined)[] =>
      read({ role, children: [clip('One.', '0,1'), clip('Two.', '1,2')] }).cues.map(({ begins }) => begins);
    assert.deepEqual(block('heading'), [{ kind: 'heading', level: 2 }, undefined]);
    assert.deepEqual(block('paragraph'), [{ kind: 'paragraph' }, undefined]);
    assert.deepEqual(block('listItem'), [{ kind: 'list-item' }, undefined]);
    assert.deepEqual(block('blockquote'), [{ kind: 'quote' }, undefined]);
    assert.deepEqual(block('aside', 'blockquote', 'paragraph'), [{ kind: 'quote' }, undefined]);
    assert.deepEqual(block('constructor'), [undefined, undefined]);
    assert.deepEqual(block(), [undefined, undefined]);
    const nested = read({ role: ['blockquote'], children: [clip('One.', '0,1', { role: ['paragraph'] })] });
    assert.deepEqual(nested.cues[0]!.begins, { kind: 'paragraph' });
  });

  it('and refused with the reference that leads to no stretch of audio, or with the number of files', () => {
    const refused = (audioref: string): void =>
      assert.throws(() => read({ text: 'One.', audioref }), {
        code: 'AA_E_TIMED_TEXT',
        message: `g.json has an audioref without a beginning and an end: ${audioref}.`,
      });
    for (const audioref of ['a.mp3', '#t=0,1', 'a.mp3#t=1', 'a.mp3#t=1,', 'a.mp3#t=2,2', 'a.mp3#t=2,1', 'a.mp3#t=a,1', 'a.mp3#t=0,1s', 'a.mp3#t=0,1.', 'a#b#t=0,1', 'a.mp3#u#t=0,1'])
      refused(audioref); // prettier-ignore
    assert.throws(
      () => read({ text: 'One.', children: [{ text: 'One.', audioref: '' }] }),
      /without a beginning and an end: \./,
    );
    const other = { text: 'Two.', audioref: 'b.mp3#t=0,1' };
    assert.throws(() => read(clip('One.', '0,1'), other), {
      message: 'g.json speaks of 2 audio files.',
      remedy: 'Give a document with one audio file.',
    });
  });

  it('only where the object has the field', () => {
    assert.ok(guidedNavigation.isIt({ guided: [] }));
    assert.ok(!guidedNavigation.isIt({ links: [] }));
    assert.ok(!guidedNavigation.isIt(null));
    assert.ok(!guidedNavigation.isIt('guided'));
    assert.throws(() => guidedNavigation.read({ guided: [{ children: 1 }] }, 'g.json', 'en'), {
      message: /^g\.json is not right at \/guided\/0\/children/,
    });
  });
});

describe('Guided Navigation is written', () => {
  const cue = (text: string, startMs: number, begins?: TimedCue['begins']): TimedCue => ({
    ...{ startMs, endMs: startMs + 500, text, words: [] },
    ...(begins && { begins }),
  });
  const written = (cues: readonly TimedCue[], lang?: string): unknown =>
    JSON.parse(writeGuidedNavigation({ cues, lang, audio: 'a.mp3#t=1' }));

  it('with a role for each block and its sentences below it', () => {
    const cues = [
      cue('One', 0, { kind: 'title' }),
      cue('Two.', 500, { kind: 'paragraph' }),
      cue('Three.', 1250),
      cue('Vier.', 2000, { kind: 'quote', lang: 'de' }),
      cue('Five', 3000, { kind: 'list-item' }),
      cue('Six', 4000, { kind: 'heading', level: 3 }),
    ];
    const child = (times: string, plain: string, language = 'en'): object => ({
      audioref: `a.mp3#t=${times}`,
      text: { plain, language },
    });
    assert.deepEqual(written(cues, 'en'), {
      guided: [
        { role: ['heading'], children: [child('0,0.5', 'One')] },
        { role: ['paragraph'], children: [child('0.5,1', 'Two.'), child('1.25,1.75', 'Three.')] },
        { role: ['blockquote'], children: [child('2,2.5', 'Vier.', 'de')] },
        { role: ['listItem'], children: [child('3,3.5', 'Five')] },
        { role: ['heading'], children: [child('4,4.5', 'Six')] },
      ],
    });
  });

  it('with each phrase as a paragraph where nothing tells of blocks, without a language that nobody knows', () => {
    const object = (times: string, plain: string): object => ({
      role: ['paragraph'],
      children: [{ audioref: `a.mp3#t=${times}`, text: { plain } }],
    });
    const none = { ...cue('Nothing.', 600), endMs: 600 };
    assert.deepEqual(written([cue('One.', 0), none, cue('Two.', 1000)]), {
      guided: [object('0,0.5', 'One.'), object('1,1.5', 'Two.')],
    });
  });

  it('so that a person can read it', () => {
    const text = writeGuidedNavigation({ cues: [cue('One.', 0)], audio: 'a.mp3' });
    assert.match(text, /^\{\n {2}"guided": \[\n/);
    assert.ok(text.endsWith('}\n'));
  });
});
