/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'Bağlantı yok. Geri gelince ses kendiliğinden sürer.',
    slow: 'Ağ şu anda çok yavaş. Ses kendiliğinden sürer.',
    server: 'Yayıncının sunucusunda bir sorun var. Denemeyi sürdürüyoruz.',
    missing: 'Ses dosyası artık yok. Onu yalnızca yayıncı geri koyabilir.',
    damaged: 'Ses dosyası bozuk veya tarayıcınız onu oynatamıyor.',
  },
  waiting: 'Ağ bekleniyor…',
  misfit: 'Ses metne uymuyor. Yanlış kelimeler işaretlenebilir.',
};
