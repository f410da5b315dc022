import { table } from './table.js';

export const danish = table({
  opening: `
    hr fr frk dr prof lic mag cand stud skt sct st gen kapt maj bl.a f.eks fx dvs d.v.s ca eks ekskl inkl evt hhv iflg jf jvf m.h.t
    mht pga p.g.a vedr vha vs kgl nuv tidl sml spec særl sdr ndr alm opr pl sek
  `,
  closing: `
    mm o.l o.lign co jr sr inc ltd a/s aps f.kr e.kr f.v.t kr mio mia tlf gl kl årg udg ml
    jan feb apr jun jul aug sep sept okt nov dec man tir tirs ons tor tors fre lør søn
  `,
  ending: `osv o.s.v mv m.v m.m etc`,
  beforeNumber: `nr art s p pkt bd afsn kap fig stk kl`,
  alsoWords: `man alm pl mag spec sek art kap tor fre gl`,
  starters: `
    Den Det De Der En Et Han Hun Vi Jeg Du I Man Dette Denne Disse Her
    På Til Fra Med Ved Efter Før Under Over Mellem Af Om For Uden Siden Ifølge Mod Gennem Ad
    Når Da Hvis Selvom Fordi Mens Men Og Eller Så Også Endnu Dog Derfor Derefter Nu Dag Går Hvad Hvem Hvor Hvorfor Hvordan Hvilken
    Ikke Intet Ingen Nogen Hans Hendes Deres Min Vores Alle Mange Nogle Flere Hver Andre Er Var Har Havde
  `,
  dottedOrdinals: true,
});
