import { table } from './table.js';

export const czech = table({
  opening: `
    dr mudr judr phdr rndr paeddr mgr bc ing arch doc prof csc p pí sl sv bl např tzv tzn tj mj resp popř příp cca ca zvl zejm vč viz ul nám tř
    gen plk pplk mjr kpt por ppor npor angl něm lat franc it rus slov čes dř roz nar zem zast pozn srov vs ev
  `,
  closing: `
    a.s s.r.o o.s v.o.s n.l př.n.l jr sr kč tis mil mld hod min sek st stol r led úno bře dub kvě čer srp zář říj lis
    pro tel okr
  `,
  ending: `atd apod aj atp etc`,
  beforeNumber: `č čís s str čl odst sv roč obr tab kap r par`,
  alsoWords: `it viz pro dub lis min rus zem`,
  starters: `
    V Ve Na Do Z Ze Od O Po Za Před Přes Pro Při Pod Nad Mezi Podle Během Bez U S Se K Ke
    To Ten Ta Ti Toto Tento Tato Tyto On Ona Ono Oni Já Ty My Vy Jeho Její Jejich Je Jsou Byl Byla Bylo Byli Není Ne Ano
    Když Pokud Jestliže Ačkoli Protože Ale A I Nebo Ani Že Co Kdo Jak Kde Proč Který Která Takže Proto Potom Pak Nyní Dnes Včera Zítra
    Zde Tam Také Též Však Všichni Všechny Mnoho Někteří Každý Další Jiní Už Ještě Jen Až
  `,
  dottedOrdinals: true,
});
