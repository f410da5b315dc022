/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'Yhteyttä ei ole. Ääni jatkuu itsestään, kun se palaa.',
    slow: 'Verkko on nyt liian hidas. Ääni jatkuu itsestään.',
    server: 'Julkaisijan palvelimessa on ongelma. Yritämme edelleen.',
    missing: 'Äänitiedosto on poissa. Vain julkaisija voi palauttaa sen.',
    damaged: 'Äänitiedosto on vioittunut, tai selain ei voi toistaa sitä.',
  },
  waiting: 'Odotetaan verkkoa…',
  misfit: 'Ääni ei vastaa tekstiä. Vääriä sanoja voi tulla merkityiksi.',
};
