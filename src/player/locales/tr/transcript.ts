/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'Metin yükleniyor…',
  failed: {
    network: 'Metin yüklenemedi. Bağlantınızı denetleyin.',
    invalid: 'Metin gösterilemiyor, çünkü dosyası bozuk. Lütfen yayıncıya bildirin.',
    'no-player': 'Metin gösterilemiyor, çünkü bu sayfa metnin hangi sese ait olduğunu belirtmiyor.',
  },
  tryAgain: 'Yeniden dene',
};
