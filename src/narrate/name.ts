import nodePath, { type PlatformPath } from 'node:path';
import { isAddress } from './extract/input.js';

/** Bytes of UTF-8: file systems take 255, and extensions and temporary names are added. */
const MOST_BYTES = 120;

/** Devices of Windows, whatever the extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file name that is safe on every system and in a URL: letters with their marks and digits of any script, dashes.
 * @param system of another system, for tests
 */
export function narrationName(input: string, system: PlatformPath = nodePath): string {
  const path = isAddress(input) ? pathOf(input) : input;
  const stem = path === '-' ? 'article' : system.basename(path, system.extname(path));
  const name = cut(stem.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}]+/gu, '-'), MOST_BYTES).replace(
    /^-+|-+$/g,
    '',
  );
  if (RESERVED.test(name)) return `${name}-article`;
  return name || 'article';
}

/** Whole characters only. */
function cut(text: string, bytes: number): string {
  let length = 0;
  let kept = '';
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > bytes) break;
    kept += character;
  }
  return kept;
}

/** The page's own part of an address: `/2026/a-walk/` gives `a-walk`, a site's first page the site's name. */
function pathOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { pathname, hostname } = new URL(address);
  const last = pathname.split('/').findLast(Boolean);
  return last === undefined ? hostname.replaceAll('.', '-') : decodeSafely(last);
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
