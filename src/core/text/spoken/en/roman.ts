import { joined, joinedBefore, type Rule, type Said, textAt, type Written } from '../reading.js';
import { romanValue } from '../roman.js';
import { cardinal, ordinal } from './numbers.js';

/** Roman numerals in names: Elizabeth II, World War II, Chapter IV. Elsewhere capitals are an initialism. */

const counted =
  /^(?:War|Chapter|Part|Act|Article|Volume|Vol\.|Phase|Type|Title|Section|Bowl|Class|Grade|Stage|Schedule|Appendix|Book|Figure|Table|Apollo|Mark|Annex|Scene|Canto|Level|Tier|Category|Protocol|Falcon|Saturn|Final|Fantasy|Vatican|Episode|Round|Group|Amendment|chapter|part|act|article|volume|phase|type|title|section|class|grade|stage|appendix|book|figure|table|annex|scene|level|tier|category)$/;
const regnal =
  /^(?:Elizabeth|Charles|Henry|Louis|Edward|George|William|Richard|James|John|Paul|Pius|Benedict|Gregory|Leo|Nicholas|Alexander|Peter|Catherine|Frederick|Friedrich|Wilhelm|Philip|Felipe|Ferdinand|Ramses|Rameses|Napoleon|Margrethe|Carl|Karl|Gustaf|Gustav|Gustavus|Harald|Haakon|Rama|Mohammed|Mohamed|Abdullah|Hussein|Innocent|Clement|Urban|Boniface|Sixtus|Julius|Alfonso|Ivan|Otto|Leopold|Baudouin|Albert|Francis|Franz|Christian|Constantine|Darius|Xerxes|Cyrus|Ptolemy|Mehmed|Selim|Suleiman|Murad|Abdulhamid|Mary|Stephen|Robert|Kenneth|Umberto|Emmanuel|Juan|Pedro|Tsar|Bartholomew|Theodore|Shenouda|Tawadros|Kirill)$/;
/** After the one-letter numeral I, which is also a pronoun. */
const afterTheFirst =
  /^(?:of|was|who|had|and|reigned|died|became|ruled|in|from|is|has|to|at|on|the|began|ended|broke|trenches|era|veterans?|memorial|soldiers?|museum)$/;

export const readRoman: Rule = (words, at) => {
  const [, numeral = '', possessive = ''] = /^([IVXL]+)('s)?$/.exec(textAt(words, at)) ?? [];
  const value = romanValue(numeral);
  const before = joinedBefore(words, at);
  if (value === undefined || before === undefined || !/^[A-Za-z]/.test(before)) return undefined;
  const said = reading(value, numeral, possessive, before, words, at);
  return said && [[...said.slice(0, -1), (said.at(-1) ?? '') + possessive]];
};

function reading(
  value: number,
  numeral: string,
  possessive: string,
  before: string,
  words: readonly Written[],
  at: number,
): Said | undefined {
  const digits = String(value);
  if (numeral === 'I' && possessive === '') {
    const after = joined(words, at);
    if (after !== undefined && !afterTheFirst.test(after)) return undefined;
  }
  if (counted.test(before)) return cardinal(digits);
  if (regnal.test(before)) return ['the', ...ordinal(digits)];
  // A person's full name (Robert Griffin III) or a sequel (Rocky IV); a lone letter, and capitals with L, are no numerals.
  if (numeral.length < 2 || numeral.includes('L') || !/^[A-Z][a-z]/.test(before)) return undefined;
  const nameBefore = joinedBefore(words, at - 1);
  return numeral === 'III' && /^[A-Z][a-z.]*$/.test(nameBefore ?? '') ? ['the', 'third'] : cardinal(digits);
}
