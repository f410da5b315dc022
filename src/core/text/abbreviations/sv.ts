import { table } from './table.js';

export const swedish = table({
  opening: `
    hr fr frk dr prof doc lic mag civ ing tekn fil kand st s.k sk bl.a bla d.v.s dvs t.ex tex ca exkl inkl ev resp jfr jmf m.a.o pga p.g.a
    t.o.m fr.o.m vs kungl f.d fd nuv dåv eng gen kapt öv
  `,
  closing: `
    mm m.fl o.d o.dyl co jr sr inc ltd ab f.kr e.kr kr milj mdr tel kl uppl årg red
    jan feb apr jun jul aug sep sept okt nov dec mån tis ons tor tors fre lör sön
  `,
  ending: `osv o.s.v m.m etc`,
  beforeNumber: `nr art s sid p kap fig bd st kl ung`,
  alsoWords: `fil mag ung tis tor art red ing ev sid`,
  starters: `
    Den Det De Där En Ett Han Hon Vi Jag Du Ni Man Detta Denna Dessa Här
    I På Till Från Med Vid Efter Före Under Över Mellan Av Om För Utan Sedan Enligt Mot Genom
    När Då Ifall Eftersom Medan Men Och Eller Så Också Ändå Därför Därefter Nu Idag Igår Vad Vem Var Varför Hur Vilken
    Inte Inget Ingen Någon Hans Hennes Deras Min Vår Alla Många Några Flera Varje Andra Är Har Hade
  `,
});
