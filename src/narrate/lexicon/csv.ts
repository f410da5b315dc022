import { CsvError, parse } from 'csv-parse/sync';
import type { Lexicon, LexiconEntry, LexiconRule, Match, Saying } from '../../core/lexicon/rule.js';
import { readScope, writeScope } from '../../core/lexicon/scope.js';
import { refuse } from './apply.js';

/*
 * lexicon.csv: word, what to say instead, and further columns that a header names (RFC 4180; UTF-8 with or without BOM;
 * comma, semicolon or tab, as spreadsheets write it).
 */

const columns = ['word', 'say', 'kind', 'match', 'case', 'scope', 'lang', 'voice', 'comment'] as const;
type Column = (typeof columns)[number];
type Cells = Readonly<Record<Column, string>>;

interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Each takes some microseconds. */
const MAX_LINES = 500_000;

const delimiters = [';', '\t', ','] as const;

const tidy = (cell: string): string => cell.replace(/\s+/g, ' ').trim();

const columnOf = (name: string): Column | undefined => {
  const plain = tidy(name).toLowerCase();
  return /^say[ -]instead$/.test(plain) ? 'say' : columns.find((column) => column === plain);
};

function parsed(text: string, delimiter: string): CsvRecord[] {
  const records = parse(text, {
    ...{ delimiter, info: true, relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n' },
  }) as unknown as { record: string[]; info: { lines: number } }[];
  return records
    .map(({ record, info }) => ({
      cells: record.map(tidy),
      // The parser counts to the end of the record; a quoted cell may run over lines.
      line: info.lines - record.join('').split('\n').length + 1,
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** The line by which Excel tells itself the delimiter. */
const separator = /^sep=(.)(?=\n)/i;

/** The records by the delimiter that is told, else by that which makes the most of them records of two columns or more. */
function recordsOf(whole: string, file: string): CsvRecord[] {
  const text = whole.replace(separator, '');
  const told = delimiters.filter((delimiter) => delimiter === separator.exec(whole)?.[1]);
  let best: { readonly records: CsvRecord[]; readonly score: number } | undefined;
  let failure: unknown;
  for (const delimiter of told.length > 0 ? told : delimiters)
    try {
      const records = parsed(text, delimiter);
      const [first] = records;
      const isHeader = first && first.cells.length > 1 && first.cells.every((cell) => columnOf(cell));
      const score = isHeader ? Infinity : records.filter(({ cells }) => cells.length > 1).length;
      if (!best || score > best.score) best = { records, score };
    } catch (error) {
      failure = error;
    }
  // A quotation mark in the middle of a cell is one for every delimiter but the right one.
  if (best && (best.score > 0 || failure === undefined)) return best.records;
  throw failure instanceof CsvError ? refuseSyntax(failure, file) : failure;
}

const syntax: Readonly<Partial<Record<string, string>>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark was opened before and is not closed when the file ends',
  INVALID_OPENING_QUOTE:
    'a quotation mark stands within a cell; put the cell in quotation marks and double it',
  CSV_INVALID_CLOSING_QUOTE:
    'after a closing quotation mark there is more in the cell; double the marks within it',
};

const refuseSyntax = (error: CsvError, file: string): Error =>
  refuse(file, Number(error['lines'] ?? 1), syntax[error.code] ?? error.message.replace(/\.$/, ''));

/** @throws AudioArticleError AA_E_LEXICON with the line and the reason */
export function readCsv(text: string, file: string): Lexicon {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  let count = 1;
  for (let at = lines.indexOf('\n'); at >= 0; at = lines.indexOf('\n', at + 1)) count++;
  if (count > MAX_LINES)
    throw refuse(file, MAX_LINES, `there are ${count} lines, more than are read`, 'Split it.');
  const records = recordsOf(lines, file);
  const [first] = records;
  if (!first)
    throw refuse(file, 1, 'the file is empty', 'Write a line for each word: word,what to say instead');
  const header = headerOf(first, file);
  const entries = (header ? records.slice(1) : records).map(({ cells, line }): LexiconEntry => {
    const named = header ?? columns;
    if (cells.length < 2)
      throw refuse(file, line, `“${cells[0] ?? ''}” stands alone; a word and what is said are needed`);
    if (cells.slice(named.length).some((cell) => cell !== ''))
      throw refuse(
        file,
        line,
        `there are ${cells.length} cells for ${named.length} columns; a cell that holds the delimiter must be in quotation marks`,
      );
    const at = (column: Column): string => cells[named.indexOf(column)] ?? '';
    const byName = Object.fromEntries(columns.map((column) => [column, at(column)])) as Record<
      Column,
      string
    >;
    return { rule: ruleIn(byName, (reason) => refuse(file, line, reason)), line };
  });
  return { file, entries };
}

/** The columns that the first record names; undefined when it is a rule. */
function headerOf({ cells, line }: CsvRecord, file: string): readonly (Column | undefined)[] | undefined {
  const named = cells.map(columnOf);
  const allKnown = cells.every((cell, i) => cell === '' || named[i] !== undefined);
  if (!(named.includes('word') && (allKnown || (named[0] === 'word' && cells.length > 2)))) return undefined;
  const unknown = cells.find((cell, i) => cell !== '' && named[i] === undefined);
  if (unknown !== undefined)
    throw refuse(file, line, `there is no column “${unknown}”; the columns are ${columns.join(', ')}`);
  const twice = named.find((column, i) => column !== undefined && named.indexOf(column) !== i);
  if (twice !== undefined) throw refuse(file, line, `the column “${twice}” is there twice`);
  return named;
}

type Refuse = (reason: string) => Error;

function ruleIn(cells: Cells, refused: Refuse): LexiconRule {
  const scope = readScope(cells.scope);
  if (cells.word === '') throw refused('the word is missing');
  if (!scope)
    throw refused(
      `“${cells.scope}” is no scope; it is site, section:NAME, section:/PATH, article:NAME or occurrence:NAME:NUMBER:SENTENCE`,
    );
  return {
    ...{ word: cells.word, say: sayingIn(cells, refused), scope },
    match: oneOf<Match>(cells.match, { '': 'whole', whole: 'whole', part: 'part' }, 'match', refused),
    letterCase: oneOf(
      cells.case,
      { '': 'smart', smart: 'smart', exact: 'exact', any: 'any' },
      'case',
      refused,
    ),
    ...(cells.lang !== '' && { lang: cells.lang }),
    ...(cells.voice !== '' && { voice: cells.voice }),
    ...(cells.comment !== '' && { comment: cells.comment }),
  };
}

function oneOf<T extends string>(
  written: string,
  known: Readonly<Record<string, T>>,
  column: Column,
  refused: Refuse,
): T {
  const value = Object.hasOwn(known, written.toLowerCase()) ? known[written.toLowerCase()] : undefined;
  if (value !== undefined) return value;
  throw refused(`“${written}” is no ${column}; it is ${Object.keys(known).filter(Boolean).join(', ')}`);
}

const kinds: Readonly<Record<string, Saying['kind'] | ''>> = {
  '': '',
  ...{ instead: 'instead', phonemes: 'phonemes', ipa: 'phonemes', letters: 'letters', language: 'language' },
};

function sayingIn({ word, say, kind: written }: Cells, refused: Refuse): Saying {
  const kind = oneOf(written, kinds, 'kind', refused);
  if (kind === 'letters') {
    if (say !== '')
      throw refused(`“${word}” is to be spelled and to be said “${say}”; leave one of them away`);
    return { kind };
  }
  if (say === '') throw refused(`“${word}” has nothing to be said instead`);
  const [, slashed] = /^\/(.+)\/$/.exec(say) ?? [];
  if (kind === 'phonemes' || (kind === '' && slashed !== undefined))
    return { kind: 'phonemes', ipa: slashed ?? say.replace(/^\[(.+)\]$/, '$1') };
  return kind === 'language' ? { kind, lang: say } : { kind: 'instead', text: say };
}

const written = ({ word, say, match, letterCase, scope, lang, voice, comment }: LexiconRule): Cells => ({
  word,
  say:
    say.kind === 'instead'
      ? say.text
      : say.kind === 'phonemes'
        ? say.ipa
        : say.kind === 'language'
          ? say.lang
          : '',
  kind: say.kind === 'instead' ? '' : say.kind,
  match: match === 'whole' ? '' : match,
  case: letterCase === 'smart' ? '' : letterCase,
  scope: scope.kind === 'site' ? '' : writeScope(scope),
  ...{ lang: lang ?? '', voice: voice ?? '', comment: comment ?? '' },
});

const quoted = (cell: string): string => (/[",;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * All that a rule can hold, in the columns that are used. With a byte order mark: without it a spreadsheet would take the
 * IPA for another encoding and save it broken.
 */
export function writeCsv({ entries }: Lexicon): string {
  const rows = entries.map(({ rule }) => written(rule));
  // “/x/” to be said instead would be read as phonemes.
  const cells = rows.map((row) =>
    row.kind === '' && /^\/.+\/$/.test(row.say) ? { ...row, kind: 'instead' } : row,
  );
  const used = columns.filter((column, i) => i < 2 || cells.some((row) => row[column] !== ''));
  const lines = [used, ...cells.map((row) => used.map((column) => row[column]))];
  return `\uFEFF${lines.map((line) => `${line.map(quoted).join(',')}\r\n`).join('')}`;
}
