/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'Der er ingen forbindelse. Stemmen fortsætter af sig selv, når den er tilbage.',
    slow: 'Netværket er for langsomt lige nu. Stemmen fortsætter af sig selv.',
    server: 'Udgiverens server har et problem. Vi bliver ved med at prøve.',
    missing: 'Lydfilen er væk. Kun udgiveren kan lægge den tilbage.',
    damaged: 'Lydfilen er beskadiget, eller browseren kan ikke afspille den.',
  },
  waiting: 'Venter på netværket …',
  misfit: 'Lyden passer ikke til teksten. Forkerte ord kan blive markeret.',
};
