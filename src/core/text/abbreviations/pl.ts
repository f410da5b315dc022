import { table } from './table.js';

export const polish = table({
  opening: `
    dr hab prof mgr inż lic lek med doc ks bp abp kard św bł o br s gen płk mjr kpt por ppor sierż marsz adm red dyr
    prez sen np m.in tzw tzn tj ok ur zm wg al ul pl os im woj pow gm zob zwł ang łac niem franc ros wł hiszp bałt
    czes ukr st zw vs pocz poł kon wsch zach płn płd d
  `,
  closing: `
    in jr sr wiek w r rr godz min sek tys mln mld zł gr s.a sp z.o.o o.o n.e p.n.e pn wt śr czw pt sob niedz
    sty lut mar kwi maj cze lip sie wrz paź lis gru m.st
  `,
  ending: `itd itp etc`,
  beforeNumber: `nr art ust pkt poz s str t tom rozdz ryc rys tab par ww`,
  alsoWords: `min maj sie lis lip mar in red lek med ok`,
  starters: `
    W We Na Do Z Ze Od O Po Za Przed Przez Dla Przy Pod Nad Między Według Podczas Bez Ku U
    To Ten Ta Te Tego Tej Tym Tych On Ona Ono Oni One Ja Ty My Wy Jego Jej Ich Jest Są Był Była Było Byli Nie Tak
    Kiedy Gdy Jeśli Jeżeli Choć Ponieważ Bo Ale I A Oraz Lub Albo Czy Co Kto Jak Gdzie Dlaczego Który Która Więc Dlatego Potem Następnie Teraz Dziś
    Wczoraj Jutro Tu Tam Także Też Również Jednak Natomiast Wszystko Wszyscy Wiele Niektóre Każdy Inne Się Już Jeszcze Tylko
  `,
  dottedOrdinals: true,
});
