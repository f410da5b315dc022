import { joined, joinedBefore, type Rule, type Said, textAt } from '../reading.js';
import { sayings } from '../table.js';
import { readCompound } from './compounds.js';

/** Said in full wherever they stand; as written, with the full stop where one is needed to tell. */
const always = sayings(`
  Mr. = Mister | Mr = Mister | Mrs. = Missus | Mrs = Missus | Ms. = Miz | Ms = Miz
  Messrs. = Messers | Drs. = Doctors | Prof. = Professor | Profs. = Professors | Rev. = Reverend
  Revd. = Reverend | Hon. = Honorable | Fr. = Father | Gen. = General | Lt. = Lieutenant
  Col. = Colonel | Capt. = Captain | Sgt. = Sergeant | Maj. = Major | Adm. = Admiral
  Brig. = Brigadier | Cmdr. = Commander | Cpl. = Corporal | Pvt. = Private | Cpt. = Captain
  Insp. = Inspector | Supt. = Superintendent | Sen. = Senator | Sens. = Senators
  Rep. = Representative | Reps. = Representatives | Gov. = Governor | Govs. = Governors
  Pres. = President | Amb. = Ambassador | Jr. = Junior | Jr = Junior | Sr. = Senior | Sr = Senior
  Esq. = Esquire | Inc. = Incorporated | Corp. = Corporation | Co. = Company | Ltd. = Limited
  Ltd = Limited | Bros. = Brothers | Dept. = Department | dept. = department | Univ. = University
  Assn. = Association | Govt. = Government | govt. = government | Natl. = National
  Intl. = International | Mt. = Mount | Mts. = Mountains | Ave. = Avenue | Blvd. = Boulevard
  Rd. = Road | Ln. = Lane | Hwy. = Highway | Pkwy. = Parkway | e.g. = for example | eg. = for example
  i.e. = that is | ie. = that is | etc. = et cetera | etc = et cetera | viz. = namely | cf. = compare
  vs. = versus | vs = versus | v. = versus | approx. = approximately | ca. = circa | c. = circa
  incl. = including | excl. = excluding | esp. = especially | resp. = respectively | al. = al
  min. = minutes | max. = maximum | misc. = miscellaneous | ext. = extension | tel. = telephone
  ed. = editor | eds. = editors | trans. = translator | ibid. = ibidem | w/ = with | w/o = without
  'n' = and | 'n = and | &c. = et cetera | No. = number | no. = number | Nos. = numbers
  nos. = numbers | Nr. = number | p. = page | pp. = pages | Vol. = volume | vol. = volume
  vols. = volumes | ch. = chapter | Ch. = chapter | chap. = chapter | Chap. = chapter | fig. = figure
  Fig. = figure | figs. = figures | Figs. = figures | Art. = article | art. = article
  Sec. = section | sec. = section | para. = paragraph | pt. = part | Pt. = part | eq. = equation
  Eq. = equation | op. = opus | Op. = opus | ver. = version | apt. = apartment | Apt. = apartment | Jan. = January | Feb. = February
  Mar. = March | Apr. = April | Jun. = June | Jul. = July | Aug. = August | Sep. = September
  Sept. = September | Oct. = October | Nov. = November | Dec. = December | Mon. = Monday
  Tue. = Tuesday | Tues. = Tuesday | Wed. = Wednesday | Thu. = Thursday | Thur. = Thursday
  Thurs. = Thursday | Fri. = Friday | Sat. = Saturday | Sun. = Sunday | Ala. = Alabama
  Ariz. = Arizona | Ark. = Arkansas | Calif. = California | Colo. = Colorado | Conn. = Connecticut
  Del. = Delaware | Fla. = Florida | Ga. = Georgia | Ill. = Illinois | Ind. = Indiana | Kan. = Kansas
  Ky. = Kentucky | La. = Louisiana | Mass. = Massachusetts | Md. = Maryland | Mich. = Michigan
  Minn. = Minnesota | Mo. = Missouri | Mont. = Montana | Neb. = Nebraska | Nev. = Nevada
  Okla. = Oklahoma | Ore. = Oregon | Pa. = Pennsylvania | Tenn. = Tennessee | Tex. = Texas
  Va. = Virginia | Vt. = Vermont | Wash. = Washington | Wis. = Wisconsin | Wyo. = Wyoming
  Ph.D. = P H D | Ph.D = P H D | c/o = care of | a/k/a = A K A
`);

/** (b. 1950) */
const beforeYear = sayings('b. = born | d. = died | r. = reigned | fl. = flourished');
const calendar = 'Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec';
const span = new RegExp(`^(${calendar})\\.?[-–](${calendar})\\.?$`);

/** Before a name one thing, after a name another: St. Petersburg, Main St. */
const beforeOrAfterName: Readonly<Record<string, readonly [before: string, after: string]>> = {
  St: ['Saint', 'Street'],
  Sts: ['Saints', 'Streets'],
  Dr: ['Doctor', 'Drive'],
  Ft: ['Fort', 'feet'],
};

export const readAbbreviation: Rule = (words, at) => {
  const text = textAt(words, at);
  // the 12th c.
  if (/^c\.?$/.test(text) && /\d(?:st|nd|rd|th)$/.test(joinedBefore(words, at) ?? '')) return [['century']];
  const said = always.get(text) ?? always.get(text.charAt(0).toLowerCase() + text.slice(1));
  if (said) return [said];
  const life = /^1?\d{3}(?!\d)|^20\d\d/.test(joined(words, at) ?? '') ? beforeYear.get(text) : undefined;
  if (life) return [life];
  // Mon–Fri · Jan.–May
  const [, from, to] = span.exec(text) ?? [];
  if (from !== undefined && to !== undefined) return [[...inFull(from), 'to', ...inFull(to)]];
  const owner = text.endsWith("'s") ? always.get(text.slice(0, -2)) : undefined;
  if (owner) return [[...owner.slice(0, -1), `${owner.at(-1) ?? ''}'s`]];
  // No.1
  const [, of = '', number = ''] = /^([A-Za-z]+\.)(\d{1,6})$/.exec(text) ?? [];
  // v.2 is a version.
  const numbered = of === 'v.' ? undefined : always.get(of);
  if (numbered) return [[...numbered, ...readCompound(number)]];
  const beside = besideName(text, joinedBefore(words, at), joined(words, at));
  if (beside !== undefined) return [[beside]];
  const [, head, abbreviation = ''] = /^(.+-)([A-Za-z]+\.)$/.exec(text) ?? [];
  const ending = always.get(abbreviation);
  return head !== undefined && ending ? [[...readCompound(head), ...ending]] : undefined;
};

const inFull = (name: string): Said => always.get(`${name}.`) ?? [name];

function besideName(text: string, before: string | undefined, after: string | undefined): string | undefined {
  const stem = text.replace(/\.$/, '');
  const pair = Object.hasOwn(beforeOrAfterName, stem) ? beforeOrAfterName[stem] : undefined;
  if (pair && /^[A-Z]/.test(after ?? '')) return pair[0];
  if (pair && /^[A-Z\d]/.test(before ?? '')) return pair[1];
  if (pair) return text.endsWith('.') || stem !== 'Ft' ? pair[0] : undefined;
  return stem === 'st' && text.endsWith('.') ? 'street' : undefined;
}
