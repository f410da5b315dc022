import type { Said } from '../reading.js';
import { wordSet } from '../table.js';

/*
 * A word in capitals is spelled, said as a word, or only shouted. A single capital letter as a token means the
 * letter's name.
 */

/** Said as words. Longer ones are told by how they look. */
const saidAsWords = wordSet(`
  NATO NASA UNO UNESCO UNICEF OPEC ISIS ASEAN FIFA UEFA AIDS SARS MERS COVID RADAR LASER SIM PIN RAM GIF TAN IBAN DAX MDAX TECDAX SDAX TÜV DIN
  ESA CERN EDEKA IKEA LEGO VISA PISA IGLU BAMF APO EFTA IRENA FRONTEX EUROPOL INTERPOL PEGIDA AWACS DEKRA GEMA SCHUFA HAMAS DAESH
  ELSTER KITA ASTA BUND START SALT CAP FARC MINT GAU DOK FED COP NABU BAFIN STASI LINKE GRÜNE WIFO IFO BIC UFO IFA
  HARIBO ADIDAS SALZ BASE SWIFT CARE PETA
`);
/** Those that would pass for words but are spelled. */
const spelled = wordSet(`
  ADAC ARD AOK EU UN US USA IS IT KI AI IWF EZB OECD OSZE ICE IC CEO CFO COO CIO EKD EVP ORF SEK BIP BVG AKW AG KG ID IG IOC IAEA UKW
  ABC EWE ETA ISS ISBN IBM USB URL DIY EDV EEG EKG AKP IHK UFA OLG AGB ÖVP ÖBB SPÖ FPÖ LED OB OP PC TV UV WM EM EC EG PR HR RAF
  SED DDR EUV USD ABS AGB ÖPNV IRA ANC ASB EUGH ECB
`);
/** Words that stand in capitals only for their weight. */
const emphasised = wordSet(`
  NICHT UND ALLE ALLES NEIN JA DER DIE DAS DEN DEM DES EIN EINE KEIN KEINE NEU NUR JETZT WAS WER WIE WO WIR SIE ER ES ICH DU MAN IST SIND
  WAR HAT MIT VON BEI AUF AUS IM IN AM AN ZU ZUM ZUR FÜR SO DA ODER ABER SEHR MUSS DARF KANN NIE HIER HEUTE GUT ALT
  VOR NACH BIS DOCH AUCH NOCH MEHR
`);
/** Letters and a word, or letters said in a way of their own. */
const special: Readonly<Record<string, Said>> = {
  WLAN: ['W', 'Lan'],
  JPEG: ['Jay', 'Peg'],
  BAföG: ['Bafög'],
  BaFin: ['Bafin'],
  CoV: ['Cov'],
  BVerfG: ['Bundesverfassungsgericht'],
  BVerwG: ['Bundesverwaltungsgericht'],
  'ver.di': ['Verdi'],
  'Ver.di': ['Verdi'],
  Kfz: ['K', 'F', 'Z'],
  Lkw: ['L', 'K', 'W'],
  Pkw: ['P', 'K', 'W'],
  Nkw: ['N', 'K', 'W'],
  Lkws: ['L', 'K', 'Wes'],
  Pkws: ['P', 'K', 'Wes'],
  Nkws: ['N', 'K', 'Wes'],
  GmbHs: ['G', 'M', 'B', 'Has'],
  YouTube: ['YouTube'],
  iPhone: ['iPhone'],
  iPad: ['iPad'],
  iOS: ['I', 'O', 'S'],
  eBay: ['eBay'],
  WhatsApp: ['WhatsApp'],
  TikTok: ['TikTok'],
  OK: ['okay'],
  ok: ['okay'],
};
/** What the letters are called where an ending comes to the last of them: PKWs. */
const letterNames: Readonly<Record<string, string>> = Object.fromEntries(
  'A=A B=Be C=Ce D=De E=E F=Eff G=Ge H=Ha I=I J=Jott K=Ka L=Ell M=Emm N=Enn O=O P=Pe Q=Ku R=Er S=Ess T=Te U=U V=Vau W=We X=Ix Y=Ypsilon Z=Zett'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(2)]),
);

/** The names of the letters: GmbH → G M B H */
export function spell(word: string): Said {
  return Array.from(word.replaceAll('ß', 's').toUpperCase()).filter((letter) => /\p{Lu}/u.test(letter));
}

/**
 * A run of letters: how to say it if its capitals ask for something. Undefined: it is an ordinary word.
 *
 * @param shouting the whole sentence is in capitals, so that capitals tell nothing
 */
export function readCapitals(word: string, shouting: boolean): Said | undefined {
  if (Object.hasOwn(special, word)) return special[word];
  const [, capitals, ending = ''] = /^(\p{Lu}{2,})('?s|'|en|er)?$/u.exec(word) ?? [];
  if (capitals !== undefined) {
    const said = readStem(capitals, shouting);
    if (ending === '' || ending === "'") return said;
    const last = said.at(-1) ?? '';
    return [...said.slice(0, -1), (letterNames[last] ?? last) + ending.replace("'", '')];
  }
  return isMixed(word) ? spell(word) : undefined;
}

/** GmbH, AfD, KPdSU, StGB, VfB, MdB; but LeserInnen and McDonald are words. */
function isMixed(word: string): boolean {
  if (word.length > 6 || !/^\p{Lu}/u.test(word) || !/\p{Ll}/u.test(word)) return false;
  // Kfz-Steuer; but 20-Uhr-Nachrichten, Ost-West-Konflikt
  if (!/\p{Lu}$/u.test(word)) return /^[^AEIOUYÄÖÜ][bcdfghjklmnpqrstvwxz]{2,3}$/u.test(word);
  return !/\p{Ll}{3}/u.test(word);
}

function readStem(capitals: string, shouting: boolean): Said {
  if (Object.hasOwn(special, capitals)) return special[capitals] ?? [];
  const asWord = [capitals.charAt(0) + capitals.slice(1).toLowerCase()];
  if (spelled.has(capitals) && !shouting) return spell(capitals);
  if (saidAsWords.has(capitals)) return asWord;
  if (emphasised.has(capitals)) return [capitals.toLowerCase()];
  if (shouting && (capitals.length > 5 || looksPronounceable(capitals)))
    return spelled.has(capitals) ? spell(capitals) : [capitals.toLowerCase()];
  return capitals.length > 3 && looksPronounceable(capitals) ? asWord : spell(capitals);
}

/** A vowel in every syllable, no cluster that German never has. */
function looksPronounceable(capitals: string): boolean {
  if (!/[AEIOUÄÖÜY]/.test(capitals) || /[AEIOU]{3}|[^AEIOUÄÖÜY]{5}/.test(capitals)) return false;
  const [onset = ''] = /^[^AEIOUÄÖÜY]*/.exec(capitals) ?? [];
  const [coda = ''] = /[^AEIOUÄÖÜY]*$/.exec(capitals) ?? [];
  return (
    /^(?:[B-DF-HJ-NP-TV-Z]?|[BFGKP][LR]|[DT]R|S[KMPT]|SCH[LMNRW]?|S[PT]R|CH|PF|KN|GN|QU|ZW|TH)$/.test(
      onset,
    ) &&
    /^(?:[B-DF-HJ-NP-TV-Z]?|ß|SS|LL|NN|MM|TT|FF|RR|CK|CH|SCH|[LNR][A-Z]|ST|FT|CHT|CHS|NG|NGS|PF|TZ|LS|RS|NS|NDS|RST|NST|HL|HR|HN|HM|RCH|LCH|MT|MPF)$/.test(
      coda,
    )
  );
}
