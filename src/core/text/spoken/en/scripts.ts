import { transliteration } from '../scripts.js';

/** Cyrillic and Greek in Latin letters; everything else as it was. */
export const transliterated = transliteration(
  'a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g dj j lj nj c dz g k dz u',
  'a v g d e z i th i k l m n x o p r s s t y f ch ps o',
);
