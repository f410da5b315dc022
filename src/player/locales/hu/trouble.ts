/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'Nincs kapcsolat. Ha visszatér, a hang magától folytatódik.',
    slow: 'A hálózat most túl lassú. A hang magától folytatódik.',
    server: 'A kiadó szerverén gond van. Tovább próbálkozunk.',
    missing: 'A hangfájl eltűnt. Csak a kiadó teheti vissza.',
    damaged: 'A hangfájl sérült, vagy a böngésző nem tudja lejátszani.',
  },
  waiting: 'Várakozás a hálózatra…',
  misfit: 'A hang nem illik a szöveghez. Rossz szavak lehetnek megjelölve.',
};
