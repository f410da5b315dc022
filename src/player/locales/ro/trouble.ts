/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'Nu există conexiune. Vocea continuă singură când revine.',
    slow: 'Rețeaua este prea lentă acum. Vocea continuă singură.',
    server: 'Serverul editorului are o problemă. Încercăm mai departe.',
    missing: 'Fișierul audio a dispărut. Doar editorul îl poate pune la loc.',
    damaged: 'Fișierul audio este deteriorat sau browserul nu îl poate reda.',
  },
  waiting: 'Se așteaptă rețeaua…',
  misfit: 'Sunetul nu se potrivește cu textul. Pot fi marcate cuvinte greșite.',
};
