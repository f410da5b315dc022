import { wordSet } from '../table.js';

export type Gender = 'masculine' | 'feminine' | 'neuter';

const feminine = wordSet(`
  Liga Minute Sekunde Stunde Woche Klasse Welle Halbzeit Hälfte Staffel Folge Armee Reihe Seite Frage Stelle Stufe Phase Person
  Amtszeit Kammer Straße Kraft Nacht Schicht Dosis Chance Ehe Welt Partie Oper Messe Novelle Spielzeit Runde Etage Etappe Million
  Milliarde Billion Tonne Kilowattstunde Unze Meile Seemeile Frau Tochter Stadt Hand Mark Krone Rupie Lira Mutter Schwester
  Kandidatin Abteilung Sure Strophe Zeile Spalte Primzahl Zahl Zeit Art Bahn Front Bank Maß
`);
const neuter = wordSet(`
  Mal Kapitel Tor Spiel Buch Gebot Jahr Semester Quartal Viertel Drittel Konzert Album Kind Stockwerk Gleis Haus Opfer Festival
  Forum Zimmer Reich Land Treffen Wort Rennen Team Duell Finale Mitglied Kabinett Parlament Bild Gesetz Paket Prozent Kilogramm
  Gramm Pfund Kilo Jahrhundert Jahrtausend Jahrzehnt Geschoss Bataillon Regiment Ministerium Lied Werk Stück Auto Ereignis Ziel Tier
  Problem Exemplar Opernhaus Glas Ei Brot Blatt Leben Geschlecht Feld Wunder
`);
const feminineEndings =
  /(?:ung|heit|keit|schaft|ion|tät|ik|ie|ei|ur|enz|anz|in|minute|sekunde|woche|wochen|stunde|liga|runde|klasse|zeit|nacht|welle|kammer|straße|kraft|zahl|partie|e)$/;
const neuterEndings =
  /(?:chen|lein|ment|um|jahr|spiel|haus|tor|konzert|geschoss|paket|treffen|land|album|rennen|tum|hundert|kapitel|mal|buch|quartal|festival|team|kind|finale|gesetz|gramm)(?:e?s)?$/;
/** Adjectives that are nouns have either gender. */
const nominalised =
  /(?:itzende|ordnete|eamte|stellte|klagte|esandte|gierende|fangene|kannte|wundete|sandte)$/;
const masculine = wordSet(`
  Name Junge Kunde Kollege Käse Zeuge Bote Erbe Löwe Neffe Russe Franzose Brite Buchstabe Gedanke Glaube Wille Friede Beamte
  Irrtum Reichtum Termin Kamin Berlin Gewinn Beginn Sinn Verein Stein Schein Wein Rubin Gin Bitcoin
`);

/** The gender of a noun as far as it is known or its ending tells; a noun of which nothing is known is masculine. */
export function genderOf(written: string): Gender {
  // U-Bahn
  const noun = written.slice(written.lastIndexOf('-') + 1);
  if (masculine.has(noun) || nominalised.test(noun)) return 'masculine';
  if (feminine.has(noun)) return 'feminine';
  if (neuter.has(noun) || neuterEndings.test(noun)) return 'neuter';
  return feminineEndings.test(noun) ? 'feminine' : 'masculine';
}
