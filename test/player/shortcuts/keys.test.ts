import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  firstKeys,
  judgeKey,
  keyedActions,
  keyShortcuts,
  keysWith,
  letterOf,
} from '../../../src/player/shortcuts/keys.js';

describe('keys', () => {
  test('at first every action has a letter of its own, which browsers do not use', () => {
    const keys = keysWith({});
    assert.equal(keys.size, keyedActions.length);
    assert.equal(new Set(keys.values()).size, keyedActions.length);
    for (const action of keyedActions)
      assert.equal(judgeKey(firstKeys[action], action, keys), firstKeys[action]);
  });

  test('G35: a letter that another action has is refused, with the name of that action', () => {
    const keys = keysWith({});
    assert.deepEqual(judgeKey('k', 'next', keys), { is: 'taken', key: 'K', by: 'playPause' });
    assert.equal(judgeKey('k', 'playPause', keys), 'K', 'its own');
    assert.equal(judgeKey('x', 'next', keys), 'X');
    assert.equal(judgeKey('N', 'playPause', keysWith({ next: 'X' })), 'N', 'it is free now');
  });

  test('G35: so is what browsers use, and what is no letter; nothing is a choice', () => {
    const keys = keysWith({});
    assert.deepEqual(judgeKey('t', 'next', keys), { is: 'browser', key: 'T' });
    for (const typed of ['1', ' .', 'é', 'ß', 'ab', '⌘', 'я'])
      assert.deepEqual(judgeKey(typed, 'next', keys), { is: 'no-letter' }, typed);
    assert.equal(judgeKey(' ', 'next', keys), '');
    assert.equal(keysWith({ next: '' }).has('next'), false);
  });

  test('what the listener has set goes before a letter of ours, whatever comes in a later version', () => {
    const keys = keysWith({ next: 'K', gone: 'Q' });
    assert.equal(keys.get('next'), 'K');
    assert.equal(keys.has('playPause'), false);
    assert.deepEqual(
      [...keys.values()].filter((key) => key === 'K' || key === 'Q'),
      ['K'],
    );
  });

  test('G35: aria-keyshortcuts tells of them only where they work', () => {
    const at = (keysInPlayer: boolean, keysOnPage: boolean, keys = {}): string | undefined =>
      keyShortcuts('next', { keysInPlayer, keysOnPage, keys });
    assert.equal(at(false, false), undefined);
    assert.equal(at(true, false), 'N');
    assert.equal(at(false, true), 'Alt+Shift+N');
    assert.equal(at(true, true, { next: 'X' }), 'X Alt+Shift+X');
    assert.equal(at(true, true, { next: '' }), undefined);
  });

  test('a letter is told by what it types; where that is none of A to Z, by where it is', () => {
    assert.equal(letterOf({ key: 'a', code: 'KeyQ' }), 'A', 'French');
    assert.equal(letterOf({ key: 'л', code: 'KeyK' }), 'K', 'Russian');
    assert.equal(letterOf({ key: '', code: 'KeyK' }), 'K', 'Option and Shift on a Mac');
    for (const [key, code] of [
      ['Escape', 'Escape'],
      [' ', 'Space'],
      ['ArrowLeft', 'ArrowLeft'],
      ['1', 'Digit1'],
      ['Enter', 'Enter'],
    ] as const)
      assert.equal(letterOf({ key, code }), undefined, key);
  });
});
