/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'Není připojení. Až se vrátí, hlas bude sám pokračovat.',
    slow: 'Síť je teď příliš pomalá. Hlas bude sám pokračovat.',
    server: 'Server vydavatele má problém. Zkoušíme to dál.',
    missing: 'Zvukový soubor zmizel. Vrátit ho může jen vydavatel.',
    damaged: 'Zvukový soubor je poškozený, nebo ho prohlížeč neumí přehrát.',
  },
  waiting: 'Čeká se na síť…',
  misfit: 'Zvuk neodpovídá textu. Mohou být označena špatná slova.',
};
