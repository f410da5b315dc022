import { table } from './table.js';

export const finnish = table({
  opening: `
    hra rva nti tri prof dos maist fil lis kand past piispa pyh esim mm ns ts nk t.s n vrt ks engl ruots saks lat
    ven ransk kenr ev ent synt kuol vs
  `,
  closing: `
    ym ynnä oy oyj ab ky jr sr eaa jaa eKr jKr e.Kr j.Kr milj mrd t klo puh km kpl ma ti ke to pe la su
    eur mk
  `,
  ending: `jne yms ym.s j.n.e`,
  beforeNumber: `nro n:o s ss sivu kpl luku kuva osa mom`,
  alsoWords: `lis ts to pe la su ma ti ke sivu luku kuva osa fil`,
  starters: `
    Se Ne Hän He Minä Sinä Me Te Tämä Nämä Tuo Nuo Tätä Sitä Siinä Siellä Täällä Tässä Tällä Tänään Eilen Huomenna Nyt Sitten Silloin Myöhemmin
    Ja Mutta Tai Vai Koska Kun Jos Vaikka Että Joten Myös Lisäksi Kuitenkin Siksi Mitä Mikä Kuka Missä Miksi Miten Milloin Kaikki Monet Jotkut Muut
    Ei Kyllä On Oli Ovat Olivat Sen Hänen Heidän Niiden Vuonna Vuoden
  `,
  dottedOrdinals: true,
});
