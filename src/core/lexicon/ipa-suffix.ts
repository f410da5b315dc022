import { primaryLanguage } from '../text/language.js';
import { parseIpa } from './ipa.js';

const hissing = new Set(['s', 'z', 'ʃ', 'ʒ', 'tʃ', 'dʒ', 'ts', 'dz', 'ɕ', 'ʑ', 'ʂ', 'ʐ']);
const voiceless = new Set(['p', 't', 'k', 'f', 'θ', 'x', 'χ', 'ç', 'q', 'c', 'ʈ', 'pf']);

/** The word with its s: of a plural or a genitive. English says /s/, /z/ or /ɪz/ after what comes before it. */
export function withSuffix(ipa: string, lang: string): string {
  if (primaryLanguage(lang) !== 'en') return `${ipa}s`;
  const reading = parseIpa(ipa);
  const last = reading.ok ? (reading.segments.at(-1)?.letter ?? '') : '';
  return ipa + (hissing.has(last) ? 'ɪz' : voiceless.has(last) ? 's' : 'z');
}
