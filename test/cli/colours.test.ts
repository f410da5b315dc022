import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import { describe, it } from 'node:test';
import { opener } from '../../src/cli/open-in-browser.js';
import { coloured, hasColours } from '../../src/cli/print.js';
import { timeLeft } from '../../src/cli/progress.js';

const terminal = { isTTY: true, hasColors: () => true };
// A pipe has no hasColors at all.
const pipe = {} as typeof terminal;

describe('colours', () => {
  it('are on terminals only, unless FORCE_COLOR says otherwise', () => {
    assert.equal(hasColours(terminal, {}), true);
    assert.equal(hasColours({ ...terminal, hasColors: () => false }, {}), false);
    assert.equal(hasColours(pipe, {}), false);
    assert.equal(hasColours(pipe, { FORCE_COLOR: '1' }), true);
    assert.equal(hasColours(terminal, { FORCE_COLOR: '0' }), false);
  });

  it('are taken away by NO_COLOR, if it says anything', () => {
    assert.equal(hasColours(terminal, { NO_COLOR: '1' }), false);
    assert.equal(hasColours(terminal, { NO_COLOR: '' }), true);
  });

  it('change no letter', () => {
    const text = 'audio-article: no. [AA_E_USAGE]\nWarning: x\nOpen http://127.0.0.1:1/\nA Warning: within\n';
    assert.notEqual(coloured(text), text);
    assert.equal(stripVTControlCharacters(coloured(text)), text);
    assert.equal(coloured('A Warning: within\n'), 'A Warning: within\n');
  });
});

describe('the time that is left', () => {
  it('is told after three seconds, in seconds and then in minutes', () => {
    let now = 0;
    const left = timeLeft(() => now);
    now = 2000;
    assert.equal(left(0.1), '');
    now = 10_000;
    assert.equal(left(0.5), ', about 10 s left');
    assert.equal(left(0.01), ', about 17 min left');
    assert.equal(left(1), '');
  });
});

describe('the browser', () => {
  it('is opened by what the system has, with the address as one argument', () => {
    const address = 'http://127.0.0.1:1/articles/a%20b?x=1&y=2';
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      assert.equal(opener(address, platform).at(-1), address);
    assert.equal(opener(address, 'darwin')[0], 'open');
  });
});
