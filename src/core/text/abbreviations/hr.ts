import { table } from './table.js';

/** Croatian and Bosnian; Slovene shares most of it. */
export const croatian = table({
  opening: `
    dr mr prof doc mag dipl ing g gđa gđica gosp gdč sv gen puk kap ul trg npr tzv tj tzn oko cca vl odn engl njem lat franc tal rus grč rođ r
    umro vidi usp v vs ga univ akad dipl.-ing
  `,
  closing: `i.sl sl d.o.o d.d s.p pr.kr po.kr n.e tis mil mlrd kn eur sat min sek st stolj god tel jr`,
  ending: `itd`,
  beforeNumber: `br čl st str s gl sv god sl tab pogl`,
  alsoWords: `trg oko puk vidi sat min god sl rus r g s`,
  starters: `
    U Na Do Iz Od O Po Za Prije Poslije Pri Pod Nad Između Prema Tijekom Bez S Sa K Ka V Z Ob
    To Taj Ta Te Ovo Ovaj Ova Ovi On Ona Ono Oni Ja Ti Mi Vi Njegov Njezin Njihov Je Su Bio Bila Bilo Bili Nije Ne Da
    Kad Kada Ako Iako Jer Ali A I Ili Ni Što Tko Kako Gdje Zašto Koji Koja Zato Stoga Potom Zatim Sada Danas Jučer Sutra Ovdje Tamo Također
    Međutim Svi Sve Mnogi Neki Svaki Drugi Već Još Samo Se Ko Če Ker Tudi Danes Zdaj
  `,
  dottedOrdinals: true,
});
