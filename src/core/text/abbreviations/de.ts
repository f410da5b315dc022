import type { Abbreviations } from './abbreviations.js';
import { list } from './list.js';

export const german: Abbreviations = {
  opening: list(`
    dr prof hr fr frl dipl ing mag st gebr bzw ca vgl evtl ggf inkl exkl zzgl sog geb gest verh insb bes zb z.b d.h u.a i.d.r m.e
    o.ä s.o s.u v.a z.t z.zt i.a u.u hrsg ehem ev kath jur med phil rer nat gen kap allg engl frz dt lat griech amerik österr schweiz
    mind max min zw einschl betr bspw fa
  `),
  closing: list(`
    usw etc u.s.w o.g u.v.m v.chr n.chr chr str pl jh jhd jhdt mio mrd tsd std min sek tel co jr sr e.v
    jan feb mär apr jun jul aug sep sept okt nov dez mo di mi do fr sa so
  `),
  beforeNumber: list(`nr nrn art abs s bd bde kap abb tab fig ziff rn az par no`),
  alsoWords: list(`art so do mi fr max min mag gen bes geb di par no`),
  starters: list(`
    Der Die Das Den Dem Des Ein Eine Einer Einem Einen Er Sie Es Wir Ich Ihr Du Man Dieser Diese Dieses Diesem Diesen Dies
    Jeder Jede Jedes Kein Keine Mein Meine Sein Seine Ihre Unser Unsere Euer Alle Viele Einige Manche Mehrere Beide Andere
    In Im Am An Auf Aus Bei Beim Mit Nach Von Vom Vor Zu Zum Zur Für Durch Über Unter Um Gegen Ohne Seit Bis Während Wegen Trotz Laut Zwischen
    Als Wenn Weil Da Dass Ob Obwohl Nachdem Bevor Dann Danach Daraufhin Doch Aber Und Oder Denn Auch Nur Noch Schon So Hier Dort
    Heute Gestern Jetzt Nun Später Früher Zuvor Zuletzt Schließlich Zudem Außerdem Allerdings Deshalb Daher Trotzdem Dennoch Damit Dabei Dazu Darauf
    Was Wer Wie Wo Wann Warum Wieso Weshalb Welche Welcher Welches Nicht Nichts Niemand Jemand Ist Sind War Waren Hat Haben Hatte
  `),
  dottedOrdinals: true,
};
