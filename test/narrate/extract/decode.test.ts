import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeText } from '../../../src/narrate/extract/decode.js';

const bytes = (latin1: string): Uint8Array => Buffer.from(latin1, 'latin1');
const decoded = (latin1: string, charset?: string): string => decodeText(bytes(latin1), 'a.html', charset);

describe('a file that is no text', () => {
  for (const [start, what] of [
    ['%PDF-1.7', 'a PDF document'],
    ['\x89PNG\r\n', 'a PNG image'],
    ['\xff\xd8\xff\xe0', 'a JPEG image'],
    ['GIF89a', 'a GIF image'],
    ['RIFF....WAVE', 'a media file'],
    ['ID3\x04', 'an MP3 file'],
    ['OggS', 'an Ogg file'],
    ['PK\x03\x04', 'a ZIP archive (as .docx, .odt and .epub are)'],
    ['\x1f\x8b\x08', 'a gzip archive'],
    ['\xd0\xcf\x11\xe0\xa1', 'an old Office document'],
    ['{\\rtf1', 'a Rich Text document'],
    ['\x7fELF', 'a program'],
  ] as const)
    it(`is refused as ${what}`, () => {
      assert.throws(() => decoded(`${start} and more`), {
        code: 'AA_E_INPUT_BINARY',
        message: `a.html is ${what}.`,
        remedy: 'Give an HTML, Markdown or plain text file.',
      });
      assert.equal(decoded(`See ${start.replace(/[^ -~]/g, '')}`), `See ${start.replace(/[^ -~]/g, '')}`);
    });

  it('is refused for its NUL bytes, or control characters where it is not UTF-8', () => {
    assert.throws(() => decoded('a\0b'), { message: 'a.html is not text (it holds NUL bytes).' });
    assert.throws(() => decoded('a\x01\xe9'), /it is not UTF-8 and holds control characters/);
    assert.equal(decoded('a\x01'), 'a\x01');
  });
});

describe('the encoding of a text', () => {
  it('is told by its first bytes', () => {
    assert.equal(decodeText(Buffer.from('\ufeffé', 'utf16le'), 'a'), 'é');
    assert.equal(decoded('\xfe\xff\x00\xe9'), 'é');
    assert.equal(decodeText(Buffer.from('\ufeffé'), 'a'), 'é');
  });

  it('is UTF-8 where it can be, whatever the page says; the server and then the page are asked else', () => {
    assert.equal(decoded('<meta charset=latin2>\xc3\xa9'), '<meta charset=latin2>é');
    assert.equal(decoded('\xb3', 'iso-8859-2'), 'ł');
    assert.equal(decoded('<meta charset="iso-8859-5">\xb3', 'iso-8859-2').slice(-1), 'ł');
    assert.equal(decoded('\x1b$B$"\x1b(B', 'iso-2022-jp'), 'あ', 'ASCII may be another encoding, too');
    for (const page of [
      '<meta charset=latin2>',
      "<META content='x' charset = 'latin2'>",
      '<meta http-equiv="x" content="text/html; charset= latin2">',
      '<?xml version="1.0" encoding = "latin2"?>',
      " \n<?xml encoding='latin2'?>",
    ])
      assert.equal(decoded(`${page}\xb3`).slice(-1), 'ł', page);
    for (const page of [
      '<metal charset=latin2>',
      'See <?xml encoding="latin2"?>',
      '<meta><p charset=latin2>',
      '<meta charset=no-such-thing>',
      '<meta charset=utf-8>',
      '<meta charset=UTF16>',
    ])
      assert.equal(decoded(`${page}\xb3`).slice(-1), '³', page);
  });

  it('is windows-1252 where nobody says anything, with its quotes and dashes', () => {
    assert.equal(decoded('\x93H\xf6fe\x94 \x96 \x80 \x9f \xa0'), '“Höfe” – € Ÿ \xa0');
    assert.equal(decoded('\x93\xe9', 'iso-8859-1'), '“é');
    assert.notEqual(decoded('\x93\xe9', 'iso-8859-2'), '“é');
  });
});
