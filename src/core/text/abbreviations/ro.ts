import { table } from './table.js';

export const romanian = table({
  opening: `
    dl dna dra d-l d-na dr prof ing arh av acad conf lect asist sf st pr gen col cpt lt mr plt de.ex ex v vs cf aprox
    cca str bd bul șos al bl sc ap et jud com mun loc nr lat engl fr germ rom rus n min max
  `,
  closing: `
    ș.a s.a s.r.l srl î.hr d.hr e.n î.e.n lei mil mld ora tel fax jr sr ian feb mar apr mai iun iul aug sept oct noi
    nov dec sec
  `,
  ending: `etc ș.a.m.d`,
  beforeNumber: `nr art alin lit p pag vol cap fig t`,
  alsoWords: `ex loc mai lei noi com conf sc mil min cap fig mar al ora n`,
  starters: `
    El Ea Ei Ele Eu Tu Noi Voi Un O Acest Această Aceasta Acesta Acești Aceste Acel Acea Asta În La De Din Pe Cu Fără
    Pentru Prin Despre Între Până După Înainte Spre Sub Peste Lângă Conform Potrivit Când Dacă Deși Fiindcă Dar Și Sau
    Nici Că Ce Cine Cum Unde Care Câți Astfel Apoi Atunci Acum Azi Ieri Mâine Aici Acolo Însă Totuși Toți Toate Mulți
    Unii Fiecare Alți Alte Nu Da Este Sunt Era Erau A Au Fost Se Mai
  `,
});
