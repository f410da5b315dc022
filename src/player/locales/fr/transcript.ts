/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'Le texte se charge…',
  failed: {
    network: 'Le texte n’a pas pu être chargé. Vérifiez votre connexion.',
    invalid:
      'Le texte ne peut pas être affiché, car son fichier est endommagé. Merci de le dire à l’éditeur.',
    'no-player': 'Le texte ne peut pas être affiché, car cette page ne dit pas à quel son il appartient.',
  },
  tryAgain: 'Réessayer',
};
