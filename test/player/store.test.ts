import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Cause } from '../../src/player/exposed.js';
import { createStore, durationIn, type MediaLike } from '../../src/player/store.js';
import { sampleNarration } from '../core/narration/sample.js';

/** A media element as the store sees it. */
class Media extends EventTarget implements MediaLike {
  paused = true;
  error: unknown = null;
  playbackRate = 1;

  becomes(state: Partial<Pick<Media, 'paused' | 'error' | 'playbackRate'>>, event: string): void {
    Object.assign(this, state);
    this.dispatchEvent(new Event(event));
  }
}

describe('The player’s store', () => {
  const open = (media = new Media()) => {
    const causes: Cause[] = [];
    const store = createStore();
    store.onChange((cause) => causes.push(cause));
    const connection = new AbortController();
    store.connect(media, connection.signal);
    return { media, store, causes, connection };
  };

  it('takes its state from the media element’s events', () => {
    const { media, store, causes } = open();
    media.becomes({ paused: false }, 'play');
    assert.equal(store.state.paused, false);
    media.becomes({ playbackRate: 2 }, 'ratechange');
    assert.equal(store.state.rate, 2);
    media.becomes({ paused: true }, 'pause');
    assert.deepEqual(causes, ['action', 'action', 'pause']);
  });

  it('has the state of a media element that it joins later', () => {
    const media = new Media();
    media.paused = false;
    assert.equal(open(media).store.state.paused, false);
  });

  it('is silent when nothing has changed', () => {
    const { media, store, causes } = open();
    media.becomes({}, 'pause');
    store.set('action', { status: '' });
    assert.deepEqual(causes, []);
  });

  it('hears nothing more once it is disconnected', () => {
    const { media, store, connection } = open();
    connection.abort();
    media.becomes({ paused: false }, 'play');
    assert.equal(store.state.paused, true);
  });

  it('forgets what was wrong when it plays', () => {
    const { media, store } = open();
    store.set('error', { problem: 'refused' });
    media.becomes({ paused: false }, 'playing');
    assert.equal(store.state.problem, undefined);
  });

  it('does not forget what has stopped the voice when “playing” comes later', () => {
    const { media, store } = open();
    store.set('error', { problem: 'narration-invalid' });
    media.becomes({ paused: true }, 'playing');
    assert.equal(store.state.problem, 'narration-invalid');
  });

  it('forgets what was said of a problem with the problem, and of the one before with the next', () => {
    const { media, store } = open();
    store.set('error', { problem: 'audio', trouble: 'The file is gone.' });
    media.becomes({ paused: false }, 'play');
    assert.equal(store.state.trouble, 'The file is gone.', 'Nothing else takes it away');
    store.set('error', { problem: 'refused' });
    assert.equal(store.state.trouble, undefined);
    store.set('error', { problem: 'audio', trouble: 'The file is gone.' });
    media.becomes({ paused: false }, 'playing');
    assert.deepEqual([store.state.problem, store.state.trouble], [undefined, undefined]);
  });

  it('begins with nothing: no narration, nothing said, nobody elsewhere on the page', () => {
    assert.deepEqual(createStore().state, {
      narration: undefined,
      problem: undefined,
      trouble: undefined,
      paused: true,
      rate: 1,
      resumeMs: undefined,
      status: '',
      hasText: false,
      isBare: false,
      controls: [],
      disclosures: [],
      spoken: undefined,
    });
  });

  it('tells why: what the audio comes to itself is an end, what it loses with its address a load', () => {
    const { media, causes, store } = open();
    media.becomes({ paused: false }, 'play');
    media.becomes({ paused: true }, 'ended');
    media.becomes({ paused: false }, 'play');
    media.becomes({ paused: true }, 'emptied');
    assert.deepEqual(causes, ['action', 'end', 'action', 'load']);
    media.becomes({ error: { code: 4 } }, 'playing');
    assert.equal(store.state.problem, 'audio');
    assert.equal(causes.at(-1), 'action');
  });

  it('tells of what a media element had when it is joined as of a load', () => {
    const media = new Media();
    media.becomes({ paused: false, playbackRate: 2 }, 'play');
    assert.deepEqual(open(media).causes, ['load', 'load']);
  });

  it('tells a listener nothing more once it wants no more', () => {
    const { store, causes } = open();
    const wish = new AbortController();
    const heard: Cause[] = [];
    store.onChange((cause) => heard.push(cause), wish.signal);
    store.set('action', { status: 'One' });
    wish.abort();
    store.set('end', { status: 'Two' });
    assert.deepEqual([heard, causes], [['action'], ['action', 'end']]);
  });

  it('knows the seconds before any audio is there, and none before the narration', () => {
    const { store } = open();
    assert.ok(Number.isNaN(durationIn(store.state)));
    store.set('load', { narration: sampleNarration() });
    assert.equal(durationIn(store.state), 6);
    store.set('load', { narration: { ...sampleNarration(), audio: [] } });
    assert.ok(Number.isNaN(durationIn(store.state)));
  });
});
