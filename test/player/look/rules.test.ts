import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lookRules } from '../../../src/player/look/rules.js';
import type { Look } from '../../../src/player/settings.js';

const page: Look = {
  textSize: 100,
  lineHeight: 'page',
  paragraphGap: 'page',
  lineLength: 'page',
  align: 'page',
  colours: 'page',
  ink: '#1a1b1f',
  paper: '#ffffff',
  ruler: 'none',
};

describe('The rules for how the text looks', () => {
  it('are none while everything is as on the page', () => {
    assert.equal(lookRules(page, '#text'), '');
    assert.equal(lookRules({ ...page, ink: '#ff0000', ruler: 'box' }, '#text'), '');
  });

  it('G23, G60: leave print and the reader’s system colours alone', () => {
    assert.match(
      lookRules({ ...page, colours: 'dark' }, '#text'),
      /^@media screen and \(forced-colors:none\)\{[^@]*\}$/,
    );
    assert.match(lookRules({ ...page, align: 'start' }, '#text'), /^@media screen\{[^@]*\}$/);
  });

  it('have the marks of dark pages on dark paper', () => {
    const schemeOf = (paper: string): string | undefined =>
      /color-scheme:(\w+)/.exec(lookRules({ ...page, colours: 'own', paper }, '#text'))?.[1];
    assert.equal(schemeOf('#202020'), 'dark');
    assert.equal(schemeOf('#e0e0e0'), 'light');
  });
});
