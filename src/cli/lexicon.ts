import { AudioArticleError } from '../core/errors.js';
import type { Lexicon, Saying } from '../core/lexicon/rule.js';
import { writeWhole } from '../narrate/files.js';
import { writeCsv } from '../narrate/lexicon/csv.js';
import { readLexicon, readLexiconFile } from '../narrate/lexicon/files.js';
import type { Note } from '../narrate/lexicon/pls.js';
import { writePls, type NotWritten } from '../narrate/lexicon/write-pls.js';
import { counted, readArguments, readLanguage, type Command } from './command.js';
import { refuseToLose } from './overwrite.js';
import { print, printJson } from './print.js';

export const lexiconCommand: Command = {
  help: `Usage: audio-article lexicon check FILE... [--json]
       audio-article lexicon convert IN OUT [options]

A lexicon is a CSV file of two columns or more, or W3C PLS 1.0 (XML). The columns of a CSV file are word
and say; a first line that names them can add
  kind     instead (default), phonemes (IPA; also /…/ without a kind), letters, language (a tag: de)
  match    whole (default) or part: within words
  case     smart (default): small letters in any case, capitals as written; exact; any
  scope    site (default), section:NAME, section:/PATH, article:NAME,
           occurrence:NAME:NUMBER:THE SENTENCE AS IT IS WRITTEN
  lang     only in text of this language
  voice    only for this voice or engine
  comment
The nearer scope wins; then the voice's own rule, the language's own, the longer match, the whole word,
the very case, the later line.

check tells how many rules of each kind a file has, and what of it does nothing. A malformed file is
refused with its line and the reason.

convert writes what OUT ends in: .csv, .pls or .xml. PLS knows neither scopes, voices, parts of words,
cases, spelling nor other languages: it is refused, and with
  --partial    what it can hold is written, and the rest told
  --lang TAG   the language of a PLS lexicon, for rules that have none (default: und, any)

  --json       the result as JSON
  --help       this text
`,
  async run(args) {
    const { values, positionals } = readArguments(
      'lexicon',
      args,
      { lang: { type: 'string' }, partial: { type: 'boolean' }, json: { type: 'boolean' } },
      [1, Infinity],
    );
    const [verb, ...files] = positionals;
    const tell = (result: object, words: string): void => (values.json ? printJson(result) : print(words));
    if (verb === 'check' && files.length > 0) {
      const checked = await Promise.all(files.map(check));
      tell(checked, checked.map(checkedInWords).join(''));
    } else if (verb === 'convert' && files.length === 2) {
      const [from = '', to = ''] = files;
      const lang = readLanguage(values.lang, 'lexicon');
      const converted = await convert(from, to, { lang, partial: values.partial ?? false });
      tell(converted, convertedInWords(converted));
    } else
      throw new AudioArticleError(
        'AA_E_USAGE',
        'lexicon takes “check FILE…” or “convert IN OUT”.',
        'See: audio-article lexicon --help',
      );
  },
};

interface Checked {
  readonly file: string;
  readonly rules: number;
  readonly kinds: Readonly<Partial<Record<Saying['kind'], number>>>;
  /** What does nothing. */
  readonly notes: readonly Note[];
}

async function check(file: string): Promise<Checked> {
  const { lexicon, notes } = await readLexiconFile(file);
  const kinds: Partial<Record<Saying['kind'], number>> = {};
  for (const { rule } of lexicon.entries) kinds[rule.say.kind] = (kinds[rule.say.kind] ?? 0) + 1;
  return { file, rules: lexicon.entries.length, kinds, notes: [...notes, ...overruled(lexicon)] };
}

/** Rules for the same word in the same place: the later line wins, but for an alias beside its phonemes. */
function overruled({ entries }: Lexicon): Note[] {
  const last = new Map<string, number>();
  const notes: Note[] = [];
  for (const { rule, line } of [...entries].reverse()) {
    const { word, say, match, letterCase, scope, lang, voice } = rule;
    const follows = say.kind === 'phonemes' ? 'phonemes' : 'text';
    const key = JSON.stringify([follows, word, match, letterCase, scope, lang, voice]);
    const winner = last.get(key);
    if (winner === undefined) last.set(key, line);
    else notes.push({ line, text: `“${word}” does nothing: line ${winner} says the same word` });
  }
  return notes.reverse();
}

const names: Readonly<Record<Saying['kind'], string>> = {
  instead: 'said instead',
  phonemes: 'in phonemes',
  letters: 'spelled',
  language: 'in another language',
};

const noted = (file: string, notes: readonly Note[]): string =>
  notes.map(({ line, text }) => `  ${file}, line ${line}: ${text}.\n`).join('');

function checkedInWords({ file, rules, kinds, notes }: Checked): string {
  const told = (Object.keys(names) as Saying['kind'][]).flatMap((kind) =>
    kinds[kind] === undefined ? [] : [`${kinds[kind]} ${names[kind]}`],
  );
  return `${file}: ${counted(rules, 'rule')}${told.length > 0 ? ` (${told.join(', ')})` : ''}.\n${noted(file, notes)}`;
}

interface Converted {
  readonly from: string;
  readonly to: string;
  readonly rules: number;
  readonly notes: readonly Note[];
  readonly left: readonly NotWritten[];
}

async function convert(
  from: string,
  to: string,
  { lang, partial }: { readonly lang: string | undefined; readonly partial: boolean },
): Promise<Converted> {
  const [, extension] = /\.(csv|pls|xml)$/i.exec(to) ?? [];
  if (extension === undefined)
    throw new AudioArticleError(
      'AA_E_USAGE',
      `${to} is to be a lexicon of which kind? Its name ends in .csv, .pls or .xml.`,
      'See: audio-article lexicon --help',
    );
  await refuseToLose([from], [to]);
  const { lexicon, notes } = await readLexiconFile(from);
  const csv = extension.toLowerCase() === 'csv';
  const { text, left, written } = csv
    ? { text: writeCsv(lexicon), left: [], written: lexicon.entries.length }
    : writePls(lexicon, lang);
  if (left.length > 0 && !partial)
    throw new AudioArticleError(
      'AA_E_LEXICON',
      `PLS cannot hold ${counted(left.length, 'rule')} of ${from}; nothing was written.\n${leftInWords(from, left).trimEnd()}`,
      'With --partial the others are written.',
    );
  if (written === 0)
    throw new AudioArticleError('AA_E_LEXICON', `${from} holds no rule that could be written.`);
  // What is written is what will be read.
  readLexicon(text, to);
  await writeWhole([{ path: to, data: text }]);
  return { from, to, rules: written, notes, left };
}

const leftInWords = (file: string, left: readonly NotWritten[]): string =>
  left.map(({ line, word, reason }) => `  ${file}, line ${line}: “${word}”: ${reason}.\n`).join('');

function convertedInWords({ from, to, rules, notes, left }: Converted): string {
  const lost =
    left.length > 0 ? `Not written, because PLS cannot hold them:\n${leftInWords(from, left)}` : '';
  return `${to}: ${counted(rules, 'rule')}.\n${noted(from, notes)}${lost}`;
}
