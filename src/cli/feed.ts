import { resolve } from 'node:path';
import { AudioArticleError } from '../core/errors.js';
import { writeWhole } from '../narrate/files.js';
import { readBase } from '../serve/embed/addresses.js';
import { settingsOfFolder } from '../serve/embed/settings.js';
import { staticFeed } from '../serve/embed/static-feed.js';
import { counted, readArguments, type Command } from './command.js';
import { print, printError } from './print.js';

export const feedCommand: Command = {
  help: `Usage: audio-article feed --base URL [NAME…] [options]

Writes feed.xml (RSS 2.0, with the tags of Apple's directory and of Podcasting 2.0) into this folder, and podcast/ with
transcripts and chapters. Of all narrations, or of those that are named. serve makes the same at /feed.xml.

  --base URL         the address at which this folder is published
  --transcripts DIR  default: transcripts
  --help             this text

podcast.json of this folder says what directories ask for: title, description, link, language, author, email, image (square,
1400 to 3000 pixels, JPEG or PNG), category ("News" or ["News", "Daily News"], in Apple's words), explicit, and page, the address of an
article that was not narrated from one, with {name} in it. Readers' programs know an episode by its narration's name: keep it.
`,
  async run(args) {
    const { values, positionals } = readArguments(
      'feed',
      args,
      { base: { type: 'string' }, transcripts: { type: 'string' } },
      [0, Infinity],
    );
    if (values.base === undefined)
      throw new AudioArticleError(
        'AA_E_USAGE',
        'feed needs --base, because a feed holds whole addresses.',
        'Give the address at which this folder is published: --base https://news.example',
      );
    const root = process.cwd();
    const { files, episodes, warnings } = await staticFeed({
      ...{ root, base: readBase(values.base), names: positionals },
      transcriptsDir: resolve(values.transcripts ?? 'transcripts'),
      settings: await settingsOfFolder(root),
    });
    await writeWhole(files);
    for (const warning of warnings) printError(`Warning: ${warning}\n`);
    print(`feed.xml holds ${counted(episodes, 'episode')}.\n`);
  },
};
