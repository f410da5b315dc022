import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Narration } from '../../src/core/narration/schema.js';
import type { Cause } from '../../src/player/exposed.js';
import { createSource, type Source } from '../../src/player/source.js';
import { createStore, type Store } from '../../src/player/store.js';
import { sampleNarration } from '../core/narration/sample.js';

/* Addresses come and go, answers come late, in another order or not at all: what is played is what was asked for last. */

const names = ['a', 'b', 'c'] as const;
type Name = (typeof names)[number];
type Outcome = 'right' | 'missing' | 'no JSON' | 'of another kind' | 'cut' | 'with a file for audio';

const narrationOf = (name: Name): Narration => ({ ...sampleNarration(), id: name });

const bodies: Readonly<Record<Exclude<Outcome, 'missing' | 'cut'>, (name: Name) => string>> = {
  right: (name) => JSON.stringify(narrationOf(name)),
  'no JSON': () => '{"version":1,',
  'of another kind': () => '{"version":2}',
  'with a file for audio': (name) => {
    const narration = narrationOf(name);
    return JSON.stringify({
      ...narration,
      audio: narration.audio.map((audio) => ({ ...audio, src: 'file:///etc/passwd' })),
    });
  },
};

/** As much of an audio element as is needed here. */
class Media extends EventTarget {
  paused = true;
  error: object | null = null;
  playbackRate = 1;
  src = '';
  canPlayType = (): string => 'maybe';
  removeAttribute(): void {
    this.src = '';
  }
  load(): void {
    this.error = null;
    this.tell('emptied', { paused: true });
  }
  pause(): void {
    if (!this.paused) this.tell('pause', { paused: true });
  }
  tell(type: string, change: Partial<Media> = {}): void {
    Object.assign(this, change);
    this.dispatchEvent(new Event(type));
  }
}

interface Asked {
  readonly name: Name;
  readonly answer: (outcome: Outcome) => void;
}

interface Model {
  wanted: Name | undefined;
  /** What came of what was asked for last. */
  state: 'nothing' | 'loading' | 'there' | 'missing' | 'invalid';
  isPaused: boolean;
}

