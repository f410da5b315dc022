import { AudioArticleError } from '../../core/errors.js';

/** What files that are no text begin with, and what to call them. */
const signatures: readonly (readonly [start: string, what: string])[] = [
  ['%PDF-', 'a PDF document'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['RIFF', 'a media file'],
  ['ID3', 'an MP3 file'],
  ['OggS', 'an Ogg file'],
  ['PK\x03\x04', 'a ZIP archive (as .docx, .odt and .epub are)'],
  ['\x1f\x8b', 'a gzip archive'],
  ['\xd0\xcf\x11\xe0', 'an old Office document'],
  ['{\\rtf', 'a Rich Text document'],
  ['\x7fELF', 'a program'],
];

/**
 * Text from bytes: by byte order mark, as UTF-8 if it is valid UTF-8, by the encoding that the server or an HTML
 * page declares, else as windows-1252.
 * @param charset as the server states it
 * @throws AudioArticleError AA_E_INPUT_BINARY
 */
export function decodeText(bytes: Uint8Array, name: string, charset?: string): string {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  const known = signatures.find(([signature]) => start.startsWith(signature));
  if (known) throw binary(name, `is ${known[1]}`);

  if (start.startsWith('\xff\xfe')) return new TextDecoder('utf-16le').decode(bytes);
  if (start.startsWith('\xfe\xff')) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw binary(name, 'is not text (it holds NUL bytes)');

  const declared = encodingCalled(charset) ?? declaredEncoding(start);
  const utf8 = tryUtf8(bytes);
  // Pure ASCII can still be another encoding, as ISO-2022-JP is; other text is not valid UTF-8 by chance.
  if (utf8 !== undefined && (declared === undefined || bytes.some((byte) => byte > 0x7f))) return utf8;
  if (declared !== undefined) return decodeWith(declared, bytes);
  // eslint-disable-next-line no-control-regex
  if (/[\x01-\x08\x0e-\x1a\x1c-\x1f]/.test(start))
    throw binary(name, 'is not text (it is not UTF-8 and holds control characters)');
  return decodeWith(new TextDecoder('windows-1252'), bytes);
}

// Encoding Standard, index windows-1252, 0x80 to 0x9F.
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function decodeWith(decoder: TextDecoder, bytes: Uint8Array): string {
  const text = decoder.decode(bytes);
  // Node 20 takes windows-1252 for ISO 8859-1 and gives control characters for quotes and dashes.
  return decoder.encoding === 'windows-1252'
    ? text.replace(/[\x80-\x9f]/g, (control) => windows1252.charAt(control.charCodeAt(0) - 0x80))
    : text;
}

function tryUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** HTML Living Standard, 13.2.3.2: the first 1024 bytes are searched for a `<meta>` that names the encoding. */
function declaredEncoding(start: string): TextDecoder | undefined {
  return encodingCalled(
    /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(start)?.[1] ??
      // XML says it in its first line.
      /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w:.-]+)/.exec(start)?.[1],
  );
}

function encodingCalled(label: string | undefined): TextDecoder | undefined {
  // A page in UTF-16 could not say so in ASCII: the standard takes it for UTF-8.
  if (label === undefined || /^utf-?(?:8|16)/i.test(label)) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

function binary(name: string, what: string): AudioArticleError {
  return new AudioArticleError(
    'AA_E_INPUT_BINARY',
    `${name} ${what}.`,
    'Give an HTML, Markdown or plain text file.',
  );
}
