import { table } from './table.js';

export const german = table({
  opening: `
    dr prof hr hrn frl dipl gebr bzw ca vgl evtl ggf gegr inkl exkl zzgl sog geb gest verh gesch verw insb insbes bes
    zb z.b d.h u.a i.d.r i.d.f m.e s.o s.u v.a z.t z.zt z.z i.a u.u u.ä hrsg ed ehem ev kath jur med phil rer nat kap
    allg dipl.-ing univ pd engl frz franz dt dtsch lat griech altgr amerik österr schweiz russ poln tschech ital span
    port niederl türk arab hebr jap chin ungar schwed dän norw finn zw einschl betr bspw beispielsw fa lkr kgl kais hl
    sel freiherr frhr reg bez urspr wiss bayer bayr preuß sächs schwäb westf südl nördl östl westl röm kelt germ ahd
    mhd resp sen lt ltn gefr oblt kpt abk wg zus pers ugs jmd jmds milit lfd ständ stellv durchschn jährl monatl tägl
    ungef sogen erg begr u.z rd gem habil hptm hzgt fürstl städt staatl bürgerl techn chem physik math theol astron
    geogr hist milt mil inf v.d em i.v.m anat arch astr biol pharm psych soz teilw vertr vorm nachm zugl zool männl
    weibl mask fem neutr hg anh bem bsp desgl eigtl etw geleg ggs jb mehrf ordentl präs urk veröff viell wirtsch abgek
    bibl niederdt hochdt mitteldt oberdt norddt süddt westdt ostdt gesamtdt hpts übers unveröff erw neubearb cod pal mult
    z.hd lit urt beschl bgbl stv
    Mr Mrs Ms Hd Mag Gen Fr Ing St Maj Th Ch Chr Ph Jos Joh
  `,
  closing: `
    usw usf etc u.s.w o.g u.v.m u.v.a u.a.m v.chr n.chr str pl jh jhd jhdt mio mrd bio tsd std sek tel fax co jr sr e.v
    a.d a.m i.br o.s o.dgl dgl u.dgl jan feb mär apr jun jul aug sep sept okt nov dez mo di mi do sa so einw inh anm
    msp pck ff f ebd ebda a.a.o o.j o.o o.ä zit inc corp ltd mind max min
  `,
  beforeNumber: `
    -str nr nrn nro art abs s bd bde kap abb abt tab tbl fig ziff rn rdnr az par no aufl jg jahrg heft h sp z vers §
    bl kl anl abschn lfg ausg kat op mk mt lk joh röm kor gal ps
  `,
  alsoWords: `u.a art so do mi di par no heft vers fax pl bio port kat reg erg`,
  starters: `
    Der Die Das Den Dem Des Ein Eine Einer Einem Einen Er Sie Es Wir Ich Ihr Du Man Dieser Diese Dieses Diesem Diesen
    Dies Derselbe Jeder Jede Jedes Kein Keine Mein Meine Sein Seine Seinen Seinem Seiner Ihre Ihren Ihrem Ihrer Unser
    Unsere Euer Alle Viele Einige Manche Mehrere Beide Andere Weitere Weiterhin Insgesamt Insbesondere Etwa Rund
    Sowohl Zwar Sogar Sodann Solche In Im Am An Ab Auf Aus Bei Beim Mit Nach Von Vom Vor Zu Zum Zur Für Durch Über
    Unter Um Gegen Ohne Seit Bis Während Wegen Trotz Laut Zwischen Neben Innerhalb Außerhalb Aufgrund Anhand Anstatt
    Statt Gemäß Infolge Mittels Samt Hinter Entlang Dank Ins Ans Als Wenn Weil Da Dass Daß Ob Obwohl Nachdem Bevor
    Sobald Solange Sofern Falls Indem Dann Danach Daraufhin Doch Aber Und Oder Denn Auch Nur Noch Schon So Hier Dort
    Dorthin Ebenso Ebenfalls Gleichzeitig Hierbei Hierzu Hierfür Dafür Dagegen Davon Davor Daran Darin Darunter
    Darüber Dadurch Somit Folglich Jedoch Lediglich Meist Meistens Oft Häufig Manchmal Teilweise Vielleicht Vermutlich
    Wahrscheinlich Heute Gestern Morgen Jetzt Nun Später Früher Zuvor Zuletzt Zunächst Anschließend Seitdem Seither
    Inzwischen Mittlerweile Schließlich Zudem Außerdem Allerdings Deshalb Daher Deswegen Trotzdem Dennoch Damit Dabei
    Dazu Darauf Bereits Erst Ursprünglich Bisher Damals Was Wer Wie Wo Wohin Woher Wann Warum Wieso Weshalb Welche
    Welcher Welches Nicht Nichts Niemand Jemand Ist Sind War Waren Wird Wurde Wurden Hat Haben Hatte Hatten Kann
    Können Soll Sollte Muss Muß Ja Nein
  `,
  dottedOrdinals: true,
});
