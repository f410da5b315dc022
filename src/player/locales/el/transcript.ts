/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'Το κείμενο φορτώνεται…',
  failed: {
    network: 'Το κείμενο δεν φορτώθηκε. Ελέγξτε τη σύνδεσή σας.',
    invalid:
      'Το κείμενο δεν μπορεί να εμφανιστεί, γιατί το αρχείο του είναι κατεστραμμένο. Ενημερώστε τον εκδότη.',
    'no-player': 'Το κείμενο δεν μπορεί να εμφανιστεί, γιατί η σελίδα δεν λέει σε ποιον ήχο ανήκει.',
  },
  tryAgain: 'Νέα προσπάθεια',
};
