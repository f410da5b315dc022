import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { genderOf } from '../../../src/core/text/spoken/de/genders.js';
import { heard } from './said.js';

describe('German ordinals end as their noun wants it', () => {
  it('after an article, a pronoun, a preposition, and alone', () =>
    heard('de', {
      '3. Platz, 3. Liga, 3. Tor': 'dritter Platz, dritte Liga, drittes Tor',
      'der 3. Platz, in der 3. Liga, das 3. Tor': 'der dritte Platz, in der dritten Liga, das dritte Tor',
      'der Beginn der 2. Runde und laut der 2. Frau':
        'der Beginn der zweiten Runde und laut der zweiten Frau',
      'ein 3. Platz, eine 3. Frage, ein 3. Tor': 'ein dritter Platz, eine dritte Frage, ein drittes Tor',
      'einem 3. Platz, keiner 3. Frage, unsere 3. Liga':
        'einem dritten Platz, keiner dritten Frage, unsere dritte Liga',
      'am 3. Tag, vom 3. Tag, zur 3. Frage, ins 3. Haus':
        'am dritten Tag, vom dritten Tag, zur dritten Frage, ins dritte Haus',
      'mit 3. Platz, mit 3. Liga, mit 3. Tor': 'mit drittem Platz, mit dritter Liga, mit drittem Tor',
      'für 3. Platz, gegen 3. Liga, ohne 3. Tor': 'für dritten Platz, gegen dritte Liga, ohne drittes Tor',
      'wegen 3. Runde, wegen 3. Platzes, trotz 3. Tores':
        'wegen dritter Runde, wegen dritten Platzes, trotz dritten Tores',
      'jeder 3. Deutsche, mit jeder 3. Frau, jede 3. Frau, jedem 3. Kind':
        'jeder dritte Deutsche, mit jeder dritten Frau, jede dritte Frau, jedem dritten Kind',
      'dieses 3. Tor, dieses 3. Tores, welcher 3. Platz':
        'dieses dritte Tor, dieses dritten Tores, welcher dritte Platz',
    }));

  it('past an adjective, a quotation mark, and the others of a series', () =>
    heard('de', {
      'im späten 17. Jahrhundert, das späte 17. Jahrhundert':
        'im späten siebzehnten Jahrhundert, das späte siebzehnte Jahrhundert',
      'die frühe 3. Runde, der frühen 3. Runde': 'die frühe dritte Runde, der frühen dritten Runde',
      'das 3. große Tor, im 3. großen Saal': 'das dritte große Tor, im dritten großen Saal',
      'der „1. Mai“ und am „1. Mai“': 'der erste Mai und am ersten Mai',
      'der 3., 4. und 5. Platz': 'der dritte, vierte und fünfte Platz',
      'am 3., 4. oder 5. Tag': 'am dritten, vierten oder fünften Tag',
      'vom 3. bis 5. Mai': 'vom dritten bis fünften Mai',
      'vom 3. Mai bis 5. Juni': 'vom dritten Mai bis fünften Juni',
    }));

  it('in dates after the day of the week, and after what goes with them', () =>
    heard('de', {
      'am Montag, 3. Oktober': 'am Montag, dritten Oktober',
      'Montag, 3. Oktober': 'Montag, dritter Oktober',
      'bis Freitagabend, 3. Mai': 'bis Freitagabend, dritten Mai',
      'ab 3. Mai, bis 3. Mai, seit 3. Jänner': 'ab dritten Mai, bis dritten Mai, seit dritten Jänner',
      'für 3. März, gegen 3. Juli': 'für dritten März, gegen dritten Juli',
    }));
});

it('the gender of a noun is known, or told by its ending', () => {
  const all = (gender: string, nouns: string): void => {
    for (const noun of nouns.split(' ')) assert.equal(genderOf(noun), gender, noun);
  };
  all('feminine', 'Zeitung Freiheit Einigkeit Mannschaft Nation Qualität Musik Magie Bäckerei Kultur Tendenz Bilanz Lehrerin');
  all('feminine', 'Schulminute Kalenderwoche Bundesliga Endrunde Oberklasse Freizeit Mitternacht Kältewelle Landstraße Hauptzahl Blume');
  all('feminine', 'U-Bahn Hand Stadt Mutter Frau Mark Krone Tochter Person Art Bahn Front Bank Maß Zeit');
  all('neuter', 'Mädchen Fräulein Dokument Museum Schaltjahr Endspiel Wohnhaus Eigentor Jahrhundert Ausland Eigentum Notebook-Kapitel');
  all('neuter', 'Endspieles Schaltjahres Eigentores Auslandes Kammerkonzerts Filmfestivals Spitzenteams Enkelkindes Grundgesetzes');
  all('neuter', 'Mal Buch Gebot Semester Reich Wort Rennen Bild Lied Werk Auto Ziel Tier Feld Wunder Zimmer');
  all('masculine', 'Platz Tag Mann Abgeordnete Angestellte Vorsitzende Beamte Bekannte Gesandte Verwundete');
  all('masculine', 'Name Kunde Käse Russe Gedanke Irrtum Reichtum Termin Kamin Gewinn Verein Stein Wein Gin');
}); // prettier-ignore

describe('four digits are a year', () => {
  it('before 2000 by the words around them', () =>
    heard('de', {
      'seit 1500, anno 1500, im Winter 1500':
        'seit fünfzehnhundert, anno fünfzehnhundert, im Winter fünfzehnhundert',
      'rund 1500 kamen, etwa 1848 davon, Zimmer 1205':
        'rund eintausendfünfhundert kamen, etwa eintausendachthundertachtundvierzig davon, Zimmer eintausendzweihundertfünf',
      '1500 Menschen, 1848 Menschen':
        'eintausendfünfhundert Menschen, eintausendachthundertachtundvierzig Menschen',
      '1998 Kanzler, 1848 begann, 1500 kam':
        'neunzehnhundertachtundneunzig Kanzler, achtzehnhundertachtundvierzig begann, fünfzehnhundert kam',
      '1500 Vögel, 1880 Vögel, 1950 Vögel':
        'eintausendfünfhundert Vögel, eintausendachthundertachtzig Vögel, eintausendneunhundertfünfzig Vögel',
      'um 1066, seit 1066': 'um tausendsechsundsechzig, seit tausendsechsundsechzig',
    }));
});
