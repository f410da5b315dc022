/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'Teks sedang dimuat…',
  failed: {
    network: 'Teks tidak dapat dimuat. Periksa koneksi Anda.',
    invalid: 'Teks tidak dapat ditampilkan karena berkasnya rusak. Beri tahu penerbit.',
    'no-player': 'Teks tidak dapat ditampilkan karena halaman ini tidak menyebut audionya.',
  },
  tryAgain: 'Coba lagi',
};
