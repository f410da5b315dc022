import { transliteration } from '../scripts.js';
import { unify } from '../unify.js';

/** The alphabet of a German voice: Latin letters with all their marks. Cyrillic and Greek as German writes them. */
const transliterated = transliteration(
  'a b w g d e jo sch s i j k l m n o p r s t u f ch z tsch sch schtsch - y - e ju ja i ji je g dj j lj nj c dsch g k ds u',
  'a v g d e z i th i k l m n x o p r s s t y f ch ps o',
);

/** Ά → A */
function bare(letter: string): string {
  return transliterated(letter.normalize('NFD')).replace(/\p{M}/gu, '');
}

export function fold(word: string): string {
  const text = unify(word);
  if (/^[ -~äöüßÄÖÜ–€]*$/.test(text)) return text;
  return transliterated(text)
    .replace(/[\p{sc=Greek}\p{sc=Cyrillic}]/gu, (letter) => bare(letter))
    .normalize('NFC')
    .replace(/\p{M}/gu, '');
}