interface Real {
  readonly media: Media;
  readonly store: Store;
  readonly source: Source;
  readonly asked: Asked[];
  readonly causes: Cause[];
  readonly told: string[];
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function agree(model: Model, { media, store, source }: Real): Promise<void> {
  // What is read in full is loaded for it.
  if (model.state !== 'loading') await source.loading;
  await settled();
  const { state } = store;
  const isThere = model.state === 'there';
  assert.equal(source.narrated?.narration.id, isThere ? model.wanted : undefined);
  assert.equal(state.narration?.id, isThere ? model.wanted : undefined);
  assert.equal(source.failure !== undefined, model.state === 'missing' || model.state === 'invalid');
  const wrong = { missing: 'narration-missing', invalid: 'narration-invalid' } as const;
  const expected = model.state === 'missing' || model.state === 'invalid' ? wrong[model.state] : undefined;
  if (expected || state.problem !== 'audio') assert.equal(state.problem, expected);
  assert.equal(media.src !== '', isThere, media.src);
  assert.ok(!media.src || /^https:\/\/example\.org\//.test(media.src), media.src);
  assert.equal(state.paused, media.paused);
  assert.equal(state.paused, model.isPaused);
  assert.equal(state.rate, media.playbackRate);
}

type Step = fc.AsyncCommand<Model, Real>;
const step = (
  name: string,
  run: (model: Model, real: Real) => void,
  check: (model: Readonly<Model>) => boolean = () => true,
): Step => ({
  check,
  async run(model, real) {
    run(model, real);
    await agree(model, real);
  },
  toString: () => name,
});

const outcomes = ['right', 'missing', 'no JSON', 'of another kind', 'cut', 'with a file for audio'] as const;
const steps: fc.Arbitrary<Step>[] = [
  fc.constantFrom(undefined, ...names).map((name) =>
    step(`load ${name ?? 'nothing'}`, (model, { source }) => {
      if (model.state === 'there' || model.state === 'missing' || model.state === 'invalid') model.isPaused = true;
      Object.assign(model, { wanted: name, state: name ? 'loading' : 'nothing' });
      source.load(name ? `${name}.json` : '', 'https://example.org/');
    }),
  ),
  fc.tuple(fc.nat({ max: 5 }), fc.constantFrom<Outcome>(...outcomes)).map(([nth, outcome]) =>
    step(`request ${nth} is answered: ${outcome}`, (model, { asked }) => {
      const [one] = asked.splice(nth % Math.max(1, asked.length), 1);
      if (!one) return;
      // Only the last one counts.
      const isLast = asked.length === 0 || nth % (asked.length + 1) === asked.length;
      one.answer(outcome);
      if (!isLast || model.state !== 'loading') return;
      model.state = outcome === 'right' ? 'there' : outcome === 'missing' || outcome === 'cut' ? 'missing' : 'invalid';
      if (model.state !== 'there') model.isPaused = true;
    }),
  ),
  fc.constant(
    step('play', (model, { media }) => {
      media.tell('play', { paused: false });
      model.isPaused = false;
    }, (model) => model.state === 'there'),
  ),
  fc.constant(
    step('pause', (model, { media }) => {
      media.pause();
      model.isPaused = true;
    }),
  ),
  fc.constantFrom(0.5, 2).map((rate) => step(`rate ${rate}`, (_, { media }) => media.tell('ratechange', { playbackRate: rate }))),
]; // prettier-ignore

describe('What is played', () => {
  it('is what was asked for last, whichever answers come, in whatever order; and each change has a cause and is one', async (t) => {
    await fc.assert(
      fc.asyncProperty(fc.commands(steps, { maxCommands: 40 }), async (commands) => {
        const asked: Asked[] = [];
        t.mock.method(globalThis, 'fetch', (url: URL, { signal }: RequestInit) => {
          const name = url.pathname.slice(1, 2) as Name;
          return new Promise<Response>((resolve, reject) => {
            const gone = (): void => {
              const at = asked.indexOf(request);
              if (at >= 0) asked.splice(at, 1);
              reject(new DOMException('Aborted', 'AbortError'));
            };
            const request: Asked = {
              name,
              answer(outcome) {
                if (outcome === 'cut') reject(new TypeError('Failed to fetch'));
                else if (outcome === 'missing') resolve(new Response('', { status: 404 }));
                else resolve(new Response(bodies[outcome](name)));
              },
            };
            asked.push(request);
            // Half of the time an answer is on its way already when nobody wants it any more.
            signal?.addEventListener('abort', () => asked.length % 2 === 0 && gone());
          });
        });
        const media = new Media();
        const store = createStore();
        const causes: Cause[] = [];
        let before = store.state;
        store.onChange((cause) => {
          assert.notDeepEqual(store.state, before, 'a change that is none');
          before = store.state;
          causes.push(cause);
        });
        store.connect(media, new AbortController().signal);
        const told: string[] = [];
        const source = createSource({
          media: media as unknown as HTMLMediaElement,
          store,
          dispatch: (type) => void told.push(type),
          arrived: () => undefined,
        });
        const real: Real = { media, store, source, asked, causes, told };
        const model: Model = { wanted: undefined, state: 'nothing', isPaused: true };
        await fc.asyncModelRun(() => ({ model, real }), commands);
        assert.ok(causes.every((cause) => /^(?:action|pause|end|error|load)$/.test(cause)));
        t.mock.restoreAll();
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 150) },
    );
  });
});

describe('A narration’s address', () => {
  const page = 'https://example.org/news/';
  const mp3 = { ...sampleNarration().audio[0]!, src: 'a.mp3' };
  const opus = { ...mp3, src: 'a.opus', type: 'audio/ogg; codecs=opus' };

  /** @param answer what the network gives for any address, text or a status */
  async function loaded(
    t: TestContext,
    answer: string | number,
    src = 'a.json',
    plays: readonly string[] = [mp3.type],
  ) {
    const asked: string[] = [];
    t.mock.method(globalThis, 'fetch', (url: URL) => {
      asked.push(url.href);
      return Promise.resolve(
        typeof answer === 'string' ? new Response(answer) : new Response('', { status: answer }),
      );
    });
    const media = Object.assign(new Media(), {
      canPlayType: (type: string) => (plays.includes(type) ? 'maybe' : ''),
      loads: 0,
      load() {
        media.loads++;
      },
    });
    const store = createStore();
    const changes: unknown[] = [];
    const told: string[] = [];
    store.onChange((cause) => changes.push(cause));
    const source = createSource({
      media: media as unknown as HTMLMediaElement,
      store,
      dispatch: (type) => void told.push(type),
      arrived: () => void told.push('(arrived)'),
    });
    source.load(src, page);
    await source.loading;
    return { media, store, source, asked, told, changes };
  }
  const withAudio = (...audio: Narration['audio']): string => JSON.stringify({ ...sampleNarration(), audio });

  it('is relative to the page, and its audio to it; who listens is told when all of it is in place', async (t) => {
    const { media, store, source, asked, told, changes } = await loaded(t, withAudio(mp3), '../t/a.json');
    assert.deepEqual(asked, ['https://example.org/t/a.json']);
    assert.equal(media.src, 'https://example.org/t/a.mp3');
    assert.deepEqual(told, ['(arrived)', 'durationchange', 'loadedmetadata']);
    assert.deepEqual(changes, ['load']);
    assert.equal(source.narrated?.url.href, asked[0]);
    assert.equal(store.state.narration, source.narrated?.narration);
    assert.equal(source.failure, undefined);
    assert.equal(media.loads, 0, 'There was nothing to forget');
  });

  it('with several files of audio has Opus played, where it can be', async (t) => {
    const both = withAudio(mp3, opus);
    assert.match((await loaded(t, both, 'a.json', [mp3.type, opus.type])).media.src, /a\.opus$/);
    assert.match((await loaded(t, both)).media.src, /a\.mp3$/);
  });

  it('has the first of the files that can be played, and the first of all where none can: the element says why', async (t) => {
    const wave = { ...mp3, src: 'a.wav', type: 'audio/wav' };
    assert.match((await loaded(t, withAudio(wave, mp3))).media.src, /a\.mp3$/);
    assert.match((await loaded(t, withAudio(wave, mp3), 'a.json', [])).media.src, /a\.wav$/);
  });

  it('that is none, and one that is not found, fail in words: the narration is missing', async (t) => {
    for (const [answer, src, says] of [
      ['{}', 'http://[', /^http:\/\/\[ is no address\.$/],
      [404, 'a.json', /answered 404/],
    ] as const) {
      const { store, source, told, media, changes } = await loaded(t, answer, src);
      assert.match(String(source.failure?.message), says);
      assert.equal(store.state.problem, 'narration-missing');
      assert.deepEqual([told, changes], [['error'], ['error']]);
      assert.equal(media.src, '');
    }
  });

  it('of something else is invalid, and forgotten with what is asked for next', async (t) => {
    const { store, source, media } = await loaded(t, '{"version":2}');
    assert.equal(store.state.problem, 'narration-invalid');
    store.set('action', { status: 'Said', resumeMs: 1 });
    media.src = 'https://example.org/before.mp3';
    source.load('', page);
    assert.deepEqual([source.failure, source.loading, media.src], [undefined, undefined, '']);
    const { problem, status, resumeMs } = store.state;
    assert.deepEqual([problem, status, resumeMs], [undefined, '', undefined]);
    assert.equal(media.loads, 1);
  });

  it('given up before its answer came is not told of, whatever it was', async (t) => {
    for (const answer of [withAudio(mp3), 404]) {
      const { source, told, store } = await loaded(t, answer, '');
      source.load('a.json', page);
      const gone = source.loading;
      source.load('', page);
      await gone;
      assert.deepEqual([told, store.state.problem, source.narrated], [[], undefined, undefined]);
    }
  });

  it('hides no mistake of our own as one of the narration', async (t) => {
    t.mock.method(globalThis, 'fetch', () => Promise.resolve(new Response(withAudio(mp3))));
    const source = createSource({
      media: new Media() as unknown as HTMLMediaElement,
      store: createStore(),
      dispatch: () => undefined,
      arrived: () => {
        throw new TypeError('ours');
      },
    });
    source.load('a.json', page);
    await assert.rejects(source.loading!, /ours/);
    assert.equal(source.failure, undefined);
  });
});
