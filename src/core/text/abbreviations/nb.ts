import { table } from './table.js';

export const norwegian = table({
  opening: `
    hr fr frk dr prof mag cand stud st sokn gen kapt maj bl.a f.eks dvs d.v.s ca eks ekskl inkl evt hhv iflg jf jfr mht m.h.t pga p.g.a
    vedr vha vs kgl nåv tidl jmf spes særl opr sen
  `,
  closing: `
    mm o.l co jr sr inc ltd a/s f.kr e.kr kr mill mrd tlf gl kl årg utg red
    jan feb apr jun jul aug sep sept okt nov des man tir ons tor fre lør søn
  `,
  ending: `osv o.s.v mv m.v m.m etc`,
  beforeNumber: `nr art s p pkt bd avsn kap fig kl`,
  alsoWords: `man mag spes art kap tor fre gl red sen`,
  starters: `
    Den Det De Der En Ei Et Han Hun Ho Vi Jeg Eg Du Dere Man Dette Denne Disse Her
    I På Til Fra Med Ved Etter Før Under Over Mellom Av Om For Uten Siden Ifølge Mot Gjennom
    Når Da Hvis Dersom Selv Fordi Mens Men Og Eller Så Også Ennå Likevel Derfor Deretter Nå Hva Hvem Hvor Hvorfor Hvordan Hvilken
    Ikke Ingenting Ingen Noen Hans Hennes Deres Min Vår Alle Mange Flere Hver Andre Er Var Har Hadde
  `,
  dottedOrdinals: true,
});
