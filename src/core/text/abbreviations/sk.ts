import { table } from './table.js';

export const slovak = table({
  opening: `
    dr mudr judr phdr rndr mgr bc ing arch doc prof csc p sl sv bl napr tzv tzn t.j tj resp popr príp cca zv najmä vrát ul nám tr
    gen plk mjr kpt por angl nem lat franc tal rus slov čes roz nar zom pozn porov vs
  `,
  closing: `
    a.s s.r.o r.o o.z n.l pred.n.l jr sr tis mil mld hod min sek stor st r jan feb mar apr máj jún júl aug sep okt nov dec tel okr
  `,
  ending: `atď apod a.i etc`,
  beforeNumber: `č čís s str čl ods zv roč obr tab kap r`,
  alsoWords: `st sv min rus por s r p arch mar zv`,
  starters: `
    V Vo Na Do Z Zo Od O Po Za Pred Cez Pre Pri Pod Nad Medzi Podľa Počas Bez U S So K Ku
    To Ten Tá Tí Toto Tento Táto Tieto On Ona Ono Oni Ja Ty My Vy Jeho Jej Ich Je Sú Bol Bola Bolo Boli Nie Áno
    Keď Ak Hoci Pretože Ale A I Alebo Ani Že Čo Kto Ako Kde Prečo Ktorý Ktorá Takže Preto Potom Teraz Dnes Včera Zajtra
    Tu Tam Tiež Však Všetci Mnoho Niektorí Každý Ďalší Iní Už Ešte Len Až Sa
  `,
  dottedOrdinals: true,
});
