/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'Text se načítá…',
  failed: {
    network: 'Text se nepodařilo načíst. Zkontrolujte připojení.',
    invalid: 'Text nelze zobrazit, protože jeho soubor je poškozený. Řekněte to prosím vydavateli.',
    'no-player': 'Text nelze zobrazit, protože stránka neříká, ke kterému zvuku patří.',
  },
  tryAgain: 'Zkusit znovu',
};
