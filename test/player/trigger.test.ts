import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTriggers } from '../../src/player/trigger.js';

describe('Why something happens', () => {
  it('is what was being done when the media element was told', () => {
    const triggers = createTriggers();
    triggers.run('user', () => triggers.expect('pause'));
    assert.equal(triggers.of('pause'), 'user');
  });

  it('is the page’s script where nobody says otherwise', () => {
    const triggers = createTriggers();
    triggers.expect('pause');
    assert.equal(triggers.of('pause'), 'page');
  });

  it('is the audio itself when nobody has asked for it', () => {
    const triggers = createTriggers();
    triggers.run('user', () => triggers.expect('pause'));
    triggers.of('pause');
    assert.deepEqual(['pause', 'ended', 'waiting'].map(triggers.of), ['playback', 'playback', 'playback']);
  });

  it('holds from the first event of an act to its last', () => {
    const triggers = createTriggers();
    triggers.run('media-session', () => triggers.expect('play'));
    assert.deepEqual(['play', 'playing', 'waiting', 'playing'].map(triggers.of), [
      'media-session',
      'media-session',
      'playback',
      'playback',
    ]);
    triggers.run('user', () => triggers.expect('seeking'));
    assert.equal(triggers.ofPosition, 'user');
    assert.deepEqual(['seeking', 'seeked'].map(triggers.of), ['user', 'user']);
    assert.equal(triggers.ofPosition, 'playback');
  });

  it('is the listener for what settings do, and what is done within an act is part of it', () => {
    const triggers = createTriggers();
    assert.equal(triggers.of('ratechange'), 'user');
    triggers.run('user', () => {
      triggers.run('other-player', () => assert.equal(triggers.now, 'other-player'));
      assert.equal(triggers.now, 'user');
    });
    assert.throws(() =>
      triggers.run('user', () => {
        throw new Error();
      }),
    );
    assert.equal(triggers.now, 'page');
  });

  it('is asked of a position before any was ever sought', () => {
    assert.equal(createTriggers().ofPosition, 'playback');
  });
});
