/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'Det er ingen tilkobling. Stemmen fortsetter av seg selv når den er tilbake.',
    slow: 'Nettet er for tregt akkurat nå. Stemmen fortsetter av seg selv.',
    server: 'Utgiverens server har et problem. Vi fortsetter å prøve.',
    missing: 'Lydfilen er borte. Bare utgiveren kan legge den tilbake.',
    damaged: 'Lydfilen er skadet, eller nettleseren kan ikke spille den.',
  },
  waiting: 'Venter på nettet …',
  misfit: 'Lyden passer ikke til teksten. Feil ord kan bli markert.',
};
