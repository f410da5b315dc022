import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import { describe, it } from 'node:test';
import { AudioArticleError } from '../../src/core/errors.js';
import { addressOf } from '../../src/narrate/address.js';
import { isAddress } from '../../src/narrate/extract/input.js';
import { narrationName } from '../../src/narrate/name.js';
import { isWithin } from '../../src/serve/folders.js';

describe('paths of Windows and of macOS', () => {
  it('are no addresses of the web, and their addresses have slashes only', () => {
    assert.equal(isAddress(String.raw`C:\news\a-walk.html`), false);
    assert.equal(isAddress('C:/news/a-walk.html'), false);
    assert.equal(
      addressOf(String.raw`C:\site\transcripts\a.json`, String.raw`C:\site\audio\my walk.mp3`, win32),
      '../audio/my%20walk.mp3',
    );
    assert.equal(
      addressOf('/site/transcripts/a.json', '/site/audio/my walk.mp3', posix),
      '../audio/my%20walk.mp3',
    );
    // A backslash is a letter there.
    assert.equal(addressOf('/site/t/a.json', '/site/a/x\\y.mp3', posix), '../a/x%5Cy.mp3');
  });

  it('on two drives have no relative address, and neither is within the other', () => {
    assert.throws(
      () => addressOf(String.raw`C:\t\a.json`, String.raw`D:\audio\a.mp3`, win32),
      (error) => error instanceof AudioArticleError && /another drive/.test(error.message),
    );
    assert.equal(isWithin(String.raw`D:\site\audio`, String.raw`C:\site`, win32), false);
    assert.equal(isWithin(String.raw`C:\Site\audio`, String.raw`c:\site`, win32), true);
    assert.equal(isWithin(String.raw`C:\site\..audio`, String.raw`C:\site`, win32), true);
    assert.equal(isWithin(String.raw`C:\audio`, String.raw`C:\site`, win32), false);
  });

  it('give their files names that every system takes', () => {
    assert.equal(narrationName(String.raw`C:\news\My walk.html`, win32), 'My-walk');
    // Devices, with whatever extension and in whatever case.
    for (const device of ['CON', 'nul', 'Aux', 'COM1', 'lpt9'])
      assert.equal(narrationName(`C:/news/${device}.md`, win32), `${device}-article`);
    assert.equal(narrationName('news/console.md', win32), 'console');
    // macOS hands out names in NFD.
    assert.equal(narrationName('Stadtgesprách.md'.normalize('NFD')), 'Stadtgesprách');
    assert.equal(narrationName('a:b*c?.md', posix), 'a-b-c');
  });
});
