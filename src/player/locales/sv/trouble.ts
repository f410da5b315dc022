/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'Det finns ingen anslutning. Rösten fortsätter av sig själv när den är tillbaka.',
    slow: 'Nätet är för långsamt just nu. Rösten fortsätter av sig själv.',
    server: 'Utgivarens server har ett problem. Vi fortsätter att försöka.',
    missing: 'Ljudfilen är borta. Bara utgivaren kan lägga tillbaka den.',
    damaged: 'Ljudfilen är skadad, eller så kan webbläsaren inte spela den.',
  },
  waiting: 'Väntar på nätet …',
  misfit: 'Ljudet passar inte till texten. Fel ord kan bli markerade.',
};
