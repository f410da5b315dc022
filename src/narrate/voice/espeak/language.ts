import { voiceTable } from './voice-table.js';

/* Which of the engine's voices reads a language best. */

type Row = (typeof voiceTable)[number];

/** What another code, or a region's habit, is called in the table. */
const otherNames: Readonly<Record<string, string>> = { zh: 'cmn', no: 'nb', nn: 'nb', hbs: 'hr' };
/** Where written Chinese is read in Cantonese. */
const cantonese = new Set(['HK', 'MO']);
const latinAmerican = new Set('AR BO CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE'.split(' '));
const northAmerican = new Set('US CA PH PR'.split(' '));

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}

/** The region whose accent stands for that of another. */
function accent(language: string, region: string | undefined): string | undefined {
  if (region === undefined) return undefined;
  if (language === 'es' && latinAmerican.has(region)) return '419';
  if (language === 'en') return northAmerican.has(region) ? 'US' : region === '029' ? region : 'GB';
  return region;
}

const partsOf = (row: Row) => {
  const [primary = '', ...subtags] = row[1].split('-');
  const locale = localeOf(row[1]);
  return {
    row,
    primary,
    script: subtags.find((subtag) => subtag.length === 4 && /^[A-Z]/.test(subtag)),
    region: locale?.region,
    isVariety: subtags.some((subtag) => subtag === 'x' || subtag.length > 4),
    canonical: locale?.toString(),
  };
};

let parsed: readonly ReturnType<typeof partsOf>[] | undefined;

/** The table's rows with their tags taken apart: once, and only where somebody asks for a language. */
const rows = () => (parsed ??= voiceTable.map(partsOf));

/** @returns undefined if the engine has no voice for the language, or only for another script of it */
export function rowForLanguage(tag: string): Row | undefined {
  const asked = localeOf(tag);
  if (!asked) return undefined;
  const { region, script } = asked;
  const primary =
    asked.language === 'zh' && region !== undefined && cantonese.has(region)
      ? 'yue'
      : (otherNames[asked.language] ?? asked.language);
  const wanted = accent(asked.language, region);
  const canonical = asked.toString();
  const likeness = (row: ReturnType<typeof partsOf>): number =>
    (row.canonical === canonical ? 8 : 0) +
    (row.script !== undefined ? 4 : 0) +
    (wanted !== undefined && row.region === wanted ? 2 : 0) +
    (row.isVariety ? 0 : 1);
  return rows()
    .filter((row) => row.primary === primary && (row.script === undefined || row.script === script))
    .map((row, at) => ({ row: row.row, at, likeness: likeness(row) }))
    .sort((a, b) => b.likeness - a.likeness || a.at - b.at)[0]?.row;
}
