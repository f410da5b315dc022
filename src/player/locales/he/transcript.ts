/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'הטקסט נטען…',
  failed: {
    network: 'לא ניתן היה לטעון את הטקסט. בדקו את החיבור.',
    invalid: 'לא ניתן להציג את הטקסט כי הקובץ שלו פגום. נא להודיע למפרסם.',
    'no-player': 'לא ניתן להציג את הטקסט כי הדף אינו אומר לאיזה שמע הוא שייך.',
  },
  tryAgain: 'ניסיון נוסף',
};
