/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'Brak połączenia. Głos ruszy dalej sam, gdy ono wróci.',
    slow: 'Sieć jest teraz zbyt wolna. Głos ruszy dalej sam.',
    server: 'Serwer wydawcy ma problem. Wciąż próbujemy.',
    missing: 'Pliku audio już nie ma. Może go przywrócić tylko wydawca.',
    damaged: 'Plik audio jest uszkodzony lub przeglądarka nie umie go odtworzyć.',
  },
  waiting: 'Czekamy na sieć…',
  misfit: 'Dźwięk nie pasuje do tekstu. Mogą być zaznaczone złe słowa.',
};
