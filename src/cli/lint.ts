import { AudioArticleError } from '../core/errors.js';
import { extractArticle } from '../narrate/extract/extract.js';
import { readInput } from '../narrate/extract/input.js';
import { narrationLexicon } from '../narrate/lexicon/apply.js';
import { writeCsv } from '../narrate/lexicon/csv.js';
import { lintArticle, type Warning } from '../narrate/lint/lint.js';
import { readReported } from '../narrate/lint/reported.js';
import { rulesOf } from '../narrate/lint/rules.js';
import type { Suggestion } from '../narrate/lint/warning.js';
import { counted, readArguments, readKinds, readLanguage, type Command } from './command.js';
import { narrationName } from '../narrate/name.js';
import { openLexicons } from './narrate-lexicon.js';
import { print, printJson } from './print.js';

export const lintCommand: Command = {
  help: `Usage: audio-article lint INPUT [options]

INPUT is an HTML, Markdown or text file, an http(s) address, or - for standard input.
Tells names that no dictionary knows, words that are said in two ways, initialisms, foreign words and
odd numbers, each with its sentence, the reason and what rule of a lexicon would help. Names, words
that are said in two ways and numbers are looked at in English only. A word is told once.

  --lexicon FILE   rules that there are: what they cover is not told; may be given several times
                   (default: lexicon.pls, lexicon.csv, corrections.csv here, if there); --no-lexicon for none
  --section NAME   the article's section, for rules that hold in one
  --name NAME      the narration's name, for rules that hold in one article (default: as narrate names it)
  --reports FILE   what readers reported (the answer of GET /api/feedback): those words are told first of all
  --lang TAG       the article's language; wins over what the article says
  --read KIND,…    also what is left out by default: aside, caption, table, code, formula, footnote, deleted
  --strict         exit code 1 when there is something to tell
  --allow-private  also fetch addresses of this machine and its own network
  --csv            the rules themselves, as far as lint knows them, for a lexicon.csv
  --json           [{reason, word, message, suggestions, block, sentence, text, start, end, nth, count}]: the word is
                   at [start, end) of its sentence's text, in UTF-16 units
  --help           this text
`,
  async run(args) {
    const { values, positionals } = readArguments(
      'lint',
      args,
      {
        lexicon: { type: 'string', multiple: true },
        'no-lexicon': { type: 'boolean' },
        section: { type: 'string' },
        name: { type: 'string' },
        reports: { type: 'string' },
        lang: { type: 'string' },
        read: { type: 'string' },
        strict: { type: 'boolean' },
        'allow-private': { type: 'boolean' },
        csv: { type: 'boolean' },
        json: { type: 'boolean' },
      },
      [1, 1],
    );
    const [input = ''] = positionals;
    const lang = readLanguage(values.lang, 'lint');
    const lexicons = await openLexicons(values, 'lint');
    const article = await extractArticle(
      await readInput(input, {
        allowPrivate: values['allow-private'],
        read: readKinds(values.read, 'lint'),
      }),
    );
    const id = narrationName(values.name ?? input);
    const lexicon = narrationLexicon(lexicons, {
      article: id,
      section: values.section,
      paths: [input, ...(article.source === undefined ? [] : [article.source])],
      // No voice is asked: whatever speaks, a rule that tells phonemes has been thought of.
      voice: { id: '', engine: '', phonemes: true },
    });
    const warnings = lintArticle(
      { ...article, lang: lang ?? article.lang },
      {
        lexicon,
        ...(values.reports === undefined ? {} : { reported: await readReported(values.reports) }),
      },
    );
    if (values.json) printJson(warnings);
    else if (values.csv) print(writeCsv(rulesOf(warnings, id)));
    else print(inWords(warnings));
    if (values.strict && warnings.length > 0)
      throw new AudioArticleError(
        'AA_E_LINT',
        `${counted(warnings.length, 'place')} in ${input} may be said wrong: see above.`,
        'Write a rule for each into lexicon.csv, or leave out --strict.',
      );
  },
};

function inWords(warnings: readonly Warning[]): string {
  if (warnings.length === 0) return 'Nothing that a voice is likely to say wrong was found.\n';
  const told = warnings.map(({ word, count, message, text, suggestions, start, end }) => {
    const times = count > 1 ? ` (${count} times)` : '';
    return `${word}${times}: ${message}\n  ${excerpt(text, start, end)}\n  rule: ${suggestions.map(ruleInWords).join(', or ')}\n`;
  });
  return `${told.join('\n')}\n${counted(warnings.length, 'place')} that a voice may say wrong.\n`;
}

const AROUND = 50;

/** The sentence, or what of it stands around the word. */
function excerpt(text: string, start: number, end: number): string {
  const from = start <= AROUND ? 0 : text.indexOf(' ', start - AROUND) + 1;
  const cut = end + AROUND >= text.length ? text.length : text.lastIndexOf(' ', end + AROUND);
  const to = cut < end ? text.length : cut;
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
}

function ruleInWords(suggestion: Suggestion): string {
  switch (suggestion.kind) {
    case 'instead':
      return suggestion.text === undefined ? 'say instead …' : `say instead “${suggestion.text}”`;
    case 'phonemes':
      return suggestion.ipa === undefined ? 'phonemes …' : `phonemes ${suggestion.ipa}, in this sentence`;
    case 'letters':
      return 'spell out';
    case 'language':
      return `read in ${suggestion.lang}`;
  }
}
