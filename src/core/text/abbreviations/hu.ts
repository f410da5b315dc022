import { table } from './table.js';

export const hungarian = table({
  opening: `
    dr prof ifj id özv szt sz gróf ún pl ill vö ld kb min max tb szerk ford kiad szül megh őrgy ezr alez szds hdgy ang
    ném lat fr or olasz u
  `,
  closing: `
    kft rt zrt nyrt bt jr sr i.e i.sz kr.e kr.u ker du de tel fszt em ft eft mft mrd mio ezer jan feb febr márc ápr
    máj jún júl aug szept okt nov dec
  `,
  ending: `stb`,
  beforeNumber: `sz old o fej köt évf bek`,
  alsoWords: `id min max de em or ill ford du o u`,
  starters: `
    A Az Egy Ez Ezek Azok Ő Ők Én Te Mi Ti Ön Önök Ezt Azt Itt Ott Így Úgy Most Ma Tegnap Holnap Később Ezután Azután Majd Aztán
    De És Vagy Hogy Ha Mert Mivel Bár Amikor Míg Is Sem Nem Igen Ki Hol Hogyan Miért Melyik Milyen Mikor Minden Sok Néhány Más Mások
    Csak Már Még Van Volt Vannak Voltak Lesz Szerint Azonban Ezért Továbbá
  `,
  dottedOrdinals: true,
});
