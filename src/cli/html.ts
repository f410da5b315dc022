import { basename, join } from 'node:path';
import { AudioArticleError } from '../core/errors.js';
import { readNarrationFile } from '../narrate/check.js';
import { writeWhole } from '../narrate/files.js';
import { readBase } from '../serve/embed/addresses.js';
import { articleFragment, articlePage } from '../serve/pages/article-page.js';
import { placesAt } from '../serve/pages/places.js';
import { readArguments, type Command } from './command.js';
import { refuseToLose } from './overwrite.js';
import { print, printFile } from './print.js';

export const htmlCommand: Command = {
  help: `Usage: audio-article html NAME [options]

NAME is that of a narration (transcripts/NAME.json), or its file. The page is whole without JavaScript: the article, the browser's
own audio controls, that the voice is artificial, and a form for reports. With JavaScript the player takes their place.

  --fragment         only what goes into a page of yours: links, JSON-LD, player and article
  --for ID           the same without the article, which stands in your page with this id
  --base URL         where the server is whose transcripts, audio, player and form these are (default: the page's own)
  --player URL       where the files of the player lie (default: player/ of --base)
  --feedback URL     where reports are sent (default: api/feedback of --base)
  --transcripts DIR  default: transcripts
  --out FILE         default: standard output
  --help             this text
`,
  async run(args) {
    const { values, positionals } = readArguments(
      'html',
      args,
      {
        ...{ fragment: { type: 'boolean' }, for: { type: 'string' }, base: { type: 'string' } },
        ...{ player: { type: 'string' }, feedback: { type: 'string' } },
        ...{ transcripts: { type: 'string' }, out: { type: 'string' } },
      },
      [1, 1],
      ['NAME, of a narration'],
    );
    const [asked = ''] = positionals;
    const file = /\.json$/.test(asked) ? asked : join(values.transcripts ?? 'transcripts', `${asked}.json`);
    const base = values.base === undefined ? '' : readBase(values.base);
    const player = readAddress(values.player, 'player');
    const feedback = readAddress(values.feedback, 'feedback');
    const id = readId(values.for);
    const narration = await readNarrationFile(file);
    const places = {
      ...placesAt(basename(file, '.json'), base),
      ...(player !== undefined && { player: player.replace(/\/*$/, '/') }),
      ...(feedback !== undefined && { feedback }),
    };
    const html =
      id !== undefined || values.fragment
        ? articleFragment(narration, places, id)
        : articlePage(narration, places);
    if (values.out === undefined) {
      printFile(html);
      return;
    }
    await refuseToLose([file], [values.out]);
    await writeWhole([{ path: values.out, data: html }]);
    print(`${values.out} holds ${narration.title}.\n`);
  },
};

/** A path, or a whole address. @throws AudioArticleError AA_E_USAGE */
function readAddress(value: string | undefined, option: string): string | undefined {
  if (
    value === undefined ||
    (/^(?:https?:\/\/|\.{0,2}\/)/i.test(value) && URL.canParse(value, 'http://here'))
  )
    return value;
  throw new AudioArticleError(
    'AA_E_USAGE',
    `--${option} must be an address or a path such as /${option}/, not “${value}”.`,
    'See: audio-article html --help',
  );
}

/** @throws AudioArticleError AA_E_USAGE */
function readId(value: string | undefined): string | undefined {
  if (value === undefined || /^[^\s]+$/.test(value)) return value;
  throw new AudioArticleError(
    'AA_E_USAGE',
    `--for must be the id of an element, not “${value}”.`,
    'An id has no spaces.',
  );
}
