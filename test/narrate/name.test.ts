import assert from 'node:assert/strict';
import { win32 } from 'node:path';
import { describe, it } from 'node:test';
import { narrationName } from '../../src/narrate/name.js';

describe('the name of a narration', () => {
  it('is that of the file, without its folder and ending', () => {
    assert.equal(narrationName('texts/A walk, by night!.md'), 'A-walk-by-night');
    assert.equal(narrationName('--draft--.md'), 'draft');
    assert.equal(narrationName('Über Ährenfelder 2.html'), 'Über-Ährenfelder-2');
    assert.equal(narrationName('C:\\texts\\walk.md', win32), 'walk');
  });

  it('is that of the last part of an address, or of the site', () => {
    assert.equal(narrationName('https://example.org/2026/a-walk/'), 'a-walk');
    assert.equal(narrationName('https://example.org/a-walk.html?from=home'), 'a-walk');
    assert.equal(narrationName('https://www.example.org/'), 'www-example-org');
    assert.equal(narrationName('https://example.org/%C3%BCber-uns'), 'über-uns');
    assert.equal(narrationName('https://example.org/100%-done'), '100-done');
  });

  it('is “article” for what has no name', () => {
    for (const input of ['-', '!!!.md', '']) assert.equal(narrationName(input), 'article', input);
  });

  it('is none of a device of Windows', () => {
    assert.equal(narrationName('con.md'), 'con-article');
    assert.equal(narrationName('LPT1.html'), 'LPT1-article');
    for (const name of ['falcon', 'console', 'com12']) assert.equal(narrationName(`${name}.md`), name);
  });

  it('has at most 120 bytes, and only whole characters', () => {
    assert.equal(narrationName(`${'a'.repeat(120)}.md`), 'a'.repeat(120));
    assert.equal(narrationName(`${'a'.repeat(121)}.md`), 'a'.repeat(120));
    assert.equal(narrationName(`${'字'.repeat(41)}.md`), '字'.repeat(40));
    assert.equal(narrationName(`a${'字'.repeat(41)}.md`), `a${'字'.repeat(39)}`);
  });
});
