import { describe, it } from 'node:test';
import { heard } from './said.js';

describe('German says', () => {
  it('money of many countries', () =>
    heard('de', {
      '5 A$ und 5 C$ und 5 US$ und 5 £':
        'fünf australische Dollar und fünf kanadische Dollar und fünf U S Dollar und fünf Pfund',
      '1 CZK 2 CZK 1 SEK 2 SEK':
        'eine tschechische Krone zwei tschechische Kronen eine schwedische Krone zwei schwedische Kronen',
      '1 NOK 2 NOK 1 DKK 2 DKK':
        'eine norwegische Krone zwei norwegische Kronen eine dänische Krone zwei dänische Kronen',
      'AUD 5, CAD 5, USD 5, GBP 5':
        'fünf australische Dollar, fünf kanadische Dollar, fünf U S Dollar, fünf Pfund',
      'JPY 5, CNY 5, RUB 5, INR 5': 'fünf Yen, fünf Yuan, fünf Rubel, fünf Rupien',
      'UAH 5, PLN 5, BTC 5': 'fünf Hrywnja, fünf Zloty, fünf Bitcoin',
      '1 JPY, 1 CNY, 1 RUB, 1 PLN, 1 BTC': 'ein Yen, ein Yuan, ein Rubel, ein Zloty, ein Bitcoin',
      '₽5 ₹5 ₹1 ₺5': 'fünf Rubel fünf Rupien eine Rupie fünf Lira',
      '₴5 ₪5 ₿5 ¥5': 'fünf Hrywnja fünf Schekel fünf Bitcoin fünf Yen',
      '5 SFr, 5 sFr, 5 DM, 5,50 DM':
        'fünf Schweizer Franken, fünf Schweizer Franken, fünf D Mark, fünf D Mark fünfzig',
      '0,50 DM, 0,50 Mark, 1 1/2 Jahre, 2 ½ Jahre':
        'fünfzig Pfennig, fünfzig Pfennig, ein einhalb Jahre, zwei einhalb Jahre',
      '0,01 DM und 0,01 £ und 0,50 £': 'ein Pfennig und ein Penny und fünfzig Pence',
      '2,50 CHF und 0,50 CHF': 'zwei Schweizer Franken fünfzig und fünfzig Rappen',
      '5 ¢ und 5 Ct und 5 ct': 'fünf Cent und fünf Cent und fünf Cent',
      '49,90 Euro und 3,50 Dollar': 'neunundvierzig Euro neunzig und drei Dollar fünfzig',
      '2,20 Franken und 1,50 Mark': 'zwei Franken zwanzig und eine Mark fünfzig',
      '5,50 US-Dollar': 'fünf U S Dollar fünfzig',
    }));

  it('numbers of every size', () =>
    heard('de', {
      '100 1000 1001 1100': 'hundert tausend eintausendeins elfhundert',
      '100000 101000 1000000 2000000': 'hunderttausend einhunderteintausend eine Million zwei Millionen',
      '1000000000 3000000000000': 'eine Milliarde drei Billionen',
      '1.000.000.000.000.000 und 2.000.000.000.000.000.000': 'eine Billiarde und zwei Trillionen',
      '101 Euro, 21 Euro': 'einhunderteins Euro, einundzwanzig Euro',
      'die 1990er, die 50er, die 2000er': 'die neunzehnhundertneunziger, die fünfziger, die zweitausender',
      '007 und 0': 'null null sieben und null',
      '1/2 3/4 2/3 1/7 1/8 1/20 5/100':
        'ein halb drei Viertel zwei Drittel ein Siebtel ein Achtel ein Zwanzigstel fünf Hundertstel',
    }));

  it('what is counted in its gender', () =>
    heard('de', {
      'ein 2. Termin, eine 3. Dosis, ein 4. Kind': 'ein zweiter Termin, eine dritte Dosis, ein viertes Kind',
      'sein 10. Irrtum, ihr 2. Gewinn': 'sein zehnter Irrtum, ihr zweiter Gewinn',
      'sein 3. Auto, seine 4. Ehe': 'sein drittes Auto, seine vierte Ehe',
      'sein 2. Name, sein 3. Abgeordneter': 'sein zweiter Name, sein dritter Abgeordneter',
      'sein 4. Fürstentum, sein 5. Häuschen': 'sein viertes Fürstentum, sein fünftes Häuschen',
      'ein 2. Büchlein, ein 3. Experiment, ein 4. Museum':
        'ein zweites Büchlein, ein drittes Experiment, ein viertes Museum',
      'ein 5. Halbjahr, ein 6. Endspiel, ein 7. Hochhaus':
        'ein fünftes Halbjahr, ein sechstes Endspiel, ein siebtes Hochhaus',
      'eine 2. Abstimmung, eine 3. Krankheit, eine 4. Mannschaft':
        'eine zweite Abstimmung, eine dritte Krankheit, eine vierte Mannschaft',
      'eine 5. Version, eine 6. Universität, eine 7. Republik':
        'eine fünfte Version, eine sechste Universität, eine siebte Republik',
      'eine 8. Partei, ein 9. Vorsitzender, ein 2. Anlauf':
        'eine achte Partei, ein neunter Vorsitzender, ein zweiter Anlauf',
    }));

  it('what is written short', () =>
    heard('de', {
      'Fr. 10 Uhr, Mo.-Fr. 9 Uhr, Mo–Fr': 'Freitag zehn Uhr, Montag bis Freitag neun Uhr, Montag bis Freitag',
      '10 S. und S. 5': 'zehn Seiten und Seite fünf',
      'Hauptstr. 5, in der Goethestr., dort': 'Hauptstraße fünf, in der Goethestraße, dort',
      'im 19. Jh. und des 19. Jhs.': 'im neunzehnten Jahrhundert und des neunzehnten Jahrhunderts.',
      'St.-Nikolaus-Kirche': 'Sankt Nikolaus Kirche',
      'Leser*innen, Leser:innen, Leser_innen': 'Leser innen, Leser innen, Leser innen',
      '1.000-mal, 3-fach, 5-jährig, 20-prozentig': 'tausendmal, dreifach, fünfjährig, zwanzigprozentig',
      '4x4, 2x so viel': 'vier mal vier, zwei mal so viel',
      'DeLorean und McDonald': 'DeLorean und McDonald',
      'Abs. 5, Abb. 3, Bd. 2, Kap. 4': 'Absatz fünf, Abbildung drei, Band zwei, Kapitel vier',
      'Nr. 5, Tab. 6, Ziff. 7': 'Nummer fünf, Tabelle sechs, Ziffer sieben',
    }));

  it('initials, and what only looks like them', () =>
    heard('de', {
      'G.m.b.H. und Th.D. und j.m. und x.y': 'G M B H und T H D und J M und X Y',
      'eine Ph.D.-Arbeit, das e.V.-Recht': 'eine P H D Arbeit, das E V Recht',
      'xx.y und x.yz': 'xx Punkt Y und X Punkt yz',
      "ein ''kleines'' Wort, ''kleines, kleines''": 'ein kleines Wort, kleines, kleines',
      'zwei Nkws, ein Kfz, der PkwX': 'zwei N K Wes, ein K F Z, der P K W X',
    }));

  it('a year where it is one, and else a count', () =>
    heard('de', {
      'seit 1050, um 1066, im Jahr 1500':
        'seit tausendfünfzig, um tausendsechsundsechzig, im Jahr fünfzehnhundert',
      'rund 1500 Menschen, 1500 Menschen, 1050 Jahre':
        'rund eintausendfünfhundert Menschen, eintausendfünfhundert Menschen, eintausendfünfzig Jahre',
      '1998 Kanzler, 1930 Kanzler, 1830 Kanzler':
        'neunzehnhundertachtundneunzig Kanzler, neunzehnhundertdreißig Kanzler, eintausendachthundertdreißig Kanzler',
      '1750 Soldaten, 1950 Soldaten, Ende 1950 Soldaten':
        'eintausendsiebenhundertfünfzig Soldaten, eintausendneunhundertfünfzig Soldaten, Ende neunzehnhundertfünfzig Soldaten',
      '1848 begann, 1500 begann': 'achtzehnhundertachtundvierzig begann, fünfzehnhundert begann',
      '1998–2003 und 1998–03':
        'neunzehnhundertachtundneunzig bis zweitausenddrei und neunzehnhundertachtundneunzig bis drei',
    }));

  it('who reigned', () =>
    heard('de', {
      'Ludwig XIV. war König, Ludwigs XIV. Schloss':
        'Ludwig der Vierzehnte war König, Ludwigs des Vierzehnten Schloss',
      'unter Friedrich II. und mit Karl V.': 'unter Friedrich dem Zweiten und mit Karl dem Fünften.',
      'im II. Weltkrieg, der I. Weltkrieg': 'im zweiten Weltkrieg, der erste Weltkrieg',
      'Otto I., Heinrich VIII. und Elisabeth II.':
        'Otto der Erste, Heinrich der Achte und Elisabeth die Zweite.',
      'Band III, Teil II, Artikel IX, Akt V': 'Band drei, Teil zwei, Artikel neun, Akt fünf',
    }));

  it('how long, from when to when, and how it ended', () =>
    heard('de', {
      '1:01 Stunden und 1:01:30 Stunden': 'eine Stunde eins und eine Stunde eine Minute und dreißig Sekunden',
      '1:30 Min. lang, 1:30 Std lang': 'eine Minute dreißig lang, eine Stunde dreißig lang',
      '4:01,5 Min. Zeit, 1:02,5 gelaufen':
        'vier Minuten eins Komma fünf Zeit, eine Minute zwei Komma fünf gelaufen',
      'offen von 9.30–17 Uhr': 'offen von neun Uhr dreißig bis siebzehn Uhr',
      'von 9:30-17:15 an': 'von neun Uhr dreißig bis siebzehn Uhr fünfzehn an',
      'um 9:30:01 und 9:30:02': 'um neun Uhr dreißig und eine Sekunde und neun Uhr dreißig und zwei Sekunden',
      '9.30 und 10.30 Uhr, 9 bis 17 Uhr': 'neun Uhr dreißig und zehn Uhr dreißig, neun bis siebzehn Uhr',
      'um 14:60 oder 25:10': 'um vierzehn zu sechzig oder fünfundzwanzig zu zehn',
      'um 21:17 gegangen': 'um einundzwanzig Uhr siebzehn gegangen',
      'Sie gewann 21:17 heute': 'Sie gewann einundzwanzig zu siebzehn heute',
    }));

  it('the first and the last of a series, and a full stop that is two', () =>
    heard('de', {
      'Sie kommt am 31.': 'Sie kommt am einunddreißigsten.',
      'Sie kommt am 32.': 'Sie kommt am zweiunddreißig.',
      '19. Die Mieten': 'neunzehntens Die Mieten',
      'der 2. – 3. Platz, der 2.-3. Platz': 'der zweite bis dritte Platz, der zweite bis dritte Platz',
      'erst Montag, 3. Oktober': 'erst Montag, dritter Oktober',
      'Kapitel XL, des II. Weltkriegs': 'Kapitel vierzig, des zweiten Weltkriegs',
    }));

  it('what official texts shorten', () =>
    heard('de', {
      'zw. 3 und 5, bzgl. der Frage, teilw. gesperrt, viell. später':
        'zwischen drei und fünf, bezüglich der Frage, teilweise gesperrt, vielleicht später',
      'inkl. 19 % MwSt oder zzgl. USt je Stück':
        'inklusive neunzehn Prozent Mehrwertsteuer oder zuzüglich Umsatzsteuer je Stück',
      'am 5. d. M. in Bonn': 'am fünften dieses Monats in Bonn',
      'Vize-Präs. Meier': 'Vize Präsident Meier',
      'die poln. Stadt, ein türk. Markt, im preuß. Heer':
        'die polnische Stadt, ein türkischer Markt, im preußischen Heer',
      'der hl. Geist, die hl. Messe, der hist. Ort':
        'der heilige Geist, die heilige Messe, der historische Ort',
      'Dt. Bank wächst': 'Deutsche Bank wächst',
      'Hl. Drei Könige': 'Heilige Drei Könige',
      '5 hl und 5 hl mehr': 'fünf Hektoliter und fünf Hektoliter mehr',
    }));

  it('where to look', () =>
    heard('de', {
      's. S. 5': 'siehe Seite fünf',
      'S. Abb. 3': 'Siehe Abbildung drei',
      's. auch Kap. 2': 'siehe auch Kapitel zwei',
      'die s. Uhr': 'die S Uhr',
    }));

  it('units on both sides of a range, and per how many', () =>
    heard('de', {
      '5 km–10 km': 'fünf Kilometer bis zehn Kilometer',
      '20 °C–25 °C': 'zwanzig Grad Celsius bis fünfundzwanzig Grad Celsius',
      '5 €–10 €': 'fünf Euro bis zehn Euro',
      '5 A–10': 'fünf A zehn',
      'ab km–10': 'ab km zehn',
      '5 €/100 km und 12 €/Monat': 'fünf Euro pro hundert Kilometer und zwölf Euro pro Monat',
    }));

  it('about how much', () =>
    heard('de', {
      '~5 km, 5 Bio. Dollar, 3 Tausend Euro': 'etwa fünf Kilometer, fünf Billionen Dollar, drei Tausend Euro',
      '1 Milliarde Euro, 2,5 Milliarden Euro, 3 Billionen Yen':
        'eine Milliarde Euro, zwei Komma fünf Milliarden Euro, drei Billionen Yen',
      '0,90 m und 8,01 m': 'neunzig Zentimeter und acht Meter eins',
      'in den ’90ern': 'in den neunzigern',
    }));

  it('streets of saints, and endings for everybody', () =>
    heard('de', {
      'St.-Georg-Str. 3': 'Sankt Georg Straße drei',
      'ein:e, Kein*e, sein/e': 'eine, Keine, seine',
    }));

  it('what recipes, machines and patients are measured in', () =>
    heard('de', {
      '2–3 EL Öl, 1 TL Salz, 1 Msp. Zimt, 1 Pck. Hefe':
        'zwei bis drei Esslöffel Öl, ein Teelöffel Salz, eine Messerspitze Zimt, ein Päckchen Hefe',
      '½ Stunde, in ½ Stunde, eine ½ Stunde, ½ l Milch, mit ½ TL Salz, ½ kg Mehl, ½ Mio. Euro':
        'eine halbe Stunde, in einer halben Stunde, eine halbe Stunde, ein halber Liter Milch, mit einem halben Teelöffel Salz, ein halbes Kilogramm Mehl, eine halbe Million Euro',
      '2 ½ Stunden, 1/2 und 3/4': 'zwei einhalb Stunden, ein halb und drei Viertel',
      '5,5 l/100 km, 25 mg/dl, 3 g/cm³, 5 km/Tag, 10 t/a, 1 kWh/m²':
        'fünf Komma fünf Liter pro hundert Kilometer, fünfundzwanzig Milligramm pro Deziliter, drei Gramm pro Kubikzentimeter, fünf Kilometer pro Tag, zehn Tonnen pro Jahr, eine Kilowattstunde pro Quadratmeter',
      '120/80 mmHg, 60 bpm und 25 fps':
        'einhundertzwanzig zu achtzig Millimeter Quecksilbersäule, sechzig Schläge pro Minute und fünfundzwanzig Bilder pro Sekunde',
      '3×4 m, 4x100 m und 1920×1080':
        'drei mal vier Meter, vier mal hundert Meter und eintausendneunhundertzwanzig mal eintausendachtzig',
      'im Maßstab 1:10 oder von 1:25.000, im Verhältnis von 1:12, aber um 1:10 Uhr':
        'im Maßstab eins zu zehn oder von eins zu fünfundzwanzigtausend, im Verhältnis von eins zu zwölf, aber um ein Uhr zehn',
      '10⁶ Zellen, 10⁻⁶ m, 3 × 10⁸ m/s':
        'zehn hoch sechs Zellen, zehn hoch minus sechs Meter, drei mal zehn hoch acht Meter pro Sekunde',
      'CHF 1.50, 1.50 Fr. je Stück, 5.99 €, 1.000 €':
        'ein Schweizer Franken fünfzig, ein Franken fünfzig je Stück, fünf Euro neunundneunzig, tausend Euro',
    }));

  it('the signs of a life, and what stands without a space', () =>
    heard('de', {
      'Ada (* 5. Mai 1950 in Köln; † 3. Juni 2001) malte':
        'Ada, geboren am fünften Mai neunzehnhundertfünfzig in Köln; gestorben am dritten Juni zweitausendeins, malte',
      'Bo (*1950) und Cy (* um 1850, † 5.5.1900)':
        'Bo, geboren neunzehnhundertfünfzig, und Cy, geboren um achtzehnhundertfünfzig, gestorben am fünften Mai neunzehnhundert',
      'Leser(*innen), 3 * 4': 'Leser innen, drei vier',
      'am 5.Mai, der 1.FC Köln, am 2.Tag': 'am fünften Mai, der erste F C Köln, am zweiten Tag',
      'Kapitel 3.Die': 'Kapitel drei Punkt Die',
      'z.Hd. Ada, z. Hd. Bo, c/o Cy, Mr. und Mrs. Smith':
        'zu Händen Ada, zu Händen Bo, bei Cy, Mister und Missis Smith',
      '§ 5 und §§ 5–7': 'Paragraf fünf und Paragrafen fünf bis sieben',
    }));

  it('short words before and after a hyphen', () =>
    heard('de', {
      'die 20-Uhr-Nachrichten und der 20.15-Uhr-Film':
        'die zwanzig Uhr Nachrichten und der zwanzig Uhr fünfzehn Film',
      'der Ost-West-Konflikt, ein Alt-Kanzler, ein Arzt-Termin':
        'der Ost West Konflikt, ein Alt Kanzler, ein Arzt Termin',
      'die Kfz-Steuer, das Lkw-Verbot': 'die K F Z Steuer, das L K W Verbot',
    }));

  it('clubs, postcodes and results within words', () =>
    heard('de', {
      'TSV 1860 München, 1860 Menschen':
        'T S V achtzehnhundertsechzig München, eintausendachthundertsechzig Menschen',
      'PLZ 10115, D-10115 Berlin': 'P L Z eins null eins eins fünf, D eins null eins eins fünf Berlin',
      'das 1:1-Unentschieden, ein 1-Euro-Job': 'das eins zu eins Unentschieden, ein ein Euro Job',
      '1 1/2 Std. und 1/2 Std. lang': 'ein einhalb Stunden und eine halbe Stunde lang',
    }));

  it('laws, courts and the pages that follow', () =>
    heard('de', {
      'i. V. m. § 3 oder i.S.v. Art. 6 Abs. 1 S. 1 lit. b':
        'in Verbindung mit Paragraf drei oder im Sinne von Artikel sechs Absatz eins Satz eins Buchstabe B',
      'Urt. v. 3.5.2020, Az. 3 StR 12/20, BGBl. I S. 1234, S. 12 f. und 14 ff. an':
        'Urteil vom dritten Mai zweitausendzwanzig, Aktenzeichen drei S T R zwölf zwanzig, Bundesgesetzblatt I Seite eintausendzweihundertvierunddreißig, Seite zwölf folgende und vierzehn folgende an',
      'der stv. Direktor, Gen. Müller, op. 27 Nr. 2':
        'der stellvertretende Direktor, General Müller, Opus siebenundzwanzig Nummer zwei',
    }));

  it('prices without cents, and times without their word', () =>
    heard('de', {
      '1,- € und 5,– Euro, Eintritt 12,-- EUR': 'ein Euro und fünf Euro, Eintritt zwölf Euro',
      'gegen 8.30 und um 9.15 an, um 8.30 Euro, um 2.50 % mehr':
        'gegen acht Uhr dreißig und um neun Uhr fünfzehn an, um acht Euro dreißig, um zwei Punkt fünf null Prozent mehr',
      'am Mo., 3. Mai; Mi, 5.6., 19 Uhr': 'am Montag, dritten Mai; Mittwoch, fünfter Juni, neunzehn Uhr',
      'Typ-1-Diabetes, die 50+1-Regel': 'Typ eins Diabetes, die fünfzig plus eins Regel',
    }));
});
