/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'Er is geen verbinding. De stem gaat vanzelf verder als die terug is.',
    slow: 'Het netwerk is nu te traag. De stem gaat vanzelf verder.',
    server: 'De server van de uitgever heeft een probleem. We blijven het proberen.',
    missing: 'Het audiobestand is weg. Alleen de uitgever kan het terugzetten.',
    damaged: 'Het audiobestand is beschadigd, of je browser kan het niet afspelen.',
  },
  waiting: 'Wachten op het netwerk…',
  misfit: 'De audio past niet bij de tekst. Er kunnen verkeerde woorden worden gemarkeerd.',
};
