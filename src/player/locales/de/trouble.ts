/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'Es gibt keine Verbindung. Sobald sie wieder da ist, geht es von selbst weiter.',
    slow: 'Das Netz ist gerade zu langsam. Es geht von selbst weiter.',
    server: 'Der Server des Anbieters hat ein Problem. Wir versuchen es weiter.',
    missing: 'Die Audiodatei ist nicht mehr da. Das kann nur der Anbieter beheben.',
    damaged: 'Die Audiodatei ist beschädigt, oder Ihr Browser kann sie nicht abspielen.',
  },
  waiting: 'Warten auf das Netz …',
  misfit: 'Ton und Text passen nicht zusammen. Es können falsche Wörter markiert sein.',
};
