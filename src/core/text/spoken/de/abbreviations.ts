import { gapAfter, joined, joinedBefore, type Rule, type Said, textAt, type Written } from '../reading.js';
import { sayings } from '../table.js';
import { readCompound } from './compounds.js';
import { endingAt, isGenitive, withDative, withGenitive } from './endings.js';
import { genderOf } from './genders.js';

/** Beside a name they end as it wants it. */
const adjectives = sayings(`
  allg. = allgemein | stellv. = stellvertretend | stv. = stellvertretend | ständ. = ständig | südl. = südlich | nördl. = nördlich | östl. = östlich
  westl. = westlich | ev. = evangelisch | kath. = katholisch | engl. = englisch | frz. = französisch | ital. = italienisch
  span. = spanisch | russ. = russisch | dt. = deutsch | amerik. = amerikanisch | österr. = österreichisch
  schweiz. = schweizerisch | poln. = polnisch | tschech. = tschechisch | türk. = türkisch | arab. = arabisch | hebr. = hebräisch
  jap. = japanisch | chin. = chinesisch | ungar. = ungarisch | schwed. = schwedisch | norw. = norwegisch
  niederl. = niederländisch | bayr. = bayerisch | bayer. = bayerisch | preuß. = preußisch | sächs. = sächsisch | kgl. = königlich
  hl. = heilig | städt. = städtisch | staatl. = staatlich | bürgerl. = bürgerlich | techn. = technisch | wiss. = wissenschaftlich
  wirtsch. = wirtschaftlich | hist. = historisch | milit. = militärisch | männl. = männlich | weibl. = weiblich
  durchschn. = durchschnittlich | jährl. = jährlich | monatl. = monatlich | lfd. = laufend
`);
/** Said in full wherever they stand. */
const always = new Map([
  ...adjectives,
  ...sayings(`
  Dr. = Doktor | Dres. = Doktoren | Prof. = Professor | Hr. = Herr | Hrn. = Herrn | Fr. = Frau | Frl. = Fräulein | Dipl. = Diplom
  Dipl.-Ing. = Diplomingenieur | Dipl.-Kfm. = Diplomkaufmann | Ing. = Ingenieur | Mag. = Magister | St. = Sankt | Gebr. = Gebrüder
  bzw. = beziehungsweise | ca. = circa | vgl. = vergleiche | evtl. = eventuell | ggf. = gegebenenfalls | inkl. = inklusive
  exkl. = exklusive | einschl. = einschließlich | zzgl. = zuzüglich | abzgl. = abzüglich | insb. = insbesondere | bes. = besonders
  usw. = und so weiter | usf. = und so fort | etc. = et cetera | resp. = respektive | bspw. = beispielsweise | betr. = betreffend
  mind. = mindestens | max. = maximal | min. = minimal | ungef. = ungefähr | urspr. = ursprünglich
  eigtl. = eigentlich | jew. = jeweils | entspr. = entsprechend | lt. = laut | ggü. = gegenüber | rd. = rund | ü. = über | u. = und | Gem. = Gemäß | gem. = gemäß | Bez. = Bezirk | altgr. = altgriechisch | Dr.-Ing. = Doktor Ingenieur | gegr. = gegründet | sogen. = sogenannte | Einw. = Einwohner
  dgl. = dergleichen | Lkr. = Landkreis | Univ. = Universität | tägl. = täglich | wöchentl. = wöchentlich
  geb. = geboren | gest. = gestorben | verh. = verheiratet | gesch. = geschieden | led. = ledig
  verst. = verstorben | Hrsg. = Herausgeber | Red. = Redaktion | Anm. = Anmerkung | Abt. = Abteilung
  Bhf. = Bahnhof | Hbf. = Hauptbahnhof | Hbf = Hauptbahnhof | Str. = Straße | Pl. = Platz | Tel. = Telefon | Stk. = Stück
  Nr. = Nummer | Nrn. = Nummern | Art. = Artikel | Abs. = Absatz | Kap. = Kapitel | Bd. = Band | Bde. = Bände | Abb. = Abbildung
  Tab. = Tabelle | Ziff. = Ziffer | Rn. = Randnummer | Az. = Aktenzeichen | Aufl. = Auflage | Jg. = Jahrgang | Co. = Co
  lat. = lateinisch | griech. = griechisch
  Mio. = Millionen | Mrd. = Milliarden | Bio. = Billionen | Tsd. = Tausend | Std. = Stunden | Min. = Minuten | Sek. = Sekunden
  Mo. = Montag | Di. = Dienstag | Mi. = Mittwoch | Do. = Donnerstag | Sa. = Samstag | So. = Sonntag
  jun. = junior | jr. = junior | Jr. = junior | sen. = senior | sr. = senior | ff. = folgende | vs. = gegen | zit. = zitiert | u.a.m. = und andere mehr
  z.B. = zum Beispiel | zB = zum Beispiel | z.b. = zum Beispiel | d.h. = das heißt | u.a. = unter anderem | u.ä. = und ähnliche
  u.Ä. = und Ähnliches | o.ä. = oder ähnliche | o.Ä. = oder Ähnliches | i.d.R. = in der Regel | v.a. = vor allem | z.T. = zum Teil
  o.g. = oben genannt | s.o. = siehe oben | s.u. = siehe unten | s.a. = siehe auch | m.E. = meines Erachtens | u.U. = unter Umständen
  z.Zt. = zur Zeit | z.Z. = zur Zeit | i.A. = im Auftrag | i.V. = in Vertretung | a.D. = außer Dienst | a.M. = am Main | a.d. = an der
  n.Chr. = nach Christus | v.Chr. = vor Christus | u.s.w. = und so weiter | u.v.m. = und vieles mehr | u.v.a. = und viele andere
  e.V. = E V | e.G. = E G | h.c. = honoris causa | d.Ä. = der Ältere | d.J. = der Jüngere | ü.NN. = über Normalnull | i.e. = das ist | k.o. = K O | o.k. = okay | ü.d.M. = über dem Meer | d.i. = das ist
  i.Br. = im Breisgau | n.V. = nach Verlängerung | n.E. = nach Elfmeterschießen | i.E. = im Elfmeterschießen | m.ü.M. = Meter über Meer | b.w. = bitte wenden | p.a. = pro Jahr | i.Allg. = im Allgemeinen | d.M. = dieses Monats
  bzgl. = bezüglich | zw. = zwischen | teilw. = teilweise | viell. = vielleicht | insbes. = insbesondere | wg. = wegen | desgl. = desgleichen | etw. = etwas | Präs. = Präsident | Bsp. = Beispiel
  i.V.m. = in Verbindung mit | i.S.d. = im Sinne des | i.S.v. = im Sinne von | i.H.v. = in Höhe von | i.R.d. = im Rahmen des
  BGBl. = Bundesgesetzblatt | lit. = Buchstabe | Gen. = General | Urt. = Urteil | Beschl. = Beschluss | B.Sc. = B S C | M.Sc. = M S C | z.Hd. = zu Händen | c/o = bei | Mr. = Mister | Mrs. = Missis | Ms. = Miss
  MwSt. = Mehrwertsteuer | MwSt = Mehrwertsteuer | USt. = Umsatzsteuer | USt = Umsatzsteuer
`),
]);
/** Only before a number. */
const beforeNumber = sayings(
  'S. = Seite | Art = Artikel | No. = Nummer | Par. = Paragraf | Anl. = Anlage | op. = Opus',
);
/** Without their full stop too. */
const withoutStop = sayings(
  'Nr = Nummer | Dr = Doktor | Prof = Professor | ca = circa | usw = und so weiter | bzw = beziehungsweise',
);
const days: Readonly<Record<string, string>> = {
  Mo: 'Montag',
  Di: 'Dienstag',
  Mi: 'Mittwoch',
  Do: 'Donnerstag',
  Fr: 'Freitag',
  Sa: 'Samstag',
  So: 'Sonntag',
};
const places = 'Abs|Abb|Anl|Art|Bd|Kap|Nr|Rn|S|Tab|Ziff';
/** s. Abb. 2, s. auch */
const referredTo = new RegExp(`^(?:(?:${places}|Anm)\\.|auch|dort|hierzu|dazu|oben|unten)$`);
/** Abs.2, with the space left out. */
const numbered = new RegExp(`^((?:${places}|No|Par)\\.)(\\d{1,6}\\p{Ll}?)$`, 'u');
/** How many letters of their own an abbreviation has at most: u. v. a. m. */
const longest = 4;

