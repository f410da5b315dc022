/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'Der Text wird geladen …',
  failed: {
    network: 'Der Text konnte nicht geladen werden. Bitte prüfen Sie Ihre Verbindung.',
    invalid:
      'Der Text kann nicht gezeigt werden, weil seine Datei beschädigt ist. Bitte sagen Sie es dem Herausgeber.',
    'no-player': 'Der Text kann nicht gezeigt werden, weil die Seite nicht sagt, zu welchem Ton er gehört.',
  },
  tryAgain: 'Noch einmal versuchen',
};
