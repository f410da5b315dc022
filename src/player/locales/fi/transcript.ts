/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'Tekstiä ladataan…',
  failed: {
    network: 'Tekstiä ei voitu ladata. Tarkista yhteys.',
    invalid: 'Tekstiä ei voida näyttää, koska sen tiedosto on vioittunut. Kerro siitä julkaisijalle.',
    'no-player': 'Tekstiä ei voida näyttää, koska sivu ei kerro, mihin ääneen se kuuluu.',
  },
  tryAgain: 'Yritä uudelleen',
};
