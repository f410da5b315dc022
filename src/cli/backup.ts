import { backUp } from '../serve/backup/backup.js';
import { restore } from '../serve/backup/restore.js';
import { openSite } from '../serve/site.js';
import { counted, readArguments, type Command } from './command.js';
import { print } from './print.js';
import { environmentHelp, readSite, siteHelp, siteOptions } from './site-options.js';

export const backupCommand: Command = {
  help: `Usage: audio-article backup FILE [options]

Writes reports, lexicon, articles, editors and statistics as they are at one moment, compressed, while the server runs on. Audio and
transcripts are files: copy their folders, or the bucket.

${siteHelp}
  --help             this text

${environmentHelp}`,
  async run(args) {
    const { values, positionals } = readArguments('backup', args, siteOptions, [1, 1], ['a file']);
    const [file = ''] = positionals;
    const site = await openSite(readSite(values, 'backup'));
    try {
      print(`${file}: ${counted(await backUp(site.database, file), 'row')}.\n`);
    } finally {
      await site.close();
    }
  },
};

export const restoreCommand: Command = {
  help: `Usage: audio-article restore FILE [options]

Reads what audio-article backup has written into a database that is empty, all or nothing: on another machine, in another Postgres,
or in another version of it. What was waiting to be narrated waits again.

${siteHelp}
  --help             this text

${environmentHelp}`,
  async run(args) {
    const { values, positionals } = readArguments('restore', args, siteOptions, [1, 1], ['a file']);
    const [file = ''] = positionals;
    const site = await openSite(readSite(values, 'restore'));
    try {
      print(`${counted(await restore(site, file), 'row')} of ${file}.\n`);
    } finally {
      await site.close();
    }
  },
};
