import { describe, it } from 'node:test';
import { heard } from './said.js';

describe('German is said as it is read aloud', () => {
  it('cardinals, decimals and signed numbers', () =>
    heard('de', {
      '130 Menschen kamen.': 'einhundertdreißig Menschen kamen.',
      '0 13 21 80 100 101 1000': 'null dreizehn einundzwanzig achtzig hundert einhunderteins tausend',
      '1.234.567,89 Euro':
        'eine Million zweihundertvierunddreißigtausendfünfhundertsiebenundsechzig Euro neunundachtzig',
      '10\u00A0000 Tote, 10\u202F000 Verletzte': 'zehntausend Tote, zehntausend Verletzte',
      '12 000 und 25 500 Fans': 'zwölf tausend und fünfundzwanzig tausend fünfhundert Fans',
      "1'500 Franken": 'eintausendfünfhundert Franken',
      '2.000.000.000 und 3.000.000.000.000': 'zwei Milliarden und drei Billionen',
      '5.000.000.000.000.000.000 Dollar': 'fünf Trillionen Dollar',
      'Es waren 3,5 und 0,05 Punkte.': 'Es waren drei Komma fünf und null Komma null fünf Punkte.',
      '-5 −5 +3 ±2 ~10 <5': 'minus fünf minus fünf plus drei plus minus zwei etwa zehn weniger als fünf',
      '007 und 1234567890123456789012345':
        'null null sieben und eins zwei drei vier fünf sechs sieben acht neun null eins zwei drei vier fünf sechs sieben acht neun null eins zwei drei vier fünf',
      '1 Mann, 1 Frau und 1 Kind': 'ein Mann, eine Frau und ein Kind',
      'Gruppe 1 und Platz 1': 'Gruppe eins und Platz eins',
      '100.000 Besucher': 'hunderttausend Besucher',
      'Version 2.0 und Industrie 4.0': 'Version zwei Punkt null und Industrie vier Punkt null',
      '201 Tage': 'zweihunderteins Tage',
      '2.500 bis 3.000 Fans': 'zweitausendfünfhundert bis dreitausend Fans',
    }));

  it('ordinals with the ending that their place asks for', () =>
    heard('de', {
      'im späten 17. Jahrhundert': 'im späten siebzehnten Jahrhundert',
      'der 1. Vorsitzende, dem 1. Vorsitzenden': 'der erste Vorsitzende, dem ersten Vorsitzenden',
      'Das Tor durch Michel (90.) fiel spät.': 'Das Tor durch Michel, neunzigste, fiel spät.',
      'auf der 3. Etage, aus der 7. Klasse': 'auf der dritten Etage, aus der siebten Klasse',
      'beim 1. FSV Mainz 05': 'beim ersten F S V Mainz null fünf',
      'Am 3. Oktober wird gefeiert.': 'Am dritten Oktober wird gefeiert.',
      'Der 20. Bundestag tritt zusammen.': 'Der zwanzigste Bundestag tritt zusammen.',
      'Sie kam auf den 3. Platz.': 'Sie kam auf den dritten Platz.',
      'Ein 3. Platz wäre schön.': 'Ein dritter Platz wäre schön.',
      'Es fiel ein 3. Tor.': 'Es fiel ein drittes Tor.',
      'eine 2. Chance': 'eine zweite Chance',
      'des 19. Jahrhunderts': 'des neunzehnten Jahrhunderts',
      'im 21. Jahrhundert': 'im einundzwanzigsten Jahrhundert',
      'das 1. Mal, die 7. Etage, der 8. Tag': 'das erste Mal, die siebte Etage, der achte Tag',
      'in der 2. Liga': 'in der zweiten Liga',
      'Beginn der 2. Runde': 'Beginn der zweiten Runde',
      'Der 1. FC Kaiserslautern verlor.': 'Der erste F C Kaiserslautern verlor.',
      '2. Bundesliga': 'zweite Bundesliga',
      '3. Platz: Hamburg': 'dritter Platz: Hamburg',
      'zum 100. Geburtstag': 'zum hundertsten Geburtstag',
      'ihr 101. Spiel': 'ihr einhunderterstes Spiel',
      'Deutschlands 2. Sieg': 'Deutschlands zweiter Sieg',
      'In 3. Generation führt sie das Haus.': 'In dritter Generation führt sie das Haus.',
      'Vom 3. bis 5. Mai ist Markt.': 'Vom dritten bis fünften Mai ist Markt.',
      'am 3. und 4. Oktober': 'am dritten und vierten Oktober',
      'vom 1.–3. Mai': 'vom ersten bis dritten Mai',
      'am 24./25. Dezember': 'am vierundzwanzigsten fünfundzwanzigsten Dezember',
      '3.–5. Mai': 'dritter bis fünfter Mai',
      'Sie kommt am 3.': 'Sie kommt am dritten.',
      '1. Die Mieten steigen.': 'erstens Die Mieten steigen.',
      'das 2. große Konzert': 'das zweite große Konzert',
      'seinem 40. Jahrestag': 'seinem vierzigsten Jahrestag',
      'während der 2. Halbzeit': 'während der zweiten Halbzeit',
      'im 11. Wiener Bezirk': 'im elften Wiener Bezirk',
      'ins 3. Jahr': 'ins dritte Jahr',
      'Dieser 3. Teil ist lang.': 'Dieser dritte Teil ist lang.',
      'Nach dieser 3. Runde war Schluss.': 'Nach dieser dritten Runde war Schluss.',
      'jedes 3. Haus, das Dach jenes 3. Hauses': 'jedes dritte Haus, das Dach jenes dritten Hauses',
      'wegen 3. Mahnung, trotz 2. Platzes': 'wegen dritter Mahnung, trotz zweiten Platzes',
      'Er wurde 2. und sie 3.': 'Er wurde zweiter und sie drei.',
    }));

  it('years and decades', () =>
    heard('de', {
      '1998 begann es, 2024 endete es.':
        'neunzehnhundertachtundneunzig begann es, zweitausendvierundzwanzig endete es.',
      'die 1990er, die 1990er-Jahre und die 90er Jahre':
        'die neunzehnhundertneunziger, die neunzehnhundertneunziger Jahre und die neunziger Jahre',
      'in den 1970ern': 'in den neunzehnhundertsiebzigern',
      'die 50er-Jahre': 'die fünfziger Jahre',
      'Seit 1500 Jahren steht die Kirche.': 'Seit eintausendfünfhundert Jahren steht die Kirche.',
      'Rund 1500 Menschen kamen.': 'Rund eintausendfünfhundert Menschen kamen.',
      '1800 Menschen leben hier.': 'eintausendachthundert Menschen leben hier.',
      'Im Jahr 1500 und im Jahr 1066': 'Im Jahr fünfzehnhundert und im Jahr tausendsechsundsechzig',
      '2019–2021, 1914–18, 2023/24':
        'zweitausendneunzehn bis zweitausendeinundzwanzig, neunzehnhundertvierzehn bis achtzehn, zweitausenddreiundzwanzig vierundzwanzig',
      'Er war 1998 Kanzler.': 'Er war neunzehnhundertachtundneunzig Kanzler.',
      'bis 1989, im Oktober 1990': 'bis neunzehnhundertneunundachtzig, im Oktober neunzehnhundertneunzig',
      'Der VW Golf kostet 1999 Euro.': 'Der V W Golf kostet eintausendneunhundertneunundneunzig Euro.',
      'Bis 2000 v. Chr. lebten sie hier.': 'Bis zweitausend vor Christus lebten sie hier.',
    }));

  it('dates', () =>
    heard('de', {
      'am 11. 9. 2001 und am 12. 11. in Wien':
        'am elften September zweitausendeins und am zwölften November in Wien',
      'geboren 05. Sep 1638': 'geboren fünfter September sechzehnhundertachtunddreißig',
      'Mo.–Fr. 9–18 Uhr': 'Montag bis Freitag neun bis achtzehn Uhr',
      'am 22. März 2024': 'am zweiundzwanzigsten März zweitausendvierundzwanzig',
      'am 22.3.2024 und am 22.03.24':
        'am zweiundzwanzigsten März zweitausendvierundzwanzig und am zweiundzwanzigsten März vierundzwanzig',
      '2024-03-22': 'zweiundzwanzigster März zweitausendvierundzwanzig',
      'Der 3.10.1990 war ein Mittwoch.': 'Der dritte Oktober neunzehnhundertneunzig war ein Mittwoch.',
      'vom 12.–14.3.2024': 'vom zwölften bis vierzehnten März zweitausendvierundzwanzig',
      'Berlin, 1. Mai 1933': 'Berlin, erster Mai neunzehnhundertdreiunddreißig',
      'am Montag, 3. Juni, um 8 Uhr': 'am Montag, dritten Juni, um acht Uhr',
      'Montag, 3. Juni': 'Montag, dritter Juni',
      'bis 31. Dez. 2025': 'bis einunddreißigsten Dezember zweitausendfünfundzwanzig',
      'ab dem 1.7. gilt das': 'ab dem ersten Juli gilt das',
      'am 3. Oktober 1990': 'am dritten Oktober neunzehnhundertneunzig',
      'des 9. November 1989': 'des neunten November neunzehnhundertneunundachtzig',
      'im Aug. und Sept. 2023': 'im August und September zweitausenddreiundzwanzig',
      'vom 28. Februar bis 3. März': 'vom achtundzwanzigsten Februar bis dritten März',
    }));

  it('times, results and ratios', () =>
    heard('de', {
      '4:3 n. V. und 14:57 Min. Dauer':
        'vier zu drei nach Verlängerung und vierzehn Minuten siebenundfünfzig Dauer',
      '4:02,31 Minuten und 1:59,40':
        'vier Minuten zwei Komma drei eins und eine Minute neunundfünfzig Komma vier null',
      '1:30 Stunden': 'eine Stunde dreißig',
      'der 2:2-Ausgleich': 'der zwei zu zwei Ausgleich',
      'um 14:30 Uhr': 'um vierzehn Uhr dreißig',
      'um 8.15 Uhr und 14.05 Uhr': 'um acht Uhr fünfzehn und vierzehn Uhr fünf',
      'um 20:00 Uhr, um 1 Uhr': 'um zwanzig Uhr, um ein Uhr',
      'Ab 17:05 ist offen.': 'Ab siebzehn Uhr fünf ist offen.',
      '9–17 Uhr': 'neun bis siebzehn Uhr',
      '10 bis 12 Uhr': 'zehn bis zwölf Uhr',
      'von 20.15 bis 21.45 Uhr': 'von zwanzig Uhr fünfzehn bis einundzwanzig Uhr fünfundvierzig',
      '9:30–17:30 Uhr': 'neun Uhr dreißig bis siebzehn Uhr dreißig',
      'Sie gewannen 2:1 und 3:0.': 'Sie gewannen zwei zu eins und drei zu null.',
      'Die Handballer siegten 31:28.': 'Die Handballer siegten einunddreißig zu achtundzwanzig.',
      'Der Sieg mit 24:22 war knapp.': 'Der Sieg mit vierundzwanzig zu zweiundzwanzig war knapp.',
      'im Maßstab 1:25000': 'im Maßstab eins zu fünfundzwanzigtausend',
      'Mischung 3:1': 'Mischung drei zu eins',
      'um 0.30 Uhr': 'um null Uhr dreißig',
    }));

  it('money', () =>
    heard('de', {
      '3,5 Mio. € fehlen.': 'drei Komma fünf Millionen Euro fehlen.',
      '5,99 €, 5,99€ und € 5,99':
        'fünf Euro neunundneunzig, fünf Euro neunundneunzig und fünf Euro neunundneunzig',
      '€ 5 oder CHF 50 oder EUR 3 Mio.': 'fünf Euro oder fünfzig Schweizer Franken oder drei Millionen Euro.',
      '10 Mrd. Dollar': 'zehn Milliarden Dollar',
      '1 Mio. Euro, 1 Mrd. €': 'eine Million Euro, eine Milliarde Euro',
      '£20, $3 und US$ 10': 'zwanzig Pfund, drei Dollar und zehn U S Dollar',
      '0,99 € und 2,00 €': 'neunundneunzig Cent und zwei Euro',
      '1,50 Euro, 1 Euro, 1,5 Euro': 'ein Euro fünfzig, ein Euro, eins Komma fünf Euro',
      '10–15 Mio. Euro': 'zehn bis fünfzehn Millionen Euro',
      '20 Cent, 5 ct': 'zwanzig Cent, fünf Cent',
      '100 Mio. US-Dollar': 'hundert Millionen U S Dollar',
      '12.500 € brutto': 'zwölftausendfünfhundert Euro brutto',
      '50 Tsd. Euro': 'fünfzig Tausend Euro',
      '300 DM': 'dreihundert D Mark',
      'Die Aktie kostet 1.050,30 Euro.': 'Die Aktie kostet eintausendfünfzig Euro dreißig.',
      '2-Euro-Münze, 1-Euro-Job': 'zwei Euro Münze, ein Euro Job',
    }));

  it('percent, units and fractions', () =>
    heard('de', {
      '1,90 m groß, 10 kWp, 8,1 ct/kWh':
        'ein Meter neunzig groß, zehn Kilowatt Peak, acht Komma eins Cent pro Kilowattstunde',
      '12 %, 12%, 3,5 Prozent, 10–15 %':
        'zwölf Prozent, zwölf Prozent, drei Komma fünf Prozent, zehn bis fünfzehn Prozent',
      '0,5 ‰, 1,1 Promille': 'null Komma fünf Promille, eins Komma eins Promille',
      '130 km/h, 85 m², 20 °C, 20°C':
        'einhundertdreißig Kilometer pro Stunde, fünfundachtzig Quadratmeter, zwanzig Grad Celsius, zwanzig Grad Celsius',
      '300 kWh, 5 kg, 5kg, 1 kg':
        'dreihundert Kilowattstunden, fünf Kilogramm, fünf Kilogramm, ein Kilogramm',
      '1 t, 3 t, 1 h, 2 h': 'eine Tonne, drei Tonnen, eine Stunde, zwei Stunden',
      '-5 Grad, −3 °C': 'minus fünf Grad, minus drei Grad Celsius',
      '5 km, auf 5 km, mit 5 km': 'fünf Kilometer, auf fünf Kilometer, mit fünf Kilometern',
      '45 µg/m³ Feinstaub': 'fünfundvierzig Mikrogramm pro Kubikmeter Feinstaub',
      '1/2, 3/4, 2/3, 1/3, ¾, ½': 'ein halb, drei Viertel, zwei Drittel, ein Drittel, drei Viertel, ein halb',
      '1½ und 2 ½ Stunden': 'eineinhalb und zwei einhalb Stunden',
      '24/7 geöffnet': 'vierundzwanzig sieben geöffnet',
      '5km-10km': 'fünf bis zehn Kilometer',
      '150 PS und 2 l Hubraum': 'einhundertfünfzig P S und zwei Liter Hubraum',
      '5 cm, 3 mm, 200 ml, 4 ha': 'fünf Zentimeter, drei Millimeter, zweihundert Milliliter, vier Hektar',
      'Nach 1:45:03 Std. und für 20 Fr. lief sie.':
        'Nach eine Stunde fünfundvierzig Minuten und drei Sekunden und für zwanzig Franken lief sie.',
      '40 Std. und 30 Min.': 'vierzig Stunden und dreißig Minuten.',
      '100 MW, 5 GWh': 'hundert Megawatt, fünf Gigawattstunden',
      'Angaben in km/h': 'Angaben in Kilometer pro Stunde',
      '10–12 Leute, 10 bis 12 Leute, 10-12 Leute':
        'zehn bis zwölf Leute, zehn bis zwölf Leute, zehn bis zwölf Leute',
      'S. 5–7 und S. 12': 'Seiten fünf bis sieben und Seite zwölf',
      '5 + 3 = 8, 5 − 3, 3 x 4, 10²':
        'fünf plus drei gleich acht, fünf minus drei, drei mal vier, zehn Quadrat',
      '12 €/m², 5 €/Monat und 20 Euro/Stunde':
        'zwölf Euro pro Quadratmeter, fünf Euro pro Monat und zwanzig Euro pro Stunde',
    }));

  it('telephone numbers', () =>
    heard('de', {
      'Tel. (0 30) 12 34-56 78': 'Telefon, null drei null, eins zwei drei vier fünf sechs sieben acht',
      '+49 30 1234567': 'plus vier neun drei null eins zwei drei vier fünf sechs sieben',
      '030/123-456': 'null drei null eins zwei drei vier fünf sechs',
      '030/1234567 und 0171-1234567':
        'null drei null eins zwei drei vier fünf sechs sieben und null eins sieben eins eins zwei drei vier fünf sechs sieben',
      '(030) 123 456': 'null drei null, eins zwei drei vier fünf sechs',
      '0800/111 0 111 und 10115 Berlin':
        'null acht null null eins eins eins null eins eins eins und eins null eins eins fünf Berlin',
      'Notruf 112, Nummer 110': 'Notruf eins eins zwei, Nummer eins eins null',
      '0800 123 456': 'null acht null null eins zwei drei vier fünf sechs',
    }));

  it('Roman numerals', () =>
    heard('de', {
      'das Jahrhundert Ludwigs des XIV.': 'das Jahrhundert Ludwigs des Vierzehnten.',
      'mit Papst Franziskus I. und Kaiserin Katharina II.':
        'mit Papst Franziskus dem Ersten und Kaiserin Katharina der Zweiten.',
      '„Faust I“ und „Faust II“': 'Faust eins und Faust zwei',
      'Johannes XXIII. berief das II. Vatikanische Konzil.':
        'Johannes der Dreiundzwanzigste berief das zweite Vatikanische Konzil.',
      'Ludwig XIV. baute Versailles.': 'Ludwig der Vierzehnte baute Versailles.',
      'Papst Benedikt XVI. trat zurück.': 'Papst Benedikt der Sechzehnte trat zurück.',
      'unter Papst Johannes Paul II.': 'unter Papst Johannes Paul dem Zweiten.',
      'das Schloss Ludwigs XIV.': 'das Schloss Ludwigs des Vierzehnten.',
      'für Königin Elisabeth II. und von Elisabeth II.':
        'für Königin Elisabeth die Zweite und von Elisabeth der Zweiten.',
      'des Königs Ludwig II. von Bayern': 'des Königs Ludwig des Zweiten von Bayern',
      'Kaiser Wilhelm II. floh.': 'Kaiser Wilhelm der Zweite floh.',
      'Franz I. von Österreich': 'Franz der Erste von Österreich',
      'II. Weltkrieg, im II. Weltkrieg': 'zweiter Weltkrieg, im zweiten Weltkrieg',
      'Kapitel IV, Teil II, Hartz IV': 'Kapitel vier, Teil zwei, Hartz vier',
      'Hartz-IV-Empfänger': 'Hartz vier Empfänger',
      'Rocky IV': 'Rocky vier',
    }));

  it('initialisms', () =>
    heard('de', {
      'ARD, ZDF, CDU, EU, USA, FDP und KPdSU': 'A R D, Z D F, C D U, E U, U S A, F D P und K P D S U',
      'NATO, Nato, UNO, UNESCO, FIFA und DAX': 'Nato, Nato, Uno, Unesco, Fifa und Dax',
      'GmbH, AfD, StGB, MdB, VfB, Kfz, Lkw, Pkws':
        'G M B H, A F D, S T G B, M D B, V F B, K F Z, L K W, P K Wes',
      'CDU-Politiker, US-Präsident, EU-weit': 'C D U Politiker, U S Präsident, E U weit',
      'ADAC, BAföG, WLAN, TÜV, ver.di': 'A D A C, Bafög, W Lan, Tüv, Verdi',
      'die LKWs der SS': 'die L K Wes der S S',
      'DIE REGIERUNG TRITT ZURÜCK': 'die regierung tritt zurück',
      'Das ist NICHT wahr.': 'Das ist nicht wahr.',
      'G20-Gipfel, G7, A380, B-52, H5N1, 5G, CO₂':
        'G zwanzig Gipfel, G sieben, A dreihundertachtzig, B zweiundfünfzig, H fünf N eins, fünf G, C O zwei',
      'Boeing 737-800 und SARS-CoV-2': 'Boeing siebenhundertsiebenunddreißig achthundert und Sars Cov zwei',
      'Covid-19, Corona-Krise, E-Auto, U-Bahn': 'Covid neunzehn, Corona Krise, E Auto, U Bahn',
    }));

  it('abbreviations', () =>
    heard('de', {
      'Marion v. Dönhoff, geb. Gräfin': 'Marion von Dönhoff, geborene Gräfin',
      '§ 5 Abs. 2 S. 1 Nr. 3 BGB': 'Paragraf fünf Absatz zwei Satz eins Nummer drei B G B',
      'rd. 3 Mio. und 320 S. stark, 0,1 Prozent ggü. dem Vorjahr':
        'rund drei Millionen und dreihundertzwanzig Seiten stark, null Komma eins Prozent gegenüber dem Vorjahr',
      'die dt. Bank, im südl. Teil': 'die deutsche Bank, im südlichen Teil',
      'im südl., warmen Teil, 2 km südl., warm': 'im südlichen, warmen Teil, zwei Kilometer südlich, warm',
      '§ 5 Abs.2, Nr.5, S.5 und Art.3a':
        'Paragraf fünf Absatz zwei, Nummer fünf, Seite fünf und Artikel drei A',
      'wegen sog. Experten, trotz sog. Ruhe': 'wegen sogenannter Experten, trotz sogenannter Ruhe',
      'wegen sog. Lärms, mit sog. Experten': 'wegen sogenannten Lärms, mit sogenannten Experten',
      'mit sog. Hilfe, mit sog. Geld': 'mit sogenannter Hilfe, mit sogenanntem Geld',
      'z. B. Äpfel, z.B. Birnen': 'zum Beispiel Äpfel, zum Beispiel Birnen',
      'd. h., u. a., usw., bzw., ca., ggf. morgen':
        'das heißt, unter anderem, und so weiter, beziehungsweise, circa, gegebenenfalls morgen',
      'Dr. Müller, Prof. Dr. Schmidt': 'Doktor Müller, Professor Doktor Schmidt',
      '44 v. Chr. und 9 n. Chr.': 'vierundvierzig vor Christus und neun nach Christus.',
      'Nr. 5, Art. 5 Abs. 2 GG': 'Nummer fünf, Artikel fünf Absatz zwei G G',
      'i. d. R., z. T., v. a., u. U. gut': 'in der Regel, zum Teil, vor allem, unter Umständen gut',
      'der sog. Brexit, den sog. Experten': 'der sogenannte Brexit, den sogenannten Experten',
      'im 19. Jh. und des 20. Jh. wegen': 'im neunzehnten Jahrhundert und des zwanzigsten Jahrhunderts wegen',
      'Hauptstr. 5, St. Pauli': 'Hauptstraße fünf, Sankt Pauli',
      'Verein e. V. und General a. D.': 'Verein E V und General außer Dienst.',
      'Müller & Co. KG, Schwarz & Weiß': 'Müller und Co K G, Schwarz und Weiß',
      'Vgl. Kap. 3': 'Vergleiche Kapitel drei',
      'Frankfurt a. M. und J. K. Rowling': 'Frankfurt am Main und J K Rowling',
      '§ 5, §5, § 218a': 'Paragraf fünf, Paragraf fünf, Paragraf zweihundertachtzehn A',
    }));

  it('signs, addresses and emoji', () =>
    heard('de', {
      'www.example.de/kultur/musik-5?x=1': 'example Punkt D E Schrägstrich kultur Schrägstrich musik fünf',
      'jana.doe@example.de schrieb': 'jana Punkt doe at example Punkt D E schrieb',
      '#Klimawandel, @tagesschau, #1': 'Hashtag Klimawandel, at tagesschau, Nummer eins',
      'Super🎉 🎉 Wetter a🎉b': 'Super Wetter A B',
      'und/oder, C++': 'und oder, C plus plus',
      '„Warum?“, fragte er; nein: nie!': 'Warum? fragte er; nein: nie!',
      '»Krieg« – und Frieden (sagt man)': 'Krieg, und Frieden, sagt man',
      'Москва, Αθήνα, 很好': 'Moskwa, Athina, chinesisch',
      'Café, Łódź, São Paulo, Straße': 'Café, Łódź, São Paulo, Straße',
      'Die SPD kam auf 25,7 Prozent (2017: 20,5).':
        'Die S P D kam auf fünfundzwanzig Komma sieben Prozent, zweitausendsiebzehn: zwanzig Komma fünf.',
      'Die Sonde flog mit 28.000 km/h in 400 km Höhe.':
        'Die Sonde flog mit achtundzwanzigtausend Kilometern pro Stunde in vierhundert Kilometer Höhe.',
      'Die 3. und letzte Staffel': 'Die dritte und letzte Staffel',
    }));

  it('gender forms and compounds with numbers', () =>
    heard('de', {
      'Leser*innen, Leser:innen, LeserInnen, Leser_innen':
        'Leser innen, Leser innen, Leser Innen, Leser innen',
      'Schüler/innen, Schüler/-innen, Schüler(innen)': 'Schüler innen, Schüler innen, Schüler innen',
      'jede*r Bürger*in': 'jede er Bürger in',
      'ein 20-jähriger Mann und die 17-Jährige': 'ein zwanzigjähriger Mann und die siebzehnjährige',
      '3-fach, 2-mal, 5-köpfig, 20-prozentig, 50%ig':
        'dreifach, zweimal, fünfköpfig, zwanzigprozentig, fünfzigprozentig',
      '100-Meter-Lauf, 20-km-Lauf, 1,5-Grad-Ziel':
        'hundert Meter Lauf, zwanzig Kilometer Lauf, eins Komma fünf Grad Ziel',
      '68er-Bewegung, 30.000-Euro-Frage, 35-Stunden-Woche':
        'achtundsechziger Bewegung, dreißigtausend Euro Frage, fünfunddreißig Stunden Woche',
      'der 18- bis 25-Jährigen': 'der achtzehn bis fünfundzwanzigjährigen',
      '2,5-fach, 8er, 1-mal, 4x4': 'zwei Komma fünffach, achter, einmal, vier mal vier',
    }));

  it('whole sentences that were written before the rules', () =>
    heard('de', {
      'Die Bundesregierung hat am 14. Februar 1,2 Mrd. Euro bewilligt.':
        'Die Bundesregierung hat am vierzehnten Februar eins Komma zwei Milliarden Euro bewilligt.',
      'Rund 3.400 Menschen kamen am 1. Mai nach Köln.':
        'Rund dreitausendvierhundert Menschen kamen am ersten Mai nach Köln.',
      'Der 1. FC Köln gewann 3:0.': 'Der erste F C Köln gewann drei zu null.',
      'In der 89. Minute fiel das 2:2.': 'In der neunundachtzigsten Minute fiel das zwei zu zwei.',
      'Das Konzert beginnt um 19.30 Uhr.': 'Das Konzert beginnt um neunzehn Uhr dreißig.',
      'Geöffnet ist dienstags von 10 bis 18 Uhr.': 'Geöffnet ist dienstags von zehn bis achtzehn Uhr.',
      'Seit 1949 gilt das GG.': 'Seit neunzehnhundertneunundvierzig gilt das G G.',
      'Nach § 218 StGB ist das strafbar.': 'Nach Paragraf zweihundertachtzehn S T G B ist das strafbar.',
      'Die Inflation stieg auf 7,9 %.': 'Die Inflation stieg auf sieben Komma neun Prozent.',
      'Er hatte 1,6 Promille im Blut.': 'Er hatte eins Komma sechs Promille im Blut.',
      'Das Auto war mit 180 km/h unterwegs.':
        'Das Auto war mit einhundertachtzig Kilometern pro Stunde unterwegs.',
      'Die Wohnung hat 85 m² und kostet 1.250 €.':
        'Die Wohnung hat fünfundachtzig Quadratmeter und kostet eintausendzweihundertfünfzig Euro.',
      'In der Nacht sinken die Werte auf −12 °C.':
        'In der Nacht sinken die Werte auf minus zwölf Grad Celsius.',
      'Ludwig XIV. regierte 72 Jahre lang.': 'Ludwig der Vierzehnte regierte zweiundsiebzig Jahre lang.',
      'Das Schloss wurde unter Friedrich II. gebaut.':
        'Das Schloss wurde unter Friedrich dem Zweiten gebaut.',
      'Königin Elisabeth II. starb 2022.': 'Königin Elisabeth die Zweite starb zweitausendzweiundzwanzig.',
      'Im II. Weltkrieg wurde die Stadt zerstört.': 'Im zweiten Weltkrieg wurde die Stadt zerstört.',
      'Zu Beginn des 20. Jahrhunderts lebten hier 12 000 Menschen.':
        'Zu Beginn des zwanzigsten Jahrhunderts lebten hier zwölf tausend Menschen.',
      'Die 68er-Bewegung prägte die 1970er Jahre.':
        'Die achtundsechziger Bewegung prägte die neunzehnhundertsiebziger Jahre.',
      'Der CSU-Chef kritisierte die EU-Kommission.': 'Der C S U Chef kritisierte die E U Kommission.',
      'Die AfD legte um 2,3 Prozentpunkte zu.': 'Die A F D legte um zwei Komma drei Prozentpunkte zu.',
      'Viele Bürger*innen und Politiker:innen protestierten.':
        'Viele Bürger innen und Politiker innen protestierten.',
      'Die LeserInnen wählten den Sieger.': 'Die Leser Innen wählten den Sieger.',
      'Ein 17-Jähriger wurde verletzt.': 'Ein siebzehnjähriger wurde verletzt.',
      'Sie gewann den 100-Meter-Lauf in 10,9 Sekunden.':
        'Sie gewann den hundert Meter Lauf in zehn Komma neun Sekunden.',
      'Z. B. Äpfel, Birnen usw. sind gesund.': 'Zum Beispiel Äpfel, Birnen und so weiter sind gesund.',
      'Das heißt, d. h. man muss ca. 3 Std. warten.':
        'Das heißt, das heißt man muss circa drei Stunden warten.',
      'Dr. Meier und Prof. Schulz lehren in Kiel.': 'Doktor Meier und Professor Schulz lehren in Kiel.',
      'Caesar starb 44 v. Chr. in Rom.': 'Caesar starb vierundvierzig vor Christus in Rom.',
      'Mehr dazu auf www.tagesschau.de.': 'Mehr dazu auf tagesschau Punkt D E.',
      'Schreiben Sie an leserbriefe@zeitung.de.': 'Schreiben Sie an leserbriefe at zeitung Punkt D E.',
      'Tel.: 030/1234567': 'Telefon: null drei null eins zwei drei vier fünf sechs sieben',
      'Unter #MeToo berichten Frauen.': 'Unter Hashtag Me Too berichten Frauen.',
      'Die Frist läuft vom 3. bis 17. Juni 2024.':
        'Die Frist läuft vom dritten bis siebzehnten Juni zweitausendvierundzwanzig.',
      'Der Vertrag vom 12.5.2021 ist ungültig.':
        'Der Vertrag vom zwölften Mai zweitausendeinundzwanzig ist ungültig.',
      'Zwei Drittel, also 2/3, stimmten zu.': 'Zwei Drittel, also zwei Drittel, stimmten zu.',
      'Es dauerte 1½ Stunden.': 'Es dauerte eineinhalb Stunden.',
      'Die Müller GmbH & Co. KG ist pleite.': 'Die Müller G M B H und Co K G ist pleite.',
      'Die Nato-Staaten und die UNO beraten.': 'Die Nato Staaten und die Uno beraten.',
      '10–15 Prozent der 20- bis 30-Jährigen rauchen.':
        'zehn bis fünfzehn Prozent der zwanzig bis dreißigjährigen rauchen.',
      'Das Ticket kostet 49,90 Euro.': 'Das Ticket kostet neunundvierzig Euro neunzig.',
      'Für 2,50 € gibt es ein Eis.': 'Für zwei Euro fünfzig gibt es ein Eis.',
      'Der Dax fiel um 1,4 Prozent auf 15.234,56 Punkte.':
        'Der Dax fiel um eins Komma vier Prozent auf fünfzehntausendzweihundertvierunddreißig Komma fünf sechs Punkte.',
      'Der ICE 578 hatte 45 Min. Verspätung.':
        'Der I C E fünfhundertachtundsiebzig hatte fünfundvierzig Minuten Verspätung.',
      'In der Saison 2023/24 stieg der HSV nicht auf.':
        'In der Saison zweitausenddreiundzwanzig vierundzwanzig stieg der H S V nicht auf.',
      'Auf der A7 staut es sich auf 8 km.': 'Auf der A sieben staut es sich auf acht Kilometer.',
      'Platz 3 ging an die USA.': 'Platz drei ging an die U S A.',
      'Hartz IV wurde 2005 eingeführt.': 'Hartz vier wurde zweitausendfünf eingeführt.',
      'Der 2. Platz reichte für den Aufstieg in die 1. Bundesliga.':
        'Der zweite Platz reichte für den Aufstieg in die erste Bundesliga.',
      'Der Umsatz lag zwischen 5 und 7 Mio. Schweizer Franken.':
        'Der Umsatz lag zwischen fünf und sieben Millionen Schweizer Franken.',
      'Die Bahnhofstr. 12 liegt im 3. Stock.': 'Die Bahnhofstraße zwölf liegt im dritten Stock.',
    }));
});
