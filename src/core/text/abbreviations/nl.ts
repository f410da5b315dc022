import { table } from './table.js';

export const dutch = table({
  opening: `
    dhr mevr mw mej dr drs ir ing mr prof ds st gebr bijv bv d.w.z dwz m.a.w m.b.t m.n n.a.v o.a o.m t.a.v t.b.v t.o.v t.w zgn z.g zg ca
    resp vgl vs gem gep geb ged max min incl excl evt ev mgr kol gen lt luit maj kapt sen aanw vnw znw bnw fam fa jl
  `,
  closing: `
    e.a e.d e.v n.v b.v jr sr co inc ltd v.chr n.chr a.d tel str jan feb febr mrt apr jun jul aug sep sept okt nov dec ma di wo do vr za zo
    afb red hfst
  `,
  ending: `enz etc`,
  beforeNumber: `nr nrs art p pp blz pag afb fig hfst hs dl vol par`,
  alsoWords: `bv mr max min gem di do wo za zo ma red ir ev par`,
  starters: `
    De Het Een Dit Dat Deze Die Hij Zij Ze Wij We Ik Jij Je U Jullie Men Er Hier Daar
    In Op Aan Bij Met Van Voor Na Naar Door Over Onder Tussen Uit Om Zonder Sinds Tot Tijdens Volgens Tegen Te
    Als Toen Wanneer Omdat Hoewel Terwijl Nadat Voordat Maar En Of Want Dus Ook Nog Toch Echter Daarom Daarna Dan Nu Vandaag Gisteren Morgen
    Wat Wie Waar Waarom Hoe Welke Niet Niets Niemand Iemand Zijn Haar Hun Mijn Onze Alle Veel Sommige Enkele Elke Ieder Andere Is Was Waren Heeft Had
  `,
});
