/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Siirry…',
  time: 'Aika',
  timeHint: (total) => `Esimerkiksi 2:30 tai 2 min 30. Äänen pituus on ${total}.`,
  go: 'Siirry tähän aikaan',
  noTime: 'Kirjoita aika minuutteina ja sekunteina, kuten 2:30.',
  tooLate: (total, end) => `Äänen pituus on vain ${total}. Kirjoita aika ennen kohtaa ${end}.`,
  search: 'Otsikko tai virke',
  searchHint: 'Kirjoita siitä muutama kirjain tai valitse luettelosta. Ääni alkaa siitä.',
  headings: 'Otsikot',
  level: (level) => `taso ${level}`,
  sentences: 'Virkkeet',
  beginning: 'Alussa',
  all: { one: '# kohta', other: '# kohtaa' },
  found: { other: '# löytyi' },
  nothingFound: 'Mitään ei löytynyt. Kirjoita vähemmän kirjaimia.',
  more: {
    one: '# muu ei näy. Kirjoita muutama kirjain, niin löydät sen.',
    other: '# muuta ei näy. Kirjoita muutama kirjain, niin löydät oikean.',
  },
  showMore: { other: 'Näytä # lisää' },
};