export const readAbbreviation: Rule = (words, at) => {
  const text = textAt(words, at);
  if (!/\p{L}/u.test(text) || text.length > 60) return undefined;
  return (
    inParts(words, at) ??
    wrap(weekdays(words, at)) ??
    wrap(centuryOf(words, at)) ??
    wrap(followedByNumber(words, at)) ??
    wrap(see(text, textAt(words, at + 1))) ??
    wrap(besideName(words, at)) ??
    wrap(sayingOf(text)) ??
    wrap(withLostStop(words, at)) ??
    wrap(soCalled(text, joinedBefore(words, at), joined(words, at))) ??
    wrap(ending(text))
  );
};

function wrap(said: Said | undefined): Said[] | undefined {
  return said && [said];
}

function sayingOf(text: string): Said | undefined {
  const said = always.get(text) ?? withoutStop.get(text);
  if (said) return said;
  // At a sentence's beginning: Vgl., Z.B.
  const small = lowered(text);
  const saidSmall = small === text ? undefined : always.get(small);
  return saidSmall && [capital(saidSmall[0] ?? ''), ...saidSmall.slice(1)];
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** z. B. · d. h. · v. Chr. · i. d. R.: one spoken word for each written one. */
function inParts(words: readonly Written[], at: number): Said[] | undefined {
  if (!/^\p{L}\.?$/u.test(textAt(words, at))) return undefined;
  let written = textAt(words, at);
  let found: Said[] | undefined;
  for (let length = 1; length < longest; length++) {
    const next = /^\.?\s*$/.test(words[at + length - 1]?.gap ?? '-') ? words[at + length]?.text : undefined;
    if (next === undefined || !/^\p{L}{1,4}\.?$/u.test(next)) break;
    written = `${written.replace(/\.?$/, '.')}${next.replace(/\.?$/, '.')}`;
    const hasStop = next.endsWith('.') || gapAfter(words, at + length).startsWith('.');
    const said = hasStop ? sayingOf(written) : undefined;
    if (said && said.length > length) {
      const last = said.slice(length);
      found = [...said.slice(0, length).map((word) => [word]), last];
    }
  }
  return found;
}

/** S. 5 · S. 5–7 · 19. Jh. · Art. 5 */
function followedByNumber(words: readonly Written[], at: number): Said | undefined {
  const said = beforeNumber.get(textAt(words, at));
  const next = joined(words, at) ?? '';
  if (!said || !/^\d/.test(next)) return undefined;
  if (said[0] !== 'Seite') return said;
  // § 5 Abs. 2 S. 1
  if (/^Abs(?:\.|atz)$/.test(textAt(words, at - 2))) return ['Satz'];
  return /^\d+[-–]\d/.test(next) ? ['Seiten'] : said;
}

/** s. S. 5 · s. auch · v. 3. Mai */
function see(text: string, next: string): Said | undefined {
  // Urt. v. 3.5.2020
  if (text === 'v.' && /^\d{1,2}\.(?:\d{1,2}\.|$)/.test(next)) return ['vom'];
  if (!/^s\.$/i.test(text) || !referredTo.test(next)) return undefined;
  return [text === 's.' ? 'siehe' : 'Siehe'];
}

/** An abbreviation whose full stop was not taken for its own: 320 S., ggü. dem Vorjahr */
function withLostStop(words: readonly Written[], at: number): Said | undefined {
  const text = textAt(words, at);
  if (text === 'S.' && /\d$/.test(joinedBefore(words, at) ?? '')) return ['Seiten'];
  if (text === 'f.' && /\d$/.test(joinedBefore(words, at) ?? '')) return ['folgende'];
  if (words[at]?.gap.startsWith('.') !== true) return undefined;
  if (text === 'f' && /\d$/.test(joinedBefore(words, at) ?? '')) return ['folgende'];
  if (text === 'S' && /\d$/.test(joinedBefore(words, at) ?? '')) return ['Seiten'];
  return /^\p{Ll}/u.test(textAt(words, at + 1)) ? sayingOf(`${text}.`) : undefined;
}

/** Mo.–Fr. · Fr. 10 Uhr; but 20 Fr. are Swiss francs */
function weekdays(words: readonly Written[], at: number): Said | undefined {
  const text = textAt(words, at);
  const [, from = '', to = ''] = /^(Mo|Di|Mi|Do|Fr|Sa|So)\.?[-–](Mo|Di|Mi|Do|Fr|Sa|So)\.?$/.exec(text) ?? [];
  if (from !== '') return [days[from] ?? '', 'bis', days[to] ?? ''];
  if (text === 'Fr.' && /\d$/.test(joinedBefore(words, at) ?? '')) return ['Franken'];
  // Mo, 3.5.
  const isDated = /^,\s/.test(gapAfter(words, at)) && /^\d{1,2}\.\d{1,2}\./.test(textAt(words, at + 1));
  if (isDated && Object.hasOwn(days, text)) return [days[text] ?? ''];
  return text === 'Fr.' && /^\d/.test(joined(words, at) ?? '') ? ['Freitag'] : undefined;
}

/** Marion v. Dönhoff, geb. Gräfin · die dt. Bank · im südl. Teil · Dt. Meister */
function besideName(words: readonly Written[], at: number): Said | undefined {
  const text = textAt(words, at);
  const next = nameAfter(words, at);
  if (!/^\p{Lu}\p{Ll}/u.test(next)) return undefined;
  if (text === 'v.' && next !== 'Chr.') return ['von'];
  if (text === 'geb.') return ['geborene'];
  const [stem] = adjectives.has(lowered(text)) ? (sayingOf(text) ?? []) : [];
  const before = joinedBefore(words, at) ?? '';
  const isWithin = at === 0 || /^\p{Ll}{2,}$/u.test(before);
  return stem !== undefined && isWithin ? [stem + endingAt(words, at, next)] : undefined;
}

/** The next word; past another adjective, if there is one: im südl., warmen Teil. */
function nameAfter(words: readonly Written[], at: number): string {
  const isList = /^,\s+$/.test(gapAfter(words, at)) && /^\p{Ll}{2,}e[nrms]?$/u.test(textAt(words, at + 1));
  return joined(words, isList ? at + 1 : at) ?? '';
}

/** im 19. Jh. → Jahrhundert, des 19. Jh. → Jahrhunderts */
function centuryOf(words: readonly Written[], at: number): Said | undefined {
  if (!/^(?:Jh|Jhd|Jhdt|Jhs)\.?$/.test(textAt(words, at))) return undefined;
  const isGenitive = /^(?:des|eines)$/i.test(textAt(words, at - 2));
  return [isGenitive ? 'Jahrhunderts' : 'Jahrhundert'];
}

/** der sog. → sogenannte, den sog. → sogenannten */
function soCalled(text: string, before = '', after = ''): Said | undefined {
  const stem = /^sog\.$/i.test(text) ? 'sogenannte' : /^ehem\.$/i.test(text) ? 'ehemalige' : undefined;
  if (stem === undefined) return undefined;
  const said = stem + soCalledEnding(before.toLowerCase(), after);
  return [/^\p{Lu}/u.test(text) ? capital(said) : said];
}

/** der, den → sogenannte, sogenannten; without an article it tells the case itself: wegen sogenannter Experten */
function soCalledEnding(before: string, noun: string): '' | 'n' | 'r' | 'm' {
  if (withGenitive.test(before)) return isGenitive.test(noun) ? 'n' : 'r';
  if (withDative.test(before)) return genderOf(noun) === 'feminine' ? 'r' : noun.endsWith('n') ? 'n' : 'm';
  if (before === 'der') return /(?:e|ung|heit|keit|schaft|ion)$/.test(noun) ? 'n' : '';
  return /^(?:den|dem|des|im|vom|zum|zur|beim|am|einem|einen|einer|eines|seinen|ihren)$/.test(before)
    ? 'n'
    : '';
}

/** Hauptstr. 5 · St.-Georg-Str. 3 · Vize-Präs. · Ex-Prof. */
function ending(text: string): Said | undefined {
  const street = /^(\p{L}[\p{L}-]*)(str|Str)\.$/u.exec(text);
  if (street) return readCompound(`${street[1] ?? ''}${street[2] ?? ''}aße`);
  const [, of = '', number = ''] = numbered.exec(text) ?? [];
  if (of !== '') return [...(always.get(of) ?? beforeNumber.get(of) ?? []), ...readCompound(number)];
  if (/^St\.-/.test(text)) return ['Sankt', ...(ending(text.slice(4)) ?? readCompound(text.slice(4)))];
  const [, head, abbreviation = ''] = /^(.+-)(\p{L}+\.)$/u.exec(text) ?? [];
  const said = head === undefined ? undefined : always.get(abbreviation);
  return head !== undefined && said ? [...readCompound(head), ...said] : undefined;
}
