import { AudioArticleError } from '../core/errors.js';
import { extractArticle } from '../narrate/extract/extract.js';
import { readInput } from '../narrate/extract/input.js';
import { readArguments, readKinds, type Command } from './command.js';
import { print, printJson } from './print.js';

export const extractCommand: Command = {
  help: `Usage: audio-article extract INPUT [--format json|text]

INPUT is an HTML, Markdown or text file, an http(s) address, or - for standard input.

  --format text    the words, a block a paragraph (default)
  --format json    {title, lang, byline, published, blocks: [{kind, level, lang, text, passages}],
                   omitted: [{kind, reason, count}]}
  --json           the same as --format json
  --read KIND,…    also read what is left out by default: navigation, aside, caption, table, code,
                   formula, footnote, form, deleted, and of what is not the article: around (all of it), teaser,
                   cookies, subscription, player, comments, share, advertisement, menu, byline, author, date,
                   source, rights, credit, disclosure, title, heading
  --allow-private  also fetch addresses of this machine and its own network
  --help           this text
`,
  async run(args) {
    const { values, positionals } = readArguments(
      'extract',
      args,
      {
        format: { type: 'string' },
        json: { type: 'boolean' },
        'allow-private': { type: 'boolean' },
        read: { type: 'string' },
      },
      [1, 1],
    );
    const format = values.format ?? (values.json ? 'json' : 'text');
    if (format !== 'json' && format !== 'text')
      throw new AudioArticleError(
        'AA_E_USAGE',
        `--format is json or text, not “${format}”.`,
        'See: audio-article extract --help',
      );
    const { title, lang, byline, published, blocks, omitted } = await extractArticle(
      await readInput(positionals[0] ?? '', {
        allowPrivate: values['allow-private'],
        read: readKinds(values.read, 'extract'),
      }),
    );
    if (format === 'json')
      printJson({ title, lang, byline: byline ?? null, published: published ?? null, blocks, omitted });
    else print(`${blocks.map((block) => block.text).join('\n\n')}\n`);
  },
};
