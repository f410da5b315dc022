import type { Said } from '../reading.js';
import { wordSet } from '../table.js';

/*
 * A word in capitals is spelled, said as a word, or only shouted. A single capital letter as a token means the
 * letter's name: the article “A” is always passed to the voice in lower case.
 */

/** Short ones that are said as words. Longer ones are told by how they look. */
const saidAsWords = wordSet(`
  NATO NASA UNESCO UNICEF OPEC ISIS ISIL ASEAN NAFTA FIFA UEFA AIDS SARS MERS COVID RADAR LASER SIM PIN RAM GIF ZIP SWAT SCUBA
  SEAL SEALS POTUS SCOTUS FLOTUS FEMA HUD SALT START BAFTA IKEA LEGO VISA NAVY ICE RIA MAX PRO CERN EPIC TED PETA NIMBY YOLO FOMO ECOWAS
  MAGA DACA INTERPOL EUROPOL FRONTEX UNRWA OSHA NICE SAGE OFSTED OFCOM SIPRI FARC HAMAS DAESH PESCO AWACS
  SOX WASP SPAC REIT ELLE GAP ZARA IRENA COP DAX CAC
`);
/** Those that would pass for words but are spelled. */
const spelled = wordSet(`
  IS US CIA UAE USA UK EU UN ECB IMF OSCE IAEA AOC UAW EPA USA OECD NGO AI CEO CFO COO CIO ID IQ TV PC AK UAP UFO
  USAF USSR USDA UCLA MIT IPO IOC ABC ANC EEA ESA ETA EV API GOP OPCW ICU ER AP IRA IOU URL USB HIV DIY ASAP UEA UAV UNGA NYSE
`);
/** Words of everyday English that stand in capitals only for their weight. */
const emphasised = wordSet(`
  NOT AND ALL NO YES THE YOU BUT NOW NEW OUR ARE WAS HAS HAD CAN DID WHY HOW ONE TWO TOP HOT OUT OFF ANY OWN GET GOT SEE SAY SO DO GO
  MY ME HE SHE WE BE BY OF ON IN TO OR IF AT AS AN UP FOR HER HIS ITS MAY TOO WAR MAN DAY OLD BIG BAD EVER NEVER ONLY MUST STOP WILL LIVE
  BOTH VERY EVERY
`);
/** Letters and a word, or letters said in a way of their own. */
const special: Readonly<Record<string, Said>> = {
  NOAA: ['Noah'],
  WWI: ['World', 'War', 'one'],
  WWII: ['World', 'War', 'two'],
  USAID: ['U', 'S', 'aid'],
  NAACP: ['N', 'double', 'A', 'C', 'P'],
  NCAA: ['N', 'C', 'double', 'A'],
  IEEE: ['I', 'triple', 'E'],
  DVLA: ['D', 'V', 'L', 'A'],
  JPEG: ['Jay', 'peg'],
  MPEG: ['M', 'peg'],
  CAPTCHA: ['captcha'],
  PHD: ['P', 'H', 'D'],
  OK: ['okay'],
};

/** The names of the letters: FSB → F S B */
export function spell(word: string): Said {
  return Array.from(word.toUpperCase()).filter((letter) => letter >= 'A' && letter <= 'Z');
}

/**
 * A run of letters, perhaps with an apostrophe: how to say it if its capitals ask for something. Undefined: it is an ordinary word.
 *
 * @param shouting the whole sentence is in capitals, so that capitals tell nothing
 */
export function readCapitals(word: string, shouting: boolean): Said | undefined {
  const match = /^([A-Z]{2,})('s|s'|s|'S)?$/.exec(word.replace(/^PhD/, 'PHD'));
  if (!match) return undefined;
  const [, capitals = '', ending = ''] = match;
  const said = readStem(capitals, shouting);
  if (ending === '') return said;
  const spelledOut = said.at(-1)?.length === 1;
  // "P's" is said /piːz/; "Ps" would be looked up as a word.
  return [...said.slice(0, -1), `${said.at(-1) ?? ''}${spelledOut || ending.startsWith("'") ? "'s" : 's'}`];
}

function readStem(capitals: string, shouting: boolean): Said {
  if (Object.hasOwn(special, capitals)) return special[capitals] ?? [];
  const asWord = [capitals.charAt(0) + capitals.slice(1).toLowerCase()];
  if (saidAsWords.has(capitals)) return asWord;
  if (spelled.has(capitals) && !(shouting && capitals === 'IS')) return spell(capitals);
  if (shouting && (capitals.length > 5 || looksPronounceable(capitals))) return [capitals.toLowerCase()];
  if (emphasised.has(capitals)) return [capitals.toLowerCase()];
  return capitals.length > 3 && looksPronounceable(capitals) ? asWord : spell(capitals);
}

/** A vowel in it, no cluster that English never has. */
function looksPronounceable(capitals: string): boolean {
  if (!/[AEIOUY]/.test(capitals) || /[AEIOU]{3}|[^AEIOUY]{4}/.test(capitals)) return false;
  const [onset = ''] = /^[^AEIOUY]*/.exec(capitals) ?? [];
  const [coda = ''] = /[^AEIOUY]*$/.exec(capitals) ?? [];
  return (
    /^(?:[B-DF-HJ-NP-TV-Z]?|[BCFGP][LR]|[DT]R|S[CKLMNPTW]|S[CPT]R|[CSTPW]H|TW|SHR|THR|QU|WR|KN)$/.test(
      onset,
    ) &&
    /^(?:[B-DF-HJ-NP-TV-Z]?|([FLST])\1S?|[LNR][A-Z]|S[KPT]|CK|CT|FT|PT|[CGST]H|NCH|NGS|MP|MPS|[A-Z]S|NG|ND|NDS|NTS|RTS|RDS|CKS|STS)$/.test(
      coda,
    )
  );
}
